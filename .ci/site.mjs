// Runs after Trunk has written the site: puts the planner in files the browser loads when it needs them in the place
// of the two that Trunk made, and minifies.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { bundle } from "./bundle.mjs";
import { beside, siteOf, targetOf } from "./beside.mjs";
import { writeElement } from "./element.mjs";
import { writeHeaders } from "./hosting.mjs";
import { lost } from "./lost.mjs";
import { offline } from "./offline.mjs";
import { languages, small, writeNamed } from "./pages.mjs";
import { expectBundled, writeBill } from "./supply.mjs";

const dir = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";
const page = join(dir, "index.html");
const html = readFileSync(page, "utf8");

const glue = /<script type="module" src="\.\/([\w-]+\.js)"><\/script>/.exec(html)?.[1];
const wasm = /<link rel="preload" href="\.\/([\w-]+_bg\.wasm)"/.exec(html)?.[1];
if (!glue || !wasm) throw new Error("the page lacks what pattern_script and pattern_preload in Trunk.toml write");
for (const file of [glue, wasm]) rmSync(join(dir, file));

const target = targetOf();
const linked = join(target, "wasm32-unknown-unknown", release ? "app" : "serve", "app.wasm");
const planner = await bundle({ wasm: linked, name: "planner", dir, release });
const named = html.replaceAll(glue, planner.script).replaceAll(wasm, planner.wasm);
writeFileSync(page, release ? named.replace(/\s*<!--.*?-->/gs, "") : named);

if (release) {
  // Neighbours become one sheet, in the order of the page: the browser asks once, and what they have in common is
  // compressed once. Those that are disabled come with the first screen that needs them.
  let linked = readFileSync(page, "utf8");
  const runs = [];
  for (const [link, name, rest] of linked.matchAll(/\s*<link rel="stylesheet" href="\.\/([\w-]+\.css)"([^>]*)>/g)) {
    const state = / disabled\b/.exec(rest)?.[0] ?? "";
    if (runs.at(-1)?.state !== state) runs.push({ state, links: [], sheets: [] });
    runs.at(-1).links.push(link);
    runs.at(-1).sheets.push(readFileSync(join(dir, name), "utf8"));
    rmSync(join(dir, name));
  }
  for (const { state, links, sheets } of runs) {
    const css = writeNamed(dir, state ? "screens" : "styles", await small(sheets.join("\n"), "css", release), ".css");
    linked = linked.replace(links[0].trim(), `<link rel="stylesheet" href="./${css}"${state}>`);
    for (const link of links.slice(1)) linked = linked.replace(link, "");
  }
  writeFileSync(page, linked);
}

// English is compiled in.
mkdirSync(join(dir, "locales"));
for (const { id } of languages.filter(({ id }) => id !== "en")) copyFileSync(`www/locales/${id}.json`, join(dir, "locales", `${id}.json`));

// What reads a workbook: a worker, which only those download who bring one.
const www = fileURLToPath(new URL("../www/", import.meta.url));
const inOneThread = {
  name: "in one thread",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^fflate$/ }, ({ importer }) =>
      importer.startsWith(www) ? undefined : { path: join(www, "unzip.js") },
    ),
};
const { metafile } = await build({
  entryPoints: [join(www, "workbook.js")],
  metafile: true,
  outfile: join(dir, "workbook", "reader.js"),
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: release,
  plugins: [inOneThread],
  logLevel: "warning",
});
expectBundled("workbook/reader.js", metafile);

const site = siteOf();
// What stands beside the planner is not compiled at every edit: `make serve` asks for it when somebody else does.
const inEmbed = join(dir, "embed");
mkdirSync(inEmbed);
const { src, integrity } = release ? await beside({ dir, release, target, site: site.href }) : await writeElement(inEmbed, release);
// Share names it to whoever pastes the element.
const said = `<meta name="strandline-element" content="${src} ${integrity}">`;
writeFileSync(page, readFileSync(page, "utf8").replace("</head>", `${said}\n  </head>`));
await lost({ dir, release, base: site.pathname });
// Nothing is kept while it is edited, and `make serve` itself is its host.
if (release) {
  await offline(dir);
  writeBill(dir);
  writeHeaders(dir, site);
}
