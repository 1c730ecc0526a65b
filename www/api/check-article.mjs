#!/usr/bin/env node
// strandline-check article.html …: holds what articles claim against the figures they embed.
import { readFileSync, realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parse } from "parse5";
import { checkClaims, decodePlan, version } from "./api.js";

const USAGE = `usage: strandline-check article.html …

Holds what articles claim against the figures they embed, and prints a line for each claim. A claim stands in the
article as <!-- strandline: PRESET: CLAIM -->, or in data-claims of the <strandline-simulator>, <iframe> or
<amp-iframe> that embeds the figure, such as data-claims="stranded = 2,250.00; forfeited(a) <= 400".

  -h, --help     this text
  -V, --version  the version of the package

Ends with 0 where every claim holds, 1 where one doesn't or its figure is missing, 2 where a file can't be read or
the command isn't understood.`;

const presets = JSON.parse(readFileSync(new URL("./presets.json", import.meta.url), "utf8"));

/** What a snippet embeds: the name of a preset or a plan. */
const embedded = (attributes) => {
  const own = attributes.get("plan")?.trim();
  if (own) return own.startsWith("{") ? { plan: JSON.parse(own) } : { plan: decodePlan(own.replace(/^#?p=/, "")) };
  if (attributes.has("scenario")) return { preset: attributes.get("scenario") };
  const source = attributes.get("src");
  if (source === undefined) return null;
  const [address, fragment = ""] = source.split("#");
  const options = new URLSearchParams(fragment);
  if (options.has("p")) return { plan: decodePlan(options.get("p")) };
  const folder = /\/embed\/(?:[a-z]{2}\/)?([\w-]*)\/?(?:index\.html)?(?:\?.*)?$/.exec(address);
  if (!folder) return null;
  return { preset: options.get("s") ?? (folder[1] || "split-evenly") };
};

const EMBEDDING = ["strandline-simulator", "iframe", "amp-iframe"];

/** Every node of a document, in the order of the text. Without recursion: an article may be nested as deeply as it likes. */
function* nodesOf(document) {
  const waiting = [document];
  while (waiting.length) {
    const node = waiting.pop();
    yield node;
    // What a template holds is not among its children.
    const { childNodes = [] } = node.content ?? node;
    for (let at = childNodes.length - 1; at >= 0; at -= 1) waiting.push(childNodes[at]);
  }
}

/** The claims of a comment, and the preset they are about; nothing where it is another's. */
const commentOf = (text) => {
  const [, preset, claims] = /^\s*strandline:\s*([\w-]+)\s*:(.*)$/is.exec(text) ?? [];
  return preset && { preset, claims: claims.trim() };
};

/**
 * Every figure and every claim of an article, in the order of the text.
 *
 * @param {string} html
 * @returns {{line: number, preset?: string, plan?: object, claims: string, problem?: string}[]}
 */
export const figuresIn = (html) => {
  // As in a reader's browser without JavaScript, whose fallback is markup too.
  const article = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  return [...nodesOf(article)].flatMap(({ nodeName, data, attrs, sourceCodeLocation }) => {
    const line = sourceCodeLocation?.startLine;
    if (nodeName === "#comment") {
      const said = commentOf(data);
      return said ? [{ line, ...said }] : [];
    }
    if (!EMBEDDING.includes(nodeName)) return [];
    const attributes = new Map(attrs.map(({ name, value }) => [name, value]));
    const claims = attributes.get("data-claims") ?? "";
    try {
      const it = embedded(attributes);
      return it ? [{ line, ...it, claims }] : [];
    } catch (error) {
      return [{ line, claims, problem: `its plan can't be read: ${error.message}` }];
    }
  });
};

/**
 * Whether each claim of an article still holds.
 *
 * @param {string} html
 * @returns {{line: number, figure: string, claim?: string, holds: boolean, found?: string, problem?: string}[]}
 */
export const checkArticle = (html) =>
  figuresIn(html).flatMap(({ line, preset, plan = Object.hasOwn(presets, preset ?? "") ? presets[preset] : undefined, claims, problem }) => {
    const figure = preset ?? "a plan of its own";
    if (problem) return [{ line, figure, holds: false, problem }];
    if (!plan) return [{ line, figure, holds: false, problem: `there is no preset "${preset}"` }];
    try {
      return checkClaims(plan, claims).map((finding) => ({ line, figure, ...finding }));
    } catch (error) {
      return [{ line, figure, holds: false, problem: error.message }];
    }
  });

const main = (files) => {
  const option = files.find((it) => it.startsWith("-"));
  if (option === "--help" || option === "-h") {
    console.log(USAGE);
    return 0;
  }
  if (option === "--version" || option === "-V") {
    console.log(version());
    return 0;
  }
  if (option || files.length === 0) {
    console.error(option ? `there is no option ${option}\n\n${USAGE}` : USAGE);
    return 2;
  }
  let wrong = 0;
  for (const file of files) {
    let html;
    try {
      html = readFileSync(file, "utf8");
    } catch (error) {
      console.error(`${file}: ${error.message}`);
      return 2;
    }
    const results = checkArticle(html);
    for (const { line, figure, claim, holds, found, problem } of results) {
      const says = claim ? `: ${claim}` : "";
      const why = holds ? "" : problem ? ` (${problem})` : ` (it is ${found})`;
      console.log(`${file}:${line}: ${holds ? "holds" : "WRONG"}: ${figure}${says}${why}`);
      if (!holds) wrong += 1;
    }
    if (results.length === 0) console.log(`${file}: no claims`);
  }
  if (wrong) console.error(`${wrong} of what is claimed does not hold`);
  return wrong ? 1 : 0;
};

// npm makes a link to this file.
const isRun = process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href;
if (isRun) process.exitCode = main(process.argv.slice(2));
