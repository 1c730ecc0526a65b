#!/usr/bin/env node
// strandline-check article.html …: holds what articles claim against the figures they embed. Exit code 1 where a
// claim no longer holds or a figure is missing, 2 where there was nothing to read.
import { readFileSync, realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { checkClaims, decodePlan } from "./api.js";

const presets = JSON.parse(readFileSync(new URL("./presets.json", import.meta.url), "utf8"));

const entities = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };
const unescaped = (text) => text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name) => entities[name]);

/** The attributes of a tag. */
const attributesOf = (tag) => {
  const found = [...tag.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g)];
  return new Map(found.map(([, name, ...values]) => [name.toLowerCase(), unescaped(values.find((it) => it !== undefined))]));
};

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

/**
 * Every figure and every claim of an article, in the order of the text.
 *
 * @param {string} html
 * @returns {{line: number, preset?: string, plan?: object, claims: string, problem?: string}[]}
 */
export const figuresIn = (html) => {
  const pattern = /<!--\s*strandline:\s*([\w-]+)\s*:(.*?)-->|<(?:strandline-simulator|(?:amp-)?iframe)\b(?:"[^"]*"|'[^']*'|[^>"'])*>/gis;
  return [...html.matchAll(pattern)].flatMap((found) => {
    const line = html.slice(0, found.index).split("\n").length;
    if (found[1]) return [{ line, preset: found[1], claims: found[2].trim() }];
    const attributes = attributesOf(found[0]);
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
  figuresIn(html).flatMap(({ line, preset, plan = presets[preset], claims, problem }) => {
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
  if (files.length === 0) {
    console.error("usage: strandline-check article.html …");
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
