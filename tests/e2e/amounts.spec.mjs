// A money field reads amounts as people write them, and says why it takes none.
import { button, even, figure, kept, opened, openedWith, pictures } from "./planner.mjs";
import { expect, expectAccessible, test } from "./support.mjs";

test("an amount is pasted into a field as another program wrote it", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openedWith(page, even());
  const field = page.locator("#at-adCredits-0-amount");
  const paste = async (text) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await field.focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+v");
    await field.blur();
  };
  for (const [text, shown] of [
    ["$8,234.50", "8,234.50"],
    ["US$8,234.50", "8,234.50"],
    ["8,234.50 USD", "8,234.50"],
    ["8’234.50", "8,234.50"],
    ["8 234.50", "8,234.50"],
    ["8.5k", "8,500"],
    ["8000.-", "8,000"],
  ]) {
    await paste(text);
    await expect(field, text).toHaveValue(new RegExp(`^${shown.replace(".", "\\.")}(\\.00)?$`));
    await expect(field, text).not.toHaveAttribute("aria-invalid", "true");
  }
  for (const [text, reason] of [
    ["8.234,50 €", "This is an amount of another currency. The plan is in USD."],
    ["R$ 8.234,50", "This is an amount of another currency. The plan is in USD."],
    ["50%", "A percentage is no amount."],
    ["8.2E+3", "Write the amount in full, without an E."],
  ]) {
    await paste(text);
    // What was typed stays, and the plan does not run on it.
    await expect(field, text).toHaveValue(text);
    await expect(field, text).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByText(reason), text).toBeVisible();
  }
  await paste("(8,234.50)");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await paste("7000");
  expect(JSON.parse(await kept(page, '"amount":"7000"')).adCredits[0].amount).toBe("7000");
  await expect(page.getByText("Write the amount in full")).toHaveCount(0);
});

test("what is typed letter by letter is not changed under the caret", async ({ page }) => {
  await opened(page);
  const field = page.locator("#at-adCredits-0-amount");
  await field.focus();
  await page.keyboard.press("Control+a");
  let typed = "";
  for (const letter of "-1,234.50 U") {
    await page.keyboard.type(letter);
    typed += letter;
    await expect(field).toHaveValue(typed);
  }
  await page.keyboard.press("Control+a");
  await page.keyboard.type("$9,000.5");
  await field.blur();
  await expect(field).toHaveValue("9,000.50");
});

test("what is refused stays as it was typed, until it is another", async ({ page }) => {
  await openedWith(page, even());
  const field = page.locator("#at-adCredits-0-amount");
  await field.fill("1,234,567.891");
  await field.blur();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveValue("1,234,567.891");
  await page.keyboard.press("Control+z");
  await expect(field).toHaveValue("9,000");
  await field.fill("1234567.89");
  await field.blur();
  await expect(field).toHaveValue("1,234,567.89");
});

test("noughts that may be thousands are asked about, and stay as they were typed", async ({ page }) => {
  await openedWith(page, even());
  const field = page.locator("#at-adCredits-0-amount");
  await field.fill("9.000");
  await field.blur();
  await expect(field).toHaveValue("9.000");
  await expect(field).toHaveAccessibleDescription("9.000 has more decimals than USD has: at most 2. Round it.");
  await field.fill("9,000");
  await field.blur();
  await expect(field).toHaveValue("9,000");
  await expect(field).not.toHaveAttribute("aria-invalid");

  // A weekday's factor of a thousand nobody means.
  await page.getByRole("rowheader").getByRole("button", { name: "Account A" }).click();
  const monday = page.locator("#at-adAccounts-0-weekdayFactors-0");
  await monday.fill("1,000");
  await monday.blur();
  await expect(monday).toHaveValue("1,000");
  await expect(monday).toHaveAttribute("aria-invalid", "true");
  await monday.fill("1.2");
  await expect(monday).not.toHaveAttribute("aria-invalid");
  expect(JSON.parse(await kept(page, '"1.2"')).adAccounts[0].weekdayFactors[0]).toBe("1.2");
});

const currency = (page) => page.locator("#at-currency");
const amountOf = (page) => page.locator("#at-adCredits-0-amount");

test("another currency asks what becomes of the amounts: the same numbers, or converted at a rate, each in one step", async ({ page }) => {
  await openedWith(page, even());
  await button(page, "Plan settings").click();
  const dialog = page.getByRole("dialog");
  const choose = async () => {
    await currency(page).selectOption("JPY");
    await expect(dialog).toContainText("The plan is in USD. What becomes of its amounts in JPY?");
  };
  await choose();
  await expectAccessible(page);
  await button(dialog, "Close").click();
  await expect(currency(page)).toHaveValue("USD");

  await choose();
  await expect(dialog).toContainText("9,000.00 USD becomes 9,000 JPY.");
  await button(dialog, "Keep the numbers").click();
  await expect(currency(page)).toHaveValue("JPY");
  await expect(amountOf(page)).toHaveValue("9,000");
  await expect(figure(page, "stranded")).toHaveText("2,250");
  await page.locator("#undo").click();
  await expect(currency(page)).toHaveValue("USD");

  await choose();
  const rate = dialog.getByLabel("How many JPY for 1 USD");
  await rate.fill("0");
  await expect(dialog).toContainText("This is no rate.");
  await rate.fill("151.375");
  await expect(dialog).toContainText("Ad credit in all: 9,000.00 USD becomes 1,362,375 JPY.");
  // 151.375 × 25 = 3,784.375, × 100 = 15,137.5; the others are whole.
  await expect(dialog).toContainText("7 amounts. 2 are rounded to the nearest amount there is, half to even. What rounding changes of the ad credit in all: 0 JPY.");
  await expectAccessible(page);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${pictures}currency-${width}.png` });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await button(dialog, "Convert").click();
  await expect(page.getByText("Converted 7 amounts to JPY at 151.375.")).toBeVisible();
  await expect(amountOf(page)).toHaveValue("1,362,375");
  expect(await kept(page, '"JPY"')).toContain('"15138"');
  await page.locator("#undo").click();
  await expect(currency(page)).toHaveValue("USD");
  await expect(amountOf(page)).toHaveValue("9,000");
});

test("an amount that another currency has no decimals for is counted before and pointed at after", async ({ page }) => {
  const plan = even();
  plan.adAccounts[0].dailySpend = "12.50";
  await openedWith(page, plan);
  await button(page, "Plan settings").click();
  await currency(page).selectOption("JPY");
  await expect(page.getByRole("dialog")).toContainText("1 amount has more decimals than JPY has. It stays as it is and is to be corrected.");
  await button(page, "Keep the numbers").click();
  await expect(page.getByLabel("Expected daily spend of Account A")).toHaveValue("12.50");
  await expect(page.getByLabel("Expected daily spend of Account A")).toHaveAttribute("aria-invalid", "true");
});
