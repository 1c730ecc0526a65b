// Runs after Trunk has written a page: makes one file of the script that starts the planner and the glue that
// wasm-bindgen generates, without inline script (which a strict Content-Security-Policy blocks), and minified by
// something that can parse it.
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const dir = process.env.TRUNK_STAGING_DIR;
const page = join(dir, "index.html");
const html = readFileSync(page, "utf8");

const glue = /<script type="?module"? src="?(?:\.\/)?([\w-]+\.js)"?><\/script>/.exec(html)?.[1];
const wasm = /<link[^>]* href="?(?:\.\/)?([\w-]+_bg\.wasm)"?/.exec(html)?.[1];
if (!glue || !wasm) throw new Error("the page has no script or no preload as pattern_script and pattern_preload in Trunk.toml write them");

const { outputFiles } = await build({
  stdin: {
    contents: `import init from "./${glue}";\nawait init({ module_or_path: new URL("${wasm}", import.meta.url) });`,
    resolveDir: dir,
  },
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: process.env.TRUNK_PROFILE === "release",
  write: false,
  logLevel: "warning",
});
const script = outputFiles[0].contents;
const name = `planner-${createHash("sha256").update(script).digest("hex").slice(0, 16)}.js`;
rmSync(join(dir, glue));
writeFileSync(join(dir, name), script);
writeFileSync(page, html.replaceAll(glue, name));
