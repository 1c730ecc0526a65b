// Every state of every screen and dialog that no other test looks at: axe finds nothing, nothing is cut off, and pictures
// are left in output/screens/.
import { expect, expectAccessible, test } from "./support.mjs";
import { opened, pictures } from "./planner.mjs";
import { expectToFit, pictured } from "./looks.mjs";
import { states } from "./states.mjs";

/** Of which only what is in view is worth a picture. */
const inView = ["examples", "import", "import-wrong", "imported-thousands", "fifty-by-twenty", "risk", "share-embed"];
/** What axe is told where there is more than one page, or the same row fifty times. */
const told = {
  "imported-thousands": { except: ["tbody tr:nth-child(n+7)"] },
  "fifty-by-twenty": { except: ["tbody tr:nth-child(n+7)"] },
  "share-embed": { preload: false },
};

for (const [name, reach] of Object.entries(states)) {
  test(`${name}: axe finds nothing, it fits at 320 pixels, and leaves its pictures`, async ({ page }) => {
    await reach(page);
    await expectAccessible(page, told[name]);
    await expectToFit(page);
    await pictured(page, name, inView.includes(name) ? "in view" : "whole");
  });
}

test("on paper every screen is light, whatever the theme, and has nothing to press", async ({ page }) => {
  await opened(page);
  await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
  const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
  const dark = await ink();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const screen of ["timeline", "compare", "review", "plan"]) {
    await page.evaluate((screen) => (location.hash = screen), screen);
    await expect(page.locator("#screen-title")).toBeFocused();
    expect(await ink(), screen).toBe("rgb(22, 25, 29)");
    await expect(page.locator(":is(.topbar, .button, .link, .slider):visible"), screen).toHaveCount(0);
  }
  expect(dark).not.toBe("rgb(22, 25, 29)");
});

test("what becomes of the ad credit is seen to move, where motion is allowed", async ({ page }) => {
  await opened(page);
  const part = page.locator(".strip .bar .part.spent");
  await expect(part.locator("..")).toHaveCSS("transition-duration", "0.2s, 0.2s");
  const before = await part.elementHandle();
  const [changed, same] = [page.locator("[data-figure=stranded]"), page.locator("[data-figure=unallocated]")];
  await expect(changed).toHaveCSS("animation-name", "none");
  await page.getByLabel("Allocate Ad credit 1 to Account C").fill("750");
  await expect(page.locator("[data-figure=stranded]")).toHaveText("0");
  expect(await before.evaluate((it) => it.isConnected)).toBe(true);
  // A figure that changes again moves again; one that stays the same does not.
  await expect(changed).toHaveCSS("animation-name", "turn-odd");
  await expect(changed).toHaveCSS("animation-duration", "0.2s");
  await expect(same).toHaveCSS("animation-name", "none");
  await page.getByLabel("Allocate Ad credit 1 to Account C").fill("751");
  await expect(changed).toHaveText("1");
  await expect(changed).toHaveCSS("animation-name", "turn-even");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect(changed).toHaveCSS("animation-name", "none");
  await expect(part.locator("..")).toHaveCSS("transition-duration", "0s, 0s");
});

test("in forced colours and without motion it still shows what is what", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await opened(page);
  await page.screenshot({ path: `${pictures}forced-colors.png` });
  // Spent is drawn in one colour of the system, stranded in its hatch, unallocated not at all.
  const fills = (part) => page.locator(`.strip .part.${part}`).evaluateAll((all) => all.map((it) => getComputedStyle(it).fill));
  const system = (name) =>
    page.evaluate((name) => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.color = name;
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    }, name);
  expect(new Set(await fills("spent"))).toEqual(new Set([await system("CanvasText")]));
  const stranded = await fills("stranded");
  expect(stranded).toHaveLength(2);
  for (const fill of stranded) expect(fill).toContain("hatch");
  // Nothing moves.
  const moving = () => [...document.querySelectorAll("*")].filter((it) => /[1-9]/.test(getComputedStyle(it).transitionDuration + getComputedStyle(it).animationDuration)).length;
  expect(await page.evaluate(moving)).toBe(0);
});
