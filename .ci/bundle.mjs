// Makes what the browser loads of what cargo linked: the code of screens that are not shown first goes into files of
// their own, which the browser asks for when they are opened; the script that starts it all is one file, without
// inline script, which a strict Content-Security-Policy blocks.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

// What rustc uses for wasm32-unknown-unknown. The parts don't say it themselves, as the whole does.
const features = [
  "bulk-memory",
  "bulk-memory-opt",
  "call-indirect-overlong",
  "multivalue",
  "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types",
  "sign-ext",
].map((feature) => `--enable-${feature}`);

// What they say is shown where they fail: wasm-opt warns of names of labels, which it does not know and drops.
const run = (command, ...args) => execFileSync(command, args, { stdio: ["ignore", "ignore", "pipe"] });
/** A name that changes with the content, so that it can be kept for ever. */
const named = (name, content, end) => `${name}-${createHash("sha256").update(content).digest("hex").slice(0, 16)}${end}`;

/**
 * Writes the files of the program `name` into `dir`.
 *
 * @param {{wasm: string, name: string, dir: string, release: boolean}} what `wasm`: what cargo linked
 * @returns {Promise<{script: string, wasm: string, parts: string[]}>} the names of the files it wrote
 */
export const bundle = async ({ wasm, name, dir, release }) => {
  const work = mkdtempSync(join(tmpdir(), "strandline-"));
  try {
    run("wasm-split-cli", wasm, work, "--target", "web", "--out-name", name);
    const out = join(work, "bound");
    const bind = ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", name, "--out-dir", out];
    run("wasm-bindgen", ...bind, join(work, `${name}.wasm`));
    const small = (file) => {
      // "s" and not "z": what is larger before it is compressed is smaller after. The lowest 1024 addresses are the end of
      // the stack, where nothing lies that is read by its address.
      if (release) run("wasm-opt", "-Os", "--low-memory-unused", "--strip-debug", "--strip-producers", ...features, file, "-o", file);
      return readFileSync(file);
    };

    const parts = readdirSync(work).filter((file) => file.endsWith(".wasm") && file !== `${name}.wasm`);
    const renamed = new Map(
      parts.map((file) => {
        const content = small(join(work, file));
        const as = named(file.replace(/^split_|\.wasm$/g, ""), content, ".wasm");
        writeFileSync(join(dir, as), content);
        return [file, as];
      }),
    );
    const main = small(join(out, `${name}_bg.wasm`));
    const mainName = named(name, main, ".wasm");
    writeFileSync(join(dir, mainName), main);

    const linker = join(work, "__wasm_split.js");
    const link = readFileSync(linker, "utf8").replace(/split_\w+\.wasm|chunk_\w+\.wasm/g, (file) => {
      if (!renamed.has(file)) throw new Error(`a part is named that is not there: ${file}`);
      return renamed.get(file);
    });
    writeFileSync(join(out, "__wasm_split.js"), link);
    const { outputFiles } = await build({
      stdin: {
        contents: `import init from "./${name}.js";\nawait init({ module_or_path: new URL("${mainName}", import.meta.url) });`,
        resolveDir: out,
      },
      bundle: true,
      format: "esm",
      target: "es2022",
      minify: release,
      write: false,
      logLevel: "warning",
      // wasm-bindgen names the module of the parts once for each of them.
      logOverride: { "duplicate-object-key": "silent" },
    });
    const script = outputFiles[0].contents;
    const scriptName = named(name, script, ".js");
    writeFileSync(join(dir, scriptName), script);
    return { script: scriptName, wasm: mainName, parts: [...renamed.values()] };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};
