// How a state of the page looks: the pictures it leaves, and that nothing of it is cut off.
import { expect } from "./support.mjs";
import { pictures } from "./support.mjs";

/** Leaves a picture of each setting for a person to look at: of all there is to scroll, or only of what is in view. */
export const pictured = async (page, name, extent = "whole") => {
  // No test looks at them, so they are made only where somebody will.
  if (!process.env.STRANDLINE_PICTURES) return;
  const before = page.viewportSize();
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 360]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      if (extent === "whole") await page.evaluate(() => scrollTo(0, 0));
      await page.screenshot({ path: `${pictures}${name}-${width}-${colorScheme}.png`, fullPage: extent === "whole" });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(before);
};

/** At 320 pixels nothing needs scrolling sideways: neither the page nor a dialog on it. */
export const expectToFit = async (page) => {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 900 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  for (const dialog of await page.locator("dialog[open]").all()) {
    expect(await dialog.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
    // It lies over the page, which grows no wider with it.
    const { x, width } = await dialog.boundingBox();
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(320);
  }
  await page.setViewportSize(before);
};
