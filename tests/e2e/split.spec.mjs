// Which of the best splits `Fit to spend` takes, and within which bounds.
import { expect, expectAccessible, test } from "./support.mjs";
import { button, figure, kept, openedWith, screen, wayBack } from "./planner.mjs";
import { pictured } from "./looks.mjs";

const credit = (id, name, amount, expires) => ({ id, name, amount, issued: "2026-03-01", expires });
const allocation = (id, adCredit, adAccount, amount) => ({ id, on: "2026-03-01", adCredit, adAccount, amount });

/** Fourteen ad accounts that could spend more than there is. */
const fourteen = (allocations = []) => ({
  version: 1,
  name: "Fourteen",
  currency: "USD",
  start: "2026-03-01",
  end: "2026-04-30",
  businessCenter: { name: "Example" },
  adAccounts: Array.from({ length: 14 }, (_, at) => ({ id: `a${at}`, name: `Brand ${at + 1}`, dailySpend: "100.00" })),
  adCredits: [credit("spring", "Spring", "14000.00", "2026-03-22")],
  allocations,
});
/** The same, with 2,450 for the first, which can spend 2,200, and 750 for the last. */
const uneven = () => {
  const amount = (at) => (at === 0 ? "2450.00" : at === 13 ? "750.00" : "900.00");
  return fourteen(Array.from({ length: 14 }, (_, at) => allocation(`${at}`, "spring", `a${at}`, amount(at))));
};
const fit = (page) => page.locator("#fit");
const panel = (page) => page.locator("#split-menu");
const chosen = async (page, name) => {
  await page.getByRole("button", { name: "Which split" }).click();
  await panel(page).getByRole("radio", { name: new RegExp(`^${name}`) }).check();
};
/** The amounts of all allocations, once the plan that is kept has these. */
const expectAmounts = (page, amounts) =>
  expect
    .poll(async () => JSON.parse(await kept(page, '"allocations"')).allocations.map(({ amount }) => Number(amount)))
    .toEqual(amounts);

test("of fourteen ad accounts each gets its share, in one step that can be taken back", async ({ page }) => {
  await openedWith(page, fourteen());
  await expect(fit(page)).toHaveClass(/primary/);
  await expect(fit(page)).toHaveAccessibleDescription("Spends 14,000 more. 14 ad accounts get 14,000 in all.");
  await fit(page).click();
  await expectAmounts(page, Array(14).fill(1_000));
  await expect(fit(page)).toHaveAccessibleDescription("No other split spends more.");
  await expect(fit(page)).not.toHaveClass(/primary/);
  await wayBack(page).click();
  await expect(page.getByLabel("Allocate Spring to Brand 1", { exact: true })).toHaveValue("");
});

test("where one gets more than it can spend, only that moves, and a line says so before", async ({ page }) => {
  await openedWith(page, uneven());
  await expect(fit(page)).toHaveAccessibleDescription(
    "Spends 250 more. Moves 250 from “Brand 1” to 13 other ad accounts.",
  );
  await page.getByLabel("Allocate Spring to Brand 2", { exact: true }).fill("600");
  await expect(fit(page)).toHaveAccessibleDescription("Spends 550 more.");
  // What changes is a list, which has no room below the button.
  await page.getByRole("button", { name: "Which split" }).click();
  await expect(panel(page).getByRole("status")).toHaveText(/^Spends 550 more\. Against what is planned: /);
});

test("another policy is one choice: what it changes is said, and it is done where nothing is lost", async ({ page }) => {
  const plan = fourteen([allocation("1", "spring", "a0", "600.00"), allocation("2", "spring", "a1", "200.00")]);
  plan.adCredits[0].amount = "800.00";
  await openedWith(page, plan);
  await expect(fit(page)).toHaveAttribute("aria-disabled", "true");
  await chosen(page, "In proportion");
  await expect(panel(page).getByRole("status")).toHaveText(/^Spends as much\. Against what is planned: /);
  await expectAccessible(page);
  await pictured(page, "split", "in view");
  await fit(page).click();
  await expect(panel(page)).toBeHidden();
  // Of the 800 each gets a fourteenth, and the first four a cent more.
  const shares = [...Array(4).fill(57.15), ...Array(10).fill(57.14)];
  await expectAmounts(page, shares);
  await expect(fit(page)).toHaveAttribute("aria-disabled", "true");
  await chosen(page, "With few steps");
  await fit(page).click();
  await expectAmounts(page, [800]);
  // Of the choice and of the fitting one step each.
  await wayBack(page).click();
  await expectAmounts(page, shares);
});

test("a largest share in percent and rounding are kept, and Explain says what they cost", async ({ page }) => {
  const plan = fourteen();
  plan.adAccounts = plan.adAccounts.slice(0, 3);
  plan.adCredits[0].amount = "6020.00";
  await openedWith(page, plan);
  await page.getByRole("button", { name: "Which split" }).click();
  await panel(page).getByLabel("At most, % of an ad credit for one ad account").fill("150");
  await expect(panel(page)).toContainText("The largest share of an ad credit is a percentage from 0 to 100");
  await panel(page).getByLabel("At most, % of an ad credit for one ad account").fill("30");
  await panel(page).getByLabel("Round amounts to").fill("50");
  await page.keyboard.press("Escape");
  await fit(page).click();
  await expectAmounts(page, [1_800, 1_800, 1_800]);
  await page.getByRole("button", { name: "Which split" }).click();
  await expect(panel(page).getByLabel("At most, % of an ad credit for one ad account")).toHaveValue("30");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Explain", exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("The limit of 30 % of an ad credit for one ad account leaves 602 unspent.");
});

test("what one ad account gets at most is in its details, and a plan past it is brought within", async ({ page }) => {
  await openedWith(page, fourteen([allocation("1", "spring", "a0", "2000.00")]));
  await button(page, "Brand 1").first().click();
  await page.getByLabel("Gets at most").fill("500");
  await expect(page.getByText(/^The plan allocates .* more than the .* it may get at most\.$/).first()).toBeVisible();
  await fit(page).click();
  await expect(page.getByLabel("Allocate Spring to Brand 1", { exact: true })).toHaveValue("500.00");
});

test("where the nearest split loses more, the plan is split anew, and that is said", async ({ page }) => {
  const plan = fourteen([allocation("1", "late", "a0", "2200.00"), allocation("2", "late", "a1", "2200.00")]);
  plan.end = "2026-03-22";
  plan.adAccounts = plan.adAccounts.slice(0, 2);
  plan.adCredits = [credit("spring", "Spring", "1000.00", "2026-03-22"), credit("late", "Late", "4400.00", "2026-06-30")];
  await openedWith(page, plan);
  await expect(figure(page, "lost")).toHaveText("1,000");
  await expect(fit(page)).toHaveClass(/primary/);
  await expect(fit(page)).toHaveAccessibleDescription(/^Split anew, 1,000 less is lost\./);
  await page.getByRole("button", { name: "Explain", exact: true }).click();
  await expect(page.getByRole("dialog")).toContainText("So this one is split anew.");
  await page.keyboard.press("Escape");
  await fit(page).click();
  await expect(figure(page, "lost")).toHaveText("0");
  await expect(figure(page, "unallocated")).toHaveText("1,000");
  await wayBack(page).click();
  await expect(figure(page, "lost")).toHaveText("1,000");
});

test("Explain says first that many splits are as good, then why this one; who gets nothing has no row", async ({ page }) => {
  const plan = fourteen();
  plan.adAccounts[13].dailySpend = "0.00";
  await openedWith(page, plan);
  await page.getByRole("button", { name: "Explain", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "What the best split would do" });
  const first = dialog.locator(".explained").first();
  await expect(first.locator("p").first()).toHaveText("Many splits spend as much. This is one of them:");
  await expect(first).toContainText("Each ad account gets ad credit for 48 % of what it can spend by 22 Mar 2026.");
  await expect(first).toContainText("13 ad accounts get 14,000 in all.");
  await expect(dialog.getByRole("row", { name: /^Brand 13 / })).toBeVisible();
  await expect(dialog.getByRole("row", { name: /^Brand 14 / })).toHaveCount(0);
  await expect(dialog).toContainText("1 other ad account gets nothing.");
});

test("can spend is of the whole plan, and the cell with the focus says what of its own ad credit", async ({ page }) => {
  const plan = fourteen();
  plan.adAccounts = plan.adAccounts.slice(0, 1);
  plan.adCredits.push(credit("late", "Late", "9000.00", "2026-06-30"));
  await openedWith(page, plan);
  await expect(page.getByRole("columnheader", { name: "Can spend by 30 Apr" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^Brand 1 / }).getByRole("cell").nth(2)).toContainText("6,100");
  // 22 days of Spring, not the 61 of the plan.
  const amount = page.getByLabel("Allocate Spring to Brand 1");
  await amount.fill("500");
  const cell = page.getByRole("cell").filter({ has: amount });
  await expect(cell.locator(".room")).toHaveText(/^Can spend 2,200 by 22 Mar · [0-9,]+ left$/);
  await amount.blur();
  await expect(cell.locator(".room")).toHaveCount(0);
});

test("Review says when one ad account holds more than half, what its suspension would cost, and leads to its limit", async ({ page }) => {
  const plan = fourteen([allocation("1", "spring", "a0", "2000.00")]);
  plan.adCredits[0].amount = "3000.00";
  await openedWith(page, plan);
  await screen(page, "Review");
  // On the evening of the first day 100 of it is spent.
  const found = page.getByRole("link", { name: /^Brand 1 holds 1,900 after 1 Mar, more than half of .*3,000.* it would forfeit all of it\.$/ });
  await found.click();
  await expect(page.getByLabel("Gets at most")).toBeFocused();
});
