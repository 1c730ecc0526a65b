// The package as npm would have it: packed, judged, installed into a project of its own, and used from there.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { build } from "esbuild";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const root = fileURLToPath(new URL("../../", import.meta.url));
const entries = { strandline: "api", "strandline/import": "import", "strandline/risk": "risk" };

let project;
let tarball;
before(() => {
  project = mkdtempSync(join(tmpdir(), "strandline-project-"));
  const npm = (...args) =>
    execFileSync("npm", [...args, "--no-audit", "--no-fund", "--offline"], { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const [packed] = JSON.parse(npm("pack", join(root, "dist/api"), "--json"));
  tarball = readFileSync(join(project, packed.filename));
  writeFileSync(join(project, "package.json"), '{"private":true,"type":"module"}');
  npm("install", `./${packed.filename}`);
  const example = readFileSync(join(root, "www/examples/split-evenly.json"), "utf8");
  writeFileSync(join(project, "plan.json"), example);
});
after(() => rmSync(project, { recursive: true, force: true }));

test("publint has nothing to say of it", async () => {
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.length) } });
  assert.deepEqual(messages.map((message) => formatMessage(message, pkg)), []);
});

test("its types are right wherever an ES module can be imported", async () => {
  const entrypoints = Object.keys(entries).map((name) => name.replace("strandline", "."));
  const { problems, entrypoints: found } = await checkPackage(createPackageFromTarballData(tarball), { entrypoints });
  assert.deepEqual(Object.keys(found).sort(), [...entrypoints].sort());
  // It is an ES module only: a compiler of 2015 and `require` are told so.
  const elsewhere = ["node10", "node16-cjs"];
  assert.deepEqual(problems.filter(({ resolutionKind }) => !elsewhere.includes(resolutionKind)), []);
});

const program = `
import { readFileSync } from "node:fs";
import { simulate } from "strandline";
import { importSheet, previewSheet } from "strandline/import";
import { risk } from "strandline/risk";
const plan = JSON.parse(readFileSync("plan.json", "utf8"));
const sheet = "Ad account\\tDaily spend\\nNorth\\t$12.50\\n";
const { mapping } = previewSheet(sheet, { currency: "USD" });
console.log(JSON.stringify([
  simulate(plan).totals.stranded,
  importSheet(null, sheet, mapping).plan.adAccounts[0].dailySpend,
  risk(plan, { runs: 10, seed: 1 }).current.totals.stranded.p50,
]));
`;

const own = process.versions.node.split(".")[0];
const runtimes = [
  ...[...new Set(["20", "22", "24", own])].map((major) => ({ name: `Node ${major}`, command: major === own ? process.execPath : `node-${major}`, flags: [] })),
  { name: "Deno", command: "deno", flags: ["run", "--quiet", "--cached-only", "--allow-read=."] },
];
for (const { name, command, flags } of runtimes) {
  const skip = spawnSync(command, ["--version"]).error && `there is no ${command}`;
  test(`${name} imports each entry by its name`, { skip }, () => {
    writeFileSync(join(project, "index.js"), program);
    const env = { ...process.env, DENO_DIR: join(project, "deno") };
    const said = execFileSync(command, [...flags, "index.js"], { cwd: project, encoding: "utf8", env });
    assert.deepEqual(JSON.parse(said), ["2250.00", "12.50", "2250.00"]);
  });
}

for (const [name, file] of Object.entries(entries)) {
  test(`esbuild takes ${name} from where npm put it, and nothing of the others`, async () => {
    const { warnings, metafile } = await build({
      stdin: { contents: `import * as all from ${JSON.stringify(name)};\nconsole.log(all);\n`, resolveDir: project },
      bundle: true,
      format: "esm",
      target: "es2022",
      outdir: join(project, "out"),
      write: false,
      metafile: true,
      logLevel: "silent",
    });
    assert.deepEqual(warnings, []);
    const taken = Object.keys(metafile.inputs).filter((input) => input.includes("node_modules/strandline/"));
    assert.deepEqual(taken.map((input) => input.split("/").pop()), [`${file}.js`]);
  });
}

for (const moduleResolution of ["nodenext", "bundler"]) {
  test(`TypeScript resolves each entry's types with ${moduleResolution}`, () => {
    const folder = join(project, moduleResolution);
    mkdirSync(folder, { recursive: true });
    const module = moduleResolution === "nodenext" ? "nodenext" : "esnext";
    const compilerOptions = { strict: true, noEmit: true, target: "es2022", lib: ["es2022"], module, moduleResolution, types: [] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["typed.ts"] }));
    writeFileSync(
      join(folder, "typed.ts"),
      `import { simulate, type Plan, type Projection } from "strandline";
import { importTikTok } from "strandline/import";
import { risk, type Risk } from "strandline/risk";
export const run = (plan: Plan): Projection => simulate(plan, { journal: true });
export const spread = (plan: Plan): Risk => risk(plan, { runs: 10, seed: 1 });
export const imported: Plan = importTikTok(null, ["{}"]).plan;
export const together = (): Projection => simulate(imported);
// @ts-expect-error: what another entry has
export { risk as missing } from "strandline";
`,
    );
    execFileSync(join(root, "node_modules/.bin/tsc"), ["--project", folder], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  });
}
