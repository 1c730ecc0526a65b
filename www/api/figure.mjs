#!/usr/bin/env node
// strandline-figure plan.json …: the figure of a plan or a lesson as it stands, as files.
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { WIDTH, figureOf, heightOf, oembedOf, stillOf } from "../embed/still.mjs";
import { LANGUAGES } from "../locales/pages.mjs";
import { encodePlan, simulate, version } from "./api.js";

const USAGE = `usage: strandline-figure [options] plan.json …

Writes the figure of a plan as it stands, for an article without JavaScript: beside each other NAME.svg, NAME.html with
the picture, a sentence and a table, and NAME.oembed.json. NAME is the file's. A lesson's file gives the figure of the
plan it begins with.

  -o, --out FOLDER   where to write, instead of here
  -l, --lang CODE    ${Object.keys(LANGUAGES).join(", ")}
  -t, --title TEXT   in the place of the plan's name
  -p, --png          NAME.png too, light and twice as large, in this computer's fonts: install @resvg/resvg-js for it
  -s, --site URL     of the site that the oEmbed file frames; without it there is none
  -h, --help         this text
  -V, --version      the version of the package

Ends with 0 where every figure is written, 1 where a plan has an error, 2 where a file can't be read or the command
isn't understood.`;

const OPTIONS = {
  out: { type: "string", short: "o", default: "." },
  lang: { type: "string", short: "l", default: "en" },
  title: { type: "string", short: "t" },
  png: { type: "boolean", short: "p" },
  site: { type: "string", short: "s" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "V" },
};

/** How high a frame is to be so that such a figure does not scroll in it. */
const frameHeight = (plan) => 500 + 120 * Math.min(plan.adAccounts.length, 12);

/**
 * The files of a figure, by the end of their name.
 *
 * @param {object} given a plan
 * @param {{name: string, lang?: string, title?: string, site?: string}} options `name`: what the picture is called
 * @returns {Record<string, string>}
 */
export const filesOf = (given, { name, lang = "en", title = given.name, site }) => {
  const plan = { adAccounts: [], ...given };
  const language = LANGUAGES[lang];
  const { sentence, table, svg } = stillOf(plan, simulate(plan), title, language);
  const source = `${encodeURIComponent(name)}.svg`;
  const html = figureOf({ language: lang, source, width: WIDTH, height: heightOf(plan), sentence, says: sentence, table });
  const files = { ".svg": svg, ".html": html };
  if (site === undefined) return files;
  const folder = site.endsWith("/") ? site : `${site}/`;
  const frame = `${folder}embed/${language.folder}#p=${encodePlan(plan)}`;
  const oembed = oembedOf({ title, source: frame, height: frameHeight(plan), site: folder });
  return { ...files, ".oembed.json": `${JSON.stringify(oembed)}\n` };
};

/** What draws a PNG; it is not installed with the package, of which few need it. */
const drawing = async () => {
  try {
    return await import("@resvg/resvg-js");
  } catch {
    return null;
  }
};

/** The picture of a figure as a PNG, with two of its pixels for each of the picture's. */
const pngOf = (given, { lang, title = given.name, draws }) => {
  const plan = { adAccounts: [], ...given };
  const { svg } = stillOf(plan, simulate(plan), title, LANGUAGES[lang], { isLight: true });
  return new draws.Resvg(svg, { fitTo: { mode: "width", value: 2 * WIDTH } }).render().asPng();
};

/** The plan of a file: its own, or that of a lesson. */
const planOf = (text) => {
  const file = JSON.parse(text);
  return Array.isArray(file?.steps) ? file.plan : file;
};

const main = async (given) => {
  let values;
  let files;
  try {
    ({ values, positionals: files } = parseArgs({ args: given, options: OPTIONS, allowPositionals: true }));
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    return 2;
  }
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.version) {
    console.log(version());
    return 0;
  }
  const { out, lang, title, site, png } = values;
  if (files.length === 0 || !Object.hasOwn(LANGUAGES, lang) || (site !== undefined && !URL.canParse(site))) {
    console.error(files.length === 0 ? USAGE : `not understood: --lang ${lang}${site === undefined ? "" : ` --site ${site}`}\n\n${USAGE}`);
    return 2;
  }
  const draws = png ? await drawing() : null;
  if (png && !draws) {
    console.error("a PNG needs @resvg/resvg-js beside this package: npm install @resvg/resvg-js");
    return 2;
  }
  let wrong = 0;
  for (const file of files) {
    let plan;
    try {
      plan = planOf(readFileSync(file, "utf8"));
    } catch (error) {
      console.error(`${file}: ${error.message}`);
      return 2;
    }
    const name = basename(file).replace(/\.json$/, "");
    try {
      mkdirSync(out, { recursive: true });
      const made = filesOf(plan, { name, lang, title, site });
      if (draws) made[".png"] = pngOf(plan, { lang, title, draws });
      for (const [end, content] of Object.entries(made)) {
        writeFileSync(join(out, `${name}${end}`), content);
        console.log(join(out, `${name}${end}`));
      }
    } catch (error) {
      wrong += 1;
      const errors = error.problems?.filter(({ severity }) => severity === "error");
      for (const { path, message } of errors ?? [{ path: "", message: error.message }]) console.error(`${file}: ${path} ${message}`);
    }
  }
  return wrong ? 1 : 0;
};

// npm makes a link to this file.
const isRun = process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href;
if (isRun) process.exitCode = await main(process.argv.slice(2));
