// Writes the README's table of how long things take out of what one `make bench` said: node tests/bench/table.mjs FILE
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { execFileSync } from "node:child_process";

const [file] = process.argv.slice(2);
const readme = new URL("../../README.md", import.meta.url);
/** Each measurement by its name and input: `name: median, unit, input`. */
const measured = readFileSync(file, "utf8").split("\n").flatMap((line) => {
  const [, name, value, unit, input] = /^(.+?): ([^,]+), ([^,]+), (.+)$/.exec(line) ?? [];
  return name ? [{ name, value: Number(value), unit, input }] : [];
});
const find = (name, input = "") => {
  const found = measured.find((it) => it.name === name && it.input.startsWith(input));
  if (!found) throw new Error(`${file} has no measurement “${name}” of “${input}”`);
  return found;
};
const time = (...which) => {
  const { value, unit } = find(...which);
  const [amount, of] = unit === "ms" && value >= 1000 ? [value / 1000, "s"] : [value, unit];
  return `${Number(amount.toPrecision(2))} ${of}`;
};
const ratio = (...which) => find(...which).value.toFixed(2);

const year = "50 accounts x 10 credits x 365 days";
const large = "300 accounts x 30 credits x 365 days";
/** In each Node that was measured, as engines differ in both. */
const against = (peer, input) => {
  const found = measured.filter((it) => it.name.startsWith(`run against ${peer}, Node `) && it.input.startsWith(input));
  if (found.length === 0) throw new Error(`${file} has no run of “${input}” against ${peer}`);
  return found.map(({ name, value }) => `${value.toFixed(2)} × in ${name.slice(name.indexOf("Node"))}`).join(", ");
};
const beside = (input) => `a plain BigInt loop that checks nothing: ${against("BigInt", input)}; one on decimal.js: ${against("decimal.js", input)}`;
const rows = [
  ["a run with its check, 50 ad accounts × 10 ad credits × 365 days", time("run, Node", year), beside(year)],
  ["the same of ten times the days", time("run, Node", "50 accounts x 10 credits x 3650 days"), `${ratio("ten times the days, Node")} × the line above`],
  ["a run with its check, 300 × 30 × 365, 9,000 allocations", time(`run, Node ${process.versions.node.split(".")[0]}`, large), beside(large)],
  ["its journal too, 50 × 10 × 365, 33,178 rows", time("run with journal, Node"), ""],
  ["best split, 50 × 20 × 90, and why nothing beats it", time("best split, Node", "20 credits"), `${time("split, HiGHS, without making its model")} for HiGHS to solve it as a linear program`],
  ["best split with a minimum for an allocation, 200 × 50 × 365", time("best split, Node", "200 accounts"), ""],
  ["best split of as large a plan as there can be, 2,000 × 500 × 3,660", time("best split, Node", "2000 accounts"), ""],
  ["two plans of 20,000 allocations compared", time("compare, Node", "20,000"), ""],
  ["20 MB of a sheet imported", time("sheet imported, American, Node", "20 MB"), `${time("the same split into cells, Node")} to split it into cells`],
  ["20 MB of API responses imported", time("responses imported, Node", "20 MB"), `${time("the same by JSON.parse, Node")} for JSON.parse`],
  ["10,000 runs of how sure a plan is, 50 × 10 × 90, in workers", time("risk, 10,000 runs, worker in Chromium"), ""],
  ["from a key to new figures laid out, 50 × 10 × 365, Chromium", time("edit to figures laid out, 95th percentile", year), "the 95th percentile"],
];
const machine = `${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.versions.node}, ${execFileSync("rustc", ["--version"], { encoding: "utf8" }).split(" ").slice(0, 2).join(" ")}`;
const table = [
  `One run of \`make bench\` on ${machine}; in Node where nothing else is said.`,
  "",
  "| what | takes | beside it |",
  "|---|---|---|",
  ...rows.map((row) => `| ${row.join(" | ")} |`),
].join("\n");

const [begin, end] = ["<!-- bench -->", "<!-- /bench -->"];
const text = readFileSync(readme, "utf8");
const [before, after] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
if (before < begin.length || after < 0) throw new Error(`README.md has no place between ${begin} and ${end}`);
writeFileSync(readme, `${text.slice(0, before)}\n${table}\n${text.slice(after)}`);
