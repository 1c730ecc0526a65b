// Every state of the first screen: axe finds nothing, nothing is cut off, and a picture is left in output/screens/.
import { expect, expectAccessible, test } from "./support.mjs";
import { button, fifty, more, opened, openedWith, pictures, responses } from "./planner.mjs";

const states = {
  example: opened,
  empty: async (page) => {
    await opened(page);
    await more(page, "New plan");
    await expect(page.getByText("No ad accounts yet.")).toBeVisible();
  },
  errors: async (page) => {
    await opened(page);
    await page.getByLabel("Expected daily spend of Account A").fill("much");
    await button(page, "Add ad credit").click();
    await page.getByText(/things to look at/).click();
  },
  refused: async (page) => {
    await opened(page);
    await page.getByLabel("Allocate Ad credit 1 to Account A").fill("3500");
    await page.getByText("1 thing to look at").click();
  },
  details: async (page) => {
    await opened(page);
    await more(page, "Load an example");
    await button(page, "Two ad credits").click();
    await button(page, "Spring launch").click();
    await button(page, "Welcome credit").click();
    await button(page, "Plan settings").click();
  },
  examples: async (page) => {
    await opened(page);
    await more(page, "Load an example");
  },
  import: async (page) => {
    await opened(page);
    await more(page, "Import");
    await page.getByLabel("Files").setInputFiles(responses);
    await expect(button(page, "Use this plan")).toBeVisible();
  },
  imported: async (page) => {
    await opened(page);
    await more(page, "Import");
    await page.getByLabel("Files").setInputFiles(responses);
    await button(page, "Use this plan").click();
    await expect(page.getByRole("rowheader")).toHaveCount(6);
  },
  fifty: (page) => openedWith(page, fifty()),
};

for (const [name, reach] of Object.entries(states)) {
  test(`${name}: axe finds nothing, wide and narrow, light and dark`, async ({ page }) => {
    // A table of fifty takes axe a while, four times over.
    test.slow(name === "fifty");
    await reach(page);
    await expectAccessible(page);
  });

  test(`${name}: it fits at 320 pixels, and leaves its pictures`, async ({ page }) => {
    await reach(page);
    const whole = !["import", "examples", "fifty"].includes(name);
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [1280, 360]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({ path: `${pictures}${name}-${width}-${colorScheme}.png`, fullPage: whole });
      }
    }
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
}

test("in forced colours and without motion it still shows what is what", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await opened(page);
  await page.screenshot({ path: `${pictures}forced-colors.png` });
  await expect(page.locator(".strip .part.stranded")).toHaveCount(2);
});
