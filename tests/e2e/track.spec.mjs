// Planned against actual spend: who falls behind, by how much, and what to change.
import { expect, expectAccessible, test } from "./support.mjs";
import { approach, button, kept, openedWith, pictures, screen } from "./planner.mjs";

/** Three ad accounts, of which the first gets more than it will spend if it goes on like this. */
const weeks = (actuals = []) => ({
  version: 1,
  name: "Weeks",
  currency: "USD",
  start: "2026-03-01",
  end: "2026-03-30",
  businessCenter: { name: "Example" },
  adAccounts: [
    { id: "a", name: "Shop A", dailySpend: "50.00" },
    { id: "b", name: "Shop B", dailySpend: "20.00" },
    { id: "c", name: "Shop C", dailySpend: "10.00" },
  ],
  adCredits: [{ id: "pool", name: "Spring", amount: "3000.00", issued: "2026-03-01", expires: "2026-03-30" }],
  allocations: [
    { id: "1", on: "2026-03-01", adCredit: "pool", adAccount: "a", amount: "1500.00", done: true },
    { id: "2", on: "2026-03-01", adCredit: "pool", adAccount: "b", amount: "600.00", done: true },
    { id: "3", on: "2026-03-15", adCredit: "pool", adAccount: "c", amount: "160.00" },
  ],
  actuals,
});

const at = (page, day) => page.clock.setFixedTime(`${day}T09:00:00Z`);
/** The row of an ad account: what it says, cell by cell. */
const standing = (page, name) => page.locator(".track-table tbody tr").filter({ has: page.getByRole("rowheader", { name }) });

test("a week is checked in with either amount, and the screen says who is behind and by how much", async ({ page }) => {
  await at(page, "2026-03-08");
  await openedWith(page, weeks());
  await screen(page, "Track");
  await expect(page.getByText("No actual spend yet")).toBeVisible();

  await button(page, "Check in").click();
  await expect(page.getByLabel("Up to and including")).toHaveValue("2026-03-07");
  await page.getByLabel("Spent by Shop A").fill("210");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Spent by Shop B")).toBeFocused();
  // The other amount follows, and what was typed stays as it is.
  await expect(page.getByLabel("Ad credit left of Shop A")).toHaveAttribute("placeholder", "1,290.00");
  await page.getByLabel("Ad credit left of Shop B").fill("460");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Spent by Shop B")).toHaveAttribute("placeholder", "140.00");
  await page.getByLabel("Ad credit left of Shop C").fill("5");
  await page.keyboard.press("Enter");
  await expect(page.getByText("By the plan it has at most 0.00 left.")).toBeVisible();
  await expect(button(page, "Check in 2 ad accounts")).toHaveAttribute("aria-disabled", "true");
  await page.getByLabel("Ad credit left of Shop C").fill("");
  await page.getByLabel("Spent by Shop C").fill("70");
  await page.keyboard.press("Enter");
  await expect(button(page, "Check in 3 ad accounts")).toBeFocused();
  await expectAccessible(page, { dark: 390 });
  await page.screenshot({ path: `${pictures}track-check-in.png`, fullPage: true });
  await button(page, "Check in 3 ad accounts").focus();
  await page.keyboard.press("Enter");

  await expect(page.locator(".tracking .verdict")).toContainText("1 ad account is behind. At this pace 600.00 will strand.");
  await expect(page.getByText("As of 7 Mar 2026. Today is 8 Mar 2026.")).toBeVisible();
  const worst = page.locator(".track-table tbody tr").first();
  await expect(worst).toContainText("It spends 30.00 a day. To use 1,290.00 by 30 Mar takes 56.09 a day.");
  for (const [column, amount] of [
    ["Ad credit left", "1,290.00"],
    ["Planned spend", "350.00"],
    ["Actual spend", "210.00"],
    ["Difference", "-140.00"],
    ["Pace a day", "30.00"],
    ["Needed a day", "56.09"],
    ["Change daily spend by", "+26.09"],
    ["Strands at this pace", "600.00"],
  ]) {
    await expect(worst.locator(`[data-label="${column}"]`)).toHaveText(amount);
  }
  await expectAccessible(page, { dark: 390 });
  await page.screenshot({ path: `${pictures}track.png`, fullPage: true });

  // One step, which goes back as one.
  await page.locator("#undo-step").click();
  await expect(page.getByText("No actual spend yet")).toBeVisible();
  await page.locator("#redo-step").click();
  await expect(standing(page, "Shop B")).toContainText("On track");
});

test("where both amounts are known and disagree, the screen says what could explain it", async ({ page }) => {
  await at(page, "2026-03-18");
  await openedWith(page, weeks());
  await screen(page, "Track");
  await button(page, "Check in").click();
  await page.getByLabel("Spent by Shop C").fill("100");
  await page.keyboard.press("Tab");
  await page.getByLabel("Ad credit left of Shop C").fill("0");
  await page.keyboard.press("Enter");
  await expect(page.getByText("TikTok shows 142.35 less than the plan. It could be that 160.00 planned up to then was not allocated")).toBeVisible();
});

test("the plan as it was when the first step was marked stays beside what happens, and the rest is planned anew by the pace", async ({ page }) => {
  await at(page, "2026-03-01");
  const plan = weeks();
  plan.allocations.forEach((it) => delete it.done);
  await openedWith(page, plan);
  await screen(page, "Review");
  await button(page, /^Mark as allocated: 1,500/).click();
  await button(page, /^Mark as allocated: 600/).click();
  // What is planned later does not change the baseline.
  await screen(page, "Plan");
  await page.getByLabel("Expected daily spend of Shop A").fill("80");
  await kept(page, "80");

  await at(page, "2026-03-11");
  await page.reload();
  await screen(page, "Track");
  await button(page, "Check in").click();
  for (const [name, spent] of [["Shop A", "800"], ["Shop B", "200"], ["Shop C", "400"]]) {
    await page.getByLabel(`Spent by ${name}`).fill(spent);
    await page.keyboard.press("Enter");
  }
  await expect(button(page, "Check in 3 ad accounts")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Planned: the baseline kept on 1 Mar 2026, when the first step was marked as allocated.")).toBeVisible();
  await expect(standing(page, "Shop A").locator('[data-label="Planned spend"]')).toHaveText("500.00");

  await button(page, "Plan the rest").click();
  const dialog = page.getByRole("dialog", { name: "Plan the rest" });
  await expect(dialog.getByRole("row", { name: /^Expired unallocated/ })).toHaveText("Expired unallocated740.00740.000.00");
  await expectAccessible(page, { dark: 390 });
  await page.screenshot({ path: `${pictures}track-rest.png`, fullPage: true });
  await dialog.getByRole("button", { name: "Take it" }).click();
  await expect(page.getByText("The rest is planned anew from 12 Mar on.")).toBeVisible();
  await expect(page.locator(".tracking .verdict")).not.toContainText("expire in the Business Center");
  const after = JSON.parse(await kept(page, "2026-03-12"));
  expect(after.allocations.filter((it) => it.done).map((it) => it.amount)).toEqual(["1500.00", "600.00"]);
  expect(after.allocations.filter((it) => !it.done).every((it) => it.on >= "2026-03-12")).toBe(true);
  await page.locator("#undo-step").click();
  await expect(page.locator(".tracking .verdict")).toContainText("740.00 will expire in the Business Center.");
});

test("an overdue step is asked for first of all: made then, made today, or not made", async ({ page }) => {
  await at(page, "2026-03-20");
  await openedWith(page, weeks());
  await screen(page, "Review");
  const late = page.getByRole("region", { name: "1 step is overdue: was it made?" });
  await expect(late).toContainText("15 Mar: 160.00 USD of Spring to Shop C");
  await expectAccessible(page, { dark: 390 });
  await late.getByRole("button", { name: "Not made" }).click();
  await expect(late).toHaveCount(0);
  await expect(page.getByText("Not made: 160.00 USD to Shop C.")).toBeVisible();
  await page.locator("#undo-step").click();
  await late.getByRole("button", { name: "Made today" }).click();
  await expect(late).toHaveCount(0);
  const plan = JSON.parse(await kept(page, '"on":"2026-03-20"'));
  expect(plan.allocations[2]).toMatchObject({ on: "2026-03-20", done: true });
});

/** How many presses of Tab it may take to what is used next, once F6 led to its part of the page. */
const FAR = 20;

test("import, allocate, mark, a week passes, check in by paste, plan the rest and review, with the keyboard alone", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await at(page, "2026-03-02");
  await openedWith(page, weeks());
  const press = async (target) => {
    await approach(page, target, FAR);
    await page.keyboard.press("Enter");
  };
  const go = (name) => press(page.getByRole("navigation").getByRole("link", { name, exact: true }));
  const paste = async (text) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await page.keyboard.press("ControlOrMeta+V");
  };

  await test.step("the first steps are made", async () => {
    await go("Review");
    await expect(page.getByText("2 of 3 made")).toBeVisible();
  });

  await test.step("a week passes; spend by day is pasted", async () => {
    await at(page, "2026-03-09");
    await page.reload();
    await page.locator("#planner:not([inert])").waitFor();
    await go("Track");
    const days = ["02", "03", "04", "05", "06", "07", "08"];
    const rows = days.flatMap((day) => [["Shop A", "30.00"], ["Shop B", "20.00"]].map(([name, spend]) => `${name}\t2026-03-${day}\t${spend}`));
    await page.locator("#screen-title").focus();
    await paste(`Ad account\tDate\tSpend\n${rows.join("\n")}`);
    const dialog = page.getByRole("dialog");
    await expect(dialog).toBeVisible();
    await press(dialog.getByRole("button", { name: "Use this plan" }));
    await expect(dialog).toHaveCount(0);
    await expect(page.locator(".tracking .verdict")).toContainText("1 ad account is behind.");
  });

  await test.step("what the paste did not tell of is entered", async () => {
    await press(button(page, "Check in"));
    const field = page.getByLabel("Spent by Shop C");
    await approach(page, field, FAR);
    await page.keyboard.type("80");
    await page.keyboard.press("Enter");
    await expect(button(page, "Check in 1 ad account")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(standing(page, "Shop C")).not.toContainText("None of its spend is known.");
  });

  await test.step("the rest is planned anew and reviewed", async () => {
    await press(button(page, "Plan the rest"));
    const dialog = page.getByRole("dialog", { name: "Plan the rest" });
    await press(dialog.getByRole("button", { name: "Take it" }));
    await expect(page.getByText(/^The rest is planned anew from/)).toBeVisible();
    await go("Review");
    await expect(page.getByText(/^2 of \d+ made$/)).toBeVisible();
  });
});
