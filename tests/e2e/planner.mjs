// The planner's page in the words of its tests.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where `make test` leaves pictures of the page for a person to look at. */
export const pictures = fileURLToPath(new URL("../../output/screens/", import.meta.url));

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
/** The row of one ad account. */
export const row = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
export const stranded = (page, name) => row(page, name).getByRole("cell").last();

/** Fifty ad accounts, ten ad credits, an allocation of each to each. */
export const fifty = () => {
  const adAccounts = Array.from({ length: 50 }, (_, at) => ({
    id: `market-${at}`,
    name: `Market ${at + 1}`,
    dailySpend: `${20 + ((at * 7) % 180)}.00`,
  }));
  const adCredits = Array.from({ length: 10 }, (_, at) => ({
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

/** A plan file of the examples. */
export const example = (name) =>
  readFileSync(fileURLToPath(new URL(`../../www/examples/${name}.json`, import.meta.url)), "utf8");
