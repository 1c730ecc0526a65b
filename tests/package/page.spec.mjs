import { readFileSync } from "node:fs";
import { expect, test } from "../e2e/support.mjs";

const { version } = JSON.parse(readFileSync(new URL("../../dist/api/package.json", import.meta.url), "utf8"));

test("a plain module script imports the package and runs a plan", async ({ page }) => {
  await page.goto("/tests/package/page.html");
  await expect(page.locator("output")).toHaveText(`${version}: 2250.00 stranded`);
});

test("a module worker imports the package", async ({ page }) => {
  await page.goto("/tests/package/page.html");
  const answer = await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const worker = new Worker("/tests/package/worker.js", { type: "module" });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
      }),
  );
  expect(answer).toBe(version);
});
