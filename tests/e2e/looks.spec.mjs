// Every state of every screen and dialog that no other test looks at: axe finds nothing, nothing is cut off, and pictures
// are left in output/screens/.
import { expect, expectAccessible, test } from "./support.mjs";
import { accounts, button, even, fifty, more, opened, openedWith, pictures, responses, screen, thousands } from "./planner.mjs";
import { expectToFit, pictured } from "./looks.mjs";

const dialog = (page) => page.getByRole("dialog");
const empty = async (page) => {
  await opened(page);
  await more(page, "New plan");
  await expect(page.getByRole("heading", { name: "Your first ad credit" })).toBeVisible();
};
const planWith = (change) => (page) => {
  const plan = even();
  change(plan);
  return openedWith(page, plan);
};
const noAccounts = planWith((plan) => Object.assign(plan, { adAccounts: [], allocations: [] }));
const noCredits = planWith((plan) => Object.assign(plan, { adCredits: [], allocations: [] }));
const wrong = planWith((plan) => (plan.adAccounts[0].dailySpend = "much"));
/** No ad account is approved, so nothing of what is planned happens. */
const allRefused = planWith((plan) => plan.adAccounts.forEach((it) => (it.status = "inReview")));
const allDone = planWith((plan) => plan.allocations.forEach((it) => (it.done = true)));
const then = (reach, name) => async (page) => {
  await reach(page);
  await screen(page, name);
  await expect(page.locator("#screen-title")).toBeFocused();
};

/** How to reach each; where only what is in view is worth a picture, that too. */
const states = {
  example: opened,
  empty,
  "no-accounts": noAccounts,
  "no-credits": noCredits,
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
  "all-refused": async (page) => {
    await allRefused(page);
    await page.getByText("3 things to look at").click();
  },
  details: async (page) => {
    await opened(page);
    await more(page, "Load an example");
    await button(page, "Two ad credits").click();
    await button(page, "Spring launch").click();
    await button(page, "Welcome credit").click();
    await button(page, "Plan settings").click();
  },
  removed: async (page) => {
    await opened(page);
    await button(page, "Account C").click();
    await button(page, "Remove ad account").click();
    await expect(page.locator(".note-bar")).toContainText("Removed Account C");
  },
  "damaged-link": async (page) => {
    await page.goto("/#p=damaged");
    await expect(page.locator(".note-bar")).toContainText("This link is damaged");
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
  "import-wrong": async (page) => {
    await opened(page);
    await more(page, "Import");
    await page.getByLabel("Files").setInputFiles({ name: "holiday.json", mimeType: "application/json", buffer: Buffer.from("{") });
    await expect(page.locator(".source-wrong")).toBeVisible();
  },
  imported: async (page) => {
    await opened(page);
    await more(page, "Import");
    await page.getByLabel("Files").setInputFiles(responses);
    await button(page, "Use this plan").click();
    await expect(accounts(page)).toHaveCount(6);
  },
  "imported-thousands": async (page) => {
    await opened(page);
    await more(page, "Import");
    const buffer = Buffer.from(JSON.stringify(thousands()));
    await page.getByLabel("Files").setInputFiles({ name: "shops.json", mimeType: "application/json", buffer });
    await button(page, "Use this plan").click();
    await expect(page.getByText("1 to 50 of 2,000")).toBeVisible();
  },
  "fifty-by-twenty": (page) => openedWith(page, fifty(20)),
  "timeline-no-accounts": then(noAccounts, "Timeline"),
  "timeline-errors": then(wrong, "Timeline"),
  "compare-one": then(opened, "Compare"),
  "compare-empty": then(empty, "Compare"),
  "compare-errors": then(wrong, "Compare"),
  "review-empty": then(empty, "Review"),
  "review-errors": then(wrong, "Review"),
  "review-refused": then(allRefused, "Review"),
  "review-done": then(allDone, "Review"),
  risk: async (page) => {
    await opened(page);
    await button(page, "How sure?").click();
    await dialog(page).getByText("By ad account, and how it is asked").click();
    await dialog(page).getByLabel("Weakest weeks, all ad accounts").fill("0.7");
    await dialog(page).getByLabel("Chance of suspension a month, %, Account A").fill("5");
    await dialog(page).getByLabel("Runs", { exact: true }).selectOption("1000");
    await dialog(page).getByRole("button", { name: "Run" }).click();
    await expect(dialog(page).getByText("From 1,000 runs with seed 1")).toBeVisible();
  },
  "share-embed": async (page) => {
    await opened(page);
    await button(page, "Share").click();
    await page.getByRole("tab", { name: "Embed" }).click();
    await expect(page.frameLocator("iframe").locator("[data-figure=stranded]")).toHaveText("2,250");
  },
};
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
