// Puts the embed into `embed/` beside the planner: the figure's program and its page, once for each preset, with the
// preset's figure standing in it until the program runs; the element; and the figures as files.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { bundle } from "./bundle.mjs";
import { figures, lessons, writeFigures, writeLessons } from "./figures.mjs";

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

  const lessonCss = write("lesson", await small(readFileSync("www/styles/learn.css", "utf8"), "css", release), ".css");

  const all = await figures(join(dir, "api"));
  writeFigures(all, join(out, "figures"), site);
  const taught = await lessons(join(dir, "api"));
  writeLessons(taught, join(out, "figures"), site);
  const languages = readdirSync("www/locales").filter((name) => /^[a-z]{2}\.json$/.test(name)).map((name) => name.slice(0, -5));
  const template = readFileSync("www/embed/page.html", "utf8");
  const picture = (name, root, height) =>
    `<img class="still-picture" src="${root}figures/${name}.svg" width="640" height="${height}" alt="">`;
  /** A page of the embed: `html` is markup, everything else text. */
  const page = ({ root, html, ...own }) => {
    const files = { program: program.script, wasm: program.wasm, css: `${root}${css}`, frame: `${root}${frame}`, lessonCss };
    const text = { root, ...own, ...files, languages: languages.join(" "), card: `${site}embed/card.png` };
    return template.replace(/\{(\w+)\}/g, (whole, name) => html[name] ?? (name in text ? escaped(text[name]) : whole));
  };
  const pageOf = ({ id, texts, sentence, table, height }, root) => {
    const { title, question } = texts.en;
    const still = `${picture(id, root, height)}<div class="still-table">${table}</div>`;
    const html = { own: `data-preset="${id}"`, styles: "", still };
    return page({ root, title, question, sentence, oembed: `figures/${id}.oembed.json`, html });
  };
  const put = (folder, text) => {
    mkdirSync(join(out, folder), { recursive: true });
    writeFileSync(join(out, folder, "index.html"), text);
  };
  put(".", pageOf(all[0], "./"));
  for (const figure of all) put(figure.id, pageOf(figure, "../"));
  for (const { id, title, says, statement, caution, source, sentence, table, height } of taught) {
    const root = "../../";
    const planner = `${site}#learn/${id}`;
    const still = [
      `<p>${escaped(statement)}${caution ? ` ${escaped(caution)}` : ""}</p>`,
      `<p class="hint">${source ? `Source: ${escaped(source)}` : "No source says so: it is inferred."}</p>`,
      `<p>The lesson begins with this plan. ${escaped(sentence)}</p>`,
      picture(`lesson-${id}`, root, height),
      `<div class="still-table">${table}</div>`,
      `<p>Take the lesson in the planner: <a href="${escaped(planner)}" target="_blank" rel="noopener">${escaped(planner)}</a></p>`,
    ].join("");
    const html = { own: `data-lesson="${id}"`, styles: `<link rel="stylesheet" href="${root}${lessonCss}">`, still };
    const text = { title: `Lesson: ${title}`, question: title, sentence: says, oembed: `figures/lesson-${id}.oembed.json` };
    put(join("lesson", id), page({ root, ...text, html }));
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
  const list = new Intl.ListFormat("en-GB").format(taught.map(({ id }) => `<code>${id}</code>`));
  const guide = { css, guideCss, site: escaped(site), examples: all.map(example).join("\n"), lessons: list };
  mkdirSync(join(out, "guide"), { recursive: true });
  const text = readFileSync("www/embed/guide/index.html", "utf8");
  writeFileSync(join(out, "guide/index.html"), text.replace(/\{(css|guideCss|site|examples|lessons)\}/g, (_, name) => guide[name]));

  writeFileSync(join(out, "v1.js"), await small(readFileSync("www/embed/v1.js", "utf8"), "js", release));
  copyFileSync("www/embed/v1.d.ts", join(out, "v1.d.ts"));
  copyFileSync("www/embed/card.png", join(out, "card.png"));
  return { all, css };
};
