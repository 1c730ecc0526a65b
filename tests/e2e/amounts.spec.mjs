// A money field reads amounts as people write them, and says why it takes none.
import { even, kept, opened, openedWith } from "./planner.mjs";
import { expect, test } from "./support.mjs";

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
    ["8.2E+3", "A spreadsheet has rounded this number. Copy the exact amount."],
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
  await expect(page.getByText("A spreadsheet has rounded")).toHaveCount(0);
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
