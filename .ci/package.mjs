// Builds the JavaScript package into `api/` beside the planner, in the folder that Trunk is filling. With a folder as its
// argument it builds it there, quickly.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { BUNDLED, expectBundled } from "./supply.mjs";

const [quick] = process.argv.slice(2);
// `make serve` asks for it when somebody else does, not at every edit.
if (!quick && process.env.TRUNK_PROFILE === "debug") process.exit();
const release = !quick;
const profile = release ? "release" : "serve";
const out = join(quick ?? process.env.TRUNK_STAGING_DIR ?? "dist", "api");
const run = (command, ...args) => execFileSync(command, args, { stdio: ["ignore", "inherit", "inherit"] });
const read = (command, ...args) => execFileSync(command, args, { encoding: "utf8", maxBuffer: 2 ** 26 });

const target = "wasm32-unknown-unknown";
/** What can be imported, with the file it is in: each has its own WebAssembly, and none has another's functions. */
const entries = [
  { path: ".", file: "api", bin: "api" },
  { path: "./import", file: "import", bin: "api_import" },
  { path: "./risk", file: "risk", bin: "api_risk" },
];
const bins = entries.flatMap(({ bin }) => ["--bin", bin]);
run("cargo", "build", "--quiet", "--target", target, "--profile", profile, "--features", "js", ...bins);

const metadata = JSON.parse(read("cargo", "metadata", "--no-deps", "--format-version", "1"));
const { version, license, description } = metadata.packages[0];

/** The commands, with what they use in the same file, so that installing the package installs nothing else. */
const commands = [
  { name: "strandline-check", file: "check-article.mjs" },
  { name: "strandline-figure", file: "figure.mjs" },
];
const writeCommand = async ({ file }) => {
  const licences = (BUNDLED[`api/${file}`] ?? []).map((name) => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim()}`);
  const { metafile } = await build({
    entryPoints: [`www/api/${file}`],
    metafile: true,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["./api.js", "@resvg/resvg-js"],
    minify: release,
    footer: licences.length ? { js: `/*\n${licences.join("\n\n\n")}\n*/` } : {},
    outfile: join(out, file),
    logLevel: "warning",
  });
  expectBundled(`api/${file}`, metafile);
};

/** One entry's script, types and WebAssembly, in `work`. */
const writeEntry = async (work, { file, bin }) => {
  const linked = join(metadata.target_directory, target, profile, `${bin}.wasm`);
  const made = join(work, bin);
  run("wasm-bindgen", "--target", "web", "--out-dir", made, "--out-name", file, linked);
  const wasm = join(made, `${file}_bg.wasm`);
  if (release) run("wasm-opt", "-O3", "-o", wasm, wasm);
  copyFileSync(wasm, join(work, `${file}_bg.wasm`));

  const glue = readFileSync(join(made, `${file}.js`), "utf8");
  renameSync(join(made, `${file}.js`), join(made, "glue.js"));
  const names = [...glue.matchAll(/^export (?:async )?(?:function|class|const) (\w+)/gm)].map((found) => found[1]);
  const wanted = names.filter((name) => name !== "initSync" && name !== "start");
  if (wanted.length === 0) throw new Error("no exports found in what wasm-bindgen generated: has its form changed?");
  const entry = readFileSync("www/api/entry.js", "utf8").replace("api_bg.wasm", `${file}_bg.wasm`);
  writeFileSync(join(made, "entry.js"), `${entry}\nexport { ${wanted.join(", ")} } from "./glue.js";\n`);
  const { outputFiles } = await build({
    entryPoints: [join(made, "entry.js")],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: release,
    write: false,
    logLevel: "warning",
  });
  // esbuild drops the comment that tells other bundlers to leave this import alone, and they would warn.
  const parts = outputFiles[0].text.split("import([");
  if (parts.length !== 2) throw new Error("the import of Node's files is not where it was in www/api/entry.js");
  writeFileSync(join(work, `${file}.js`), parts.join("import(/* webpackIgnore: true */ /* @vite-ignore */ ["));

  // What follows this line types the loading by hand, which callers never do.
  const types = readFileSync(join(made, `${file}.d.ts`), "utf8");
  const end = types.indexOf("export type InitInput");
  if (end < 0) throw new Error("no InitInput found in the types wasm-bindgen generated: has its form changed?");
  // Not every compiler's library knows Symbol.dispose, and free() does the same. What runs by itself is nobody's to call.
  const declared = types
    .slice(0, end)
    .replace(/^ *\[Symbol\.dispose\]\(\): void;\n/gm, "")
    .replace(/\/\*\*(?:(?!\*\/)[^])*\*\/\nexport function start\(\): void;\n/, "");
  writeFileSync(join(work, `${file}.d.ts`), `${declared.trimEnd()}\n`);
};

const work = mkdtempSync(join(tmpdir(), "strandline-"));
try {
  for (const entry of entries) await writeEntry(work, entry);

  const manifest = {
    name: "strandline",
    version,
    description,
    license,
    type: "module",
    main: "./api.js",
    types: "./api.d.ts",
    exports: {
      ...Object.fromEntries(entries.map(({ path, file }) => [path, { types: `./${file}.d.ts`, default: `./${file}.js` }])),
      ...Object.fromEntries(entries.map(({ file }) => [`./${file}_bg.wasm`, `./${file}_bg.wasm`])),
      "./risk-worker.js": "./risk-worker.js",
      "./presets.json": "./presets.json",
    },
    bin: Object.fromEntries(commands.map(({ name, file }) => [name, `./${file}`])),
    // The worker is run for what it does, not for what it exports; so are the commands.
    sideEffects: ["./risk-worker.js", ...commands.map(({ file }) => `./${file}`)],
    engines: { node: ">=20" },
    // Only a PNG by command needs it, so who wants one installs it.
    peerDependencies: { "@resvg/resvg-js": "^2.6.2" },
    peerDependenciesMeta: { "@resvg/resvg-js": { optional: true } },
  };
  writeFileSync(join(work, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);

  // The plans of the figures that articles embed, by name.
  const named = JSON.parse(readFileSync("www/embed/presets.json", "utf8")).map(({ id }) => id);
  const presets = named.map((id) => [id, JSON.parse(readFileSync(`www/examples/${id}.json`, "utf8"))]);
  writeFileSync(join(work, "presets.json"), `${JSON.stringify(Object.fromEntries(presets))}\n`);

  mkdirSync(out, { recursive: true });
  const files = entries.flatMap(({ file }) => [`${file}.js`, `${file}_bg.wasm`, `${file}.d.ts`]);
  for (const file of [...files, "package.json", "presets.json"]) {
    copyFileSync(join(work, file), join(out, file));
  }
  // It imports `./risk.js` as it lies beside it.
  copyFileSync("www/api/risk-worker.js", join(out, "risk-worker.js"));
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(file, join(out, file));
  copyFileSync("www/api/README.md", join(out, "README.md"));
  for (const command of commands) await writeCommand(command);
} finally {
  rmSync(work, { recursive: true, force: true });
}
