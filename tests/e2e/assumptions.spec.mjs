// Assumptions with what they change, members, and parts over time.
import { expect, expectAccessible, test } from "./support.mjs";
import { button, even, more, opened, openedWith, pictures, screen } from "./planner.mjs";
import { expectToFit, pictured } from "./looks.mjs";

const suspended = () => {
  const plan = even();
  plan.events = [
    { on: "2026-03-13", type: "suspend", adAccount: "a" },
    { on: "2026-03-15", type: "reinstate", adAccount: "a" },
  ];
  return plan;
};
const dialog = (page) => page.getByRole("dialog", { name: "Assumptions" });
const show = async (page) => {
  await button(page, "Plan settings").press("Enter");
  await button(page, /^Assumptions/).press("Enter");
  await expect(dialog(page)).toBeVisible();
};

test("each assumption has its rule, who says so, and what it changes", async ({ page }) => {
  await openedWith(page, suspended());
  await show(page);
  await expect(dialog(page).locator(".assumption")).toHaveCount(7);
  const suspension = dialog(page).locator(".assumption").filter({ hasText: "R56" });
  await expect(suspension).toContainText("From an article on ad credit");
  await expect(suspension).toContainText("If frozen until reinstated: stranded 600 less, spent 600 more.");
  const order = dialog(page).locator(".assumption").filter({ hasText: "R31" });
  await expect(order).toContainText("If latest expiry goes first: nothing changes in this plan.");
  await expect(dialog(page).getByRole("link").first()).toHaveAttribute("href", /^https:/);
  for (const link of await dialog(page).locator(".rule-sources a").all()) expect((await link.boundingBox()).height).toBeGreaterThanOrEqual(24);
  await page.getByLabel("When an ad account is suspended").selectOption("Unused ad credit waits, its expiry runs on");
  await expect(suspension).toContainText("If forfeited: stranded 600 more, spent 600 less.");
  await page.keyboard.press("Escape");
  await expect(button(page, "Assumptions: 1 changed")).toBeFocused();
});

test("a minimum and roles refuse what they forbid, and a member is named", async ({ page }) => {
  await opened(page);
  await show(page);
  await expect(dialog(page)).toContainText("The smallest allocation still to make is 3,000");
  await page.getByLabel("Least that may be allocated at once").fill("3000.01");
  await expect(page.locator(".problems summary")).toHaveText("3 things to look at");
  await page.getByLabel("Least that may be allocated at once").fill("");
  await button(page, "Add member").press("Enter");
  await expect(dialog(page).getByLabel("Name")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Ann");
  await page.getByLabel("Role", { exact: true }).selectOption("Finance Analyst");
  await page.getByLabel("What is still to be allocated is allocated by").selectOption("Ann");
  await expect(page.locator(".problems summary")).toHaveText("3 things to look at");
  await dialog(page).getByLabel("Finance Analyst").check();
  await expect(page.locator(".problems summary")).toHaveCount(0);
  await dialog(page).getByRole("button", { name: "Remove" }).press("Enter");
  await expect(page.getByLabel("What is still to be allocated is allocated by")).toHaveCount(0);
});

test("members have ways of their own, and an address", async ({ page }) => {
  await opened(page);
  const members = dialog(page).getByRole("region", { name: "Members" });
  await more(page, "Members");
  await expect(members).toBeFocused();
  await expect(members).toBeInViewport();
  await page.keyboard.press("Escape");
  await button(page, "Plan settings").press("Enter");
  await button(page, "Members: none named").press("Enter");
  await expect(members).toBeFocused();
  await button(page, "Add member").press("Enter");
  await page.keyboard.press("Escape");
  await expect(button(page, "Members: 1 named")).toBeVisible();
  await button(page, "Account A").click();
  await button(page, "Who allocates").press("Enter");
  await expect(members).toBeFocused();

  await page.goto("about:blank");
  await page.goto("/#plan/members");
  await expect(members).toBeFocused();
});

test("each allocation has somebody who makes it, once there are members", async ({ page }) => {
  const plan = even();
  plan.members = [
    { id: "mo", name: "Mo", role: "financeManager" },
    { id: "ann", name: "Ann", role: "financeAnalyst" },
  ];
  await openedWith(page, plan);
  await button(page, "Account A").first().click();
  const by = page.getByLabel("Allocated by");
  await expect(by).toHaveValue("");
  await by.selectOption("Ann");
  await expect(page.locator(".problems summary")).toHaveText("1 thing to look at");
  await by.selectOption("Mo");
  await expect(page.locator(".problems summary")).toHaveCount(0);
  await screen(page, "Review");
  await expect(page.locator(".step").first()).toContainText("By Mo");
});

test("in parts over time: the steps, what holding back is worth, and one step to use it", async ({ page }) => {
  const plan = even();
  plan.events = [{ on: "2026-03-13", type: "setDailySpend", adAccount: "b", dailySpend: "240.00" }];
  await openedWith(page, plan);
  await button(page, "Explain").press("Enter");
  const explain = page.getByRole("dialog", { name: "What the best split would do" });
  await explain.getByRole("button", { name: "Allocate in parts" }).press("Enter");
  await expect(explain.getByText(/^Spends 9,000 and strands 0\.$/)).toBeVisible();
  await page.getByLabel("If an ad account is suspended on").fill("2026-03-13");
  // Of the 750 that it gets at once, Account C has spent 300 by then; in parts it holds 50 of the week's 175.
  await expect(explain.getByRole("row", { name: "Account C 8,550 8,950 400" })).toBeVisible();
  await expect(explain.getByText("Holding back is worth something only where")).toBeVisible();
  await expectAccessible(page);
  await explain.getByRole("heading", { name: "What holding back is worth" }).scrollIntoViewIfNeeded();
  await page.screenshot({ path: `${pictures}parts-1280-light.png` });
  await page.getByLabel("Days from one review to the next").selectOption("Every 14 days");
  await explain.getByRole("button", { name: "Use this split" }).press("Enter");
  await expect(explain).toBeHidden();
  await expect(page.getByText("Allocated in parts: Spent 9,000, Stranded 0.")).toBeVisible();
  await button(page, "Undo").click();
  await expect(page.getByLabel("Allocate Ad credit 1 to Account C")).toHaveValue("3,000");
});

test("axe finds nothing in the assumptions, and they fit at 320 pixels", async ({ page }) => {
  await openedWith(page, suspended());
  await show(page);
  await button(page, "Add member").click();
  await expect(dialog(page)).toContainText("If frozen until reinstated: stranded");
  await expectAccessible(page);
  await pictured(page, "assumptions", "in view");
  await expectToFit(page);
});
