// What the pages that the build writes have in common: languages, sentences, and templates.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transform } from "esbuild";
import { escaped, filled } from "../www/embed/still.mjs";

export { escaped, filled };

/**
 * The languages of the pages, each with its sentences. The first has no part in a page's address. `locale` is how it
 * writes numbers and lists, always in the digits that fields take.
 */
export const languages = JSON.parse(readFileSync("www/locales/languages.json", "utf8")).map(({ id, locale, direction = "ltr" }) => ({
  id,
  locale,
  direction,
  folder: id === "en" ? "" : `${id}/`,
  end: id === "en" ? "" : `.${id}`,
  words: JSON.parse(readFileSync(`www/locales/pages.${id}.json`, "utf8")),
}));

const sentences = (words, path = "") =>
  Object.entries(words).flatMap(([name, value]) =>
    typeof value === "string" ? [[`${path}${name}`, (value.match(/\{\w+\}/g) ?? []).sort().join()]] : sentences(value, `${path}${name}.`),
  );
const [english, ...others] = languages.map(({ words }) => new Map(sentences(words)));
for (const other of others) {
  const names = new Set([...english.keys(), ...other.keys()]);
  const wrong = [...names].filter((name) => english.get(name) !== other.get(name));
  if (wrong.length) throw new Error(`www/locales/pages.*.json disagree on ${wrong.join(", ")}`);
}

/** How high a frame is to be so that no preset scrolls in a column of 640 pixels: as the planner's Share has it. */
export const HEIGHT = 840;

/**
 * The room that a page keeps for an element before its script has run: so high in a column as wide as a phone, and so
 * high in any other.
 *
 * @param {number[]} heights of a figure or a lesson, as `www/embed/heights.json` has them
 */
export const roomFor = ([, narrow, , wide]) => `display:block;min-height:clamp(${wide}px,(575px - 100vw)*999,${narrow}px)`;

/** The links of a page to itself in each of these languages; `at` is its address within the site, without the language. */
export const alternates = (root, at, spoken = languages) =>
  spoken.map(({ id, folder }) => `<link rel="alternate" hreflang="${id}" href="${root}${at(folder)}">`).join("\n    ");

/** Scripts and styles as small as they get. */
export const small = async (text, loader, release) =>
  release ? (await transform(text, { loader, minify: true, target: "es2022" })).code : text;

/** Writes a file whose name says what is in it, and gives the name. */
export const writeNamed = (dir, name, content, end) => {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  const as = `${name}-${hash}${end}`;
  writeFileSync(join(dir, as), content);
  return as;
};
