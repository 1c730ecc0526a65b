// Settings: theme, density and language, kept apart from plans.
import { expect, expectAccessible, test } from "./support.mjs";
import { more, opened, pictures } from "./planner.mjs";

const root = (page) => page.locator("html");
const paper = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const themeColors = (page) =>
  page.locator("meta[name=theme-color]").evaluateAll((all) => all.map((it) => it.getAttribute("content")));
const settings = (page) => more(page, "Settings");

test("the theme holds at once, over the system's, and from the first frame after a reload", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await opened(page);
  const light = await paper(page);
  await settings(page);
  await page.getByLabel("Dark").check();
  const dark = await paper(page);
  expect(dark).not.toBe(light);
  expect(await themeColors(page)).toEqual(["#0e1114", "#0e1114"]);
  expect(await page.evaluate(() => localStorage.getItem("strandline.preferences"))).toContain('"theme":"dark"');

  // Before the planner runs.
  await page.route("**/*.wasm", (route) => new Promise((later) => setTimeout(later, 400)).then(() => route.continue()));
  await page.reload({ waitUntil: "commit" });
  await expect(root(page)).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("#planner[inert]")).toBeAttached();
  await page.locator("#planner:not([inert])").waitFor();
  expect(await paper(page)).toBe(dark);

  await settings(page);
  await expect(page.getByLabel("Dark")).toBeChecked();
  await page.getByLabel("Same as system").check();
  expect(await paper(page)).toBe(light);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await paper(page)).toBe(dark);
});

test("density and language are kept", async ({ page }) => {
  await opened(page);
  await settings(page);
  await page.getByLabel("Compact").check();
  // In another language the page begins anew.
  await page.getByLabel("Español").click();
  await expect(root(page)).toHaveAttribute("lang", "es");
  await expect(root(page)).toHaveAttribute("data-density", "compact");
  await page.locator("#planner:not([inert])").waitFor();
  expect(JSON.parse(await page.evaluate(() => localStorage.getItem("strandline.preferences")))).toEqual({
    theme: "auto",
    density: "compact",
    language: "es",
  });
});

test("damaged preferences are as if there were none", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("strandline.preferences", '{"theme":'));
  await opened(page);
  expect(await root(page).getAttribute("data-theme")).toBeNull();
});

for (const theme of ["Same as system", "High contrast"]) {
  test(`axe finds nothing with ${theme}, in the dialog and behind it`, async ({ page }) => {
    await opened(page);
    await settings(page);
    await page.getByLabel(theme).check();
    await page.getByLabel("Compact").check();
    await expectAccessible(page);
    const state = theme === "High contrast" ? "contrast" : "auto";
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({ path: `${pictures}settings-${state}-${width}-${colorScheme}.png` });
        expect(await page.locator("dialog[open]").evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
      }
    }
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 1280, height: 900 });
    await expectAccessible(page);
    await page.screenshot({ path: `${pictures}planner-${state}-compact.png` });
  });
}
