// Importing: TikTok's answers, plans, and what is neither.
import { expect, test } from "./support.mjs";
import { accounts, button, example, figure, more, opened, responses, row, stranded, wayBack } from "./planner.mjs";

const files = (page) => page.getByLabel("Files");

test("TikTok's answers make a plan with six ad accounts, which asks for its expiry dates", async ({ page }) => {
  await opened(page);
  await more(page, "Import");
  await files(page).setInputFiles(responses);
  await expect(page.getByText("6 ad accounts, 5 ad credits.")).toBeVisible();
  await button(page, "Use this plan").click();

  await expect(accounts(page)).toHaveCount(6);
  await expect(row(page, "Brand North EU")).toContainText("Ad credit 820.00");
  await expect(row(page, "Outlet")).toContainText("Ad credit 310.00");
  await expect(row(page, "Flash deals")).toContainText("Ad credit 450.00");
  await expect(row(page, "Partner-owned")).toContainText("Shared");
  await expect(page.getByText("Enter 5 expiry dates to see what is stranded.")).toBeVisible();

  const asked = page.getByLabel("Expires");
  await expect(asked).toHaveCount(5);
  await expect(asked.first()).toBeFocused();
  for (let at = 0; at < 5; at++) await asked.nth(at).fill("2026-12-10");
  await expect(figure(page, "stranded")).not.toHaveText("–");
  await expect(figure(page, "conservation")).toContainText("Issued 15,580.00 =");
  // It spends 15.67 a day: not 310 by then.
  await expect(stranded(page, "Outlet")).not.toHaveText("0.00");
  await expect(stranded(page, "Brand North EU")).toContainText("0.00");
});

test("expiry dates can be entered in the dialog, all at once", async ({ page }) => {
  await opened(page);
  await more(page, "Import");
  await files(page).setInputFiles(responses);
  await page.getByLabel("If they all expire on the same day").fill("2026-12-10");
  await button(page, "Use this plan").click();
  await expect(figure(page, "conservation")).toContainText("Issued 15,580.00 =");
});

test("a plan is recognised, and becomes a scenario beside the one before", async ({ page }) => {
  await opened(page);
  await page.getByLabel("Scenario", { exact: true }).fill("Mine");
  await more(page, "Import");
  await page.getByLabel("Or paste text").fill(example("two-credits"));
  await button(page, "Read the text").click();
  await expect(page.getByText("A plan: Two ad credits, five ad accounts")).toBeVisible();
  await button(page, "Use this plan").click();
  await expect(accounts(page)).toHaveCount(5);
  await expect(page.getByText("“Mine” stays among your scenarios.")).toBeVisible();
  await wayBack(page).click();
  await expect(figure(page, "stranded")).toHaveText("2,250");
});

test("what is damaged, foreign or too large is said, and nothing is lost", async ({ page }) => {
  await opened(page);
  await more(page, "Import");
  const upload = (name, text) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await files(page).setInputFiles([
    upload("damaged.json", '{"version": 1, "adAccounts": ['),
    upload("wrong.json", '{"version": 1, "adAccounts": 5}'),
    upload("huge.json", " ".repeat(20_000_001)),
  ]);
  const source = (name) => page.getByRole("listitem").filter({ hasText: name });
  await expect(source("damaged.json")).toContainText("isn't JSON");
  await expect(source("wrong.json")).toContainText("/adAccounts");
  await expect(source("huge.json")).toContainText("Larger than 20 MB");
  await expect(button(page, "Use this plan")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "More", exact: true })).toBeFocused();
  await expect(figure(page, "stranded")).toHaveText("2,250");
});

test("a file dropped anywhere on the page is read", async ({ page }) => {
  await opened(page);
  const text = example("two-credits");
  const data = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "two.json", { type: "application/json" }));
    return data;
  }, text);
  await page.dispatchEvent("body", "drop", { dataTransfer: data });
  await expect(page.getByText("A plan: Two ad credits, five ad accounts")).toBeVisible();
});

test("a file that is still being read when the import is closed is in no later one", async ({ page }) => {
  await opened(page);
  await page.evaluate(() => {
    const { arrayBuffer } = Blob.prototype;
    const waiting = new Promise((resolve) => (globalThis.readNow = resolve));
    Blob.prototype.arrayBuffer = async function () {
      await waiting;
      return arrayBuffer.call(this);
    };
  });
  await more(page, "Import");
  await files(page).setInputFiles(responses[0]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.evaluate(() => globalThis.readNow());
  await page.waitForTimeout(500);
  await more(page, "Import");
  await expect(files(page)).toBeVisible();
  await expect(page.locator(".sources li")).toHaveCount(0);
  // The next file is this import's.
  await files(page).setInputFiles(responses[0]);
  await expect(page.locator(".sources li")).toHaveCount(1);
});
