// The first screen: a plan made, changed and mended.
import { expect, test } from "./support.mjs";
import { accounts, button, even, fifty, figure, kept, opened, openedWith, reach, row, screen, stranded, thousands, wayBack } from "./planner.mjs";

test("it opens on an example that strands a quarter, and two edits leave nothing stranded", async ({ page }) => {
  await opened(page);
  await expect(figure(page, "stranded")).toHaveText("2,250");
  await expect(page.getByRole("region", { name: "Result" })).toContainText("25%");
  await expect(figure(page, "conservation")).toHaveText("Issued 9,000 = Spent 6,750 + Stranded 2,250 + Unallocated 0");
  await expect(stranded(page, "Account C")).toContainText("2,250");

  await page.getByLabel("Allocate Ad credit 1 to Account C").fill("750");
  await page.getByLabel("Allocate Ad credit 1 to Account A").fill("5,250");
  await expect(figure(page, "stranded")).toHaveText("0");
  await expect(figure(page, "conservation")).toHaveText("Issued 9,000 = Spent 9,000 + Stranded 0 + Unallocated 0");
});

test("a change of the result is read out, once it stands", async ({ page }) => {
  await opened(page);
  await expect(page.locator("#announcer")).toBeEmpty();
  // What is no longer stranded expires in the Business Center: as much is lost, and it is another loss.
  await page.getByLabel("Allocate Ad credit 1 to Account C").fill("750");
  await expect(page.locator("#announcer")).toHaveText("Will be lost 2,250: stranded 0, expired unallocated 2,250. Unallocated 0.");
  await page.getByLabel("Allocate Ad credit 1 to Account A").fill("5250");
  await expect(page.locator("#announcer")).toHaveText(/^Will be lost 0:/);
});

test("an amount is taken as people write it, and shown as it is read", async ({ page }) => {
  await opened(page);
  const amount = page.getByLabel("Allocate Ad credit 1 to Account C");
  for (const [typed, shown] of [["1,500", "1,500"], ["1500.50", "1,500.50"], ["1.500,25", "1,500.25"]]) {
    await amount.fill(typed);
    await expect(amount).toHaveValue(typed);
    await amount.blur();
    await expect(amount).toHaveValue(shown);
  }
});

test("an ad account that gets nothing has nothing to strand: no zero and no bar", async ({ page }) => {
  await opened(page);
  const cell = row(page, "Account B").getByRole("cell").last();
  await expect(cell.locator(".bar")).toBeVisible();
  await page.getByLabel("Allocate Ad credit 1 to Account B").fill("");
  await expect(cell.locator(".figure-text")).toHaveText("–");
  await expect(cell.locator(".bar")).toBeHidden();
});

test("what is wrong is said where it is, and the way there is in the list", async ({ page }) => {
  await opened(page);
  const amount = page.getByLabel("Amount", { exact: true });
  await amount.fill("9,0x");
  await expect(amount).toHaveAttribute("aria-invalid", "true");
  await expect(amount).toHaveAccessibleDescription(/isn't an amount/);
  await expect(figure(page, "stranded")).toHaveText("–");
  await amount.blur();
  await expect(amount).toHaveValue("9,0x");

  await page.getByText("1 thing to look at").click();
  await page.getByRole("button", { name: "To correct: Ad credit 1" }).click();
  await expect(amount).toBeFocused();
  await amount.fill("9000");
  await expect(figure(page, "stranded")).toHaveText("2,250");
});

for (const name of ["Timeline", "Compare", "Review", "Track"]) {
  test(`from ${name} what is to be corrected leads to its field`, async ({ page }) => {
    const plan = even();
    plan.adAccounts[1].dailySpend = "much";
    plan.end = "2026-02-01";
    await openedWith(page, plan);
    const problems = page.locator(".problem-link");
    for (const [problem, field] of [
      [problems.filter({ hasText: "Account B" }), "#at-adAccounts-1-dailySpend"],
      [problems.filter({ hasNotText: "Account" }), "#at-end"],
    ]) {
      await screen(page, name);
      await expect(page).toHaveURL(new RegExp(`#${name.toLowerCase()}$`));
      await page.getByText(/things? to look at/).click();
      await problem.first().click();
      await expect(page.locator(field)).toBeFocused();
    }
  });
}

test("a problem in folded settings unfolds them", async ({ page }) => {
  await opened(page);
  await button(page, "Plan settings").click();
  await page.getByLabel("Last day").fill("2026-02-01");
  await button(page, "Plan settings").click();
  await page.getByText(/things? to look at/).click();
  await page.locator(".problem-link").first().click();
  await expect(page.getByLabel("Last day")).toBeVisible();
});

test("too much allocated is kept, refused and explained", async ({ page }) => {
  await opened(page);
  await page.getByLabel("Allocate Ad credit 1 to Account A").fill("3500");
  const refused = page.getByLabel("Allocate Ad credit 1 to Account C");
  await expect(refused).toHaveValue("3,000");
  await expect(refused).toHaveAttribute("aria-invalid", "true");
  await expect(refused).toHaveAccessibleDescription("You’ve allocated 9,500 of Ad credit 1. It has 9,000. Remove 500.");
});

test("what is said of amounts beside one another stands apart", async ({ page }) => {
  const plan = even();
  plan.adCredits.push({ ...plan.adCredits[0], id: "credit-2", name: "Ad credit 2" }, { ...plan.adCredits[0], id: "credit-3", name: "Ad credit 3" });
  plan.allocations.push(...["credit-2", "credit-3"].map((adCredit) => ({ ...plan.allocations[1], id: adCredit, adCredit })));
  plan.adAccounts[1].status = "inReview";
  await openedWith(page, plan);
  const says = await Promise.all((await page.locator(".account .says-wrong").all()).map((it) => it.boundingBox()));
  expect(says).toHaveLength(3);
  for (const [at, it] of says.entries()) expect(it.x, `the ${at}th`).toBeGreaterThanOrEqual(at && says[at - 1].x + says[at - 1].width);
});

test("what is removed can be put back", async ({ page }) => {
  await opened(page);
  await button(page, "Account C").click();
  await button(page, "Remove ad account").click();
  await expect(wayBack(page)).toBeFocused();
  await expect(page.getByText("Removed Account C and its 1 allocation.")).toBeVisible();
  await wayBack(page).click();
  await expect(stranded(page, "Account C")).toContainText("2,250");
});

test("what was allocated in TikTok keeps its ad account and its ad credit in the plan, and it is said why", async ({ page }) => {
  const plan = even();
  plan.allocations[2].done = true;
  await openedWith(page, plan);
  await button(page, "Account C").click();
  await button(page, "Remove ad account").click();
  await expect(page.getByText("“Account C” stays: what was allocated in TikTok can’t be taken back.")).toBeVisible();
  await button(page, "Ad credit 1").click();
  await button(page, "Remove ad credit").click();
  await expect(page.getByText("“Ad credit 1” stays: what was allocated in TikTok can’t be taken back.")).toBeVisible();
  await expect(accounts(page)).toHaveCount(3);
});

test("what lies over the page goes with Escape, the list of problems with a press elsewhere too", async ({ page }) => {
  const plan = even();
  plan.allocations.push({ ...plan.allocations[0], id: "too-much", amount: plan.adCredits[0].amount });
  await openedWith(page, plan);
  const list = page.locator(".problems[open]");
  const summary = page.locator(".problems summary");
  await summary.click();
  await expect(page.locator(".problem-link").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toHaveCount(0);
  await summary.click();
  await expect(page.locator(".problem-link").first()).toBeVisible();
  await page.locator("#accounts-title").click();
  await expect(list).toHaveCount(0);
  await button(page, "Account C").click();
  await button(page, "Remove ad account").click();
  await expect(wayBack(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(wayBack(page)).toHaveCount(0);
});

test("a row is one line, whether its amount has a day, is in parts, is done or none of it", async ({ page }) => {
  const plan = even();
  plan.allocations[0].on = "2026-03-09";
  plan.allocations[1].done = true;
  plan.allocations[2].amount = "1500.00";
  plan.allocations.push({ ...plan.allocations[2], id: "4", on: "2026-03-16" });
  plan.adAccounts.push({ ...plan.adAccounts[2], id: "d", name: "Account D" });
  await openedWith(page, plan);
  await expect(row(page, "Account A")).toContainText("9 Mar");
  await expect(row(page, "Account C")).toContainText("in 2 parts");
  const heights = await page.locator(".account > tr:first-child").evaluateAll((all) => all.map((it) => it.clientHeight));
  expect(new Set(heights).size, `rows ${heights} high`).toBe(1);
  // A lock is all there is to see of it, and the way to change it.
  await row(page, "Account B").getByRole("button", { name: "Done in TikTok" }).click();
  await expect(page.getByRole("group", { name: "Allocations" })).toBeVisible();
});

test("credit given in parts is edited in the details", async ({ page }) => {
  await opened(page);
  await page.getByLabel("Allocate Ad credit 1 to Account A").fill("1400");
  await button(page, "Account A").click();
  await button(page, "Allocate another part").click();
  await expect(page.getByRole("group", { name: "Allocations" }).getByLabel("Amount").nth(1)).toBeFocused();
  await page.keyboard.type("1400");
  await expect(row(page, "Account A")).toContainText("in 2 parts");
  await expect(row(page, "Account A")).toContainText("2,800");
  await expect(page.getByRole("group", { name: "Allocations" }).getByLabel("On").nth(1)).toHaveValue("2026-03-08");
});

test("with the keyboard alone: a new plan, an ad credit, an ad account, an allocation, what it strands", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-01T12:00:00Z");
  await opened(page);
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the plan" })).toBeFocused();
  await page.keyboard.press("Enter");
  await reach(page, page.getByRole("button", { name: "More", exact: true }));
  await page.keyboard.press("Enter");
  await reach(page, button(page, "New plan"));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Scenario", { exact: true })).toBeFocused();

  await reach(page, page.getByLabel("Amount, USD"));
  await page.keyboard.type("1000");
  await page.keyboard.press("Tab");
  // In the order of the browser's own language: see playwright.config.mjs.
  await page.keyboard.type("03102026");
  await expect(page.getByLabel("Expires")).toHaveValue("2026-03-10");
  await page.keyboard.press("Enter");

  await expect(button(page, "Add ad account")).toBeFocused();
  await page.keyboard.press("Enter");
  // What is typed takes the place of the name that it has so far.
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await page.keyboard.type("Shop");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Status of Shop")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.type("25");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Allocate Ad credit 1 to Shop")).toBeFocused();
  await page.keyboard.type("1000");
  await expect(figure(page, "stranded")).toHaveText("750");
  await expect(figure(page, "conservation")).toHaveText("Issued 1,000 = Spent 250 + Stranded 750 + Unallocated 0");
});

test("an empty plan begins with its first ad credit, or another way, beside a plan that loses money", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-01T12:00:00Z");
  await opened(page);
  await button(page, "Plan your own ad credit").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Plan ad credit you can’t take back");
  // The example is read without a press, and there are no figures of a plan with nothing in it.
  await expect(page.getByRole("figure", { name: "9,000 split evenly strands 2,250" })).toContainText("Stranded 2,250");
  await expect(page.locator(".strip")).toHaveCount(0);
  await button(page, "Paste or import").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");

  // Without an amount, and without its last day, nothing is added, and it says what is missing.
  await button(page, "Add ad credit").click();
  await expect(page.getByLabel("Amount, USD")).toBeFocused();
  await expect(page.getByText("Enter how much it is.")).toBeVisible();
  await page.getByLabel("Amount, USD").fill("1,200.50");
  await button(page, "Add ad credit").click();
  await expect(page.getByLabel("Expires")).toBeFocused();
  await page.getByLabel("Expires").fill("2026-03-20");
  await button(page, "Add ad credit").click();
  await expect(button(page, "Add ad account")).toBeFocused();
  await expect(page.getByLabel("Amount", { exact: true })).toHaveValue("1,200.50");
  await expect(figure(page, "unallocated")).toHaveText("0.00");
  await expect(figure(page, "expired-unallocated")).toHaveText("1,200.50");

  // Back to nothing, and on by typing ad accounts.
  await page.locator("#undo-step").click();
  await button(page, "Type your ad accounts").click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Account 1");
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
});

test("figures don't stop before an ad credit expires without a word", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-01T12:00:00Z");
  await opened(page);
  await button(page, "Plan your own ad credit").click();
  await page.getByLabel("Amount, USD").fill("2000");
  await page.getByLabel("Expires").fill("2026-09-30");
  await button(page, "Add ad credit").click();
  // A plan that begins with it lasts as long.
  await expect(figure(page, "expired-unallocated")).toHaveText("2,000");
  const expires = page.locator("#at-adCredits-0-expires");
  await expires.fill("2026-12-31");
  await expect(page.getByText("Ad credit 1 expires on 31 Dec 2026, after the plan’s last day.")).toBeVisible();
  await expect(figure(page, "expired-unallocated")).toHaveText("0");
  await button(page, "End the plan on 31 Dec 2026").click();
  await expect(figure(page, "expired-unallocated")).toHaveText("2,000");
  await expect(page.getByText("after the plan’s last day")).toHaveCount(0);
});

test("a status that changes the past of a plan that is under way says so, and can be taken back", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-09T12:00:00Z");
  await openedWith(page, even());
  await page.getByLabel("Status of Account A").selectOption("suspended");
  await expect(page.getByText("Account A: Suspended from the plan’s first day, 1 Mar.")).toBeVisible();
  await page.locator("#undo-step").click();
  await expect(page.getByLabel("Status of Account A")).toHaveValue("approved");
});

test("what the planner is for is told with the example: not over another plan, nor after an edit and a look elsewhere", async ({ page }) => {
  await opened(page);
  const purpose = page.getByText("See what each ad account will spend before its ad credit expires");
  await expect(purpose).toBeVisible();
  await page.getByLabel("Expected daily spend of Account A").fill("80");
  await page.keyboard.press("Enter");
  // It moves nothing under who edits.
  await expect(purpose).toBeVisible();
  await screen(page, "Timeline");
  await screen(page, "Plan");
  await expect(page.getByLabel("Expected daily spend of Account A")).toHaveValue("80");
  await expect(purpose).toHaveCount(0);
});

test("Enter goes down a column of the table, and stays in its last row", async ({ page }) => {
  await opened(page);
  await page.getByLabel("Expected daily spend of Account A").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Expected daily spend of Account B")).toBeFocused();
  // What was there is selected.
  await page.keyboard.type("80");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Expected daily spend of Account B")).toHaveValue("80");
  const last = page.getByLabel("Expected daily spend of Account C");
  await expect(last).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(last).toBeFocused();
  await expect(accounts(page)).toHaveCount(3);
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Allocate Ad credit 1 to Account C")).toBeFocused();
});

test("an ad account that was added is named in its row, and is a row like others once the focus leaves its name", async ({ page }) => {
  await opened(page);
  await button(page, "Add ad account").click();
  const name = page.getByLabel("Name", { exact: true });
  await expect(name).toBeFocused();
  expect(await name.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd))).toBe("Account 4");
  await page.keyboard.type("Brand");
  await page.keyboard.press("Enter");
  await expect(name).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Status of Brand")).toBeFocused();
  await expect(name).toHaveCount(0);
  await expect(button(page, "Brand")).toHaveAttribute("aria-expanded", "false");
});

test("up to four ad credits have a column each where there is room, and nothing scrolls sideways", async ({ page }) => {
  const fourteen = (credits) => {
    const plan = fifty(credits);
    plan.adAccounts.length = 14;
    plan.allocations = plan.allocations.filter(({ adAccount }) => plan.adAccounts.some(({ id }) => id === adAccount));
    return plan;
  };
  const fits = () => page.locator(".sheet").evaluate((sheet) => sheet.scrollWidth <= sheet.clientWidth);
  await openedWith(page, fourteen(4));
  const cells = page.getByLabel(/^Allocate Credit \d to Market 1$/);
  await expect(cells).toHaveCount(4);
  expect(await fits()).toBe(true);
  // Where there is less, one is chosen. A field is not taken away while it has the focus.
  await cells.nth(1).focus();
  await page.setViewportSize({ width: 1100, height: 900 });
  await expect(cells).toHaveCount(4);
  await page.locator("#main").focus();
  await page.setViewportSize({ width: 1101, height: 900 });
  await expect(cells).toHaveCount(1);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(cells).toHaveCount(4);
});

test("rows are sorted for the eye alone, and none moves while one of them has the focus", async ({ page }) => {
  await opened(page);
  const head = (name) => page.getByRole("columnheader", { name });
  const names = () => accounts(page).locator(".name").allTextContents();
  const sort = (name) => head(name).getByRole("button").click();
  await expect(head("Stranded")).not.toHaveAttribute("aria-sort");
  await sort("Stranded");
  await expect(head("Stranded")).toHaveAttribute("aria-sort", "descending");
  expect(await names()).toEqual(["Account C", "Account A", "Account B"]);
  await sort("Stranded");
  await expect(head("Stranded")).toHaveAttribute("aria-sort", "ascending");
  expect(await names()).toEqual(["Account A", "Account B", "Account C"]);
  await sort("Expected daily spend");
  await expect(head("Stranded")).not.toHaveAttribute("aria-sort");
  await expect(head("Expected daily spend")).toHaveAttribute("aria-sort", "descending");
  expect(await names()).toEqual(["Account A", "Account B", "Account C"]);

  const spend = page.getByLabel("Expected daily spend of Account C");
  await spend.fill("999");
  await expect(figure(page, "stranded")).toHaveText("0");
  expect(await names()).toEqual(["Account A", "Account B", "Account C"]);
  await expect(spend).toBeFocused();
  await page.locator("#main").focus();
  await expect.poll(names).toEqual(["Account C", "Account A", "Account B"]);
  // The plan has its own order.
  const text = await kept(page, '"999"');
  expect(JSON.parse(text).adAccounts.map(({ name }) => name)).toEqual(["Account A", "Account B", "Account C"]);
  await sort("Expected daily spend");
  await sort("Expected daily spend");
  await expect(head("Expected daily spend")).not.toHaveAttribute("aria-sort");
  expect(await names()).toEqual(["Account A", "Account B", "Account C"]);
});

test("on a phone an ad account is a line that folds open, and what is to be corrected is reached", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await opened(page);
  const first = row(page, "Account A").first();
  expect((await first.boundingBox()).height).toBeLessThan(64);
  await expect(first.locator(".in-short")).toHaveText("Gets 3,000 · 200 a day");
  const spend = page.getByLabel("Expected daily spend of Account A");
  await expect(spend).toBeHidden();
  const fold = page.getByRole("button", { name: "Account A", exact: true });
  await fold.click();
  await spend.fill("much");
  await fold.click();
  // What is wrong is not folded away.
  await expect(spend).toBeVisible();
  await spend.fill("100");
  await page.locator("#main").focus();
  await expect(spend).toBeHidden();
  // Nor is what was just added.
  await button(page, "Add ad account").click();
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Status of Account 4")).toBeFocused();
  await page.evaluate(() => (location.hash = "#plan/adAccounts/1/dailySpend"));
  await expect(page.getByLabel("Expected daily spend of Account B")).toBeFocused();
});

test("fifty ad accounts and ten ad credits: one ad credit is chosen, ad accounts are found by name", async ({ page }) => {
  await openedWith(page, fifty());
  await expect(accounts(page)).toHaveCount(50);
  await page.getByLabel("Allocate from").selectOption("credit-4");
  await expect(page.getByLabel("Allocate Credit 5 to Market 1", { exact: true })).toBeVisible();
  await page.getByLabel("Find ad account").fill("market 4");
  await expect(accounts(page)).toHaveCount(11);
});

test("two thousand ad accounts come in pages", async ({ page }) => {
  await openedWith(page, thousands());
  await expect(page.getByText("1 to 50 of 2,000")).toBeVisible();
  await button(page, "Next").click();
  await expect(page.getByRole("rowheader").first()).toContainText("Shop 51");
  await page.getByLabel("Allocate Credit 1 to Shop 60", { exact: true }).fill("900");
  await expect(stranded(page, "Shop 60")).not.toHaveText("0");
});
