// The review: checks, steps in TikTok, what is marked, and what can be taken along.
import { readFileSync } from "node:fs";
import { expect, expectAccessible, test } from "./support.mjs";
import { button, even, figure, opened, openedWith, pictures, screen } from "./planner.mjs";
import { expectToFit, pictured } from "./looks.mjs";

/** Account A in two parts, the first of them made. */
const inParts = () => {
  const plan = even();
  plan.members = [{ id: "mo", name: "Mo", role: "financeManager" }];
  plan.allocations = [
    { id: "1", on: "2026-03-01", adCredit: "credit-1", adAccount: "a", amount: "1400.00", by: "mo", done: true },
    { id: "2", on: "2026-03-01", adCredit: "credit-1", adAccount: "b", amount: "3000.00", by: "mo" },
    { id: "3", on: "2026-03-08", adCredit: "credit-1", adAccount: "a", amount: "1400.00", by: "mo" },
  ];
  return plan;
};
const check = (page, title) => page.locator(".check").filter({ has: page.getByText(title, { exact: true }) });
const steps = (page) => page.locator(".step");
const saved = async (page, name) => {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
};
/** A file of the menu of downloads. */
const downloaded = async (page, name) => {
  await page.getByRole("button", { name: "Download", exact: true }).click();
  return saved(page, name);
};
/** The events of a calendar file by their id: title, day, sequence and status of each. */
const events = (text) =>
  Object.fromEntries(
    text
      .replaceAll("\r\n ", "")
      .split("BEGIN:VEVENT")
      .slice(1)
      .map((event) => {
        const value = (name) => new RegExp(`^${name}[^:]*:(.*)\r$`, "m").exec(event)[1];
        return [value("UID"), ["SUMMARY", "DTSTART", "SEQUENCE", "STATUS"].map(value)];
      }),
  );

test("the checks say what to look at, and lead there", async ({ page }) => {
  await opened(page);
  await screen(page, "Review");
  await expect(page.getByRole("heading", { name: "Review before you allocate in TikTok" })).toBeFocused();
  await expect(page.getByText("Allocation is final in TikTok. Check each line.")).toBeVisible();
  await expect(page.getByText("Strandline never touches TikTok.")).toBeVisible();
  await expect(check(page, "Amounts")).toContainText("Pass");
  await expect(page.getByText("No ad credit gives more than it has.")).toBeVisible();
  await expect(check(page, "Stranded")).toContainText("Look");
  const strands = page.getByRole("link", { name: "Account C strands 2,250: it gets 3,000 and spends 750 of it before expiry." });
  await strands.press("Enter");
  await expect(page).toHaveURL(/#plan\/adAccounts\/2$/);
  await expect(page.getByLabel("Name", { exact: true }).first()).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Checks" })).toBeVisible();
});

test("what is to be corrected says whose it is", async ({ page }) => {
  const plan = even();
  plan.allocations[1].amount = "";
  await openedWith(page, plan);
  await screen(page, "Review");
  await expect(page.getByText("1 to correct")).toBeVisible();
  await expect(page.getByRole("link", { name: "Account B: Enter the amount." })).toBeVisible();
});

test("a step that was made for another amount says so, and is marked with it", async ({ page }) => {
  await openedWith(page, inParts());
  await screen(page, "Review");
  await button(page, "Another amount was allocated than 3,000.00 USD to Account B").click();
  const amount = page.getByLabel("Amount allocated");
  await expect(amount).toBeFocused();
  await page.keyboard.type("0");
  await expect(page.getByText("Enter the amount that was allocated: above 0, decimals: 2 at most.")).toBeVisible();
  const mark = page.locator(".correcting").getByRole("button", { name: /^(Mark as allocated|Made today)$/ });
  await mark.click();
  await expect(amount).toBeFocused();
  await amount.fill("2,750.50");
  await amount.press("Enter");
  await expect(page.getByText("Marked as allocated: 2,750.50 USD to Account B.")).toBeVisible();
  await expect(steps(page).filter({ hasText: "2,750.50 USD" })).toContainText("Allocated");
});

test("on a phone what passed is one line that opens, and beside a step stands what can be done with it", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await opened(page);
  await screen(page, "Review");
  const holds = page.getByText("No ad credit gives more than it has.");
  await expect(page.locator(".check").first()).toBeVisible();
  await expect(holds).toBeHidden();
  const last = steps(page).last();
  const [says, mark] = await Promise.all([last.locator(".step-text"), last.getByRole("button", { name: /^Mark/ })].map((it) => it.boundingBox()));
  expect(mark.x).toBeGreaterThanOrEqual(says.x + says.width);
  expect(mark.y).toBeLessThan(says.y + says.height);
  const next = await page.locator(".step-next").getByRole("button", { name: /^Mark/ }).boundingBox();
  expect(next.width).toBeGreaterThan(2 * says.width);
  await page.locator("summary", { hasText: "8 passed" }).click();
  await expect(holds).toBeVisible();
  await page.locator("summary", { hasText: "8 passed" }).click();
  await page.emulateMedia({ media: "print" });
  await expect(holds).toBeVisible();
  await expectToFit(page);
});

test("the steps are TikTok's own, and marking one locks it until Undo", async ({ page }) => {
  await opened(page);
  await screen(page, "Review");
  await expect(steps(page)).toHaveCount(3);
  await expect(page.locator(".step-path")).toHaveText([
    "Finance › Payment Management › the ad account › Add Balance › its amount of Ad credit 1 › Confirm",
  ]);
  await button(page, "Mark as allocated: 3,000.00 USD to Account A").click();
  await expect(page.getByText("1 of 3 made", { exact: true })).toBeVisible();
  await expect(page.getByText("Marked as allocated: 3,000.00 USD to Account A.")).toBeVisible();
  await expect(button(page, "Correct a mistake: 3,000.00 USD to Account A")).toBeFocused();
  await screen(page, "Plan");
  await expect(page.getByLabel("Allocate Ad credit 1 to Account A")).toHaveCount(0);
  await button(page, "Account A").first().click();
  await expect(page.getByText("3,000 of Ad credit 1 on 1 Mar.")).toBeVisible();
  await button(page, "Undo").click();
  await expect(page.getByLabel("Allocate Ad credit 1 to Account A")).toHaveValue("3,000");
});

test("a mistake is corrected in the plan only, and that is said first", async ({ page }) => {
  await openedWith(page, inParts());
  await screen(page, "Review");
  await expect(page.getByText("1 of 3 made", { exact: true })).toBeVisible();
  const correct = button(page, "Correct a mistake: 1,400.00 USD to Account A");
  await correct.press("Enter");
  await expect(page.getByText("This corrects only the plan.")).toBeVisible();
  await expect(button(page, "Correct the plan")).toBeFocused();
  await button(page, "Leave it").press("Enter");
  await expect(correct).toBeFocused();
  await correct.press("Enter");
  await button(page, "Correct the plan").press("Enter");
  await expect(page.getByText("0 of 3 made", { exact: true })).toBeVisible();
  await expect(button(page, "Mark as allocated: 1,400.00 USD to Account A").first()).toBeFocused();
});

test("what the rules refuse has no mark, and stops", async ({ page }) => {
  const plan = even();
  plan.allocations[0].amount = "3500.00";
  plan.adAccounts[1].status = "inReview";
  await openedWith(page, plan);
  await screen(page, "Review");
  await expect(check(page, "Status")).toContainText("Stop");
  await expect(page.locator(".check").first()).toContainText("Stop");
  await expect(page.getByRole("link", { name: "Refused: see the plan" })).toHaveCount(1);
});

test("later parts stand under their dates", async ({ page }) => {
  await openedWith(page, inParts());
  await screen(page, "Review");
  await expect(page.getByRole("heading", { name: "8 Mar" })).toBeVisible();
  await expect(page.locator(".day").last().locator(".step")).toHaveCount(1);
});

test("nothing to allocate, a plan with errors, and everything made each say what to do", async ({ page }) => {
  const plan = even();
  plan.allocations = [];
  await openedWith(page, plan);
  await screen(page, "Review");
  await page.getByRole("link", { name: "Go to the plan" }).click();
  await page.getByLabel("Expected daily spend of Account A").fill("much");
  await screen(page, "Review");
  await expect(page.getByText("The plan does not run yet")).toBeVisible();
  await page.locator(".check a").first().click();
  await expect(page.getByLabel("Expected daily spend of Account A")).toBeFocused();
  await page.getByLabel("Expected daily spend of Account A").fill("200");
  await button(page, "Fit to spend").first().click();
  await screen(page, "Review");
  await expect(button(page, /^Mark as allocated/).first()).toBeVisible();
  while (await button(page, /^Mark as allocated/).count()) await button(page, /^Mark as allocated/).first().click();
  await expect(page.getByText("Every allocation of this plan is made in TikTok.")).toBeVisible();
  await expect(figure(page, "stranded")).toHaveText("0.00");
});

test("steps stand by day and ad credit, with what they come to, the overdue first", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-05T12:00:00Z");
  const plan = inParts();
  plan.adCredits.push({ id: "credit-2", name: "Ad credit 2", amount: "500.00", issued: "2026-03-01", expires: "2026-04-15" });
  plan.end = "2026-04-15";
  plan.allocations[1].done = true;
  plan.allocations.push({ id: "4", on: "2026-03-02", adCredit: "credit-2", adAccount: "c", amount: "200.00" });
  plan.allocations.push({ id: "5", on: "2026-03-08", adCredit: "credit-2", adAccount: "b", amount: "300.00" });
  await openedWith(page, plan);
  await screen(page, "Review");
  await expect(page.locator(".day h4")).toHaveText([/^2 Mar\s*Overdue$/, "1 Mar", "8 Mar"]);
  await expect(page.locator(".day-total")).toHaveText([
    "200.00 USD · 0 of 1 made",
    "4,400.00 USD · 2 of 2 made",
    "1,700.00 USD · 0 of 2 made",
  ]);
  const last = page.locator(".day").last();
  await expect(last.getByRole("heading", { level: 5 })).toHaveText(["Ad credit 1", "Ad credit 2"]);
  await expect(last.locator(".group-total")).toHaveText(["1,400.00 USD", "300.00 USD"]);
});

test("all steps of a day are marked at once, with who and when", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-05T12:00:00Z");
  const plan = inParts();
  plan.members.push({ id: "ana", name: "Ana", role: "admin" });
  plan.allocations.push({ id: "4", on: "2026-03-08", adCredit: "credit-1", adAccount: "c", amount: "100.00", by: "mo" });
  await openedWith(page, plan);
  await screen(page, "Review");
  await button(page, "Mark all of 8 Mar as allocated").click();
  const question = page.getByRole("group", { name: "Mark all of 8 Mar as allocated" });
  // It can't have been made on a day that is still ahead.
  await expect(question.getByLabel("Allocated on")).toHaveValue("2026-03-05");
  await expect(question.getByLabel("Who allocated")).toHaveValue("mo");
  await question.getByLabel("Allocated on").fill("2026-02-28");
  await question.getByRole("button", { name: "Mark 2 steps as allocated" }).click();
  await expect(question.getByRole("alert")).toHaveText("Enter a day from 1 Mar to 5 Mar, on which these ad credits are there.");
  await expectAccessible(page);
  await pictured(page, "review-mark");
  await question.getByLabel("Allocated on").fill("2026-03-04");
  await question.getByLabel("Who allocated").selectOption("Ana");
  await question.getByRole("button", { name: "Mark 2 steps as allocated" }).click();
  await expect(page.getByText("Marked as allocated on 4 Mar: 2 steps.")).toBeVisible();
  const made = JSON.parse((await downloaded(page, "Download plan (JSON)")).text).allocations.slice(2);
  expect(made.map(({ id, on, by, done }) => ({ id, on, by, done }))).toEqual([
    { id: "3", on: "2026-03-04", by: "ana", done: true },
    { id: "4", on: "2026-03-04", by: "ana", done: true },
  ]);
  await button(page, "Undo").click();
  await expect(button(page, "Mark all of 8 Mar as allocated")).toBeVisible();
});

test("a calendar that is brought in again replaces what has changed, and cancels what is gone", async ({ page }) => {
  await openedWith(page, inParts());
  await screen(page, "Review");
  const first = events((await saved(page, "Add all to calendar (.ics)")).text);
  expect(Object.values(first)).toEqual([
    ["Allocate ad credit in TikTok\\, 1 step: Split evenly", "20260301", "0", "CONFIRMED"],
    ["Allocate ad credit in TikTok\\, 1 step: Split evenly", "20260308", "0", "CONFIRMED"],
    [expect.stringContaining("Ad credit 1 expires on 30 Mar 2026"), "20260323", "0", "CONFIRMED"],
  ]);
  await page.getByLabel("Warn so many days before expiry").fill("3");
  await screen(page, "Plan");
  await page.getByLabel("Allocate Ad credit 1 to Account B").fill("0");
  await screen(page, "Review");
  await page.getByLabel("Warn so many days before expiry").fill("much");
  await button(page, "Add all to calendar (.ics)").click();
  await expect(page.getByText("Enter a whole number of days from 0 to 365.")).toBeVisible();
  await page.getByLabel("Warn so many days before expiry").fill("3");
  const second = events((await saved(page, "Add all to calendar (.ics)")).text);
  expect(Object.keys(second).sort()).toEqual(Object.keys(first).sort());
  const [begun, later, warning] = Object.keys(first);
  expect(second[begun].slice(2)).toEqual(["1", "CONFIRMED"]);
  expect(second[later]).toEqual(first[later]);
  expect(second[warning].slice(1)).toEqual(["20260327", "1", "CONFIRMED"]);
  // What was written is remembered with the scenario, also when the page is loaded anew.
  await page.reload();
  await expect(page.getByLabel("Warn so many days before expiry")).toHaveValue("3");
  expect(events((await saved(page, "Add all to calendar (.ics)")).text)).toEqual(second);
});

test("the journal is there for each accounting program", async ({ page }) => {
  await openedWith(page, inParts());
  await screen(page, "Review");
  for (const [name, file, said] of [
    ["Journal for Beancount", "Split-evenly.beancount", 'option "operating_currency" "USD"'],
    ["Journal for hledger", "Split-evenly.journal", "=* 5800.00 USD"],
    ["Journal for Ledger", "Split-evenly.ledger", 'assert account("Income:AdCredit:Credit-1").total == -9000.00 USD'],
    ["Journal (CSV)", "Split-evenly.journal-csv", "seq,on,type"],
  ]) {
    const { name: called, text } = await downloaded(page, name);
    expect(called).toBe(file.replace("journal-csv", "journal.csv"));
    expect(text).toContain(said);
  }
  await page.getByRole("button", { name: "Download", exact: true }).click();
  await expectAccessible(page);
  await pictured(page, "review-downloads");
});

test("a report for one client has nothing of the others in it, and reads without a script", async ({ page, elsewhere }) => {
  const plan = inParts();
  plan.name = "Account B and others";
  await openedWith(page, plan);
  await screen(page, "Review");
  const whole = await saved(page, "Download report (HTML)");
  expect(whole.name).toBe("Account-B-and-others.html");
  expect(whole.text).toContain("Account C");
  await page.getByLabel("Only these ad accounts").check();
  await button(page, "Download report (HTML)").click();
  await expect(page.getByText("Choose at least one ad account.")).toBeVisible();
  await page.getByRole("checkbox", { name: "Account A" }).check();
  await expectAccessible(page);
  const one = await saved(page, "Download report (HTML)");
  const sheet = await saved(page, "Download its sheet (CSV)");
  for (const { text } of [one, sheet]) {
    expect(text).toContain("Account A");
    expect(text).not.toMatch(/Account [BC]|9,000|9000|3,000|3000/);
  }
  expect(one.name).not.toContain("Account-B");
  // As an attachment of a mail is opened: no server, no script.
  await elsewhere.setContent(one.text);
  await expect(elsewhere.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(elsewhere.getByText("Gets 2,800.00 USD")).toBeVisible();
  await expectAccessible(elsewhere);
  const link = await elsewhere.getByRole("link", { name: "Open this plan in Strandline" }).getAttribute("href");
  await elsewhere.goto(link);
  await expect(elsewhere.getByRole("rowheader")).toContainText(["Account A"]);
  await expect(elsewhere.getByText(/Account [BC]/)).toHaveCount(0);
});

test("files, clipboard and paper", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openedWith(page, inParts());
  await screen(page, "Review");
  const csv = await downloaded(page, "Download CSV");
  expect(csv.name).toBe("Split-evenly.steps.csv");
  expect(csv.text.split("\r\n")).toHaveLength(5);
  expect(csv.text).toContain("2026-03-08,Account A,a,Ad credit 1,2026-03-30,1400.00,USD,Mo,planned,");
  const calendar = await saved(page, "Add all to calendar (.ics)");
  expect(calendar.name).toBe("Split-evenly.ics");
  // Two days, and a warning.
  expect(calendar.text.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  expect(calendar.text).toMatch(/\r\nDTSTAMP:\d{8}T\d{6}Z\r\n/);
  const day = await saved(page, "Add to calendar (.ics): 8 Mar");
  expect(day.text.match(/DTSTART;VALUE=DATE:\d+/g)).toEqual(["DTSTART;VALUE=DATE:20260308"]);
  const plan = await downloaded(page, "Download plan (JSON)");
  expect(JSON.parse(plan.text).allocations).toHaveLength(3);
  await button(page, "Copy list").click();
  await expect(page.getByText("Copied.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n").slice(2, 7)).toEqual([
    "1 Mar",
    "Ad credit 1, expires 30 Mar: 4,400.00 USD",
    "Finance › Payment Management › the ad account › Add Balance › its amount of Ad credit 1 › Confirm",
    "[x] Account A: 1,400.00 USD, allocated, by Mo",
    "[ ] Account B: 3,000.00 USD, to allocate, by Mo",
  ]);
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  await button(page, "Print").click();
  // What is on paper only is drawn first.
  await page.waitForFunction(() => window.printed);
});

test("axe finds nothing, it fits at 320 pixels, and it prints", async ({ page }) => {
  const plan = inParts();
  plan.allocations.push({ id: "4", on: "2026-03-08", adCredit: "credit-1", adAccount: "c", amount: "3000.00" });
  await openedWith(page, plan);
  await screen(page, "Review");
  await button(page, /^Correct a mistake/).click();
  await expectAccessible(page);
  await pictured(page, "review");
  await expectToFit(page);
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await page.setViewportSize({ width: 672, height: 1000 });
  await expect(button(page, "Print")).toBeHidden();
  // Which plan it is and of what day, what becomes of it, then what to check and what to do.
  await expect(page.locator(".review-scenario")).toHaveText(/^Split evenly: 1 Mar to 30 Mar\s*·\s*as of \d+ \w+ \d{4}$/);
  const order = [".review-head", ".strip", ".final", ".check", ".step-path"];
  const tops = await Promise.all(order.map(async (part) => (await page.locator(part).first().boundingBox()).y));
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  await page.screenshot({ path: `${pictures}review-print.png`, fullPage: true });
});
