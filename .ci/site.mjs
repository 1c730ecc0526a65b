// Runs after Trunk has written the site: makes one file of the script that starts the planner and of the glue that
// wasm-bindgen generates, without inline script (which a strict Content-Security-Policy blocks), and minifies.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";

const dir = process.env.TRUNK_STAGING_DIR;
const minify = process.env.TRUNK_PROFILE === "release";
const page = join(dir, "index.html");
const html = readFileSync(page, "utf8");

const glue = /<script type="module" src="\.\/([\w-]+\.js)"><\/script>/.exec(html)?.[1];
const wasm = /<link rel="preload" href="\.\/([\w-]+_bg\.wasm)"/.exec(html)?.[1];
if (!glue || !wasm) throw new Error("the page lacks what pattern_script and pattern_preload in Trunk.toml write");

const { outputFiles } = await build({
  stdin: {
    contents: `import init from "./${glue}";\nawait init({ module_or_path: new URL("${wasm}", import.meta.url) });`,
    resolveDir: dir,
  },
  bundle: true,
  format: "esm",
  target: "es2022",
  minify,
  write: false,
  logLevel: "warning",
});
const script = outputFiles[0].contents;
const name = `planner-${createHash("sha256").update(script).digest("hex").slice(0, 16)}.js`;
rmSync(join(dir, glue));
writeFileSync(join(dir, name), script);
const named = html.replaceAll(glue, name);
writeFileSync(page, minify ? named.replace(/\s*<!--.*?-->/gs, "") : named);

if (minify) {
  for (const file of readdirSync(dir).filter((file) => file.endsWith(".css"))) {
    const { code } = await transform(readFileSync(join(dir, file), "utf8"), { loader: "css", minify });
    writeFileSync(join(dir, file), code);
  }
}
