// The states of the planner that are looked at, each with how to reach it.
import { expect } from "./support.mjs";
import { accounts, button, even, fifty, more, opened, openedWith, responses, screen, thousands } from "./planner.mjs";

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
/** A state on another screen. */
export const afterwards = (reach, name) => async (page) => {
  await reach(page);
  await screen(page, name);
  await expect(page.locator("#screen-title")).toBeFocused();
};

/** How to reach each from a browser that has never been here. */
export const states = {
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
  "timeline-no-accounts": afterwards(noAccounts, "Timeline"),
  "timeline-errors": afterwards(wrong, "Timeline"),
  "compare-one": afterwards(opened, "Compare"),
  "compare-empty": afterwards(empty, "Compare"),
  "compare-errors": afterwards(wrong, "Compare"),
  "review-empty": afterwards(empty, "Review"),
  "review-errors": afterwards(wrong, "Review"),
  "review-refused": afterwards(allRefused, "Review"),
  "review-done": afterwards(allDone, "Review"),
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
