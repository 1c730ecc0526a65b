// The planner's page in the words of its tests.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export { pictures } from "./support.mjs";

const fixtures = new URL("../fixtures/tiktok/", import.meta.url);
/** What TikTok's API answered about one Business Center. */
export const responses = [
  "account_transactions",
  "advertiser_balance",
  "asset_advertisers",
  "bc_balance",
  "report_daily",
].map((name) => fileURLToPath(new URL(`${name}.json`, fixtures)));

/** Opens the page and waits until the planner runs. */
export const opened = async (page) => {
  await page.goto("/");
  await page.locator("#planner:not([inert])").waitFor();
};

/** Opens the page in a browser that holds this plan. */
export const openedWith = async (page, plan) => {
  const text = typeof plan === "string" ? plan : JSON.stringify(plan);
  await page.addInitScript((text) => {
    if (!sessionStorage.getItem("begun")) localStorage.setItem("strandline.plan", text);
    sessionStorage.setItem("begun", "1");
  }, text);
  await opened(page);
};

export const figure = (page, name) => page.locator(`[data-figure=${name}]`);
/**
 * A button by a part of its name, but not Undo and Redo, whose names are those of others (`Undo: Fit to spend`), and no
 * figure that opens its rows (`Stranded 2,250, explain`).
 */
export const button = (page, name) =>
  page.getByRole("button", { name }).and(page.locator(":not(#undo-step, #redo-step, .explains)"));
/** Presses a button of the menu "More", in whatever language. */
export const more = async (page, name) => {
  await page.locator(".more-button").click();
  await page.locator("#more-menu").getByRole("button", { name }).click();
};
/** The way back that is offered right after something was done. */
export const wayBack = (page) => page.locator("#undo");
/** The plan of the open scenario as this browser keeps it, once it holds `text`. */
export const kept = async (page, text) => {
  const found = await page.waitForFunction((text) => {
    const plan = localStorage.getItem(`strandline.scenario.${sessionStorage.getItem("strandline.open")}`);
    return plan?.includes(text) ? plan : null;
  }, text);
  return found.jsonValue();
};
/** The names of the ad accounts in the table, each the head of its row. */
export const accounts = (page) => page.locator(".account").getByRole("rowheader");
/** The row of one ad account. */
export const row = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
export const stranded = (page, name) => row(page, name).getByRole("cell").last();

/** Fifty ad accounts, so many ad credits, an allocation of each to each. */
export const fifty = (credits = 10) => {
  const adAccounts = Array.from({ length: 50 }, (_, at) => ({
    id: `market-${at}`,
    name: `Market ${at + 1}`,
    dailySpend: `${20 + ((at * 7) % 180)}.00`,
  }));
  const adCredits = Array.from({ length: credits }, (_, at) => ({
    id: `credit-${at}`,
    name: `Credit ${at + 1}`,
    amount: "20000.00",
    issued: "2026-03-01",
    expires: `2026-0${4 + (at % 3)}-${10 + at}`,
  }));
  const allocations = adAccounts.flatMap((account, row) =>
    adCredits.map((credit, column) => ({
      id: `${row}-${column}`,
      on: "2026-03-01",
      adCredit: credit.id,
      adAccount: account.id,
      amount: `${150 + ((row * column) % 7) * 40}.00`,
    })),
  );
  const businessCenter = { name: "Fifty markets" };
  const period = { start: "2026-03-01", end: "2026-06-30" };
  return { version: 1, name: "Fifty markets", currency: "USD", ...period, businessCenter, adAccounts, adCredits, allocations };
};

/** Two thousand ad accounts, each with one allocation. */
export const thousands = () => {
  const plan = fifty();
  plan.name = "Two thousand shops";
  plan.adAccounts = Array.from({ length: 2000 }, (_, at) => ({
    id: `shop-${at}`,
    name: `Shop ${at + 1}`,
    dailySpend: `${5 + (at % 7)}.00`,
  }));
  plan.adCredits.forEach((credit) => (credit.amount = "200000.00"));
  plan.allocations = plan.adAccounts.map((account, at) => ({
    id: String(at),
    on: "2026-03-01",
    adCredit: `credit-${at % 10}`,
    adAccount: account.id,
    amount: "400.00",
  }));
  return plan;
};

/** A plan file of the examples. */
export const example = (name) =>
  readFileSync(fileURLToPath(new URL(`../../www/examples/${name}.json`, import.meta.url)), "utf8");
/** The plan of the first minute: 9,000 split evenly over three ad accounts, of which one is too slow. */
export const even = () => JSON.parse(example("split-evenly"));
/** Goes to another screen. */
export const screen = (page, name) => page.getByRole("navigation").getByRole("link", { name, exact: true }).click();
/** Presses Tab, or Shift and Tab where it stands before, until this has the focus. Nobody should need more than `most`. */
export const reach = async (page, target, most = 60) => {
  for (let step = 0; step < most; step++) {
    const way = await target.evaluate((element) => {
      const now = document.activeElement;
      if (element === now) return null;
      return now.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab";
    });
    if (way === null) return;
    await page.keyboard.press(way);
  }
  throw new Error(`${target} is more than ${most} presses of Tab away`);
};
/** Presses F6 until the focus is in the part of the page in which this is, then Tab. */
export const approach = async (page, target, most) => {
  const isElsewhere = (element) => {
    const parts = ".scenario, .tabs, .toolbar, .strip, .credits, .settings, .accounts, .screen";
    const part = element.closest(element.closest("dialog") ? ".imported-sheet, .proposal, .dialog-actions" : parts);
    return part !== null && !part.contains(document.activeElement);
  };
  for (let step = 0; step < 8 && (await target.evaluate(isElsewhere)); step++) await page.keyboard.press("F6");
  await reach(page, target, most);
};
