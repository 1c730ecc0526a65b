// Prints what each part of dist/ weighs and fails where one is past its budget. 1 kB is 1000 bytes. The budgets are
// in brotli at its best, as a host that compresses once and serves often sends it.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

// Everything in dist/ is the planner's, but for the folders that are something of their own, and what comes on demand:
// screens, lessons, and languages other than English.
const others = ["api/", "embed/", "lessons/", "locales/", "workbook/"];
// And these are asked for when the planner runs already, or does not.
const aside = /\/(_headers|404\.html|lost-\w+\.js|offline\.js|manifest\.webmanifest|installed\.png|sbom\.cdx\.json)$/;
const names = readdirSync("dist", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .filter((name) => !aside.test(name) && !others.some((folder) => name.startsWith(`dist/${folder}`)));
// What a figure of an article loads before anything is pressed: one of its pages, not all.
const embedded = readdirSync("dist/embed").map((name) => join("dist/embed", name));
const embedParts = embedded.filter((name) => name.endsWith(".wasm") && !/\/embed-\w+\.wasm$/.test(name));
const embed = (end) => embedded.filter((name) => name.endsWith(end) && !embedParts.includes(name) && !/((v1|value|xapi|picture)(-\w+)?\.(d\.ts|js)|(reading|lesson)-\w+\.css)$/.test(name));
// A lesson in an article, before anything is pressed.
const part = (name) => embedded.filter((it) => basename(it).startsWith(name));
const program = [".wasm", ".js", ".css"].flatMap(embed);
const lesson = program.concat(part("lesson-"), part("chunk_"), "dist/embed/lesson/suspension/index.html");
const lessonFiles = ["index", "en", "glossary.en", "suspension"].map((name) => `dist/lessons/${name}.json`);
const parts = names.filter((name) => (name.endsWith(".wasm") && !/\/planner-\w+\.wasm$/.test(name)) || /\/screens-\w+\.css$/.test(name));
const cold = names.filter((name) => !parts.includes(name));
const ending = (end) => cold.filter((name) => name.endsWith(end));
const measured = /\.(wasm|js|css|html)$/;
if (!ending(".wasm").length) throw new Error("dist/ holds no planner: run `make build` first");

// [what, files, budget in kB brotli]. A budget is up to 1 % more than was measured: a module holds paths of the machine
// that built it, and those differ in length. What is wanted is less: 280 for the planner, 130, 125 and 110 for the
// package's entries, 200 for the embed and 250 for a lesson.
const rows = [
  ["planner: wasm", ending(".wasm")],
  ["planner: script", ending(".js")],
  ["planner: styles", ending(".css")],
  ["planner: page", ending(".html")],
  ["planner: the rest", cold.filter((name) => !measured.test(name))],
  // 25 of it are the faces of the text.
  ["planner, cold", cold, 453],
  ...parts.map((name) => [`on demand: ${basename(name).replace(/-\w+\.(wasm|css)$/, "")}`, [name]]),
  ...readdirSync("dist/locales").map((name) => [`a language, besides: ${basename(name, ".json")}`, [`dist/locales/${name}`]]),
  // Each holds the plan's reader and check, the run and the sentences.
  ["package: core", ["dist/api/api_bg.wasm", "dist/api/api.js"], 257],
  ["package: import", ["dist/api/import_bg.wasm", "dist/api/import.js"], 232],
  ["package: risk", ["dist/api/risk_bg.wasm", "dist/api/risk.js"], 185],
  ["to work offline, besides", ["dist/offline.js", "dist/manifest.webmanifest"], 6],
  // read-excel-file. calamine, in WebAssembly, is 199.
  ["for a workbook, besides", ["dist/workbook/reader.js"], 20],
  ["embed: wasm", embed(".wasm")],
  ["embed: script", embed(".js")],
  ["embed: styles", embed(".css")],
  ["embed: page", embed(".html")],
  ["embed, cold", [".wasm", ".js", ".css", ".html"].flatMap(embed).concat("dist/embed/figures/split-evenly.json"), 239],
  // A figure, and the lesson: its player, the rulebook, its files and styles.
  ["embed: a lesson, cold", lesson.concat(lessonFiles), 330],
  ...embedParts.map((name) => [`embed on demand: ${basename(name).replace(/-\w+\.wasm$/, "")}`, [name]]),
  ["embed: element", ["dist/embed/v1.js"], 2.3],
  ["embed: element, named by its content", part("v1-"), 2.8],
  ["embed: values in prose, besides", ["dist/embed/value.js"], 0.8],
  ["embed: xAPI, besides", ["dist/embed/xapi.js"], 1],
];

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
const sum = (files, size) => files.reduce((total, file) => total + size(readFileSync(file)), 0);
const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(9);

let over = 0;
console.log(`${"kB".padEnd(22)}      raw     gzip   brotli   budget`);
for (const [what, files, budget] of rows) {
  if (files.length === 0) continue;
  const size = sum(files, (bytes) => brotli(bytes).length);
  const past = budget !== undefined && size > budget * 1000;
  if (past) over += 1;
  const limit = budget === undefined ? "" : `${String(budget).padStart(9)}${past ? "  PAST ITS BUDGET" : ""}`;
  const raw = sum(files, (bytes) => bytes.length);
  const gzip = sum(files, (bytes) => gzipSync(bytes, { level: 9 }).length);
  console.log(`${what.padEnd(22)}${kB(raw)}${kB(gzip)}${kB(size)}${limit}`);
}
process.exitCode = over ? 1 : 0;
