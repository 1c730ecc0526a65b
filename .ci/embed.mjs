// Puts the embed into `embed/` beside the planner: the figure's program and its pages, one for each preset or lesson and
// language, with a figure standing in it until the program runs; the element; and the figures as files.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { bundle } from "./bundle.mjs";
import { writeElement } from "./element.mjs";
import { figures, lessons, writeFigures, writeLessons } from "./figures.mjs";
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
 * Writes one page in one language.
 *
 * @param {object} page `folder`: where it lies within `embed/`, and within the folder of a language; `of`: what it is of,
 *   as attributes; `texts`: title, question, sentence; `first`: the markup of what is asked first; `still`: the markup of
 *   what else stands there before the program runs, of which the way to `embed/` is given; `file`: what its oEmbed file
 *   is called; `styles`: a stylesheet of its own
 */
const writePage = (out, { folder, of, texts, first = "", still, file, styles }, { language, template, files, site }) => {
  const at = `${language.folder}${folder}`;
  const root = "../".repeat(at.split("/").length - 1) || "./";
  const { program, wasm, css, frame, lessonCss } = files;
  const values = {
    language: language.id,
    direction: language.direction,
    root,
    // A whole address: what reads it has only this page's text.
    oembed: `${site}embed/figures/${file}${language.end}.oembed.json`,
    card: `${site}embed/card.png`,
    program,
    wasm,
    css: `${root}${css}`,
    frame: `${root}${frame}`,
    lessonCss,
    ...texts,
    ...Object.fromEntries(Object.entries(language.words.frame).map(([name, text]) => [`words.${name}`, text])),
  };
  // What stands there in its place, where something does.
  values.stands = still(root) ? language.words.frame.still : "";
  const safe = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, escaped(value)]));
  const markup = {
    own: of,
    first,
    styles: styles ? `<link rel="stylesheet" href="${root}${styles}">` : "",
    still: still(root),
    alternates: alternates(root, (own) => `${own}${folder}`),
  };
  mkdirSync(join(out, at), { recursive: true });
  writeFileSync(join(out, at, "index.html"), filled(template, { ...safe, ...markup }));
};

const picture = (root, name, { end }, height) =>
  `<img class="still-picture" src="${root}figures/${name}${end}.svg" width="640" height="${height}" alt="">`;

/** The page of a preset. */
const presetPage = ({ id, plan, stills, height }, language) => {
  const { texts, table } = stills[language.id];
  const still = (root) => `${picture(root, id, language, height)}<div class="still-table">${table}</div>`;
  return { folder: `${id}/`, of: `data-preset="${id}" data-currency="${plan.currency}"`, texts, still, file: id };
};

/** The page of no figure: a plan in its address is somebody's own, so nothing else is shown in its place. */
const ownPage = (usual, { words: { frame } }) => ({
  folder: "",
  of: `data-usual="${usual.id}"`,
  texts: { title: frame.name, question: frame.name, sentence: frame.waits },
  still: () => "",
  file: usual.id,
});

/** The page of a lesson: without the program, its rule, who says so, and the plan that it begins with. */
const lessonPage = ({ id, stills, height }, language, { lessonCss }, site) => {
  const { title, asks, says, statement, caution, source, sentence, table } = stills[language.id];
  const { lesson } = language.words;
  const planner = escaped(`${site}#learn/${id}`);
  const still = (root) =>
    [
      `<p>${escaped([statement, caution].filter(Boolean).join(" "))}</p>`,
      `<p class="hint">${escaped(source ? filled(lesson.source, { source }) : lesson.inferred)}</p>`,
      `<p>${escaped(filled(lesson.plan, { sentence }))}</p>`,
      picture(root, `lesson-${id}`, language, height),
      `<div class="still-table">${table}</div>`,
      `<p>${escaped(lesson.take)} <a href="${planner}" target="_blank" rel="noopener">${planner}</a></p>`,
    ].join("");
  const texts = { title: filled(lesson.name, { title }), question: title, sentence: says };
  const first = `<p class="prompt">${escaped(asks)}</p>`;
  return { first, folder: `lesson/${id}/`, of: `data-lesson="${id}"`, texts, still, file: `lesson-${id}`, styles: lessonCss };
};

/**
 * @param {{dir: string, release: boolean, target: string, site: string}} what `dir`: the site's folder; `target`:
 *   cargo's; `site`: where the site will be
 * @returns every figure and lesson, the name of the stylesheet in `embed/`, and what `element.json` there says
 */
export const embed = async ({ dir, release, target, site }) => {
  const out = join(dir, "embed");
  mkdirSync(out, { recursive: true });
  const { script, wasm } = await compile(out, { release, target });
  const styles = async (name, sheets) => {
    const texts = sheets.map((sheet) => readFileSync(`www/styles/${sheet}.css`, "utf8"));
    return writeNamed(out, name, await small(texts.join("\n"), "css", release), ".css");
  };
  const components = ["parts", "buttons", "fields", "bar", "dialog", "notes", "groups", "trial"];
  const css = await styles("embed", ["tokens", "base", ...components, "figure", "figure-rows", "direction"]);
  const frame = writeNamed(out, "frame", await small(readFileSync("www/embed/frame.js", "utf8"), "js", release), ".js");

  const lessonCss = await styles("lesson", ["learn", "lesson", "coach", "reference", "learn-framed"]);

  const all = await figures(join(dir, "api"));
  writeFigures(all, join(out, "figures"), site);
  const taught = await lessons(join(dir, "api"));
  writeLessons(taught, join(out, "figures"), site);
  const template = readFileSync("www/embed/page.html", "utf8");
  const files = { program: script, wasm, css, frame, lessonCss };
  for (const language of languages) {
    const write = (page) => writePage(out, page, { language, template, files, site });
    write(ownPage(all[0], language));
    for (const figure of all) write(presetPage(figure, language));
    for (const lesson of taught) write(lessonPage(lesson, language, files, site));
  }

  const element = await writeElement(out, release, process.env.STRANDLINE_EARLIER);
  const options = { bundle: true, format: "esm", target: "es2022", minify: release, logLevel: "warning" };
  await build({ entryPoints: ["www/embed/picture.mjs"], outfile: join(out, "picture.js"), ...options });
  copyFileSync("www/embed/v1.d.ts", join(out, "v1.d.ts"));
  copyFileSync("www/embed/card.png", join(out, "card.png"));
  return { all, taught, css, element };
};
