// The presets as figures that stand still, computed by the same core as everything else: for pages without JavaScript,
// for feeds and for articles that want a fallback. A preset whose words and figures disagree fails the build.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { WIDTH, figureOf, heightOf, oembedOf, stillOf } from "../www/embed/still.mjs";
import { HEIGHT, filled, languages } from "./pages.mjs";

const json = (path) => JSON.parse(readFileSync(path, "utf8"));
/** Numbers that stand in a text whose language writes them so, as digits; days and other small numbers are no figures. */
const numbersIn = (text, locale = "en") => {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(12345.6);
  const [group, decimal] = ["group", "decimal"].map((type) => parts.find((it) => it.type === type).value);
  const numbers = text.match(/\d[\d.,]*(?<=\d)/g) ?? [];
  return numbers.map((it) => it.replaceAll(group, "").replace(decimal, ".")).filter((it) => !(Number(it) <= 31));
};

/** What the names of plans are in a language, which is what lessons call them: English has its own. */
const namesIn = ({ id, folder }) => (folder ? json(`www/lessons/${id}.json`).names : {});

/** The plan with its ad accounts and ad credits called by these names. */
const renamed = (plan, names) => {
  const all = (list) => list.map((it) => ({ ...it, name: names[it.name] ?? it.name }));
  return { ...plan, adAccounts: all(plan.adAccounts), adCredits: all(plan.adCredits) };
};

/** What a preset says and its figures don't. */
const disagreements = ({ id, claims, goal, texts }, plan, { simulate, checkClaims }) => {
  const found = checkClaims(plan, claims.join("; "))
    .filter(({ holds }) => !holds)
    .map(({ claim, found, problem }) => `${id}: “${claim}” does not hold: ${problem ?? `it is ${found}`}`);
  // Each number of the text must be one of a claim, or one that the reader sees in the figure.
  const given = [...claims, goal, ...(plan.adCredits ?? []).map((it) => it.amount)];
  const { totals, adAccounts } = simulate(plan);
  for (const { dailySpend, cash } of plan.adAccounts) given.push(dailySpend ?? "", cash ?? "");
  for (const { amount } of plan.allocations ?? []) given.push(amount);
  const known = new Set(given.flatMap((it) => numbersIn(it)).map(Number));
  for (const { id: language, locale } of languages) {
    const words = texts[language];
    for (const [name, text] of Object.entries(words)) {
      for (const number of numbersIn(text, locale)) {
        if (!known.has(Number(number))) found.push(`${id}: no claim is about the ${number} of ${language}.${name}`);
      }
    }
  }
  if (checkClaims(plan, goal).every(({ holds }) => holds)) found.push(`${id}: its goal is reached from the start`);
  const problem = checkClaims(plan, goal).find(({ problem }) => problem);
  if (problem) found.push(`${id}: its goal can't be read: ${problem.problem}`);
  if (!totals || adAccounts.length === 0) found.push(`${id}: it has no ad account`);
  return found;
};

/**
 * Every preset with what the core makes of it, and its figure in each language.
 *
 * @param {string} api the folder of the built package
 */
export const figures = async (api) => {
  const core = await import(pathToFileURL(join(api, "api.js")).href);
  const presets = json("www/embed/presets.json");
  const wrong = [];
  const made = presets.map((preset) => {
    const plan = json(`www/examples/${preset.id}.json`);
    wrong.push(...disagreements(preset, plan, core));
    const projection = core.simulate(plan);
    const { totals, adAccounts } = projection;
    const stills = languages.map((language) => {
      const texts = preset.texts[language.id];
      const names = namesIn(language);
      const { sentence, ...still } = stillOf(renamed(plan, names), projection, texts.title, language);
      const own = [...plan.adAccounts, ...plan.adCredits].filter(({ name }) => names[name]);
      const called = own.length ? { names: Object.fromEntries(own.map(({ name }) => [name, names[name]])) } : {};
      return [language.id, { texts: { ...texts, sentence, ...called }, ...still }];
    });
    return { ...preset, plan, totals, adAccounts, stills: Object.fromEntries(stills), height: heightOf(plan) };
  });
  if (wrong.length) throw new Error(`presets and their figures disagree:\n${wrong.join("\n")}`);
  return made;
};

/** What the rulebook says of a rule, and who says so first, in a language. */
const ruleIn = ({ id, statement, caution, sources: [first] }, language) => {
  // English is what the core itself speaks.
  const { rules, sources } = language.folder ? json(`www/locales/${language.id}.json`) : { rules: {}, sources: {} };
  return {
    statement: rules[id] ?? statement,
    caution: rules[`${id}.caution`] ?? caution,
    source: first && (sources[first.title] ?? first.title),
  };
};

/** What a lesson asks first, its numbers and the days of its plan, `{day:/events/0/on}`, as the language writes them. */
const firstAsked = (prompt, plan, { locale, direction }) => {
  const days = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  // Among words that run the other way a day is kept together.
  const day = (text) => (direction === "rtl" ? `\u2068${days.format(new Date(text))}\u2069` : days.format(new Date(text)));
  const at = (pointer) => pointer.split("/").slice(1).reduce((value, step) => value[step], plan);
  const number = (text) => Number(text.replaceAll(",", "")).toLocaleString(locale, { minimumFractionDigits: text.split(".")[1]?.length });
  const asked = prompt.replace(/\{day:([^}]+)\}|\d[\d,]*(?:\.\d+)?(?<=\d)/g, (it, pointer) => (pointer ? day(at(pointer)) : number(it)));
  if (asked.includes("{")) throw new Error(`a lesson begins with what is not known yet: ${asked}`);
  return asked;
};

/**
 * Every lesson as it stands still in each language: what it asks first, its rule, who says so, and the plan that it
 * begins with.
 *
 * @param {string} api the folder of the built package
 */
export const lessons = async (api) => {
  const core = await import(pathToFileURL(join(api, "api.js")).href);
  return json("www/lessons/index.json").map(({ id }) => {
    const { plan, rule, steps: [begins] } = json(`www/lessons/${id}.json`);
    const first = begins.plan ?? { ...plan, ...begins.change };
    const found = core.rules().find((it) => it.id === rule);
    const projection = core.simulate(plan);
    const stills = languages.map((language) => {
      const { title, rule: says, steps } = json(`www/lessons/${language.id}.json`)[id];
      const asks = firstAsked(steps[0].prompt, first, language);
      const still = stillOf(renamed(plan, namesIn(language)), projection, title, language);
      return [language.id, { title, asks, says, ...ruleIn(found, language), ...still }];
    });
    return { id, stills: Object.fromEntries(stills), height: heightOf(plan) };
  });
};

/** Writes each figure's files into `dir`. */
export const writeFigures = (all, dir, site) => {
  mkdirSync(dir, { recursive: true });
  for (const { stills, height, ...figure } of all) {
    const { id } = figure;
    const file = (end, content) => writeFileSync(join(dir, `${id}${end}`), content);
    // One file of data for all languages, as the frame reads it.
    const texts = Object.fromEntries(Object.entries(stills).map(([language, it]) => [language, it.texts]));
    file(".json", `${JSON.stringify({ ...figure, texts })}\n`);
    for (const language of languages) {
      const { texts, table, svg } = stills[language.id];
      const { title, answer, sentence } = texts;
      const source = `${site}embed/figures/${id}${language.end}.svg`;
      file(`${language.end}.svg`, svg);
      file(`${language.end}.html`, figureOf({ language: language.id, source, width: WIDTH, height, sentence, says: answer, table }));
      const oembed = oembedOf({ title, source: `${site}embed/${language.folder}${id}/`, height: HEIGHT, site });
      file(`${language.end}.oembed.json`, `${JSON.stringify(oembed)}\n`);
    }
  }
};

/** How high a frame is to be so that no step of a lesson scrolls: as the planner has it. */
const LESSON_HEIGHT = 1000;

/** Writes each lesson's files into `dir`. */
export const writeLessons = (all, dir, site) => {
  for (const { id, stills, height } of all) {
    for (const { id: spoken, end, folder, words } of languages) {
      const { title, svg, sentence, says, table } = stills[spoken];
      const picture = `${site}embed/figures/lesson-${id}${end}.svg`;
      const fallback = figureOf({ language: spoken, source: picture, width: WIDTH, height, sentence, says, table });
      writeFileSync(join(dir, `lesson-${id}${end}.html`), fallback);
      writeFileSync(join(dir, `lesson-${id}${end}.svg`), svg);
      const source = `${site}embed/${folder}lesson/${id}/`;
      const oembed = oembedOf({ title: filled(words.lesson.name, { title }), source, height: LESSON_HEIGHT, site });
      writeFileSync(join(dir, `lesson-${id}${end}.oembed.json`), `${JSON.stringify(oembed)}\n`);
    }
  }
};
