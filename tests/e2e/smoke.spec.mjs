import { expect, expectAccessible, test } from "./support.mjs";

test("the planner starts under its Content-Security-Policy and downloads nothing twice", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const response = await page.goto("/");
  expect(response.headers()["content-security-policy"]).toContain("default-src 'none'");
  await expect(page).toHaveTitle(/Strandline/);
  await page.waitForLoadState("networkidle");
  expect(asked.filter((path) => path.endsWith(".wasm"))).toHaveLength(1);
  expect(new Set(asked).size).toBe(asked.length);
});

test("axe finds nothing, wide and narrow, light and dark", async ({ page }) => {
  await page.goto("/");
  await page.waitForLoadState("networkidle");
  await expectAccessible(page);
});
