// Sheets through the package, as Node's users have it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { check } from "../../dist/api/api.js";
import { importSheet, previewSheet } from "../../dist/api/import.js";

const sheet = "Ad account\tDaily spend\nNorth\t$1,200.50\nSouth\t300\n";
const plan = {
  version: 1,
  name: "Two accounts",
  currency: "USD",
  start: "2026-03-01",
  end: "2026-03-31",
  businessCenter: { name: "Example" },
  adAccounts: [{ id: "1", name: "north", dailySpend: "1.00" }],
};

const accounts = ({ adAccounts }) => adAccounts.map(({ name, dailySpend }) => [name, dailySpend]);

test("a sheet is understood, and what was understood is taken by the import", () => {
  const preview = previewSheet(sheet, { currency: "USD" });
  assert.equal(preview.kind, "accounts");
  assert.equal(preview.rowCount, 2);
  const { plan: made } = importSheet(null, sheet, preview.mapping);
  assert.deepEqual(accounts(made), [["North", "1200.50"], ["South", "300.00"]]);
});

test("a row meets its ad account by name; which one an unknown name means is asked, and the answer is taken", () => {
  const { mapping } = previewSheet(sheet, { currency: "USD" });
  const asked = importSheet(plan, sheet, mapping);
  // Names meet without regard to case: nothing is doubled.
  assert.deepEqual(accounts(asked.plan), [["North", "1200.50"]]);
  const questions = asked.notices.filter(({ severity }) => severity === "ask");
  assert.deepEqual(questions.map(({ code, params }) => [code, params.names]), [["sheet.accountUnknown", "South"]]);

  const answered = importSheet(plan, sheet, { ...mapping, accounts: [{ written: "South" }] });
  assert.deepEqual(accounts(answered.plan), [["North", "1200.50"], ["South", "300.00"]]);
  assert.deepEqual(answered.notices.filter(({ severity }) => severity === "ask"), []);
  assert.deepEqual(check(answered.plan), []);
});

test("bytes and rows of cells are sheets too", () => {
  const bytes = new TextEncoder().encode(sheet);
  const rows = sheet.trim().split("\n").map((line) => line.split("\t"));
  for (const it of [bytes, rows]) assert.equal(previewSheet(it, { currency: "USD" }).kind, "accounts");
});

test("what is no sheet, and a mapping that says what none can, are problems", () => {
  for (const [path, ask] of [
    ["/sheet", () => previewSheet(5)],
    ["/hints/delimeter", () => previewSheet(sheet, { delimeter: ";" })],
  ]) {
    assert.throws(ask, ({ problems }) => problems[0].path === path);
  }
});
