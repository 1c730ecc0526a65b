// The package in somebody's project, of Vite and of webpack: built, and its page opened.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build, preview } from "vite";
import webpack from "webpack";
import { expect, test as base } from "../e2e/support.mjs";

const api = fileURLToPath(new URL("../../dist/api/", import.meta.url));
const plan = readFileSync(new URL("../../www/examples/split-evenly.json", import.meta.url), "utf8");
const html = (script) => `<!doctype html><html lang="en"><title>x</title><link rel="icon" href="data:,"><output></output>${script}</html>`;
const files = {
  "package.json": '{"private":true,"type":"module"}',
  "plan.json": plan,
  "index.html": html('<script type="module" src="/main.js"></script>'),
  "main.js": `import { bestSplit, simulate, version } from "strandline";
import plan from "./plan.json";
const { stranded } = simulate(plan).totals;
document.querySelector("output").value = \`\${version()}: \${stranded} stranded, at best \${bestSplit(plan).stranded}\`;
`,
};

const test = base.extend({
  /** The folder of a project with the package in it. */
  project: async ({}, use) => {
    const root = mkdtempSync(join(tmpdir(), "strandline-project-"));
    mkdirSync(join(root, "node_modules"));
    cpSync(api, join(root, "node_modules/strandline"), { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
    await use(root);
    rmSync(root, { recursive: true, force: true });
  },
  // What a bundler puts into its `dist`, served by Vite.
  baseURL: async ({ project }, use) => {
    mkdirSync(join(project, "dist"));
    const server = await preview({ root: project, configFile: false, logLevel: "silent", preview: { host: "127.0.0.1", port: 0 } });
    await use(server.resolvedUrls.local[0]);
    await server.close();
  },
});

const expectShown = async (page) => {
  await page.goto("/");
  const { version } = JSON.parse(readFileSync(join(api, "package.json"), "utf8"));
  await expect(page.locator("output")).toHaveText(`${version}: 2250.00 stranded, at best 0.00`);
};

test("a Vite project builds with the package without a warning, and its page shows what the core computes", async ({ page, project }) => {
  const warnings = [];
  const note = (it) => warnings.push(it);
  const customLogger = { info() {}, warn: note, warnOnce: note, error: note, clearScreen() {}, hasErrorLogged: () => false, hasWarned: false };
  const { output } = await build({ root: project, customLogger, logLevel: "warn", configFile: false });
  expect(warnings).toEqual([]);
  // The WebAssembly went along, under a name of Vite's.
  const script = output.find(({ fileName }) => fileName.endsWith(".js")).code;
  const wasm = output.map(({ fileName }) => fileName).filter((name) => name.endsWith(".wasm"));
  expect(wasm).toEqual([expect.stringMatching(/^assets\/api_bg-.*\.wasm$/)]);
  expect(script).toContain(wasm[0].split("/").pop());
  await expectShown(page);
});

test("a webpack project builds with the package without a warning, and its page shows what the core computes", async ({ page, project }) => {
  // It warns of any file past 250 kB, whatever is in it.
  const config = { mode: "production", context: project, entry: "./main.js", output: { path: join(project, "dist") }, performance: { hints: false } };
  const stats = await promisify(webpack)(config);
  const { errors, warnings, assets } = stats.toJson({ all: false, errors: true, warnings: true, assets: true });
  expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
  expect(assets.map(({ name }) => name.replace(/^[0-9a-f]+\./, "")).sort()).toEqual(["main.js", "wasm"]);
  writeFileSync(join(project, "dist/index.html"), html('<script defer src="main.js"></script>'));
  await expectShown(page);
});
