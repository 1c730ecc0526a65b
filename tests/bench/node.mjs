// The shipped package in Node.
import { check, bestSplit, compare, encodePlan, decodePlan, simulate } from "../../dist/api/api.js";
import { importSheet, importTikTok } from "../../dist/api/import.js";
import { risk } from "../../dist/api/risk.js";
import { american, european, responses } from "./imports.mjs";
import { inputs, riskOptions } from "./inputs.mjs";
import { report, say } from "./measure.mjs";

const { year, decade, split, policies, many, minimum, limits, repeated, risk: uncertain } = inputs;
report("check, Node", year.words, () => check(year.plan));
const short = report("run, Node", year.words, () => simulate(year.plan));
const long = report("run, Node", decade.words, () => simulate(decade.plan));
say("ten times the days, Node", long / short, "times as long", "the two above");
report("run with series, Node", year.words, () => simulate(year.plan, { series: true }));
report("run with journal, Node", year.words, () => simulate(year.plan, { journal: true }));
// Over the boundary, both ways: a large plan goes in, its journal comes out. The peer takes and gives JSON text, as
// `JSON` of the engine reads and writes it: what it would cost at the least if values crossed as text.
const journal = simulate(year.plan, { journal: true });
const crossing = report("a plan in and its journal out, Node", `${year.words}, ${journal.journal.length} rows`, () => simulate(year.plan, { journal: true }));
const inner = report("the same plan in and its figures out, Node", year.words, () => simulate(year.plan));
const asText = report("the same as JSON text, Node", year.words, () => {
  JSON.parse(JSON.stringify(year.plan));
  JSON.parse(JSON.stringify(journal));
});
say("the journal crossing, Node", (crossing - inner) / asText, "times JSON text written and read", "the three above");
report("best split, Node", split.words, () => bestSplit(split.plan));
report("best split in weekly parts, Node", split.words, () => bestSplit(split.plan, { cadenceDays: 7 }));
for (const { plan, words } of [policies, many]) {
  for (const prefer of ["proportional", "leastChange", "fewestSteps"]) {
    const preferring = { ...plan, splitPolicy: { prefer } };
    report(`best split, ${prefer}, Node`, words, () => bestSplit(preferring));
  }
}
report("best split, Node", minimum.words, () => bestSplit(minimum.plan));
report("best split, Node", limits.words, () => bestSplit(limits.plan), { seconds: 5, warm: 1 });
const oneLess = { ...repeated.plan, allocations: repeated.plan.allocations.slice(1) };
report("compare, Node", repeated.words, () => compare(repeated.plan, oneLess));
report("compare, Node", year.words, () => compare(year.plan, { ...year.plan, events: [] }));
const link = encodePlan(year.plan);
report("link made, Node", year.words, () => encodePlan(year.plan));
report("link read, Node", year.words, () => decodePlan(link));
report("risk, 10,000 runs, Node", uncertain.words, () => risk(uncertain.plan, riskOptions(10_000)), { seconds: 5, warm: 1 });

// The peers only take the text apart: into cells, and as the engine reads JSON.
const once = { seconds: 1, warm: 1 };
const whole = 19_900_000;
for (const [name, sheet, separator] of [["American", american, ","], ["European", european, ";"]]) {
  const [text, tenth] = [sheet(whole), sheet(whole / 10)];
  const taken = report(`sheet imported, ${name}, Node`, "20 MB of spend by day", () => importSheet(null, text, {}), once);
  const less = report(`sheet imported, ${name}, Node`, "2 MB of spend by day", () => importSheet(null, tenth, {}), once);
  say("ten times the sheet, Node", taken / less, "times as long", "the two above");
  report("the same split into cells, Node", "20 MB", () => text.split("\n").map((line) => line.split(separator)), once);
}
const [texts, fewer] = [responses(whole), responses(whole / 10)];
const taken = report("responses imported, Node", "20 MB of a daily report", () => importTikTok(null, texts), once);
const less = report("responses imported, Node", "2 MB of a daily report", () => importTikTok(null, fewer), once);
say("ten times the responses, Node", taken / less, "times as long", "the two above");
report("the same by JSON.parse, Node", "20 MB", () => texts.map((text) => JSON.parse(text)), once);
