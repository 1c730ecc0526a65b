// An amount stays in the row it was typed for, as it was typed. Dates have tests of their own.
import { openArticle, strictFrame } from "./article.mjs";
import { button, even, kept, opened, openedWith, screen } from "./planner.mjs";
import { expect, test } from "./support.mjs";

const event = (on, type, adAccount, more = {}) => ({ on, type, adAccount, ...more });

test("an amount goes to the event it was typed for, and to none once that is gone", async ({ page }) => {
  const plan = even();
  const [a, b] = plan.adAccounts.map((it) => it.id);
  plan.events = [event("2026-03-05", "setDailySpend", a, { dailySpend: "50.00" }), event("2026-03-13", "suspend", b)];
  await openedWith(page, plan);
  await screen(page, "Timeline");
  const amounts = page.locator(".event-list input.number");
  await expect(amounts).toHaveCount(1);
  await button(page, /^Remove Account A: .*spend/i).first().click();
  // A suspension has no amount.
  await expect(amounts).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(amounts).toHaveCount(1);
  await amounts.fill("70");
  const after = JSON.parse(await kept(page, '"dailySpend":"70"'));
  expect(after.events).toEqual([{ ...plan.events[0], dailySpend: "70" }, plan.events[1]]);
});

test("a field stays with its event when one before it comes back", async ({ page }) => {
  const plan = even();
  const [a, b] = plan.adAccounts.map((it) => it.id);
  plan.events = [
    event("2026-03-05", "setDailySpend", a, { dailySpend: "50.00" }),
    event("2026-03-06", "setDailySpend", b, { dailySpend: "60.00" }),
  ];
  await openedWith(page, plan);
  await screen(page, "Timeline");
  const amounts = page.locator(".event-list input.number");
  await button(page, /^Remove Account A: .*spend/i).first().click();
  await expect(amounts).toHaveCount(1);
  await amounts.focus();
  await page.keyboard.press("Control+z");
  await expect(amounts).toHaveCount(2);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("75");
  const after = JSON.parse(await kept(page, '"dailySpend":"75"'));
  expect(after.events).toEqual([plan.events[0], { ...plan.events[1], dailySpend: "75" }]);
});

test("several cells are no amount", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await opened(page);
  const field = page.locator("#at-adCredits-0-amount");
  const paste = async (text) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await field.focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+v");
  };
  for (const cells of ["5000\t9000", "5000\n9000", "5000\r\n9000\r\n"]) {
    await paste(cells);
    await expect(field).toHaveValue(/^9,?000$/);
    await expect(page.getByText("Several cells were pasted. Paste one amount at a time.")).toBeVisible();
    await paste("9000");
    await expect(page.getByText("Several cells were pasted")).toHaveCount(0);
  }
  for (const two of ["5000 9000", "90 00"]) {
    await paste(two);
    await expect(field).toHaveValue(two);
    await expect(field).toHaveAttribute("aria-invalid", "true");
  }
  // One cell comes with the end of its row.
  await paste("8000\r\n");
  await field.blur();
  await expect(field).toHaveValue("8,000");
});

test("what is typed after a paste into an empty amount of a figure goes on where it was", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictFrame(baseURL));
  const field = page.frameLocator("iframe").getByLabel("Allocate to Account C");
  await field.fill("");
  await field.focus();
  await page.keyboard.insertText("300");
  await expect(field).toHaveValue("300");
  await page.waitForTimeout(100);
  await page.keyboard.type("0");
  await field.blur();
  await expect(field).toHaveValue("3,000");
});

test("a currency is typed as a whole before it is asked what becomes of the amounts", async ({ page }) => {
  await openedWith(page, even());
  await button(page, "Plan settings").click();
  const currency = page.getByLabel("Currency", { exact: true });
  await currency.focus();
  await page.keyboard.type("EUR", { delay: 50 });
  await expect(currency).toHaveValue("EUR");
  const asks = page.getByRole("dialog", { name: "Change the currency" });
  await expect(asks).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(asks).toContainText("EUR");
  await page.keyboard.press("Escape");
  await expect(currency).toHaveValue("USD");
});

test("an amount of an ad credit can be read whole, beside its day or above it", async ({ page }) => {
  const plan = even();
  plan.adCredits[0].amount = "9000.00";
  await openedWith(page, plan);
  const amount = page.getByLabel("Amount", { exact: true });
  const expires = page.getByLabel("Expires");
  const isWhole = () => amount.evaluate((field) => field.scrollWidth <= field.clientWidth);
  const isBeside = async () => (await amount.boundingBox()).y === (await expires.boundingBox()).y;
  expect([await isWhole(), await isBeside()]).toEqual([true, true]);
  for (const text of ["200,000.00", "1,234,567.89", "12,345,678.00"]) {
    await amount.fill(text);
    await amount.press("Tab");
    expect(await isWhole(), text).toBe(true);
  }
});

test("a field stays where it is on the screen while the result above it takes more and fewer lines", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await opened(page);
  const amount = page.locator("#at-adCredits-0-amount");
  const top = () => amount.evaluate((it) => Math.round(it.getBoundingClientRect().top));
  const height = () => page.locator(".strip").evaluate((it) => Math.round(it.getBoundingClientRect().height));
  await amount.focus();
  await amount.selectText();
  const before = await top();
  const heights = new Set([await height()]);
  for (const key of "1234567.89") {
    await page.keyboard.type(key);
    await expect(page.locator(".advice-figures:not(.is-behind)")).toBeVisible();
    heights.add(await height());
    expect(await top()).toBe(before);
  }
  expect(heights.size).toBeGreaterThan(2);
});

test("nothing stands for a moment between the result and what is typed into", async ({ page }) => {
  await opened(page);
  const expires = page.locator("#at-adCredits-0-expires");
  // The plan ends before the ad credit expires, which the result has a sentence for, in code of its own.
  await page.evaluate(() => {
    globalThis.seen = 0;
    const place = document.querySelector(".page");
    new MutationObserver(() => (globalThis.seen += place.querySelectorAll(":scope > .coming").length)).observe(place, { childList: true });
  });
  await expires.fill("2026-12-30");
  await expect(page.locator(".basis")).toBeAttached();
  expect(await page.evaluate(() => globalThis.seen)).toBe(0);
});

test("an edit that changes what is said elsewhere draws nothing anew in the rows that it does not change", async ({ page }) => {
  const plan = even();
  // More than there is, so that what is left of the ad credit is said, and changes with its amount.
  plan.allocations.push({ ...plan.allocations[0], id: "too-much", amount: plan.adCredits[0].amount });
  await openedWith(page, plan);
  const summary = page.locator(".problems summary");
  await expect(summary).toHaveText("1 thing to look at");
  await summary.click();
  const said = page.locator(".problem-link").first();
  const before = await said.textContent();
  await page.evaluate(() => {
    globalThis.drawn = [];
    const note = (changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach((it) => globalThis.drawn.push(it.parentElement?.className ?? "")));
    const rows = [...document.querySelectorAll("tbody.account")].slice(1);
    for (const row of rows) new MutationObserver(note).observe(row, { childList: true, subtree: true });
  });
  await page.locator("#at-adCredits-0-amount").fill(String(Number(plan.adCredits[0].amount) + 1));
  await expect(said).not.toHaveText(before);
  expect(await page.evaluate(() => globalThis.drawn)).toEqual([]);
});
