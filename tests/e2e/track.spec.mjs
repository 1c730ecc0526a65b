// Planned against actual spend: who falls behind, by how much, and what to change.
import { readFileSync } from "node:fs";
import { expect, expectAccessible, test } from "./support.mjs";
import { approach, button, figure, kept, opened, openedWith, pictures, screen } from "./planner.mjs";

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

/** Puts a text onto the clipboard and pastes it where the focus is. */
const paste = async (page, text) => {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press("ControlOrMeta+V");
};

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
  // Enter goes there in the same event, so that what is typed at once is for it.
  const goes = await page.evaluate(() => {
    const from = document.activeElement;
    from.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", bubbles: true, cancelable: true }));
    return document.activeElement !== from;
  });
  expect(goes).toBe(true);
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
    ["Difference", "−140.00"],
    ["Pace a day", "30.00"],
    ["Needed a day", "56.09"],
    ["Change daily spend by", "+26.09"],
    ["Will still strand at this pace", "600.00"],
  ]) {
    await expect(worst.locator(`[data-label="${column}"]`)).toHaveText(amount);
  }
  // The result goes by what is expected, and says so, for Track goes by the pace.
  await expect(figure(page, "basis-pace")).toHaveText(
    "After 7 Mar these figures and Fit to spend go by the expected daily spend. At the recent pace 1,340.00 will be lost: 600.00 stranded, 740.00 expired unallocated. ",
  );
  await expectAccessible(page, { dark: 390 });
  await page.screenshot({ path: `${pictures}track.png`, fullPage: true });

  // The report of one client: nothing of another's, in what is read, in its markup, its link and its sheet.
  await page.getByRole("link", { name: "Report to share" }).click();
  await expect(page.locator("#report-title")).toBeFocused();
  await page.getByLabel("Only these ad accounts").check();
  await page.getByRole("checkbox", { name: "Shop A" }).check();
  const files = [];
  for (const name of ["Download report (HTML)", "Download its sheet (CSV)"]) {
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
    files.push(readFileSync(await download.path(), "utf8"));
  }
  const { decodePlan } = await import(new URL("../../dist/api/api.js", import.meta.url));
  // Before it stands how long it is.
  const [, data] = /#p=(?:\d+\.)?([^"]+)"/.exec(files[0]);
  files.push(JSON.stringify(decodePlan(data)));
  for (const text of files) {
    expect(text).toContain("Shop A");
    expect(text).not.toMatch(/Shop [BC]|"[bc]"|3,?000/);
  }
  await screen(page, "Track");

  // One step, which goes back as one.
  await page.locator("#undo-step").click();
  await expect(page.getByText("No actual spend yet")).toBeVisible();
  await page.locator("#redo-step").click();
  await expect(standing(page, "Shop B")).toContainText("On track");
});

test("a column of amounts pasted into the check-in goes down its rows, names match, and what fits nowhere is said", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await at(page, "2026-03-08");
  const plan = weeks();
  plan.adAccounts = Array.from({ length: 14 }, (_, at) => ({ id: `s${at + 1}`, name: `Shop ${at + 1}`, dailySpend: "10.00" }));
  plan.allocations = plan.adAccounts.map(({ id }) => ({ id, on: "2026-03-01", adCredit: "pool", adAccount: id, amount: "200.00", done: true }));
  await openedWith(page, plan);
  await screen(page, "Track");
  await button(page, "Check in").click();
  const spent = (number) => page.getByLabel(`Spent by Shop ${number}`, { exact: true });
  const left = (number) => page.getByLabel(`Ad credit left of Shop ${number}`, { exact: true });
  await expect(spent(1)).toBeFocused();

  await paste(page, Array.from({ length: 14 }, (_, at) => `$${50 + at}.50`).join("\n"));
  await expect(page.getByText("Pasted for 14 ad accounts in the order below, from Shop 1 to Shop 14.")).toBeVisible();
  await expect(spent(1)).toHaveValue("50.50");
  await expect(spent(14)).toHaveValue("63.50");
  await expect(left(14)).toHaveAttribute("placeholder", "136.50");
  await expect(button(page, "Check in 14 ad accounts")).toBeFocused();
  await button(page, "Undo the paste").click();
  await expect(spent(1)).toHaveValue("");
  // The focus is on its way there from the button that is gone, and would take what is pasted along.
  await expect(page.locator("#check-in-title")).toBeFocused();
  await expect(button(page, "Check in 0 ad accounts")).toHaveAttribute("aria-disabled", "true");

  // What is left, as TikTok shows it: from the twelfth down there are three.
  await left(12).focus();
  await paste(page, "150\nmuch\n170\n490");
  await expect(left(12)).toHaveValue("150.00");
  await expect(left(14)).toHaveValue("170.00");
  await expect(page.getByText("This is no amount of USD.")).toBeVisible();
  await expect(left(13)).toHaveValue("much");
  await expect(page.getByText("1 row more than there are ad accounts from here down: left out.")).toBeVisible();
  await left(13).fill("");

  await spent(1).focus();
  await paste(page, "Name\tCost\nShop 3\t33.30\nShop 1\t11.10\nTotal\t44.40");
  await expect(spent(3)).toHaveValue("33.30");
  await expect(spent(1)).toHaveValue("11.10");
  for (const sentence of ["“Name, Cost” is taken as a heading.", "No ad account is called “Total”: left out."]) {
    await expect(page.getByText(sentence)).toBeVisible();
  }
  await expect(button(page, "Check in 4 ad accounts")).toBeVisible();
  await expectAccessible(page, { dark: 390 });
  await page.screenshot({ path: `${pictures}track-paste.png`, fullPage: true });

  // Spend by day is no check-in: it goes to the import, which knows days.
  await spent(1).focus();
  await paste(page, "Ad account\tDate\tSpend\nShop 1\t2026-03-02\t30.00\nShop 1\t2026-03-03\t30.00");
  await expect(page.getByRole("dialog", { name: "Import" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(spent(1)).toHaveValue("11.10");
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
  await expect(page.getByText("The rest is planned anew from 11 Mar on.")).toBeVisible();
  await expect(figure(page, "basis-pace")).toHaveText(
    "After 10 Mar these figures and Fit to spend go by the expected daily spend. At the recent pace nothing will be lost. ",
  );
  await expect(page.locator(".tracking .verdict")).not.toContainText("expire in the Business Center");
  const after = JSON.parse(await kept(page, "2026-03-11"));
  expect(after.allocations.filter((it) => it.done).map((it) => it.amount)).toEqual(["1500.00", "600.00"]);
  expect(after.allocations.filter((it) => !it.done).every((it) => it.on >= "2026-03-11")).toBe(true);
  await page.locator("#undo-step").click();
  await expect(page.locator(".tracking .verdict")).toContainText("740.00 will expire in the Business Center.");
});

test("an overdue step is asked for first of all: made then, made today, or not made", async ({ page }) => {
  await at(page, "2026-03-20");
  await openedWith(page, weeks());
  // The run takes it as made, as it takes all that is planned; advice can't plan for a day that is past.
  const basis = figure(page, "basis-overdue");
  await expect(basis).toContainText("What will be lost counts 1 overdue step as made on its day; Unavoidable and Fit to spend count it as not made.");
  await basis.getByRole("link", { name: "Say in Review what was made" }).click();
  await expect(basis).toHaveCount(0);
  await expect(page.locator(".check")).toHaveCount(10);
  // Once in the question, and on the day it is of.
  await expect(page.getByText(/overdue/i).filter({ visible: true })).toHaveText(["1 step is overdue: was it made?", "Overdue"]);
  const late = page.getByRole("region", { name: "1 step is overdue: was it made?" });
  await expect(late).toContainText("15 Mar: 160.00 USD of Spring to Shop C");
  // It stands above the checks and the steps, which have their places beside each other.
  const [question, checks, steps] = await Promise.all(
    [late, page.locator(".checks"), page.locator(".steps-part")].map((it) => it.boundingBox()),
  );
  expect(question.width).toBeGreaterThan(1000);
  expect(steps.x).toBeGreaterThan(checks.x + checks.width);
  expect(steps.width).toBeGreaterThan(checks.width);
  await expectAccessible(page, { dark: 390 });
  // Nothing that rests on it passes, and where it stands among the others the same is asked.
  const doubts = button(page, /^This counts 1 step as made whose day is past and that is not marked/);
  await expect(doubts).toHaveCount(1);
  await doubts.first().click();
  await expect(page.getByRole("heading", { name: "1 step is overdue: was it made?" })).toBeFocused();
  const listed = page.locator(".steps-part").getByRole("group", { name: "15 Mar: 160.00 USD of Spring to Shop C" });
  await expect(listed.getByRole("button")).toHaveText(["Made on 15 Mar", "Made today", "Not made"]);
  await expect(button(page, /^Mark as allocated: 160/)).toHaveCount(0);
  await listed.getByRole("button", { name: "Made on 15 Mar" }).click();
  await expect(late).toHaveCount(0);
  await expect(button(page, /^Correct a mistake: 160/)).toBeFocused();
  await page.locator("#undo-step").click();
  await late.getByRole("button", { name: "Not made" }).click();
  await expect(late).toHaveCount(0);
  await expect(page.getByText("Not made: 160.00 USD to Shop C.")).toBeVisible();
  await page.locator("#undo-step").click();
  await late.getByRole("button", { name: "Made today" }).click();
  await expect(late).toHaveCount(0);
  const plan = JSON.parse(await kept(page, '"on":"2026-03-20"'));
  expect(plan.allocations[2]).toMatchObject({ on: "2026-03-20", done: true });
});

test("what was allocated today to an ad account that is suspended today is forfeited, not expired unallocated", async ({ page }) => {
  await at(page, "2026-03-10");
  const plan = weeks();
  plan.allocations[2].on = "2026-03-10";
  await openedWith(page, plan);
  const lost = (stranded, expired) =>
    Promise.all([
      expect(figure(page, "stranded")).toHaveText(stranded),
      expect(figure(page, "expired-unallocated")).toHaveText(expired),
    ]);
  await lost("0", "740");
  await screen(page, "Review");
  await button(page, /^Mark as allocated: 160/).click();
  await screen(page, "Timeline");
  await button(page, "Add an event").click();
  await page.getByLabel("Ad account", { exact: true }).selectOption("Shop C");
  await expect(page.getByLabel("On", { exact: true })).toHaveValue("2026-03-10");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByLabel("Day of Shop C: Suspended")).toHaveValue("2026-03-10");
  await screen(page, "Plan");
  await lost("160", "740");
  await page.getByRole("region", { name: "Result" }).getByRole("button", { name: "Stranded 160, explain" }).first().click();
  await expect(page.getByRole("dialog").getByRole("row", { name: /Forfeited.*Shop C.*160/ })).toBeVisible();
});

/** How many presses of Tab it may take to what is used next, once F6 led to its part of the page. */
const FAR = 20;

test("from import to review with the keyboard alone: allocate, mark, a week passes, check in by paste, plan the rest", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await at(page, "2026-03-02");
  await opened(page);
  const press = async (target) => {
    await approach(page, target, FAR);
    await page.keyboard.press("Enter");
  };
  const go = (name) => press(page.getByRole("navigation").getByRole("link", { name, exact: true }));

  await test.step("a sheet is imported", async () => {
    const shops = [["Shop A", "50.00"], ["Shop B", "20.00"], ["Shop C", "10.00"]].map((it) => it.join("\t"));
    const credit = "Ad credit\tAmount (USD)\tIssued\tExpires\nSpring\t2,500.00\t2026-03-02\t2026-03-29";
    await paste(page, `Ad account\tDaily spend (USD)\n${shops.join("\n")}\n\n\n${credit}`);
    const dialog = page.getByRole("dialog", { name: "Import" });
    await expect(figure(page, "recognised")).toHaveText("3 ad accounts, 1 ad credit.");
    await press(dialog.getByRole("button", { name: "Use this plan" }));
    await expect(dialog).toHaveCount(0);
    // What the planner is for is told with the example, not with somebody's own plan.
    await expect(page.getByText("Plan your own ad credit")).toHaveCount(0);
  });

  await test.step("it is allocated, and the steps are marked", async () => {
    await press(page.locator("#fit"));
    await expect(figure(page, "stranded")).toHaveText("0");
    await go("Review");
    await expect(page.getByText("0 of 3 made", { exact: true }).first()).toBeVisible();
    for (let made = 1; made <= 3; made++) {
      await press(button(page, /^Mark as allocated/).first());
      await expect(page.getByText(`${made} of 3 made`, { exact: true })).toBeVisible();
      await expect(page.locator(":focus")).toHaveCount(1);
    }
  });

  await test.step("a week passes, and what was spent is pasted", async () => {
    await at(page, "2026-03-09");
    await page.reload();
    await page.locator("#planner:not([inert])").waitFor();
    await go("Track");
    await press(button(page, "Check in"));
    await expect(page.getByLabel("Spent by Shop A")).toBeFocused();
    await paste(page, "Shop C\t70.00\nShop A\t140.00\nShop B\t210.00");
    await expect(page.getByText("Pasted for 3 ad accounts, by name.")).toBeVisible();
    await expect(button(page, "Check in 3 ad accounts")).toBeFocused();
    await page.keyboard.press("Enter");
  });

  await test.step("who is behind, and by how much", async () => {
    await expect(page.locator(".tracking .verdict")).toContainText("1 ad account is behind. At this pace 840.00 will strand. 260.00 will expire in the Business Center.");
    const worst = page.locator(".track-table tbody tr").first();
    await expect(worst).toContainText("Shop A");
    await expect(worst.locator('[data-label="Difference"]')).toHaveText("−210.00");
    await expect(worst.locator('[data-label="Change daily spend by"]')).toHaveText("+40.00");
  });

  await test.step("the rest is planned anew and reviewed", async () => {
    await press(button(page, "Plan the rest"));
    const rest = page.getByRole("dialog", { name: "Plan the rest" });
    await expect(rest).toContainText("From 9 Mar on, what is still unallocated is split anew");
    await expect(rest.getByRole("region", { name: "Steps that change" }).getByRole("row", { name: /Shop B/ })).toContainText("260.00");
    await press(rest.getByRole("button", { name: "Take it" }));
    await expect(page.getByText("The rest is planned anew from 9 Mar on.")).toBeVisible();
    await expect(page.locator(".tracking .verdict")).not.toContainText("expire in the Business Center");
    await go("Review");
    await expect(page.getByText("3 of 4 made", { exact: true })).toBeVisible();
    await expect(button(page, /^Mark as allocated/)).toHaveCount(1);
  });
});
