// Puts the embed into `embed/` beside the planner: the figure's program and its pages, one for each preset and language,
// with the preset's figure standing in it until the program runs; the element; and the figures as files.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { figures, writeFigures } from "./figures.mjs";
import { alternates, escaped, filled, languages, small, writeNamed } from "./pages.mjs";

/** Compiles the figure's program and puts it into `out`. */
const compile = async (out, { release, target }) => {
  const profile = release ? "app" : "serve";
  const wasm32 = "wasm32-unknown-unknown";
  const flags = ["--quiet", "--target", wasm32, "--profile", profile, "--features", "embed", "--bin", "embed"];
  execFileSync("cargo", ["build", ...flags], { stdio: ["ignore", "inherit", "inherit"] });
  return bundle({ wasm: join(target, wasm32, profile, "embed.wasm"), name: "embed", dir: out, release });
};

/**
 * Writes the page of a figure in one language.
 *
 * @param {object} figure as `figures` makes it
 * @param {string} folder where the page lies within `embed/`, and within the folder of a language
 */
const writePage = (out, { figure, folder, language, template, files, site }) => {
  const { id, stills, height } = figure;
  const { texts, table } = stills[language.id];
  const at = `${language.folder}${folder}`;
  const root = "../".repeat(at.split("/").length - 1) || "./";
  const values = {
    preset: id,
    language: language.id,
    root,
    height,
    picture: `${root}figures/${id}${language.end}.svg`,
    oembed: `${root}figures/${id}${language.end}.oembed.json`,
    card: `${site}embed/card.png`,
    program: files.program,
    wasm: files.wasm,
    css: `${root}${files.css}`,
    frame: `${root}${files.frame}`,
    ...texts,
    ...Object.fromEntries(Object.entries(language.words.frame).map(([name, text]) => [`words.${name}`, text])),
  };
  const safe = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, escaped(value)]));
  const page = filled(template, { ...safe, table, alternates: alternates(root, (own) => `${own}${folder}`) });
  mkdirSync(join(out, at), { recursive: true });
  writeFileSync(join(out, at, "index.html"), page);
};

/**
 * @param {{dir: string, release: boolean, target: string, site: string}} what `dir`: the site's folder; `target`:
 *   cargo's; `site`: where the site will be
 * @returns every figure, and the name of the stylesheet in `embed/`
 */
export const embed = async ({ dir, release, target, site }) => {
  const out = join(dir, "embed");
  mkdirSync(out, { recursive: true });
  const { script, wasm } = await compile(out, { release, target });
  const sheets = ["tokens", "base", "components", "figure"].map((name) => readFileSync(`www/styles/${name}.css`, "utf8"));
  const css = writeNamed(out, "embed", await small(sheets.join("\n"), "css", release), ".css");
  const frame = writeNamed(out, "frame", await small(readFileSync("www/embed/frame.js", "utf8"), "js", release), ".js");

  const all = await figures(join(dir, "api"));
  writeFigures(all, join(out, "figures"), site);
  const template = readFileSync("www/embed/page.html", "utf8");
  const files = { program: script, wasm, css, frame };
  for (const language of languages) {
    writePage(out, { figure: all[0], folder: "", language, template, files, site });
    for (const figure of all) writePage(out, { figure, folder: `${figure.id}/`, language, template, files, site });
  }

  writeFileSync(join(out, "v1.js"), await small(readFileSync("www/embed/v1.js", "utf8"), "js", release));
  copyFileSync("www/embed/v1.d.ts", join(out, "v1.d.ts"));
  copyFileSync("www/embed/card.png", join(out, "card.png"));
  return { all, css };
};
