// Scenarios side by side, with and without a suspension.
import { expect, expectAccessible, test } from "./support.mjs";
import { button, even, figure, kept, openedWith, screen } from "./planner.mjs";
import { expectToFit, pictured } from "./looks.mjs";

/** The plan of the first minute, fitted; from 13 March on Account B has room for more. */
const fitted = (room) => {
  const plan = even();
  plan.name = "All at once";
  ["5250.00", "3000.00", "750.00"].forEach((amount, at) => (plan.allocations[at].amount = amount));
  // With all the spend there is, there is but one best split.
  if (!room) {
    plan.adCredits[0].amount = "9750.00";
    plan.allocations[0].amount = "6000.00";
  }
  if (room) plan.events = [{ on: "2026-03-13", type: "setDailySpend", adAccount: "b", dailySpend: "240.00" }];
  return plan;
};
const cellsOf = (page, name) => page.locator(".compared").getByRole("row", { name }).getByRole("cell");
const cells = (page, name) => cellsOf(page, name).locator(".value");

test("in parts beats all at once if Account A is suspended, and costs nothing if it isn't", async ({ page }) => {
  await openedWith(page, fitted(true));
  await screen(page, "Compare");
  await expect(page.getByText("There is one scenario.")).toBeVisible();
  await button(page, "Compare in parts").click();
  await expect(page.locator(".verdict")).toContainText("spend and strand the same");
  await page.getByLabel("What if suspended").selectOption("Account A");
  await page.getByLabel("on", { exact: true }).fill("2026-03-13");
  await expect(page.locator(".verdict")).toHaveText(
    /“All at once, in parts” beats “All at once” by [\d,]+ if Account A is suspended on 13 Mar, and costs nothing if it isn’t\./,
  );
  const suspended = page.locator(".compared tbody").filter({ hasText: "If Account A is suspended on 13 Mar" });
  await expect(suspended.getByRole("row", { name: /^Forfeited/ }).locator(".value").first()).toHaveText("2,850");
  // The plain figures stay beside it.
  await expect(cells(page, /^Forfeited/).first()).toHaveText("0");
  await expect(cells(page, /^Can still move on 13 Mar/).first()).toHaveText("0");
  // Nothing of it is saved.
  await expect(figure(page, "stranded")).toHaveText("0");
});

test("what is alike of two scenarios is said once", async ({ page }) => {
  await openedWith(page, fitted(true));
  await screen(page, "Compare");
  await button(page, "Duplicate the open scenario").click();
  await button(page, "Duplicate the open scenario").click();
  await expect(page.locator(".column-head")).toHaveCount(3);
  await page.getByLabel("What if suspended").selectOption("Account A");
  await expect(page.locator(".verdict")).toContainText("Account A");
  await expect(page.locator(".verdicts p:not(.verdict)")).toHaveText([/split anew/]);
});

test("where nobody can spend what is held back, that is said", async ({ page }) => {
  await openedWith(page, fitted(false));
  await screen(page, "Compare");
  await button(page, "Compare in parts").press("Enter");
  await page.getByLabel("What if suspended").selectOption("Account A");
  await page.getByLabel("on", { exact: true }).fill("2026-03-13");
  await expect(page.locator(".verdict")).toHaveText(
    "“All at once, in parts” strands 3,200 less than “All at once” if Account A is suspended on 13 Mar, and costs nothing if it isn’t. " +
      "But what it saves is not spent: both spend the same. ".trim(),
  );
});

test("changed inputs are listed, reset one by one in one step each, and the journal says what they are worth", async ({ page }) => {
  await openedWith(page, fitted(false));
  await screen(page, "Compare");
  await button(page, "Duplicate the open scenario").click();
  await expect(page.getByText("All inputs are the same.")).toBeVisible();
  await screen(page, "Plan");
  await page.getByLabel("Expected daily spend of Account A").fill("100");
  await screen(page, "Compare");
  const changed = page.locator(".changed tbody").filter({ hasText: "Account A" });
  await expect(changed.getByRole("row", { name: /^Expected daily spend/ }).getByRole("cell").first()).toHaveText("100");
  await expect(changed.getByRole("row", { name: /^Expected daily spend/ }).getByRole("cell").nth(1)).toHaveText("200");
  await page.getByText("Journal: “").click();
  await expect(page.getByRole("row", { name: /^Spent Ad credit 1 Account A/ })).toContainText("3,000");
  await button(page, "Reset Account A: Expected daily spend").click();
  await expect(page.getByText("All inputs are the same.")).toBeVisible();
  await expect(figure(page, "stranded")).toHaveText("0");
  await button(page, "Undo").click();
  await expect(changed).toBeVisible();
});

test("the table is a statement: what is spent, lost and left make up what was issued, and the verdict comes first", async ({ page }) => {
  const plan = fitted(false);
  plan.adCredits[0].amount = "12000.00";
  plan.allocations[2].amount = "1000.00";
  await openedWith(page, plan);
  await screen(page, "Compare");
  await button(page, "Compare with the best split").click();
  const statement = page.locator(".compared tbody").first();
  await expect(statement.getByRole("rowheader")).toHaveText(
    ["Spent", "Stranded", "Forfeited", "Expired in accounts", "Expired unallocated", "Unallocated at end", "Issued"],
  );
  const amounts = (await statement.locator("tr:not(.is-part)").evaluateAll((rows) =>
    rows.map((row) => row.querySelector(".value").textContent))).map((it) => Number(it.replace(/,/g, "")));
  const issued = amounts.pop();
  expect(amounts.reduce((sum, it) => sum + it, 0)).toBe(issued);
  const top = async (locator) => (await locator.boundingBox()).y;
  expect(await top(page.locator(".verdict"))).toBeLessThan(await top(page.locator(".compare-tools")));
  await expect(page.locator(".compared thead td")).toHaveText("USD, by 30 Mar");
});

test("differences only, on request; another scenario is used, with the keyboard alone", async ({ page }) => {
  await openedWith(page, fitted(false));
  await screen(page, "Compare");
  await button(page, "Compare in parts").press("Enter");
  const rows = page.locator(".compared tbody tr");
  const all = await rows.count();
  await page.getByLabel("Show differences only").press("Space");
  expect(await rows.count()).toBeLessThan(all);
  await button(page, "Use this scenario: All at once, in parts").press("Enter");
  await expect(page.getByLabel("Scenario", { exact: true })).toHaveValue("All at once, in parts");
  await expect(button(page, "Use this scenario: All at once", { exact: true })).toBeVisible();
});

test("three scenarios fit, and no more", async ({ page }) => {
  await openedWith(page, fitted(false));
  await screen(page, "Compare");
  await button(page, "Compare in parts").click();
  await button(page, "Compare with the best split").click();
  await button(page, "Duplicate the open scenario").click();
  await expect(page.locator(".column-head")).toHaveCount(3);
  await button(page, "More: All at once, in parts").click();
  await button(page, "Leave out All at once, in parts").click();
  await expect(page.locator(".column-head")).toHaveCount(2);
  await expect(page.locator("#compared-1")).toBeFocused();
  // What was left out is offered again.
  await button(page, "Add “All at once, in parts”").click();
  await expect(page.locator(".column-head")).toHaveCount(3);
});

test("axe finds nothing, and it fits at 320 pixels", async ({ page }) => {
  await openedWith(page, fitted(true));
  await screen(page, "Compare");
  await button(page, "Compare in parts").click();
  await page.getByLabel("What if suspended").selectOption("Account A");
  await page.getByLabel("on", { exact: true }).fill("2026-03-13");
  await expectAccessible(page);
  await pictured(page, "compare");
  await expectToFit(page);
});

test("what is lost in all, and that scenarios expect different things, is said where stranded alone would mislead", async ({ page }) => {
  const plan = even();
  // Account A gets nothing: 3,000 expire unallocated, and only Account C strands.
  plan.allocations = plan.allocations.slice(1);
  await openedWith(page, plan);
  await screen(page, "Compare");
  await button(page, "Duplicate the open scenario").click();
  await expect(page.locator(".column-head")).toHaveCount(2);
  await expect(page.locator(".verdicts p")).toHaveCount(1);
  await screen(page, "Plan");
  await page.getByLabel("Allocate Ad credit 1 to Account C").fill("");
  await page.getByLabel("Expected daily spend of Account B").fill("110");
  await screen(page, "Compare");
  await expect(page.locator(".verdicts p")).toHaveText([
    /strands 2,250 less|spends/,
    /^Counting what expires unallocated too, “.*” loses [\d,]+ less in all\.$/,
    /differ in more than their allocations: see their inputs\.$/,
  ]);
});

test("a scenario that is opened stands in the comparison", async ({ page }) => {
  await openedWith(page, { ...even(), name: "March" });
  await screen(page, "Compare");
  await button(page, "Duplicate the open scenario").click();
  await expect(page.locator(".column-head")).toHaveCount(2);
  await button(page, "Scenarios").click();
  await page.getByRole("button", { name: "Duplicate", exact: true }).click();
  await expect(page.locator(".column-head")).toHaveCount(3);
  await expect(page.locator(".column-head").first()).toContainText("Open");
});

test("scenarios stand by their Business Center, and one of another currency is never put beside the open one", async ({ page }) => {
  await openedWith(page, { ...even(), name: "March" });
  const list = page.locator("#scenarios-menu");
  await button(page, "Scenarios").click();
  await expect(list.getByRole("list")).toHaveCount(1);
  await button(page, "Duplicate").click();
  await page.getByLabel("Scenario", { exact: true }).fill("Euros");
  await button(page, "Plan settings").click();
  await page.locator("#at-currency").selectOption("EUR");
  await button(page, "Keep the numbers").click();
  await page.locator("#at-businessCenter-name").fill("Client in Lisbon");
  await kept(page, '"EUR"');
  await button(page, "Scenarios").click();
  await expect(list.getByRole("list", { name: "Client in Lisbon" }).getByRole("listitem")).toHaveText(["Euros"]);
  await expect(list.getByRole("list").first().getByRole("listitem")).toHaveText(["March"]);
  await page.keyboard.press("Escape");
  await screen(page, "Compare");
  await expect(page.locator("#compared-0")).toHaveCount(1);
  await expect(page.locator("#compared-1")).toHaveCount(0);
  await expect(button(page, /^Add “/)).toHaveCount(0);
  await expect(page.locator("#compared-0").getByRole("option")).toHaveText(["March, in USD", "Euros"]);
  await button(page, "Duplicate the open scenario").click();
  await expect(page.locator("#compared-1")).toHaveValue(/./);
  await expect(page.getByText("can’t be compared")).toHaveCount(0);
  // A list that was kept before it was grouped is grouped all the same.
  await page.evaluate(() => {
    const list = JSON.parse(localStorage.getItem("strandline.shelf"));
    list.scenarios = list.scenarios.map(({ id, name }) => ({ id, name }));
    localStorage.setItem("strandline.shelf", JSON.stringify(list));
  });
  await page.reload();
  await button(page, "Scenarios").click();
  await expect(list.getByRole("list", { name: "Client in Lisbon" }).getByRole("listitem")).toHaveText(["Euros", "Euros (2)"]);
});

test("what matters most is said for whoever asks, and one input is drawn from little to much", async ({ page }) => {
  await openedWith(page, even());
  await screen(page, "Compare");
  await button(page, "Show what matters most").click();
  await expect(page.getByRole("heading", { name: "What matters most" })).toBeFocused();
  const points = page.locator(".points").first().getByRole("listitem");
  await expect(points.first()).toHaveText(
    "Account B is suspended on 2 Mar, after the day on which it holds most: 2,900 more lost, 2,900 less spent.",
  );
  await expect(points).toHaveCount(7);
  await expect(page.getByText(/\d+ changes were tried one by one/)).toBeVisible();
  await expect(figure(page, "curve")).toContainText("As planned, 200: 2,250 lost, 6,750 spent.");
  await page.getByLabel("What changes").selectOption("Day of the suspension");
  await expect(figure(page, "curve")).toContainText("As planned, never: 2,250 lost, 6,750 spent.");
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectToFit(page);
});
