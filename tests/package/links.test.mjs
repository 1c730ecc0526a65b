// Links and exports of the package, as Node's users have them.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { decodePlan, encodePlan, exportJournal, simulate } from "../../dist/api/api.js";
import { problemsOf } from "./problems.mjs";

const text = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const firstMinute = JSON.parse(text("../fixtures/first-minute.json"));
const evenly = () => structuredClone(firstMinute.find(({ id }) => id === "split-evenly").plan);

/** The problems that `call` throws, a word each. */
const said = (call) => problemsOf(call).map(({ code, path }) => `${code} ${path}`);

for (const name of readdirSync(new URL("../links/", import.meta.url))) {
  test(`the link ${name} opens as the plan it was made of`, () => {
    const [link, ...document] = text(`../links/${name}`).split("\n");
    const plan = JSON.parse(document.join("\n"));
    assert.deepEqual(decodePlan(link), plan);
    assert.deepEqual(decodePlan(encodePlan(plan)), plan);
  });
}

test("a plan in a link comes to the same figures, with names or without", () => {
  const { totals } = simulate(evenly());
  assert.deepEqual(simulate(decodePlan(encodePlan(evenly()))).totals, totals);
  const unnamed = decodePlan(encodePlan(evenly(), { names: "without" }));
  assert.deepEqual(simulate(unnamed).totals, totals);
  assert.deepEqual(unnamed.adAccounts.map(({ name }) => name), ["Ad account 1", "Ad account 2", "Ad account 3"]);
});

test("a link is made of letters that no chat touches", () => {
  assert.match(encodePlan(evenly()), /^[A-Za-z0-9_-]+$/);
});

test("a draft with problems can be shared, but not what has not the shape of a plan", () => {
  const plan = evenly();
  plan.adCredits[0].amount = "9,000";
  plan.allocations[0].adAccount = "nobody";
  assert.equal(decodePlan(encodePlan(plan)).adCredits[0].amount, "9,000");
  plan.adCredits[0].amount = 9000;
  assert.ok(said(() => encodePlan(plan)).includes("amount.notText /adCredits/0/amount"));
  assert.deepEqual(said(() => encodePlan(evenly(), { names: "some" })), ["word.unknown /options/names"]);
});

test("what is no link is a problem, not a crash", () => {
  const link = encodePlan(evenly());
  for (const wrong of ["", "#p=", link.slice(1), link.slice(0, -1), `${link}=`, link + link]) {
    assert.deepEqual(said(() => decodePlan(wrong)), ["link.damaged "]);
  }
  for (const wrong of [7, null, undefined, {}]) {
    assert.deepEqual(said(() => decodePlan(wrong)), ["field.wrongType /text"]);
  }
  assert.deepEqual(said(() => decodePlan("A".repeat(2_000_001))), ["link.tooLong "]);
  assert.deepEqual(decodePlan(`\n${link} `).name, "split-evenly");
});

test("each row of a journal says what the line says that is exported for it", () => {
  const plan = evenly();
  plan.adAccounts[0].cash = "100.00";
  plan.allocations[2].amount = "2500.00";
  plan.assumptions = { clawBackUsed: true };
  plan.events = [
    { on: "2026-03-10", type: "violation", adAccount: "b", kind: "soldCredit" },
    { on: "2026-03-20", type: "close", adAccount: "c" },
  ];
  const { journal } = simulate(plan, { journal: true });
  const fields = ["seq", "on", "type", "adCredit", "from", "to", "amount", "rule"];
  const [heading, ...lines] = exportJournal(plan, "csv").trimEnd().split("\r\n").map((line) => line.split(","));
  const places = fields.map((field) => heading.indexOf(field));
  const exported = lines.map((cells) => places.map((at) => cells[at]));
  assert.deepEqual(journal.map((row) => fields.map((field) => String(row[field] ?? ""))), exported);
  for (const row of journal) assert.deepEqual(Object.keys(row), fields.filter((field) => field in row));
  const types = ["issue", "allocate", "spend", "revoke", "clawBack", "forfeit", "openCash", "spendCash", "bill", "expire"];
  for (const type of types) assert.ok(journal.some((row) => row.type === type), type);
  assert.deepEqual(simulate({ ...plan, adAccounts: [], adCredits: [], allocations: [], events: [] }, { journal: true }).journal, []);
});

test("the journal is exported in each format, and in no other", () => {
  const beancount = exportJournal(evenly(), "beancount");
  assert.match(beancount, /^2026-03-31 balance Expenses:AdCredit:Credit-1:Expired:AdAccount  2250\.00 ~ 0 USD$/m);
  assert.match(exportJournal(evenly(), "hledger"), /^ {4}Expenses:AdCredit:Credit-1:Spent  0 USD =\* 6750\.00 USD$/m);
  const { journal } = simulate(evenly(), { journal: true });
  assert.equal(exportJournal(evenly(), "csv").split("\r\n").length, journal.length + 2);
  assert.deepEqual(said(() => exportJournal(evenly(), "xlsx")), ["word.unknown /format"]);
  const plan = evenly();
  plan.adCredits[0].amount = "12.345";
  assert.deepEqual(said(() => exportJournal(plan, "csv")), ["amount.tooManyDecimals /adCredits/0/amount"]);
});
