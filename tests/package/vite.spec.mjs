// The package in somebody's Vite project: built, and its page opened.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { expect, test as base } from "../e2e/support.mjs";

const api = fileURLToPath(new URL("../../dist/api/", import.meta.url));
const plan = readFileSync(new URL("../../www/examples/split-evenly.json", import.meta.url), "utf8");
const files = {
  "package.json": '{"private":true,"type":"module"}',
  "plan.json": plan,
  "index.html": '<!doctype html><html lang="en"><title>x</title><link rel="icon" href="data:,"><output></output><script type="module" src="/main.js"></script></html>',
  "main.js": `import { bestSplit, simulate, version } from "strandline";
import plan from "./plan.json";
const { stranded } = simulate(plan).totals;
document.querySelector("output").value = \`\${version()}: \${stranded} stranded, at best \${bestSplit(plan).stranded}\`;
`,
};

/** A project with the package in it, in a folder of its own. */
const test = base.extend({
  project: async ({}, use) => {
    const root = mkdtempSync(join(tmpdir(), "strandline-vite-"));
    mkdirSync(join(root, "node_modules"));
    cpSync(api, join(root, "node_modules/strandline"), { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
    const warnings = [];
    const note = (it) => warnings.push(it);
    const customLogger = { info() {}, warn: note, warnOnce: note, error: note, clearScreen() {}, hasErrorLogged: () => false, hasWarned: false };
    const { output } = await build({ root, customLogger, logLevel: "warn", configFile: false });
    await use({ root, output, warnings });
    rmSync(root, { recursive: true, force: true });
  },
  // What Vite made of it, served by Vite.
  baseURL: async ({ project }, use) => {
    const server = await preview({ root: project.root, configFile: false, logLevel: "silent", preview: { host: "127.0.0.1", port: 0 } });
    await use(server.resolvedUrls.local[0]);
    await server.close();
  },
});

test("a Vite project builds with the package without a warning, and its page shows what the core computes", async ({ page, project }) => {
  const { output, warnings } = project;
  expect(warnings).toEqual([]);
  // The WebAssembly went along, under a name of Vite's.
  const script = output.find(({ fileName }) => fileName.endsWith(".js")).code;
  const wasm = output.map(({ fileName }) => fileName).filter((name) => name.endsWith(".wasm"));
  expect(wasm).toEqual([expect.stringMatching(/^assets\/api_bg-.*\.wasm$/)]);
  expect(script).toContain(wasm[0].split("/").pop());
  await page.goto("/");
  const { version } = JSON.parse(readFileSync(join(api, "package.json"), "utf8"));
  await expect(page.locator("output")).toHaveText(`${version}: 2250.00 stranded, at best 0.00`);
});
