#!/usr/bin/env node
// strandline-check article.html …: holds what articles claim against the figures they embed.
import { readFileSync, realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { parse } from "parse5";
import LESSONS from "../lessons/index.json" with { type: "json" };
import { checkClaims, decodePlan, version } from "./api.js";

const USAGE = `usage: strandline-check article.html …

Holds what articles claim against the figures they embed, and prints a line for each claim. A claim stands in the
article as <!-- strandline: PRESET: CLAIM -->, or in data-claims of the <strandline-simulator>, <iframe> or
<amp-iframe> that embeds the figure, such as data-claims="stranded = 2,250.00; forfeited(a) <= 400". What a
<strandline-value figure="ID" show="FIGURE"> says is a claim, too, about the <strandline-simulator> of that id; its amount
is read as the language of the page writes it. A goal has to be of claims about its figure, which need not hold. A
lesson has to be one that there is.

  -h, --help     this text
  -V, --version  the version of the package

Ends with 0 where every claim holds, 1 where one doesn't or its figure is missing, 2 where a file can't be read or
the command isn't understood.`;

const presets = JSON.parse(readFileSync(new URL("./presets.json", import.meta.url), "utf8"));

/** The lessons of a list that there are not. */
const noLessons = (list) => list.split(",").map((it) => it.trim()).filter((it) => !LESSONS.some(({ id }) => id === it));

/** What a snippet embeds: the name of a preset, a plan or lessons. `leading` finds a figure that this one follows. */
const embedded = (attributes, leading) => {
  if (attributes.get("lesson")?.trim()) return { lessons: attributes.get("lesson") };
  const own = attributes.get("plan")?.trim();
  if (own) return own.startsWith("{") ? { plan: JSON.parse(own) } : { plan: decodePlan(own.replace(/^#?p=/, "")) };
  if (attributes.has("scenario")) return { preset: attributes.get("scenario") };
  const led = leading(attributes.get("follows"));
  // Only what has a figure of its own is followed, so this ends.
  if (led) return embedded(led, () => undefined);
  const source = attributes.get("src");
  if (source === undefined) return null;
  const [address, fragment = ""] = source.split("#");
  const options = new URLSearchParams(fragment);
  if (options.has("p")) return { plan: decodePlan(options.get("p")) };
  if (options.has("plan")) return { plan: JSON.parse(options.get("plan")) };
  const lesson = /\/embed\/(?:[a-z]{2}\/)?lesson\/([\w-]+)\//.exec(address);
  if (lesson) return { lessons: lesson[1] };
  const folder = /\/embed\/(?:[a-z]{2}\/)?([\w-]*)\/?(?:index\.html)?(?:\?.*)?$/.exec(address);
  if (!folder) return null;
  return { preset: options.get("s") ?? (folder[1] || "split-evenly") };
};

/** What a snippet gives its reader to reach: an attribute of the element, an option of a frame's address. */
const goalOf = (attributes) =>
  attributes.get("goal") ?? new URLSearchParams(attributes.get("src")?.split("#")[1] ?? "").get("goal") ?? "";

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

/** The mark before the decimals in a language; none where nobody says which, and of Spanish, which has both. */
const markOf = (language) => {
  if (language === undefined || language === "es") return undefined;
  try {
    return new Intl.NumberFormat(language).formatToParts(1.5).find(({ type }) => type === "decimal").value;
  } catch {
    return undefined;
  }
};

/**
 * What a value's text claims. A mark with three digits behind it, which could be one of thousands, is read as the
 * language of the page has it; where nobody says the language, as one of thousands, but in a currency of three decimals
 * as English has it.
 */
const claimOf = (show, text, language, currency) => {
  const written = text.replace(/[\s\u00a0\u202f]/g, "");
  const [, whole, mark, behind] = /^(\d[\d.,]*?)(?:([.,])(\d+))?$/.exec(written) ?? [];
  if (!show?.trim() || whole === undefined) return null;
  const digits = whole.replace(/[.,]/g, "");
  if (mark === undefined) return `${show.trim()} = ${digits}`;
  const other = whole.match(/[.,]/)?.[0];
  const decimals = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
  const usual = markOf(language) ?? (decimals === 3 ? "." : undefined);
  // Two kinds of marks leave no doubt, nor does one that stands twice.
  const isDecimal = other ? other !== mark : behind.length !== 3 || mark === usual;
  return `${show.trim()} = ${digits}${isDecimal ? `.${behind}` : behind}`;
};

/** The language that a node is in, as its closest ancestor says. */
const languageOf = (node) => {
  for (let at = node; at; at = at.parentNode) {
    const said = at.attrs?.find(({ name }) => name === "lang")?.value.trim();
    if (said) return said;
  }
  return undefined;
};

/** All text in a node. */
const textOf = (node) => [...nodesOf(node)].map(({ nodeName, value }) => (nodeName === "#text" ? value : "")).join("");

/** The claims of a comment, and the preset they are about; nothing where it is another's. */
const commentOf = (text) => {
  const [, said] = /^\s*strandline:(.*)$/is.exec(text) ?? [];
  if (said === undefined) return undefined;
  const [, preset, claims] = /^\s*([\w-]+)\s*:(.*)$/s.exec(said) ?? [];
  return preset ? { preset, claims: claims.trim() } : { claims: "", problem: "it is not written as strandline: PRESET: CLAIM" };
};

/**
 * Every figure and every claim of an article, in the order of the text.
 *
 * @param {string} html
 * @returns {{line: number, preset?: string, plan?: object, claims: string, goal?: string, problem?: string}[]}
 */
export const figuresIn = (html) => {
  // As in a reader's browser without JavaScript, whose fallback is markup too.
  const article = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  const nodes = [...nodesOf(article)];
  const attributesOf = ({ attrs }) => new Map(attrs.map(({ name, value }) => [name, value]));
  const named = nodes.filter(({ nodeName }) => nodeName === "strandline-simulator").map(attributesOf);
  const leading = (id) => (id ? named.find((it) => it.get("id") === id) : undefined);
  return nodes.flatMap((node) => {
    const { nodeName, data, sourceCodeLocation } = node;
    const line = sourceCodeLocation?.startLine;
    if (nodeName === "#comment") {
      const said = commentOf(data);
      return said ? [{ line, ...said }] : [];
    }
    if (nodeName !== "strandline-value" && !EMBEDDING.includes(nodeName)) return [];
    const attributes = attributesOf(node);
    const isValue = nodeName === "strandline-value";
    const figure = isValue ? leading(attributes.get("figure")) : attributes;
    const claims = isValue ? "" : (attributes.get("data-claims") ?? "");
    const refused = (problem) => [{ line, claims, problem }];
    if (!figure) return refused(`there is no figure with the id "${attributes.get("figure")}"`);
    const followed = figure.get("follows");
    if (followed && !leading(followed)) return refused(`it follows a figure that is not there: "${followed}"`);
    try {
      const it = embedded(figure, leading);
      const missing = noLessons(it?.lessons ?? "").filter(Boolean);
      if (missing.length) return refused(`there is no lesson "${missing.join('", "')}"`);
      // A lesson has goals and figures of its own, which are checked where it is made.
      if (it?.lessons) return isValue || claims ? refused("of a lesson nothing can be claimed") : [];
      if (it && isValue) {
        const { currency } = it.plan ?? presets[it.preset] ?? {};
        const claim = claimOf(attributes.get("show"), textOf(node), languageOf(node), currency ?? "USD");
        if (!attributes.get("show")?.trim()) return refused("it does not say what it shows: its `show` is missing");
        return claim ? [{ line, ...it, claims: claim }] : refused(`"${textOf(node).trim()}" is no amount`);
      }
      const goal = isValue ? "" : goalOf(attributes);
      if (it) return [{ line, ...it, claims, goal }];
      // A frame of which nothing is claimed is somebody else's.
      const isOurs = nodeName === "strandline-simulator" || isValue || claims || goal;
      return isOurs ? [{ line, claims, problem: "it has no figure: no preset, plan or address of one" }] : [];
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
  figuresIn(html).flatMap(({ line, preset, plan = Object.hasOwn(presets, preset ?? "") ? presets[preset] : undefined, claims, goal = "", problem }) => {
    const figure = preset ?? (plan ? "a plan of its own" : "no figure");
    if (problem) return [{ line, figure, holds: false, problem }];
    if (!plan) return [{ line, figure, holds: false, problem: `there is no preset "${preset}"` }];
    try {
      // A goal need not hold yet, but has to be one.
      const wrong = checkClaims(plan, goal).filter((finding) => finding.problem);
      return [...checkClaims(plan, claims), ...wrong].map((finding) => ({ line, figure, ...finding }));
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
      console.error(`${file}: it can't be read (${error.code ?? error.message})`);
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
  if (wrong) console.error(wrong === 1 ? "1 line is wrong" : `${wrong} lines are wrong`);
  return wrong ? 1 : 0;
};

// npm makes a link to this file.
const isRun = process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href;
if (isRun) process.exitCode = main(process.argv.slice(2));
