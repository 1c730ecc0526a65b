// The package as Node's users have it: an ordinary ES module.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as strandline from "../../dist/api/api.js";
import * as importing from "../../dist/api/import.js";
import * as risk from "../../dist/api/risk.js";
import { problemsOf } from "./problems.mjs";

const { attempt, bestSplit, check, checkClaims, compare, decodePlan, encodePlan, lastDayToFix, optionValue, rules, simulate, track, version } = strandline;
const { importSheet, importTikTok, previewSheet } = importing;
const text = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const json = (path) => JSON.parse(text(path));
const manifest = json("../../dist/api/package.json");
const firstMinute = json("../fixtures/first-minute.json");
const evenly = () => structuredClone(firstMinute.find(({ id }) => id === "split-evenly").plan);

test("importing is all there is to do", () => {
  assert.equal(version(), manifest.version);
});

for (const [file, entry, names] of [
  ["api", strandline, ["attempt", "bestSplit", "check", "checkClaims", "compare", "decodePlan", "encodePlan", "exportJournal", "lastDayToFix", "optionValue", "rules", "simulate", "track", "version"]],
  ["import", importing, ["importSheet", "importTikTok", "previewSheet"]],
  ["risk", risk, ["RiskRun", "risk", "riskRun"]],
]) {
  test(`${file}.js exports what its types declare, and nothing else`, () => {
    const types = text(`../../dist/api/${file}.d.ts`);
    const declared = [...types.matchAll(/^export (?:function|class|const) (\w+)/gm)].map((found) => found[1]);
    assert.deepEqual(Object.keys(entry).sort(), names);
    assert.deepEqual(declared.sort(), names);
    assert.doesNotMatch(types.replaceAll(/\/\*\*[^]*?\*\//g, ""), /\bany\b/);
  });
}

for (const { id, plan, expected } of firstMinute) {
  test(`the plan ${id} comes to its totals`, () => {
    assert.deepEqual(check(plan), []);
    const { totals, refusals } = simulate(plan);
    assert.deepEqual(totals, expected.totals);
    assert.deepEqual(refusals, expected.refusals);
  });
}

test("a journal has a row for each movement of each day, and the figures are its sums", () => {
  const { journal, totals } = simulate(evenly(), { journal: true });
  const cents = (amount) => BigInt(amount.replace(".", ""));
  const sum = (type) => journal.filter((row) => row.type === type).reduce((sum, row) => sum + cents(row.amount), 0n);
  assert.equal(sum("issue"), cents(totals.issued));
  assert.equal(sum("spend"), cents(totals.spent));
  assert.equal(sum("expire"), cents(totals.expiredInAccounts));
  assert.deepEqual(journal.map((row) => row.seq), journal.map((_, at) => at + 1));
  const known = new Set(rules().map((rule) => rule.id));
  for (const row of journal) assert.ok(known.has(row.rule), row.rule);
});

test("series are arrays of floats, one value for each day", () => {
  const { series } = simulate(evenly(), { series: true });
  assert.equal(series.days, 30);
  assert.ok(series.unallocated instanceof Float64Array);
  assert.equal(series.issued[29], 9000);
  assert.deepEqual(series.adAccounts.map((account) => account.id), ["a", "b", "c"]);
  assert.equal(series.adAccounts[2].spent[29], 750);
  assert.equal(series.adAccounts[2].stranded[29], 2250);
});

test("neither is there unless it is asked for", () => {
  const projection = simulate(evenly());
  assert.ok(!("journal" in projection) && !("series" in projection));
});

test("a plan with errors is thrown back with all its problems, and the instance works on", () => {
  const plan = evenly();
  plan.adCredits[0].amount = 9000;
  plan.allocations[1].adAccount = "nobody";
  plan.notes = "left out";
  const paths = problemsOf(() => simulate(plan)).map(({ code, path }) => `${code} ${path}`);
  assert.deepEqual(paths.sort(), [
    "amount.notText /adCredits/0/amount",
    "field.unknown /notes",
    "reference.unknown /allocations/1/adAccount",
  ]);
  assert.equal(simulate(evenly()).totals.stranded, "2250.00");
});

const cyclic = {};
cyclic.itself = cyclic;
const hostile = {
  undefined,
  null: null,
  "a number": 7,
  "a text": "plan",
  "a list": [],
  "a function": () => {},
  "a cyclic value": cyclic,
  "a value with a big integer": { version: 1n },
  "a value whose property can't be read": Object.defineProperty({}, "version", { enumerable: true, get() { throw new Error("no"); } }),
  "a deep value": JSON.parse("[".repeat(5000) + "]".repeat(5000)),
};
/** A value that goes on for ever without a cycle: each object holds the next one twice. */
const doubled = Array.from({ length: 90 }).reduce((next) => ({ one: next, other: next }), {});
const foreign = {
  NaN: [NaN, "value.notJson"],
  Infinity: [-Infinity, "value.notJson"],
  "a big integer": [1n, "value.notJson"],
  "a symbol": [Symbol("amount"), "value.notJson"],
  "a function": [() => "1.00", "value.notJson"],
  "a Map": [new Map([["low", "1"]]), "value.notJson"],
  "a Set": [new Set(["1.00"]), "value.notJson"],
  bytes: [new Uint8Array(4), "value.notJson"],
  "half a letter": ["\ud83e", "value.notJson"],
  "a boxed number": [new Number(1), "value.notJson"],
  "what can't be read": [new Proxy({}, { ownKeys() { throw new Error("no"); } }), "value.unreadable"],
  "a revoked proxy": [(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })(), "value.unreadable"],
  "a cycle": [cyclic, "value.cyclic", "/itself"],
  "a deep value": [JSON.parse("[".repeat(5000) + "]".repeat(5000)), "value.tooDeep", "/0".repeat(97)],
};
for (const [name, [value, code, inside = ""]] of Object.entries(foreign)) {
  test(`${name} in a plan is a problem with its path, beside all others`, () => {
    const plan = evenly();
    plan.adCredits[0].amount = value;
    plan.allocations[1].adAccount = "nobody";
    const found = check(plan).filter(({ severity }) => severity === "error").map(({ code, path }) => `${code} ${path}`);
    const others = found.filter((it) => it !== `${code} /adCredits/0/amount${inside}`);
    assert.equal(found.length - others.length, 1, found.join());
    assert.ok(others.includes("reference.unknown /allocations/1/adAccount"), found.join());
    assert.ok(!others.some((it) => it.endsWith(" /adCredits/0/amount")) || inside, found.join());
    assert.ok(problemsOf(() => simulate(plan)).some((problem) => problem.code === code));
    assert.equal(simulate(evenly()).totals.spent, "6750.00");
  });
}

test("a value that never ends is refused, and what is as deep as a plan may be is read", () => {
  assert.deepEqual(check({ ...evenly(), notes: doubled }).map(({ code, path }) => `${code} ${path}`).slice(0, 1), ["text.tooLarge "]);
  const list = evenly();
  list.allocations.push(undefined);
  assert.ok(check(list).some(({ code, path }) => code === "value.notJson" && path === `/allocations/${list.allocations.length - 1}`));
});

test("a field that is undefined is as good as absent, and a date is the text that JSON makes of it", () => {
  assert.deepEqual(check({ ...evenly(), members: undefined, notes: undefined }), []);
  const wrong = check({ ...evenly(), start: new Date(0) }).filter(({ severity }) => severity === "error");
  assert.deepEqual(wrong.map(({ code, path, params }) => [code, path, params.found])[0], ["date.invalid", "/start", "1970-01-01T00:00:00.000Z"]);
});

test("a field that is called as an engine's own is a field like any other", () => {
  const plan = JSON.parse(JSON.stringify(evenly()).replace('"version"', '"__proto__":{"version":1},"constructor":1,"version"'));
  assert.deepEqual(check(plan).map(({ code, path }) => `${code} ${path}`), ["field.unknown /__proto__", "field.unknown /constructor"]);
});

const written = {
  "a whole number": 1,
  "less than nothing": -0,
  "a fraction": 0.5,
  "a small fraction": 0.00005,
  "a millionth": 0.000001,
  "a tiny fraction": 1e-7,
  "a number past what a float tells apart": 2 ** 53 + 2,
  "a number with zeros that are none": 2 ** 60,
  "a number past 64 bits": 1e20,
  "a text that looks like half a letter": "\\ud83e",
  "a whole letter": "🦊",
  "a number as serde_json calls one": { "$serde_json::private::Number": "1" },
  "no number as serde_json calls one": { "$serde_json::private::Number": "x" },
  nothing: undefined,
};
for (const [name, value] of Object.entries(written)) {
  test(`${name} is taken alike, whether as text or value by value`, () => {
    for (const place of [["adCredits", 0, "amount"], ["adCredits", 0, "name"], ["adAccounts", 0, "weekdayFactors"], ["unknown"]]) {
      const plan = evenly();
      const last = place.at(-1);
      place.slice(0, -1).reduce((at, step) => at[step], plan)[last] = last === "weekdayFactors" ? ["1", 1, 1, 1, 1, 1, value] : value;
      // What says itself what it is has to be looked at value by value.
      assert.deepEqual(check(plan), check({ toJSON: () => plan }));
    }
  });
}

for (const count of [500, 501, 1_000, 1_001]) {
  test(`a list of ${count} is taken alike to its last item, whether as text or value by value`, () => {
    const plan = { ...evenly(), allocations: [] };
    for (let at = 0; at < count; at += 1) plan.allocations.push({ id: `lựa chọn ${at}`, on: "2026-03-02", adCredit: "credit-1", adAccount: `${at}`, amount: "0.01" });
    const found = check({ ...plan, "unknown\n": 1 });
    assert.equal(found.filter(({ code }) => code === "reference.unknown").length, count);
    assert.deepEqual(found, check({ toJSON: () => ({ ...plan, "unknown\n": 1 }) }));
    plan.allocations.at(-1).id = "\ud83e";
    assert.ok(check(plan).some(({ code, path }) => code === "value.notJson" && path === `/allocations/${count - 1}/id`));
  });
}

test("what something is called leaves as it came, whatever its letters", () => {
  const plan = evenly();
  const id = "\u0000\"\\ lựa chọn حساب 🦊\u2028";
  for (const allocation of plan.allocations) if (allocation.adAccount === "a") allocation.adAccount = id;
  plan.adAccounts.find((account) => account.id === "a").id = id;
  assert.equal(simulate(plan).adAccounts[0].id, id);
});

test("a number leaves as a number, whatever it is written in", () => {
  const more = evenly();
  more.allocations.push({ id: "more", on: "2026-03-02", adCredit: "credit-1", adAccount: "a", amount: "0.00", done: true });
  const { inputs } = compare(evenly(), more);
  assert.equal(inputs[0].b.done, true);
  for (const given of [compare(evenly(), more), simulate(evenly(), { journal: true }), bestSplit(evenly())]) {
    assert.doesNotMatch(JSON.stringify(given), /serde_json/);
  }
  assert.strictEqual(decodePlan(encodePlan(evenly())).version, 1);
});

for (const [name, value] of Object.entries(hostile)) {
  test(`${name} instead of a plan is a problem, not a crash`, () => {
    assert.ok(check(value).some((problem) => problem.severity === "error"));
    assert.ok(problemsOf(() => simulate(value)).length > 0);
    assert.ok(problemsOf(() => attempt(value, { type: "giveAway" })).length > 0);
    assert.equal(simulate(evenly()).totals.spent, "6750.00");
  });
}

test("an attempt is allowed, or refused with its rule, and the plan stays as it was", () => {
  const plan = evenly();
  plan.businessCenter.cash = "100.00";
  const before = JSON.stringify(plan);
  const refused = {
    insufficient: { type: "allocate", on: "2026-03-01", adCredit: "credit-1", adAccount: "a", amount: "0.01" },
    locked: { type: "takeBack" },
    manualOnly: { type: "allocateAutomatically" },
    oneByOne: { type: "allocateInBulk" },
    nonTransferable: { type: "giveAway" },
    cashMoves: { type: "moveCash", on: "2026-03-02", from: { adAccount: "a" }, to: { adAccount: "b" }, amount: "1.00" },
    transferable: { type: "moveCash", on: "2026-03-02", from: "businessCenter", to: { adAccount: "b" }, amount: "100.01" },
  };
  for (const [rule, action] of Object.entries(refused)) {
    const verdict = attempt(plan, action);
    assert.deepEqual([verdict.allowed, verdict.rule], [false, rule]);
    assert.ok(verdict.message.endsWith("."), verdict.message);
  }
  const allowed = [
    { type: "moveCash", on: "2026-03-02", from: "businessCenter", to: { adAccount: "b" }, amount: "100.00" },
    { type: "moveCreditLine", on: "2026-03-02", from: { adAccount: "a" }, to: "businessCenter" },
  ];
  for (const action of allowed) assert.deepEqual(attempt(plan, action), { allowed: true });
  assert.equal(JSON.stringify(plan), before);
});

test("what is wrong with an attempt is said of the attempt", () => {
  const action = { type: "allocate", on: "2026-02-30", adCredit: "none", adAccount: "a" };
  const paths = problemsOf(() => attempt(evenly(), action)).map(({ path }) => path);
  assert.deepEqual(paths.sort(), ["/action/adCredit", "/action/amount", "/action/on"]);
  assert.deepEqual(problemsOf(() => attempt(evenly(), { type: "wish" })).map(({ path }) => path), ["/action/type"]);
});

test("the best split of an even split strands nothing, and says which steps make it", () => {
  const plan = evenly();
  const advice = bestSplit(plan);
  assert.deepEqual([advice.spent, advice.unavoidable, advice.stranded], ["9000.00", "0.00", "0.00"]);
  assert.equal(advice.steps.length, advice.allocations.length);
  const best = simulate({ ...plan, allocations: advice.allocations });
  assert.deepEqual([best.totals.spent, best.refusals], ["9000.00", []]);
});

test("the last day to fix an even split is the day it is made on", () => {
  assert.equal(lastDayToFix(evenly()), "2026-03-01");
  assert.equal(lastDayToFix({ ...evenly(), allocations: bestSplit(evenly()).allocations }), null);
});

test("twelve recorded weeks are tracked, and an option that is wrong is named", () => {
  const plan = json("../tracking/agency.json");
  const tracking = track(plan);
  const statuses = tracking.adAccounts.map(({ status }) => status);
  assert.deepEqual(statuses, ["ahead", "noCredit", "behind", "onTrack", "noCredit", "ahead"]);
  assert.deepEqual([tracking.on, tracking.totals.variance], ["2026-11-29", "-722.32"]);
  const paths = (options) => {
    try {
      return track(plan, options);
    } catch ({ problems }) {
      return problems.map(({ path }) => path);
    }
  };
  assert.deepEqual(paths({ on: "2026-01-01" }), ["/options/on"]);
  assert.deepEqual(paths({ baseline: { ...plan, currency: "EUR" } }), ["/options/baseline/currency"]);
});

test("holding back is worth what another ad account can spend of it", () => {
  // With few steps all of it goes to one ad account at first.
  const plan = { ...evenly(), splitPolicy: { prefer: "fewestSteps" } };
  const values = optionValue(plan, { cadenceDays: 7, on: "2026-03-13" });
  assert.deepEqual(values.map(({ adAccount }) => adAccount), ["a", "b", "c"]);
  assert.equal(values[0].worth, "450.00");
});

test("a plan is tracked against its own plan or a baseline, which is a plan like any other", () => {
  const plan = { ...evenly(), actuals: [{ adAccount: "c", from: "2026-03-01", to: "2026-03-04", spend: "40.00" }] };
  const own = track(plan, { on: "2026-03-04" });
  const { plannedSpend, actualSpend, variance } = own.adAccounts.find(({ id }) => id === "c");
  assert.deepEqual([own.on, plannedSpend, actualSpend, variance], ["2026-03-04", "100.00", "40.00", "-60.00"]);
  const baseline = evenly();
  baseline.notes = "means nothing in a plan, and is left out of it";
  assert.deepEqual(track(plan, { on: "2026-03-04", baseline }), own);
  baseline.adAccounts[2].dailySpend = "10.00";
  assert.equal(track(plan, { baseline }).adAccounts[2].variance, "0.00");
  const paths = (options) => problemsOf(() => track(plan, options)).map(({ code, path }) => `${code} ${path}`);
  assert.deepEqual(paths({ tolerence: "0.1" }), ["option.unknown /options/tolerence"]);
  assert.deepEqual(paths({ tolerance: NaN }), ["value.notJson /options/tolerance"]);
  assert.deepEqual(paths({ baseline: { ...evenly(), start: "soon" } }), ["date.invalid /options/baseline/start"]);
  assert.deepEqual(paths({ baseline: 7 }), ["document.notAnObject /options/baseline"]);
});

test("two plans side by side: what was changed, what came of it, and what matters", () => {
  const plan = (wanted) => firstMinute.find(({ id }) => id === wanted).plan;
  const { message, inputs, movements, a, b } = compare(plan("split-evenly"), plan("fit-to-spend"));
  assert.match(message, /^“fit-to-spend” spends 2250\.00 more/);
  assert.deepEqual(inputs.map(({ path }) => path), ["/allocations/0/amount", "/allocations/2/amount", "/name"]);
  assert.deepEqual([a.stranded, b.stranded], ["2250.00", "0.00"]);
  const expired = movements.find(({ type }) => type === "expire");
  assert.deepEqual([expired.adAccount, expired.since, expired.difference], ["c", "2026-03-30", "-2250.00"]);
});

test("of two plans with problems both are told", () => {
  const paths = (a, b) => problemsOf(() => compare(a, b)).map(({ path }) => path);
  const [a, b] = [{ ...evenly(), start: "soon" }, { ...evenly(), end: "late" }];
  assert.deepEqual(paths(a, b), ["/a/start", "/b/end"]);
  assert.deepEqual(paths({ ...evenly(), name: NaN }, b), ["/a/name", "/b/end"]);
});

test("a bad option is thrown back with its path", () => {
  const paths = (call) => problemsOf(call).map(({ path }) => path);
  assert.deepEqual(paths(() => bestSplit(evenly(), { cadenceDays: 0 })), ["/options/cadenceDays"]);
  assert.deepEqual(paths(() => bestSplit(evenly(), { cadenceDays: 2.5 })), ["/options/cadenceDays"]);
  assert.deepEqual(paths(() => bestSplit(evenly(), { from: "2027-01-01" })), ["/options/from"]);
  assert.deepEqual(paths(() => bestSplit(evenly(), { from: 7 })), ["/options/from"]);
  assert.deepEqual(paths(() => bestSplit(evenly(), { adAccount: "x" })), ["/options/adAccount"]);
  assert.deepEqual(paths(() => optionValue(evenly(), { cadenceDays: 7 })), ["/options/on"]);
  assert.deepEqual(paths(() => optionValue(evenly(), { on: "2026-03-13" })), ["/options/cadenceDays"]);
});

const options = [
  ["cadencedays", (it) => bestSplit(evenly(), it), { cadencedays: 7 }, "option.unknown /options/cadencedays"],
  ["a text for a number", (it) => bestSplit(evenly(), it), { cadenceDays: "7" }, "field.wrongType /options/cadenceDays"],
  ["NaN", (it) => bestSplit(evenly(), it), { cadenceDays: NaN }, "value.notJson /options/cadenceDays"],
  ["Infinity", (it) => lastDayToFix(evenly(), it), { cadenceDays: Infinity }, "value.notJson /options/cadenceDays"],
  ["a cadence for the last day", (it) => lastDayToFix(evenly(), it), { cadenceDays: 7 }, "option.unknown /options/cadenceDays"],
  ["one ad account of what all are worth", (it) => optionValue(evenly(), it), { cadenceDays: 7, on: "2026-03-13", adAccount: "a" }, "option.unknown /options/adAccount"],
  ["a number for a link", (it) => decodePlan(it), 5, "field.wrongType /text"],
  ["a number for all of it", (it) => bestSplit(evenly(), it), 7, "field.wrongType /options"],
  ["a text for a truth", (it) => simulate(evenly(), it), { journal: "false" }, "field.wrongType /options/journal"],
  ["an unknown one", (it) => simulate(evenly(), it), { jornal: true }, "option.unknown /options/jornal"],
  ["a function", (it) => simulate(evenly(), it), { series: () => true }, "value.notJson /options/series"],
  ["an unknown one of a link", (it) => encodePlan(evenly(), it), { name: "without" }, "option.unknown /options/name"],
  ["no such word", (it) => encodePlan(evenly(), it), { names: 5 }, "field.wrongType /options/names"],
  ["no text", (it) => checkClaims(evenly(), it), 5, "field.wrongType /text"],
  ["no such field of an action", (it) => attempt(evenly(), it), { type: "takeBack", from: "a" }, "option.unknown /action/from"],
  ["no action", (it) => attempt(evenly(), it), { type: NaN }, "value.notJson /action/type"],
  ["no such hint", (it) => previewSheet("a,b", it), { delimeter: "," }, "option.unknown /hints/delimeter"],
  ["two letters for one", (it) => previewSheet("a,b", it), { delimiter: ",;" }, "field.wrongType /hints/delimiter"],
  ["no such kind", (it) => importSheet(null, "a,b", it), { kind: "acounts" }, "word.unknown /mapping/kind"],
  ["no such day", (it) => importSheet(null, "a,b", it), { on: "2026-02-30" }, "date.invalid /mapping/on"],
  ["no such ad credit", (it) => importSheet(null, "a,b", it), { adCredit: "zz" }, "reference.unknown /mapping/adCredit"],
  ["no such currency", (it) => previewSheet("a,b", it), { currency: "usd" }, "currency.unknown /hints/currency"],
  ["no such role", (it) => importSheet(null, "a,b", it), { columns: [{}, { role: 7 }] }, "field.wrongType /mapping/columns/1/role"],
  ["no such mark", (it) => importSheet(null, "a,b", it), { columns: [{ decimalMark: ";" }] }, "word.unknown /mapping/columns/0/decimalMark"],
  ["a Map for a row", (it) => importSheet(null, it, {}), [["a"], new Map()], "value.notJson /sheet/1"],
  ["a function for a response", (it) => importTikTok(null, it), [() => {}], "value.notJson /responses/0"],
];
for (const [name, call, asked, problem] of options) {
  test(`what is asked with ${name} is thrown back: ${problem}`, () => {
    assert.deepEqual(problemsOf(() => call(asked)).map(({ code, path }) => `${code} ${path}`), [problem]);
  });
}

test("an option that is undefined or null is as good as absent", () => {
  for (const asked of [undefined, null, {}, { journal: undefined, series: null }]) {
    assert.ok(!("journal" in simulate(evenly(), asked)));
  }
});

test("every rule has a statement, and a source unless it is inferred", () => {
  for (const rule of rules()) {
    assert.ok(rule.statement.endsWith("."), rule.id);
    assert.ok(rule.confidence === "inferred" || rule.sources.length > 0, rule.id);
  }
});

test("what the README's example says is so", async () => {
  const example = text("../../README.md").match(/```js\n([\s\S]*?)```/)[1];
  const api = new URL("../../dist/api/api.js", import.meta.url).href;
  const code = example
    .replace('"./dist/api/api.js"', JSON.stringify(api))
    .replace(/^(.+); \/\/ ("[^"]*")$/gm, (_, expression, said) => `said.push([${expression}, ${said}]);`);
  const module = `export const said = [];\n${code}`;
  const { said } = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  assert.equal(said.length, 3);
  for (const [is, says] of said) {
    if (says.endsWith("…")) assert.ok(is.startsWith(says.slice(0, -1)), `${is} is not ${says}`);
    else assert.equal(is, says);
  }
});
