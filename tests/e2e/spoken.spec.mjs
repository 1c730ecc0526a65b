// What a screen reader is given, in the order in which it reads: of each screen, of Share and of an article's figure. It is
// held against kept/*.yml, line by line; what was changed on purpose is kept anew with STRANDLINE_UPDATE=1.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openArticle, siteOf, strictFrame } from "./article.mjs";
import { button, even, opened, openedWith, screen } from "./planner.mjs";
import { expect, test } from "./support.mjs";

/** What is read of this part of the page, wherever the site is. */
const spoken = async (part, baseURL) => `${(await part.ariaSnapshot()).replaceAll(siteOf(baseURL), "https://example.org/")}\n`;

const expectAsKept = async (part, name, baseURL) => {
  const file = fileURLToPath(new URL(`kept/${name}.yml`, import.meta.url));
  const now = () => spoken(part, baseURL);
  if (process.env.STRANDLINE_UPDATE) {
    // Advice comes a moment later.
    let before;
    await expect.poll(async () => before === (before = await now()), { intervals: [1_000] }).toBe(true);
    writeFileSync(file, before);
  }
  const kept = readFileSync(file, "utf8");
  await expect.poll(now, { message: `${name}: see tests/e2e/kept/${name}.yml`, timeout: 15_000 }).toBe(kept);
};

const spent = (adAccount, spend) => ({ adAccount, from: "2026-03-01", to: "2026-03-07", spend });
const behind = () => Object.assign(even(), { actuals: [spent("a", "1400.00"), spent("b", "420.00"), spent("c", "175.00")] });

test("Plan, and what stands above every screen, is read in the order that is kept", async ({ page, baseURL }) => {
  await opened(page);
  await expectAsKept(page.locator("#planner"), "plan", baseURL);
});

const screens = {
  Timeline: {},
  Compare: { press: (page) => button(page, "Compare in parts").click() },
  Review: {},
  Track: { on: "2026-03-08", plan: behind() },
};
for (const [name, { on, plan = even(), press }] of Object.entries(screens)) {
  test(`${name} is read in the order that is kept`, async ({ page, baseURL }) => {
    if (on) await page.clock.setFixedTime(`${on}T09:00:00Z`);
    await openedWith(page, plan);
    await screen(page, name);
    await expect(page.locator("#screen-title")).toBeFocused();
    await press?.(page);
    await expectAsKept(page.getByRole("main"), name.toLowerCase(), baseURL);
  });
}

for (const tab of ["Link", "Embed"]) {
  test(`Share, ${tab}, is read in the order that is kept`, async ({ page, baseURL }) => {
    await opened(page);
    await button(page, "Share").click();
    await page.getByRole("tab", { name: tab }).click();
    await expectAsKept(page.getByRole("dialog"), `share-${tab.toLowerCase()}`, baseURL);
  });
}

test("the figure of an article is read in the order that is kept", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictFrame(baseURL));
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("[data-figure=stranded]").first()).toHaveText("2,250");
  await expectAsKept(frame.locator("body"), "figure", baseURL);
});
