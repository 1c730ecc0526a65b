// Puts the embed into `embed/` beside the planner: the figure's program and its page, once for each preset, with the
// preset's figure standing in it until the program runs; the element; and the figures as files.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { bundle } from "./bundle.mjs";
import { figures, writeFigures } from "./figures.mjs";

const named = (name, content, end) => `${name}-${createHash("sha256").update(content).digest("hex").slice(0, 16)}${end}`;
const escaped = (text) => String(text).replace(/[&<>"]/g, (it) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[it]);
const small = async (text, loader, release) =>
  release ? (await transform(text, { loader, minify: true, target: "es2022" })).code : text;

/**
 * @param {{dir: string, release: boolean, target: string, site: string}} what `dir`: the site's folder; `target`:
 *   cargo's; `site`: where the site will be
 */
export const embed = async ({ dir, release, target, site }) => {
  const profile = release ? "app" : "serve";
  const wasm32 = "wasm32-unknown-unknown";
  const flags = ["--quiet", "--target", wasm32, "--profile", profile, "--features", "embed", "--bin", "embed"];
  execFileSync("cargo", ["build", ...flags], { stdio: ["ignore", "inherit", "inherit"] });
  const out = join(dir, "embed");
  mkdirSync(out, { recursive: true });
  const write = (name, content, end) => {
    const as = named(name, content, end);
    writeFileSync(join(out, as), content);
    return as;
  };

  const program = await bundle({ wasm: join(target, wasm32, profile, "embed.wasm"), name: "embed", dir: out, release });
  const sheets = ["tokens", "base", "components", "figure"].map((name) => readFileSync(`www/styles/${name}.css`, "utf8"));
  const css = write("embed", await small(sheets.join("\n"), "css", release), ".css");
  const frame = write("frame", await small(readFileSync("www/embed/frame.js", "utf8"), "js", release), ".js");

  const all = await figures(join(dir, "api"));
  writeFigures(all, join(out, "figures"), site);
  const languages = readdirSync("www/locales").filter((name) => /^[a-z]{2}\.json$/.test(name)).map((name) => name.slice(0, -5));
  const template = readFileSync("www/embed/page.html", "utf8");
  const page = ({ id, texts, sentence, table, height }, root) => {
    const { title, question } = texts.en;
    const values = { preset: id, root, title, question, sentence, height, languages: languages.join(" ") };
    const files = { program: program.script, wasm: program.wasm, css: `${root}${css}`, frame: `${root}${frame}` };
    const text = { ...values, ...files, card: `${site}embed/card.png` };
    return template.replace(/\{(\w+)\}/g, (whole, name) => (name === "table" ? table : name in text ? escaped(text[name]) : whole));
  };
  writeFileSync(join(out, "index.html"), page(all[0], "./"));
  for (const figure of all) {
    mkdirSync(join(out, figure.id), { recursive: true });
    writeFileSync(join(out, figure.id, "index.html"), page(figure, "../"));
  }

  // The guide for article writers, with every figure live in it.
  const example = ({ id, texts, sentence, table, height }) => {
    const { title, answer } = texts.en;
    const picture = `<img src="../figures/${id}.svg" width="640" height="${height}" alt="${escaped(sentence)}">`;
    return [
      `<article class="guide-example" aria-labelledby="example-${id}">`,
      `<h3 id="example-${id}">${escaped(title)}</h3>`,
      `<p>${escaped(answer)} <span class="hint"><code>${id}</code></span></p>`,
      `<strandline-simulator scenario="${id}" title="${escaped(title)}" start="visible">`,
      `<figure>${picture}${table}</figure>`,
      "</strandline-simulator>",
      "</article>",
    ].join("\n");
  };
  const guideCss = write("guide", await small(readFileSync("www/embed/guide/guide.css", "utf8"), "css", release), ".css");
  const guide = { css, guideCss, site: escaped(site), examples: all.map(example).join("\n") };
  mkdirSync(join(out, "guide"), { recursive: true });
  const text = readFileSync("www/embed/guide/index.html", "utf8");
  writeFileSync(join(out, "guide/index.html"), text.replace(/\{(css|guideCss|site|examples)\}/g, (_, name) => guide[name]));

  writeFileSync(join(out, "v1.js"), await small(readFileSync("www/embed/v1.js", "utf8"), "js", release));
  copyFileSync("www/embed/v1.d.ts", join(out, "v1.d.ts"));
  copyFileSync("www/embed/card.png", join(out, "card.png"));
  return { all, css };
};
