// Never run: `tsc --strict` reads it.
import {
  attempt,
  bestSplit,
  check,
  compare,
  decodePlan,
  encodePlan,
  exportJournal,
  lastDayToFix,
  optionValue,
  rules,
  simulate,
  track,
  version,
  type Action,
  type Advice,
  type Entry,
  type Plan,
  type PlanError,
  type Problem,
  type Projection,
  type Rule,
  type Verdict,
} from "../../dist/api/api.js";
import { importSheet, importTikTok, previewSheet, type ColumnRole, type SheetKind, type SheetMapping } from "../../dist/api/import.js";
import { risk, riskRun, type Risk, type RiskOptions, type RiskReport, type RiskRun } from "../../dist/api/risk.js";

const plan: Plan = {
  version: 1,
  name: "Typed",
  currency: "USD",
  start: "2026-03-01",
  end: "2026-03-30",
  businessCenter: { name: "Example" },
  adAccounts: [{ id: "a", name: "A", status: "approved", dailySpend: "1.00", weekdayFactors: ["1", "1", "1", "1", "1", "1", "1"] }],
  adCredits: [{ id: "c", name: "C", amount: "1.00", issued: "2026-03-01", expires: "2026-03-30", heldBy: { adAccount: "a" } }],
  events: [{ on: "2026-03-02", type: "moveCash", adAccount: "a", from: "businessCenter", to: { adAccount: "a" }, amount: "1.00" }],
  assumptions: { drawOrder: "latestExpiry", whoMayAllocate: ["admin"] },
};

export const problems: Problem[] = check(plan);
export const projection: Projection = simulate(plan);
export const rows: Entry[] | undefined = simulate(plan, { journal: true }).journal;
export const drawn: Float64Array | undefined = simulate(plan, { series: true }).series?.adAccounts[0]?.spent;
export const stranded: string = projection.adAccounts.map((account) => account.stranded).join();
export const action: Action = { type: "allocate", on: "2026-03-01", adCredit: "c", adAccount: "a", amount: "1.00" };
export const verdict: Verdict = attempt(plan, action);
export const advice: Advice = bestSplit(plan, { cadenceDays: 7, from: "2026-03-02" });
export const lastDay: string | null = lastDayToFix(plan);
export const rest: Advice = bestSplit(plan, { pace: "recent" });
export const behind: string[] = track(plan, { on: "2026-03-10", baseline: plan, tolerance: "0.05" })
  .adAccounts.filter(({ status }) => status === "behind")
  .map(({ id, correction, projected }) => `${id} ${correction} ${projected.stranded}`);
export const worth: (string | undefined)[] = optionValue(plan, { cadenceDays: 7, on: "2026-03-10" }).map((value) => value.worth);
export const sentence: string = compare(plan, plan).message;
export const rule: Rule | undefined = rules().find(({ confidence }) => confidence === "third-party");
export const asked: string[] = importTikTok(null, ["{}"]).notices.map((notice) => notice.message);
const mapping: SheetMapping = { delimiter: ";", columns: [{ role: "accountName" }] };
export const kind: SheetKind | undefined = previewSheet("a;b", mapping).mapping.kind;
export const role: ColumnRole = "accountName";
export const fromSheet: Plan = importSheet(plan, [["a"]], mapping).plan;
export const link: string = encodePlan(plan, { names: "without" });
export const opened: Plan = decodePlan(link);
export const journal: string = exportJournal(plan, "hledger");
const question: RiskOptions = { runs: 10, seed: 1, cadenceDays: 7, suspensions: [{ adAccount: "a", monthly: "0.05" }] };
export const spread: string | undefined = risk(plan, question).current?.totals.stranded.p95;
export const inSlices = (): Risk => {
  const run: RiskRun = riskRun(plan, question);
  while (run.advance(5) && run.done() < run.asked());
  const result = run.result();
  run.free();
  return result;
};
export const heard = (report: RiskReport): Risk | undefined => (report.type === "failed" ? undefined : report.result);
export const text: string = version();
export const thrown = (error: PlanError): string[] => error.problems.map(({ path }) => path);

// @ts-expect-error: there is no such option
simulate(plan, { jornal: true });
// @ts-expect-error: a count of days is a number
bestSplit(plan, { cadenceDays: "7" });
// @ts-expect-error: an allocation says how much
attempt(plan, { type: "allocate", on: "2026-03-01", adCredit: "c", adAccount: "a" });
// @ts-expect-error: an amount is text
export const wrong: Plan = { ...plan, adCredits: [{ id: "c", name: "C", amount: 1, issued: "2026-03-01" }] };
// @ts-expect-error: a status is one of four words
export const unknown: Plan = { ...plan, adAccounts: [{ id: "a", name: "A", status: "banned" }] };
// @ts-expect-error: the result is no number
export const number: number = version();
