// The best split: applied, taken back and explained.
import { expect, expectAccessible, test } from "./support.mjs";
import { button, even, figure, kept, opened, openedWith, reach, screen, stranded, wayBack } from "./planner.mjs";
import { expectToFit, pictured } from "./looks.mjs";

/** 12,000 for ad accounts that can spend 9,750. */
const tooMuch = () => {
  const plan = even();
  plan.adCredits[0].amount = "12000.00";
  plan.allocations.forEach((it) => (it.amount = "4000.00"));
  return plan;
};
const fit = (page) => button(page, "Fit to spend").first();
const dialog = (page) => page.getByRole("dialog", { name: "What the best split would do" });

test("Fit to spend strands nothing, says so, and Undo takes it back in one step", async ({ page }) => {
  await opened(page);
  await expect(figure(page, "unavoidable")).toHaveText("0");
  await expect(figure(page, "last-day")).toHaveText("1 Mar");
  await fit(page).click();
  await expect(figure(page, "stranded")).toHaveText("0");
  await expect(figure(page, "conservation")).toHaveText("Issued 9,000 = Spent 9,000 + Stranded 0 + Unallocated 0");
  await expect(page.getByRole("status").filter({ hasText: "Fitted to spend: Spent 9,000, Stranded 0." })).toBeVisible();
  await expect(figure(page, "last-day")).toHaveText("none: no split loses less");
  await expect(fit(page)).toHaveAttribute("aria-disabled", "true");
  await expect(fit(page)).toHaveAccessibleDescription("No other split spends more.");
  await expect(fit(page)).toBeFocused();

  await wayBack(page).click();
  await expect(figure(page, "stranded")).toHaveText("2,250");
  await expect(page.getByLabel("Allocate Ad credit 1 to Account C")).toHaveValue("3,000");
});

/** 26 November to 31 December: what is planned before 10 December was never done. */
const late = () => {
  const plan = even();
  plan.start = "2026-11-26";
  plan.end = "2026-12-31";
  Object.assign(plan.adCredits[0], { issued: "2026-11-26", expires: "2026-12-25" });
  plan.allocations.forEach((it) => (it.on = "2026-11-26"));
  return plan;
};
/** The days of all allocations of the plan that is kept, once it holds `text`. */
const daysOf = async (page, text) => JSON.parse(await kept(page, text)).allocations.map(({ on }) => on);

test("advice begins today: nothing it plans is in the past, for one ad account, for all, in parts or to compare with", async ({ page }) => {
  await page.clock.setFixedTime("2026-12-10T12:00:00Z");
  await openedWith(page, late());
  // Account A can spend 16 × 200 from today on, B 16 × 100, C 16 × 25.
  await expect(figure(page, "last-day")).toHaveText("10 Dec");
  await page.getByRole("button", { name: "Explain", exact: true }).click();
  await expect(dialog(page)).toContainText("Without 3 allocations dated before today that are not marked as allocated.");
  await expect(dialog(page).getByRole("row", { name: "Spent 0 5,200" })).toBeVisible();
  await expect(dialog(page).getByRole("listitem").filter({ hasText: "Add Balance" })).toHaveText([/^10 Dec/, /^10 Dec/, /^10 Dec/]);
  await page.keyboard.press("Escape");

  await fit(page).click();
  await expect(page.getByRole("status").filter({ hasText: "Fitted to spend: Spent 5,200, Stranded 0." })).toBeVisible();
  expect(await daysOf(page, '"2026-12-10"')).toEqual(["2026-12-10", "2026-12-10", "2026-12-10"]);
  await wayBack(page).click();

  await button(page, "Account C").first().click();
  await button(page, "Fit to spend: Account C").click();
  await expect(page.getByLabel("Allocate Ad credit 1 to Account C")).toHaveValue("400");
  expect((await daysOf(page, '"400.00"')).at(-1)).toBe("2026-12-10");
  await wayBack(page).click();

  await page.getByRole("button", { name: "Explain", exact: true }).click();
  await dialog(page).getByRole("button", { name: "Allocate in parts" }).click();
  await expect(dialog(page).getByLabel("If an ad account is suspended on")).toHaveValue("2026-12-11");
  await button(page, "Use this split").click();
  const days = await daysOf(page, '"2026-12-17"');
  expect([...new Set(days)].sort()).toEqual(["2026-12-10", "2026-12-17", "2026-12-24"]);
  await wayBack(page).click();

  await screen(page, "Compare");
  await button(page, "Compare with the best split").click();
  await expect(page.getByText("Made “Split evenly, best split”.")).toBeVisible();
  const made = await page.evaluate(() =>
    Object.values(localStorage).filter((it) => it.includes("best split") && it.includes('"allocations"')),
  );
  expect(made).toHaveLength(1);
  expect(JSON.parse(made[0]).allocations.map(({ on }) => on)).toEqual(["2026-12-10", "2026-12-10", "2026-12-10"]);
});

test("once a plan is over there is nothing to advise, and that is said", async ({ page }) => {
  await page.clock.setFixedTime("2027-01-01T00:30:00Z");
  await openedWith(page, late());
  const over = "The plan is over: nothing can be allocated in it any more.";
  await expect(fit(page)).toHaveAccessibleDescription(over);
  await expect(figure(page, "last-day")).toHaveText("–");
  await button(page, "Account C").first().click();
  await button(page, "Fit to spend: Account C").click();
  await expect(page.getByRole("status").filter({ hasText: over })).toBeVisible();
  await screen(page, "Compare");
  await button(page, "Compare with the best split").click();
  await expect(page.getByRole("status").filter({ hasText: over })).toBeVisible();
});

test("what no split can prevent is unavoidable, and Explain proves it", async ({ page }) => {
  await openedWith(page, tooMuch());
  await expect(figure(page, "unavoidable")).toHaveText("2,250");
  await page.getByRole("button", { name: "Explain", exact: true }).click();
  await expect(dialog(page)).toContainText("spend 9,750 in all");
  await expect(dialog(page)).toContainText("2,250 can't be spent by anyone");
  await expect(dialog(page).getByText("Account C spends 750: all it can, 1 Mar to 30 Mar.")).toBeVisible();
  await expect(dialog(page).getByRole("row", { name: "Spent 7,750 9,750" })).toBeVisible();
  await expect(dialog(page).getByRole("row", { name: "Unavoidable 2,250 2,250" })).toBeVisible();
  await expect(dialog(page).getByRole("row", { name: "Account C 750 4,000 750" })).toBeVisible();
  await expect(dialog(page).getByRole("listitem").filter({ hasText: "Add Balance" })).toHaveCount(3);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Explain", exact: true })).toBeFocused();
});

test("one ad account is fitted, or cleared, in its details", async ({ page }) => {
  await opened(page);
  await button(page, "Account C").first().click();
  await button(page, "Fit to spend: Account C").click();
  await expect(page.getByLabel("Allocate Ad credit 1 to Account C")).toHaveValue("750");
  await expect(page.getByLabel("Allocate Ad credit 1 to Account A")).toHaveValue("3,000");
  await expect(stranded(page, "Account C")).not.toContainText("2,250");
  await button(page, "Fit to spend: Account C").click();
  await expect(page.getByText("Nothing to gain: no other allocation to Account C")).toBeVisible();

  await button(page, "Clear Account C").click();
  await expect(page.getByText("Cleared Account C: 1 allocation.")).toBeVisible();
  await expect(page.getByLabel("Allocate Ad credit 1 to Account C")).toHaveValue("");
  await expect(button(page, "Clear Account C")).toHaveAttribute("aria-disabled", "true");
  await wayBack(page).click();
  await expect(page.getByLabel("Allocate Ad credit 1 to Account C")).toHaveValue("750");
});

test("what is done in TikTok stays, and then nothing can be fitted", async ({ page }) => {
  const plan = even();
  plan.allocations.forEach((it) => (it.done = true));
  await openedWith(page, plan);
  await expect(figure(page, "unavoidable")).toHaveText("2,250");
  await expect(figure(page, "last-day")).toHaveText("none, already allocated");
  await expect(fit(page)).toHaveAccessibleDescription("Everything is allocated. Nothing is left to split.");
});

test("the last day to fix is that of the allocation that strands", async ({ page }) => {
  const plan = even();
  plan.allocations[2].on = "2026-03-10";
  plan.allocations[2].amount = "900.00";
  plan.adCredits[0].amount = "6900.00";
  await openedWith(page, plan);
  await expect(figure(page, "last-day")).toHaveText("10 Mar");
});

test("with the keyboard alone: explain, close, fit, undo", async ({ page }) => {
  await opened(page);
  await reach(page, page.getByRole("button", { name: "Explain", exact: true }));
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Explain", exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(fit(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(figure(page, "stranded")).toHaveText("0");
  await reach(page, wayBack(page));
  await page.keyboard.press("Enter");
  await expect(figure(page, "stranded")).toHaveText("2,250");
});

test("it follows each edit, and is silent while the plan has errors", async ({ page }) => {
  await opened(page);
  await page.getByLabel("Amount", { exact: true }).fill("12000");
  await expect(figure(page, "unavoidable")).toHaveText("2,250");
  await page.getByLabel("Expected daily spend of Account A").fill("much");
  await expect(figure(page, "unavoidable")).toHaveText("–");
  await expect(fit(page)).toHaveAccessibleDescription("Fill in and correct the plan first.");
  await page.getByRole("button", { name: "Explain", exact: true }).press("Enter");
  await expect(dialog(page)).toBeHidden();
});

test("axe finds nothing in the explanation, and it fits at 320 pixels", async ({ page }) => {
  await openedWith(page, tooMuch());
  await page.getByRole("button", { name: "Explain", exact: true }).click();
  await expectAccessible(page);
  await pictured(page, "explain", "in view");
  await expectToFit(page);
});
