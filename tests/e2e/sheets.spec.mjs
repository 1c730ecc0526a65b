// Sheets: pasted anywhere, dropped and chosen; how they are read is shown, asked and changed before anything is taken.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, expectAccessible, test } from "./support.mjs";
import { button, even, figure, kept, more, opened, openedWith, pictures, row } from "./planner.mjs";

const sheet = (name) => fileURLToPath(new URL(`../fixtures/sheets/${name}`, import.meta.url));
const dialog = (page) => page.getByRole("dialog", { name: "Import" });
const take = (page) => button(dialog(page), "Use this plan");

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

/** Puts text, and HTML if there is any, onto the clipboard. */
const copy = (page, text, html) =>
  page.evaluate(
    ([text, html]) => {
      const of = (type, content) => [type, new Blob([content], { type })];
      const kinds = [of("text/plain", text), ...(html ? [of("text/html", html)] : [])];
      return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(kinds))]);
    },
    [text, html],
  );
const paste = async (page, text, html) => {
  await copy(page, text, html);
  await page.keyboard.press("Control+v");
};

const fourteen = ["Ad account\tAd account ID\tDaily spend"]
  .concat(Array.from({ length: 14 }, (_, at) => `Brand ${at + 1}, Ltd\t70123456789000002${at + 10}\t$${100 + at * 10}.50`))
  .join("\n");
const three = "Ad credit\tAmount\tIssued\tExpires\nQ1\t$9,000.00\t2026-03-01\t2026-03-30\nBonus\t$4,000.00\t2026-03-01\t2026-04-15\nSpring\t$6,000.00\t2026-03-05\t2026-05-10\n";

test("fourteen ad accounts and three ad credits come from paste to a split in six actions", async ({ page }) => {
  await opened(page);
  let actions = 0;
  const act = (done) => ((actions += 1), done);
  await copy(page, fourteen);
  await act(page.keyboard.press("Control+v"));
  await expect(figure(page, "recognised")).toHaveText("14 ad accounts, 0 ad credits.");
  // The dollar sign is that of several currencies.
  await act(dialog(page).getByLabel("Currency", { exact: true }).selectOption("USD"));
  await act(take(page).click());
  await copy(page, three);
  await act(page.keyboard.press("Control+v"));
  await expect(figure(page, "recognised")).toHaveText("14 ad accounts, 3 ad credits.");
  await act(take(page).click());
  await act(button(page, "Fit to spend").first().click());

  expect(actions).toBeLessThanOrEqual(6);
  const plan = JSON.parse(await kept(page, '"allocations":[{'));
  expect(plan.adAccounts.map((it) => it.dailySpend)).toEqual(Array.from({ length: 14 }, (_, at) => `${100 + at * 10}.50`));
  expect(plan.adCredits.map((it) => [it.name, it.amount, it.issued, it.expires])).toEqual([
    ["Q1", "9000.00", "2026-03-01", "2026-03-30"],
    ["Bonus", "4000.00", "2026-03-01", "2026-04-15"],
    ["Spring", "6000.00", "2026-03-05", "2026-05-10"],
  ]);
  await expect(figure(page, "stranded")).toHaveText(/^0(\.00)?$/);
});

test("what takes the plan is in view beside a sheet of many columns", async ({ page }) => {
  await opened(page);
  const more = Array.from({ length: 12 }, (_, at) => `Column ${at}`).join("\t");
  const wide = fourteen.split("\n").map((line, at) => (at ? `${line}\t${more.replaceAll("Column", "value")}` : `${line}\t${more}`));
  await paste(page, wide.join("\n"));
  await expect(figure(page, "recognised")).toHaveText("14 ad accounts, 0 ad credits.");
  await page.setViewportSize({ width: 1280, height: 700 });
  await dialog(page).evaluate((it) => it.scrollTo(0, 0));
  await expect(take(page)).toBeInViewport({ ratio: 1 });
  await page.screenshot({ path: `${pictures}import-wide.png` });
});

test("one paste may hold both tables", async ({ page }) => {
  await opened(page);
  await paste(page, `${fourteen}\n\n\n${three}`);
  await expect(figure(page, "recognised")).toHaveText("14 ad accounts, 3 ad credits.");
  await expect(dialog(page).locator(".imported-sheet")).toHaveCount(2);
});

test("a block pasted into the first row of the table opens the import; a field takes one cell, and says so", async ({ page }) => {
  await opened(page);
  await page.locator("#at-adAccounts-0-dailySpend").focus();
  await paste(page, fourteen);
  await expect(figure(page, "recognised")).toHaveText("14 ad accounts, 0 ad credits.");
  await page.keyboard.press("Escape");
  await expect(page.locator("#at-adAccounts-0-dailySpend")).toHaveValue(/^200(\.00)?$/);

  const name = page.getByLabel("Scenario", { exact: true });
  await name.focus();
  await paste(page, "North\tSouth");
  await expect(name).toHaveValue("Split evenly");
  const refused = page.getByText("Several cells were pasted. This field takes one.");
  await expect(refused).toBeVisible();
  await expect(dialog(page)).toBeHidden();
  await name.blur();
  await expect(refused).toHaveCount(0);
});

test("on a plan without ad accounts a block opens the import in whatever field it is pasted", async ({ page }) => {
  await opened(page);
  await button(page, "Plan your own ad credit").click();
  await page.getByLabel("Scenario", { exact: true }).focus();
  await paste(page, fourteen);
  await expect(figure(page, "recognised")).toHaveText("14 ad accounts, 0 ad credits.");
  await page.keyboard.press("Escape");
  await expect(page.getByText("Several cells were pasted. This field takes one.")).toHaveCount(0);
});

test("a word, or a number, that is pasted on the page by mistake opens nothing", async ({ page }) => {
  await opened(page);
  await paste(page, "5000");
  await expect(dialog(page)).toBeHidden();
});

test("a table copied from a web page is read cell by cell, with its merged cells", async ({ page }) => {
  await opened(page);
  const cells = (...all) => `<tr>${all.map((it) => (it.startsWith("<td") ? it : `<td><div>${it}</div></td>`)).join("")}</tr>`;
  const html = `<table>${cells("", "", '<td colspan="2">Balances</td>')}${cells("Ad account", "Status", "Cash", "Ad credit")}${cells("North", "Active", "1,040.00 USD", "1,500.00 USD")}${cells("South", "Suspended", "0.00 USD", "-")}</table>`;
  await paste(page, "North\n\nActive\n1,040.00 USD\n", html);
  await expect(dialog(page).locator(".imported-sheet")).toBeVisible();
  await take(page).click();
  await expect(row(page, "North")).toContainText("Cash 1,040");
  await expect(row(page, "North")).toContainText("Ad credit 1,500");
});

test("what can be two amounts is asked once for its column, and the rows follow the answer", async ({ page }) => {
  await opened(page);
  await paste(page, "Account\tDaily spend (USD)\nNorth\t1.234\nSouth\t2.500");
  const rows = dialog(page).locator(".sheet-rows tbody");
  await expect(rows).not.toContainText("1234.00");
  const asked = dialog(page).getByLabel("Decimal mark of Daily spend (USD)");
  await expect(asked).toHaveValue("");
  await expect(dialog(page).locator(".sheet-rows .says-ask")).toContainText("1.234, 2.500");
  await asked.selectOption("Decimal comma");
  await expect(rows).toContainText("1234.00");
  await expect(rows).toContainText("2500.00");
  await dialog(page).getByLabel("Daily spend (USD) is").selectOption("cash");
  await take(page).click();
  await expect(row(page, "South")).toContainText("Cash 2,500");
});

test("how a sheet is read is accessible", async ({ page }) => {
  await opened(page);
  await paste(page, "Account\tDaily spend (USD)\nNorth\t1.234\nSouth\t2.500");
  await expect(dialog(page).locator(".sheet-rows .says-ask")).toBeVisible();
  await expectAccessible(page);
});

test("an open plan is brought up to date: the difference first, unknown names asked, one step to undo", async ({ page }) => {
  await openedWith(page, even());
  await paste(page, "Account\tDaily spend\naccount a\t$210.00\nWest\t$31.00");
  const changes = dialog(page).locator(".import-changes tbody tr");
  await expect(changes.filter({ hasText: "Daily spend" })).toContainText("210");
  await dialog(page).getByLabel("West is").selectOption("a new ad account");
  await expect(changes.filter({ hasText: "West" })).toHaveCount(1);
  await take(page).click();
  await expect(page.getByRole("rowheader")).toHaveCount(5);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("rowheader")).toHaveCount(4);
  await expect(page.locator("#at-adAccounts-0-dailySpend")).toHaveValue(/^200(\.00)?$/);
});

const drop = async (page, name) => {
  const data = await page.evaluateHandle(
    ([name, bytes]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], name));
      return data;
    },
    [name, [...readFileSync(sheet(name))]],
  );
  await page.dispatchEvent("body", "drop", { dataTransfer: data });
};

test("a CSV file that is dropped is decoded, whatever it was saved as", async ({ page }) => {
  await opened(page);
  await drop(page, "windows-1252.csv");
  await take(page).click();
  await expect(row(page, "Müller Söhne – Köln")).toBeVisible();
  await expect(page.locator("#at-adAccounts-0-dailySpend")).toHaveValue("1,250.50");
});

test("a workbook's sheets are read: titles above, merged heads, totals below, dates and numbers as they are", async ({ page }) => {
  await opened(page);
  await drop(page, "pacing.xlsx");
  await expect(dialog(page).locator(".imported-sheet")).toHaveCount(3);
  await expect(dialog(page).getByText("Nothing: not taken").first()).toBeAttached();
  await dialog(page).locator("#import-currency-0").selectOption("USD");
  await take(page).click();
  await expect(page.getByRole("rowheader")).toHaveCount(4);
  const plan = JSON.parse(await kept(page, "Q4 incentive"));
  expect(plan.adAccounts.map((it) => [it.id, it.dailySpend, it.cash])).toEqual([
    ["7012345678900000201", "1250.25", "1040.00"],
    ["7012345678900000202", "95.50", "0.00"],
    // A number cell of 1.234 is no thousand.
    ["7012345678900000203", "1.23", "12.00"],
  ]);
  const credits = plan.adCredits.filter((it) => !it.heldBy || it.heldBy === "businessCenter");
  expect(credits.map((it) => [it.name, it.amount, it.issued, it.expires])).toEqual([
    ["Q4 incentive", "9000.00", "2026-10-01", "2026-12-30"],
    ["Bonus", "1000.10", "2026-11-15", "2027-02-12"],
  ]);
});

test("a damaged workbook is said to be one", async ({ page }) => {
  await opened(page);
  await more(page, "Import");
  const damaged = { name: "damaged.xlsx", mimeType: "", buffer: Buffer.from("PK\x03\x04 no archive") };
  await page.getByLabel("Files").setInputFiles([damaged]);
  await expect(dialog(page).getByText("This workbook can’t be read")).toBeVisible();
});
