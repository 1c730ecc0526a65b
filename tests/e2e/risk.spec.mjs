// How sure the plan is: the runs in the worker, their progress, and what happens when the worker is lost.
import { begins, expect, test } from "./support.mjs";
import { button, even, figure, opened, openedWith, pictures } from "./planner.mjs";

const dialog = (page) => page.getByRole("dialog", { name: "How sure is this?" });
const asked = async (page) => {
  await button(page, "How sure?").click();
  await expect(dialog(page)).toBeVisible();
  return dialog(page);
};

test("ranges and chances give bands, a sentence and a table, the same for the same seed", async ({ page }) => {
  await opened(page);
  const box = await asked(page);
  await box.getByLabel("Weakest weeks, all ad accounts").fill("0.7");
  await box.getByLabel("Strongest weeks, all ad accounts").fill("1.2");
  await box.getByLabel("Chance of suspension, all ad accounts").fill("5");
  await box.getByRole("button", { name: "Run" }).click();
  await expect(box.getByText("From 10,000 runs with seed 1")).toBeVisible();
  const sentence = await figure(page, "risk").innerText();
  expect(sentence).toMatch(
    /^In [\d,]+ of 10,000 runs nothing is stranded; in 1 run of 20 it is [\d,.]+ or more; the worst is [\d,.]+\.$/,
  );
  await expect(box.getByRole("row", { name: /^In parts: Stranded/ })).toBeVisible();
  // The answer says what was asked, and so can be read alone.
  for (const asked of [
    "All ad accounts: spend from 0.7 to 1.2 times what is expected, week by week.",
    "All ad accounts: a chance of suspension of 5% a month.",
    "In parts: a review every 7 days.",
  ]) {
    await expect(box.locator(".risk-asked")).toContainText(asked);
  }
  await box.screenshot({ path: `${pictures}risk.png` });
  await box.getByRole("button", { name: "Run" }).click();
  await expect(box.getByText("From 10,000 runs with seed 1")).toBeVisible();
  await expect(figure(page, "risk")).toHaveText(sentence);
});

test("that seldom anything is lost is not said to be never: share of runs, one in twenty, and the worst", async ({ page }) => {
  // Account A can spend far more than it gets: only a suspension strands anything.
  const plan = even();
  plan.adAccounts = plan.adAccounts.slice(0, 1);
  plan.allocations = plan.allocations.slice(0, 1);
  await openedWith(page, plan);
  const box = await asked(page);
  const answer = async (chance) => {
    await box.getByLabel("Chance of suspension a month, %, Account A").fill(chance);
    await box.getByRole("button", { name: "Run" }).click();
    const said = chance ? `a chance of suspension of ${chance}% a month` : "No ad account has a chance of suspension.";
    await expect(box.locator(".risk-asked")).toContainText(said);
    await expect(box.locator(".risk-asked")).toContainText("From 10,000 runs with seed 1");
    return figure(page, "risk").innerText();
  };
  const number = (text) => Number(text.replaceAll(",", ""));
  const seldom = /^In ([\d,]+) of 10,000 runs nothing is stranded; in the other ([\d,]+) it is ([\d,.]+) at worst\.$/;
  const [, none, rest, most] = seldom.exec(await answer("5"));
  expect(number(none) + number(rest)).toBe(10_000);
  expect(number(none)).toBeGreaterThan(9_500);
  // On the first day nothing arrives any more; on the second, 200 is spent.
  expect(number(most)).toBe(2_800);
  const sometimes = /^In ([\d,]+) of 10,000 runs nothing is stranded; in 1 run of 20 it is ([\d,.]+) or more; the worst is ([\d,.]+)\.$/;
  const [, others, high, worst] = sometimes.exec(await answer("30"));
  expect(number(others)).toBeLessThan(9_500);
  expect(number(high)).toBeGreaterThan(0);
  expect(number(worst)).toBe(2_800);
  expect(await answer("")).toBe("In none of 10,000 runs is anything stranded.");
});

test("one's own answer stays, however soon it came, and names the ad accounts it was asked about", async ({ page }) => {
  // So that the clock can be put forward.
  await page.clock.install({ time: begins });
  await opened(page);
  const box = await asked(page);
  await box.getByLabel("Weakest weeks, Account B").fill("0.7");
  await box.getByLabel("Chance of suspension a month, %, Account A").fill("2.5");
  await box.getByLabel("Chance of suspension a month, %, Account C").fill("2.5");
  await box.getByLabel("Runs", { exact: true }).selectOption("1000");
  await box.getByRole("button", { name: "Run" }).click();
  const points = box.locator(".risk-asked li");
  const said = [
    "From 1,000 runs with seed 1: the same seed gives the same answer.",
    "Account B: spend from 0.7 to 1 times what is expected, week by week.",
    "Account A, Account C: a chance of suspension of 2.5% a month.",
    "In parts: a review every 7 days.",
  ];
  await expect(points).toHaveText(said);
  // Longer than the line below the result waits before it asks by itself.
  await page.clock.runFor(2_000);
  await expect(points).toHaveText(said);
});

test("where an ad account has a range, the strip says between what and what is stranded", async ({ page }) => {
  const plan = even();
  for (const account of plan.adAccounts) account.spendRange = { low: "0.8", high: "1.1" };
  await openedWith(page, plan);
  await expect(figure(page, "risk-band")).toContainText("Every one of 1,000 runs strands something");
});

test("a run can be cancelled, and what was found stands", async ({ page }) => {
  await opened(page);
  const box = await asked(page);
  await box.getByLabel("Weakest weeks, all ad accounts").fill("0.5");
  await box.getByLabel("Runs", { exact: true }).selectOption("100000");
  await box.getByRole("button", { name: "Run" }).click();
  await expect(box.getByRole("progressbar")).toBeVisible();
  await expect(figure(page, "risk")).toBeVisible();
  await box.getByRole("button", { name: "Cancel" }).click();
  await expect(box.getByText("Cancelled. What was found so far stands.")).toBeVisible();
  await expect(figure(page, "risk")).toBeVisible();
});

test("a worker that is killed in mid-run is said, and the next run works", async ({ page }) => {
  // The page's own handle on the worker is what a crash of it looks like from here: silence, or an error.
  await page.addInitScript(() => {
    window.workers = [];
    const Real = window.Worker;
    window.Worker = class extends Real {
      constructor(...given) {
        super(...given);
        window.workers.push(this);
      }
    };
  });
  await opened(page);
  const box = await asked(page);
  await box.getByLabel("Weakest weeks, all ad accounts").fill("0.5");
  await box.getByLabel("Runs", { exact: true }).selectOption("100000");
  await box.getByRole("button", { name: "Run" }).click();
  await expect(figure(page, "risk")).toBeVisible();
  await page.evaluate(() => window.workers.at(-1).terminate());
  await expect(box.getByText("The runs stopped without an answer. Run again.")).toBeVisible();
  await box.getByLabel("Runs", { exact: true }).selectOption("1000");
  await box.getByRole("button", { name: "Run" }).click();
  await expect(box.getByText("From 1,000 runs with seed 1")).toBeVisible();
  expect(await page.evaluate(() => window.workers.length)).toBe(2);
});

test("a chance that is none is refused with its place", async ({ page }) => {
  await opened(page);
  const box = await asked(page);
  await box.getByLabel("Chance of suspension a month, %, Account A").fill("500");
  await box.getByRole("button", { name: "Run" }).click();
  await expect(box.getByText(/The runs stopped: .*suspensions\/0\/monthly/)).toBeVisible();
});
