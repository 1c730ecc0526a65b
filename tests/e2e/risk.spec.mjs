// How sure the plan is: the runs in the worker, their progress, and what happens when the worker is lost.
import { begins, expect, expectAccessible, test } from "./support.mjs";
import { button, even, figure, opened, openedWith, pictures } from "./planner.mjs";

const dialog = (page) => page.getByRole("dialog", { name: "How sure is this?" });
const asked = async (page) => {
  await button(page, "How sure?").click();
  await expect(dialog(page)).toBeVisible();
  await dialog(page).getByText("By ad account, and how it is asked").click();
  return dialog(page);
};
/** The three figures of an answer: the share of runs that strand nothing, what 19 of 20 strand at most, the worst. */
const answer = async (page) => {
  const [none, high, worst] = await Promise.all(
    ["risk-none", "risk-high", "risk-worst"].map((name) => figure(page, name).innerText()),
  );
  return { none, high, worst };
};
const number = (text) => Number(text.replaceAll(",", "").replace("%", ""));

test("ranges and chances give bands, a sentence and a table, the same for the same seed", async ({ page }) => {
  await opened(page);
  const box = await asked(page);
  await box.getByLabel("Weakest weeks, all ad accounts").fill("0.7");
  await box.getByLabel("Strongest weeks, all ad accounts").fill("1.2");
  await box.getByLabel("Chance of suspension, all ad accounts").fill("5");
  await box.getByRole("button", { name: "Run" }).click();
  await expect(box.getByText("From 10,000 runs with seed 1")).toBeVisible();
  const first = await answer(page);
  expect(number(first.high)).toBeGreaterThan(0);
  expect(number(first.worst)).toBeGreaterThanOrEqual(number(first.high));
  await box.getByText("Every figure, by the share of runs that stay at or below it").first().click();
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
  expect(await answer(page)).toEqual(first);
});

test("that seldom anything is lost is not said to be never: share of runs, one in twenty, and the worst", async ({ page }) => {
  // Account A can spend far more than it gets: only a suspension strands anything.
  const plan = even();
  plan.adAccounts = plan.adAccounts.slice(0, 1);
  plan.allocations = plan.allocations.slice(0, 1);
  await openedWith(page, plan);
  const box = await asked(page);
  const asking = async (chance) => {
    await box.getByLabel("Chance of suspension a month, %, Account A").fill(chance);
    await box.getByRole("button", { name: "Run" }).click();
    const said = chance ? `a chance of suspension of ${chance}% a month` : "No ad account has a chance of suspension.";
    await expect(box.locator(".risk-asked")).toContainText(said);
    await expect(box.locator(".risk-asked")).toContainText("From 10,000 runs with seed 1");
  };
  const answerTo = async (chance) => {
    await asking(chance);
    return answer(page);
  };
  const seldom = await answerTo("5");
  expect(number(seldom.none)).toBeGreaterThan(95);
  expect(number(seldom.none)).toBeLessThan(100);
  // On the first day nothing arrives any more; on the second, 200 is spent.
  expect([number(seldom.high), number(seldom.worst)]).toEqual([0, 2_800]);
  const sometimes = await answerTo("30");
  expect(number(sometimes.none)).toBeLessThan(95);
  expect(number(sometimes.high)).toBeGreaterThan(0);
  expect(number(sometimes.worst)).toBe(2_800);
  // Then all runs are the same, which is no certainty.
  await asking("");
  await expect(box.getByText("Nothing varies in these runs")).toBeVisible();
  await expect(figure(page, "risk-none")).toHaveCount(0);
});

test("three presets say how steady spend is, with their factors, and ask at once: the result first, ad accounts folded", async ({ page }) => {
  await opened(page);
  await button(page, "How sure?").click();
  const box = dialog(page);
  const preset = (name) => box.getByRole("button", { name });
  for (const name of ["Steady 0.9 to 1.1 ×", "Usual 0.7 to 1.2 ×", "Wild 0.4 to 1.5 ×"]) {
    await expect(preset(name)).toHaveAttribute("aria-pressed", "false");
  }
  await expect(box.getByLabel("Weakest weeks, Account A")).toBeHidden();
  await preset("Wild").click();
  await expect(preset("Wild")).toHaveAttribute("aria-pressed", "true");
  await expect(box.getByText("From 10,000 runs with seed 1")).toBeVisible();
  const wild = await answer(page);
  await preset("Steady").click();
  await expect(box.getByText("spend from 0.9 to 1.1 times what is expected")).toBeVisible();
  await expect(box.getByText("From 10,000 runs with seed 1")).toBeVisible();
  const steady = await answer(page);
  expect(number(steady.worst)).toBeLessThan(number(wild.worst));
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await button(page, "How sure?").click();
  await expect(preset("Steady")).toHaveAttribute("aria-pressed", "false");
  await expect(preset("Wild")).toHaveAttribute("aria-pressed", "false");
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
  await expect(figure(page, "risk-none")).toBeVisible();
  await box.getByRole("button", { name: "Cancel" }).click();
  await expect(box.getByText("Cancelled. What was found so far stands.")).toBeVisible();
  await expect(figure(page, "risk-none")).toBeVisible();
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
        this.addEventListener("message", () => window.kills && this.terminate());
      }
    };
  });
  await opened(page);
  const box = await asked(page);
  await box.getByLabel("Weakest weeks, all ad accounts").fill("0.5");
  await box.getByLabel("Runs", { exact: true }).selectOption("100000");
  // At the first report: how long all of them take is the machine's affair.
  await page.evaluate(() => (window.kills = true));
  await box.getByRole("button", { name: "Run" }).click();
  await expect(box.getByText("The runs stopped without an answer. Run again.")).toBeVisible();
  await expect(figure(page, "risk-none")).toBeVisible();
  await page.evaluate(() => (window.kills = false));
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
