// hledger reads the journal of the same run and adds it up; its balances must be ours.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { exportJournal, simulate } from "../../../dist/api/api.js";
import { inputs } from "../inputs.mjs";
import { quantile, report, say } from "../measure.mjs";

if (spawnSync("hledger", ["--version"]).status !== 0) {
  console.log("hledger: not measured, it isn't installed (Debian's package is called hledger)");
  process.exit(0);
}
const { plan, words } = inputs.year;
const folder = fileURLToPath(new URL("../../../output/bench/", import.meta.url));
mkdirSync(folder, { recursive: true });
const journal = `${folder}year.journal`;
writeFileSync(journal, exportJournal(plan, "hledger"));
// Its own check includes the balances that the export asserts: a figure that isn't ours fails here.
execFileSync("hledger", ["-f", journal, "check"]);
const taken = [];
for (let at = 0; at < 7; at += 1) {
  const begun = performance.now();
  execFileSync("hledger", ["-f", journal, "balance"], { maxBuffer: 2 ** 28 });
  taken.push(performance.now() - begun);
}
say("balance of the exported journal, hledger", quantile(taken, 0.5), "ms", words);
report("the same journal and its figures, Node", words, () => simulate(plan, { journal: true }), { warm: 3 });
