// A plan leaves as a sheet, is changed in a spreadsheet, and comes back.
import { readFileSync } from "node:fs";
import { expect, expectAccessible, test } from "./support.mjs";
import { accounts, button, even, kept, more, opened, openedWith } from "./planner.mjs";

const dialog = (page) => page.getByRole("dialog", { name: "Import" });

/** The file that a press offers: its name and its text. */
const offered = async (page, press) => {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
};

const bring = async (page, text) => {
  await more(page, "Import");
  await page.getByLabel("Files").setInputFiles([{ name: "back.csv", mimeType: "text/csv", buffer: Buffer.from(text) }]);
  await expect(dialog(page).locator(".imported-sheet")).toHaveCount(3);
};

/** A plan with what spreadsheets damage: ids of 19 digits, a name that begins like a formula, accents. */
const delicate = () => {
  const plan = even();
  const ids = plan.adAccounts.map(({ id }, at) => [id, `701234567890000020${at}`]);
  for (const [at, [, id]] of ids.entries()) plan.adAccounts[at].id = id;
  for (const it of plan.allocations) it.adAccount = new Map(ids).get(it.adAccount);
  // An empty list is not kept.
  delete plan.events;
  plan.adAccounts[0].name = "=Café “Olé”, Ltd";
  return plan;
};

test("a plan that leaves as a sheet changes nothing when it comes back, and only what was changed where it was", async ({ page }) => {
  const plan = delicate();
  await openedWith(page, plan);
  const { name, text } = await offered(page, () => more(page, "Download as a sheet"));
  expect(name).toBe("Split-evenly.sheet.csv");
  // The mark by which Excel knows its letters, and ids with every digit.
  expect(text.startsWith("\u{feff}Ad account ID,Ad account,")).toBe(true);
  for (const { id } of plan.adAccounts) expect(text).toContain(`'${id},`);
  expect(text).toContain(`"'=Café “Olé”, Ltd"`);

  await bring(page, text);
  await expect(dialog(page).getByText("0 changes to the open plan")).toBeVisible();
  // What each is called stands over its rows alone.
  await expect(dialog(page).locator(".source")).toHaveCount(0);
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  const { id, dailySpend } = plan.adAccounts[1];
  const changed = text.replace(new RegExp(`^('${id},.*,)${dailySpend},`, "m"), "$1231.50,");
  expect(changed).not.toBe(text);
  await bring(page, changed);
  await expect(dialog(page).getByText("1 change to the open plan")).toBeVisible();
  await button(dialog(page), "Use this plan").click();
  const after = JSON.parse(await kept(page, '"231.50"'));
  expect(after).toEqual({ ...plan, adAccounts: plan.adAccounts.with(1, { ...plan.adAccounts[1], dailySpend: "231.50" }) });
});

test("the template is filled and brought back", async ({ page }) => {
  await opened(page);
  await more(page, "Import");
  const { name, text } = await offered(page, () => button(dialog(page), "A template to fill").click());
  expect(name).toBe("strandline-template.csv");
  await page.keyboard.press("Escape");
  const rows = text.split("\r\n");
  // Each in its table: with an id and without, a day as a spreadsheet writes it.
  rows.splice(1, 0, "'7012345678900000201,North,Active,$10.00,$120.50,USD", ",South,,,$80.00,USD");
  rows.splice(5, 0, ",Q4,\"$9,000.00\",2026-03-01,31/03/2026,,,USD");
  rows.splice(8, 0, "2026-03-02,,Q4,,South,$500.00,USD");
  await bring(page, rows.join("\r\n"));
  await button(dialog(page), "Use this plan").click();
  await expect(accounts(page)).toHaveCount(2);
  const plan = JSON.parse(await kept(page, '"500.00"'));
  expect(plan.adAccounts.map((it) => [it.id, it.name, it.dailySpend, it.cash])).toEqual([
    ["7012345678900000201", "North", "120.50", "10.00"],
    ["south", "South", "80.00", undefined],
  ]);
  expect(plan.adCredits.map((it) => [it.name, it.amount, it.issued, it.expires])).toEqual([["Q4", "9000.00", "2026-03-01", "2026-03-31"]]);
  expect(plan.allocations.map((it) => [it.on, it.adCredit, it.adAccount, it.amount])).toEqual([["2026-03-02", plan.adCredits[0].id, "south", "500.00"]]);
});
