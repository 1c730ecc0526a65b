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

test("the checks say what to look at, and lead there", async ({ page }) => {
  await opened(page);
  await screen(page, "Review");
  await expect(page.getByRole("heading", { name: "Review before you allocate in TikTok" })).toBeFocused();
  await expect(page.getByText("Allocation is final in TikTok. Check each line.")).toBeVisible();
  await expect(page.getByText("Strandline never touches TikTok.")).toBeVisible();
  await expect(check(page, "Amounts")).toContainText("Pass");
  await expect(check(page, "Stranded")).toContainText("Look");
  const strands = page.getByRole("link", { name: "Account C strands 2,250: it gets 3,000 and spends 750 of it before expiry." });
  await strands.press("Enter");
  await expect(page).toHaveURL(/#plan\/adAccounts\/2$/);
  await expect(page.getByLabel("Name", { exact: true }).first()).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Checks" })).toBeVisible();
});

test("what should have been done by today comes first, with its count and each step", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-10T12:00:00Z");
  await openedWith(page, inParts());
  await screen(page, "Review");
  const first = page.locator(".check").first();
  await expect(first).toContainText("Overdue");
  await expect(first).toContainText("Look");
  await expect(first.getByRole("listitem")).toHaveText([
    /^2 steps are dated before today and not marked as allocated/,
    "1 Mar: 3,000 of Ad credit 1 to Account B",
    "8 Mar: 1,400 of Ad credit 1 to Account A",
  ]);
  await button(page, "Mark as allocated: 3,000.00 USD to Account B").click();
  await expect(first.getByRole("listitem").first()).toHaveText(/^1 step is dated before today/);
  await button(page, "Mark as allocated: 1,400.00 USD to Account A").click();
  await expect(check(page, "Overdue")).toContainText("No step before today is left undone.");
});

test("the steps are TikTok's own, and marking one locks it until Undo", async ({ page }) => {
  await opened(page);
  await screen(page, "Review");
  await expect(steps(page)).toHaveCount(3);
  await expect(steps(page).first()).toContainText(
    "Finance › Payment Management › Account A › Add Balance › 3,000.00 USD of Ad credit 1 › Confirm",
  );
  await button(page, "Mark as allocated: 3,000.00 USD to Account A").click();
  await expect(page.getByText("1 of 3 made")).toBeVisible();
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
  await expect(page.getByText("1 of 3 made")).toBeVisible();
  const correct = button(page, "Correct a mistake: 1,400.00 USD to Account A");
  await correct.press("Enter");
  await expect(page.getByText("This corrects only the plan.")).toBeVisible();
  await expect(button(page, "Correct the plan")).toBeFocused();
  await button(page, "Leave it").press("Enter");
  await expect(correct).toBeFocused();
  await correct.press("Enter");
  await button(page, "Correct the plan").press("Enter");
  await expect(page.getByText("0 of 3 made")).toBeVisible();
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
  while (await button(page, /^Mark as allocated/).count()) await button(page, /^Mark as allocated/).first().click();
  await expect(page.getByText("Every allocation is made.")).toBeVisible();
  await expect(figure(page, "stranded")).toHaveText("0.00");
});

test("files, clipboard and paper", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openedWith(page, inParts());
  await screen(page, "Review");
  const csv = await saved(page, "Download CSV");
  expect(csv.name).toBe("Split-evenly.csv");
  expect(csv.text.split("\r\n")).toHaveLength(5);
  expect(csv.text).toContain("2026-03-08,Account A,a,Ad credit 1,2026-03-30,1400.00,USD,Mo,planned,");
  const calendar = await saved(page, "Add all to calendar (.ics)");
  expect(calendar.name).toBe("Split-evenly.ics");
  expect(calendar.text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(calendar.text).toMatch(/\r\nDTSTAMP:\d{8}T\d{6}Z\r\n/);
  const day = await saved(page, "Add to calendar (.ics): 8 Mar");
  expect(day.text.match(/DTSTART;VALUE=DATE:\d+/g)).toEqual(["DTSTART;VALUE=DATE:20260308"]);
  const plan = await saved(page, "Download plan (JSON)");
  expect(JSON.parse(plan.text).allocations).toHaveLength(3);
  await button(page, "Copy list").click();
  await expect(page.getByText("Copied.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("Account B › Add Balance › 3,000.00 USD");
  expect(copied.match(/Add Balance/g)).toHaveLength(2);
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  await button(page, "Print").click();
  expect(await page.evaluate(() => window.printed)).toBe(true);
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
