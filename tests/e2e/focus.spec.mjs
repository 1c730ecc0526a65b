// The focus is never lost to the top of the page, nor taken from somebody who types; Back closes what lies over the page.
import { button, even, openedWith, screen } from "./planner.mjs";
import { expect, test } from "./support.mjs";

/** What has the focus; nothing where it is lost. */
const focused = (page) =>
  page.evaluate(() => (document.activeElement === document.body ? null : document.activeElement.textContent));

test("what is pressed and then gone leaves the focus near it", async ({ page }) => {
  const plan = even();
  const change = (_, at) => ({
    on: `2026-03-${10 + at}`,
    type: "setDailySpend",
    adAccount: plan.adAccounts[0].id,
    dailySpend: "10.00",
  });
  plan.events = Array.from({ length: 8 }, change);
  await openedWith(page, plan);

  await screen(page, "Compare");
  await button(page, "Compare in parts").press("Enter");
  await button(page, /^Use this scenario/).first().press("Enter");
  await expect(page.getByLabel("Scenario", { exact: true })).toHaveValue(/, in parts$/);
  await expect.poll(() => focused(page)).not.toBeNull();
  await button(page, /^More: .*, in parts$/).press("Enter");
  await button(page, /^Leave out/).press("Enter");
  await expect(page.locator(".column-head")).toHaveCount(1);
  await expect.poll(() => focused(page)).not.toBeNull();

  // The last “more” goes with what it was for.
  await screen(page, "Timeline");
  const more = page.locator(".event-list").getByRole("button", { name: /more$/ });
  while (await more.count()) {
    const before = await more.textContent();
    await more.press("Enter");
    await expect(more.filter({ hasText: before })).toHaveCount(0);
  }
  await expect.poll(() => page.evaluate(() => document.activeElement.closest(".event-list") !== null)).toBe(true);
});

test("what is asked for has the focus once its code comes, however late", async ({ page }) => {
  let arrive;
  await openedWith(page, even());
  await page.route("**/weigh-*.wasm", async (route) => {
    await new Promise((resolve) => (arrive = resolve));
    await route.continue();
  });
  await screen(page, "Compare");
  await button(page, "Show what matters most").click();
  await page.waitForTimeout(1000);
  await expect.poll(() => arrive !== undefined).toBe(true);
  arrive();
  await expect(page.getByRole("heading", { name: "What matters most" })).toBeFocused();
});

for (const id of ["add-credit", "add-account"]) {
  test(`${id} leaves the focus with a field that got it before the page was drawn`, async ({ page }) => {
    await openedWith(page, even());
    await page.evaluate((id) => {
      document.getElementById(id).focus();
      document.getElementById(id).click();
      document.getElementById("at-adCredits-0-amount").focus();
    }, id);
    await page.waitForTimeout(1000);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("1234");
    await expect(page.locator("#at-adCredits-0-amount")).toHaveValue("1234");
    // The name of an ad account is a field only until the focus is elsewhere, also where it never had it.
    await page.keyboard.press("Tab");
    await expect(page.locator(".naming")).toHaveCount(0);
  });
}

for (const [name, file] of [["Timeline", "**/work-*.wasm"], ["Learn", "**/learn-*.wasm"]]) {
  test(`${name}, left while its code is loading, takes nobody's focus when that comes`, async ({ page }) => {
    let arrive;
    const arriving = new Promise((resolve) => (arrive = resolve));
    await openedWith(page, even());
    await page.route(file, async (route) => {
      await arriving;
      await route.continue();
    });
    const asked = page.waitForRequest(file);
    await screen(page, name);
    await asked;
    await screen(page, "Plan");
    const amount = page.locator("#at-adCredits-0-amount");
    await expect(page.locator("#screen-title")).toBeFocused();
    await amount.focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("12");
    const arrived = page.waitForResponse(file);
    arrive();
    await (await arrived).finished();
    await page.waitForTimeout(1000);
    await page.keyboard.type("34");
    await expect(amount).toBeFocused();
    await expect(amount).toHaveValue("1234");
  });
}

test("a link leads to a field whose code comes late, unless somebody has gone elsewhere by then", async ({ page }) => {
  await openedWith(page, even());
  await page.route("**/details-*.wasm", async (route) => {
    await new Promise((next) => setTimeout(next, 2000));
    await route.continue();
  });
  await page.evaluate(() => (location.hash = "#plan/adAccounts/0/atMost"));
  await expect(page.getByLabel("Gets at most")).toBeFocused();
  await page.evaluate(() => {
    addEventListener("hashchange", () => document.getElementById("at-adCredits-0-amount").focus(), { once: true });
    location.hash = "#plan/adAccounts/1/atMost";
  });
  await expect(page.getByLabel("Gets at most")).toHaveCount(2);
  await page.waitForTimeout(1000);
  await expect(page.locator("#at-adCredits-0-amount")).toBeFocused();
});

test("Back closes the dialog on top and leaves the screen below it; closed otherwise, Back leads on", async ({ page }) => {
  await openedWith(page, even());
  await screen(page, "Timeline");
  await screen(page, "Review");
  await expect(page.locator("#screen-title")).toBeFocused();
  const dialog = page.locator("dialog[open]");
  const share = button(page, "Share");

  await share.click();
  await expect(dialog).toHaveCount(1);
  await page.goBack();
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(/#review$/);
  await expect(share).toBeFocused();

  // Escape takes the dialog's entry with it.
  await share.click();
  await expect(dialog).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => history.state?.strandlineDialogs ?? 0)).toBe(0);
  await page.goBack();
  await expect(page).toHaveURL(/#timeline$/);
  await page.goForward();
  await expect(page).toHaveURL(/#review$/);
});

test("a dialog that is opened while the one before is still leaving the history stays open, and Back closes it", async ({ page }) => {
  await openedWith(page, even());
  await button(page, "Share").click();
  await expect(page.getByRole("dialog", { name: "Share" })).toBeVisible();
  await page.evaluate(() => {
    history.back = () => {
      History.prototype.back.call(history);
      [...document.querySelectorAll("button")].find((it) => it.textContent.includes("How sure?")).click();
      delete history.back;
    };
  });
  await page.keyboard.press("Escape");
  const dialog = page.locator("dialog[open]:has(#risk-title)");
  await expect(dialog).toBeVisible();
  await page.waitForTimeout(1000);
  await expect(dialog).toBeVisible();
  await page.goBack();
  await expect(dialog).toBeHidden();
});

test("a menu that is opened while the focus is still on its way elsewhere stays open", async ({ page }) => {
  // A page that is slow to draw.
  await page.addInitScript(() => {
    const draw = requestAnimationFrame;
    globalThis.requestAnimationFrame = (act) => draw(() => setTimeout(() => draw(act), 500));
  });
  await openedWith(page, even());
  const list = page.getByRole("button", { name: "Scenarios", exact: true });
  await list.click();
  await button(page, "Duplicate").click();
  await list.click();
  await page.waitForTimeout(1500);
  await expect(button(page, "Delete this scenario")).toBeVisible();
});

test("a menu closes once the focus is behind it", async ({ page }) => {
  await openedWith(page, even());
  for (const [name, menu] of [["More", "#more-menu"], ["Scenarios", "#scenarios-menu"], ["Which split", "#split-menu"]]) {
    await page.getByRole("button", { name, exact: true }).press("Enter");
    await expect(page.locator(menu)).toBeVisible();
    const inside = () => page.evaluate((menu) => document.querySelector(menu).contains(document.activeElement), menu);
    for (let step = 0; step < 12 && !(step > 0 && !(await inside())); step++) await page.keyboard.press("Tab");
    await expect(page.locator(menu)).toBeHidden();
    await expect(page.locator(":focus")).toBeVisible();
  }
});

test("the tabs of a page from right to left go the way the arrow points", async ({ page }) => {
  await openedWith(page, even());
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  await button(page, "Share").click();
  await page.getByRole("tab", { name: "Link" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("tab", { name: "File" })).toBeFocused();
});
