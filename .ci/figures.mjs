// The presets as figures that stand still, computed by the same core as everything else: for pages without JavaScript,
// for feeds and for articles that want a fallback. A preset whose words and figures disagree fails the build.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { HEIGHT, escaped, filled, languages } from "./pages.mjs";

const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const plain = (text) => text.replaceAll(",", "");
const isNothing = (amount) => /^[0.]*$/.test(amount);

/** Numbers that stand in a text, as digits; days and other small numbers are no figures. */
const numbersIn = (text) => [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([it]) => plain(it)).filter((it) => Number(it) > 31);

/** Amounts of one currency added up, in its minor unit. */
const sumOf = (amounts) => {
  const digits = amounts[0]?.split(".")[1]?.length ?? 0;
  const sum = amounts.reduce((sum, it) => sum + BigInt(it.replace(".", "")), 0n).toString().padStart(digits + 1, "0");
  return digits ? `${sum.slice(0, -digits)}.${sum.slice(-digits)}` : sum;
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
  const known = new Set(given.flatMap(numbersIn).map(Number));
  for (const [language, words] of Object.entries(texts)) {
    for (const [name, text] of Object.entries(words)) {
      for (const number of numbersIn(text)) {
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

const shownIn = (plan, projection, locale) => {
  const amounts = [...Object.values(projection.totals), ...projection.adAccounts.flatMap((it) => [it.canSpend, it.stranded, it.allocated])];
  const digits = amounts.some((it) => !isNothing(it.split(".")[1] ?? "")) ? projection.totals.issued.split(".")[1].length : 0;
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return (amount) => format.format(amount);
};

/** What becomes of the ad credit, in a sentence. */
const sentenceOf = (plan, { currency, totals, adAccounts }, shown, { locale, words }) => {
  const { parts, stranded, sentence } = words.figure;
  const list = (all) => new Intl.ListFormat(locale, { style: "long", type: "conjunction" }).format(all);
  const said = Object.keys(parts).filter((figure) => !isNothing(totals[figure]));
  const names = new Map(plan.adAccounts.map((it) => [it.id, it.name]));
  const stuck = adAccounts.filter((it) => !isNothing(it.stranded));
  const where = stuck.map((it) => filled(stranded.where, { amount: shown(it.stranded), account: names.get(it.id) }));
  return filled(sentence, {
    issued: shown(totals.issued),
    currency,
    parts: list(said.map((figure) => filled(parts[figure], { amount: shown(totals[figure]) }))),
    stranded: isNothing(totals.stranded) ? stranded.nothing : filled(stranded.some, { amount: shown(totals.stranded), where: where.join(", ") }),
  });
};

const tableOf = (plan, { currency, totals, adAccounts }, shown, title, { words }) => {
  const { account, all, daily, canSpend, allocated, spent, stranded } = words.figure.table;
  const cells = (tag, texts) => texts.map((it) => `<${tag}${tag === "th" ? ' scope="col"' : ""}>${escaped(it)}</${tag}>`).join("");
  const rows = plan.adAccounts.map(({ name, dailySpend }, at) => {
    const it = adAccounts[at];
    const own = [dailySpend ?? "0", it.canSpend, it.allocated, it.spent, it.stranded].map(shown);
    return `<tr><th scope="row">${escaped(name)}</th>${cells("td", own)}</tr>`;
  });
  const sums = ["", "", sumOf(adAccounts.map((it) => it.allocated)), totals.spent, totals.stranded].map((it) => it && shown(it));
  return [
    "<table>",
    `<caption>${escaped(title)} (${escaped(currency)})</caption>`,
    `<thead><tr>${cells("th", [account, daily, canSpend, allocated, spent, stranded])}</tr></thead>`,
    `<tbody>${rows.join("")}</tbody>`,
    `<tfoot><tr><th scope="row">${escaped(all)}</th>${cells("td", sums)}</tr></tfoot>`,
    "</table>",
  ].join("");
};

const WIDTH = 640;
const ROW = 56;
const heightOf = (plan) => 64 + plan.adAccounts.length * ROW + 40;

const pictureOf = (plan, { totals, adAccounts }, shown, { title, sentence }, { words }) => {
  const { bar: spentOnly, barWithStranded, balance, rest } = words.figure;
  const height = heightOf(plan);
  const widest = Math.max(...adAccounts.map((it) => Number(it.allocated)), Number(totals.issued) / 3, 1);
  const scale = (amount) => Math.round((Number(amount) / widest) * 4000) / 10;
  const rows = plan.adAccounts.map(({ name }, at) => {
    const it = adAccounts[at];
    const y = 64 + at * ROW;
    let x = 200;
    const bar = [["spent", "var(--spent)"], ["stranded", "url(#hatch)"], ["remaining", "var(--remaining)"]].map(([figure, fill]) => {
      const width = scale(it[figure]);
      const drawn = width ? `<rect x="${x}" y="${y}" width="${width}" height="20" fill="${fill}"/>` : "";
      x += width;
      return drawn;
    });
    const says = filled(isNothing(it.stranded) ? spentOnly : barWithStranded, { spent: shown(it.spent), stranded: shown(it.stranded) });
    return `<text class="name" x="24" y="${y + 15}">${escaped(name)}</text>${bar.join("")}<text class="small" x="200" y="${y + 38}">${escaped(says)}</text>`;
  });
  const left = isNothing(totals.expiredUnallocated) ? "unallocated" : "expiredUnallocated";
  const figures = Object.fromEntries(["issued", "spent", "stranded"].map((name) => [name, shown(totals[name])]));
  const foot = filled(balance, { ...figures, rest: filled(rest[left], { amount: shown(totals[left]) }) });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title says">
<title id="title">${escaped(title)}</title><desc id="says">${escaped(sentence)}</desc>
<style>:root{--paper:#fff;--ink:#16191d;--muted:#5a6068;--spent:#64958c;--lost:#bb3b0c;--hatch:#f0b896;--remaining:#18483f}@media(prefers-color-scheme:dark){:root{--paper:#15191d;--ink:#edf0f2;--muted:#a2aab3;--spent:#4d7f76;--lost:#ff9466;--hatch:#8a3d17;--remaining:#b4e4d9}}text{font:15px system-ui,"Segoe UI",Roboto,"Liberation Sans",sans-serif;fill:var(--ink)}.name{font-weight:500}.small{font-size:13px;fill:var(--muted)}.title{font-size:17px;font-weight:600}</style>
<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="var(--lost)"/><path d="M0 0V5" stroke="var(--hatch)" stroke-width="1.25"/></pattern>
<rect width="${WIDTH}" height="${height}" fill="var(--paper)"/>
<text class="title" x="24" y="36">${escaped(title)}</text>
${rows.join("\n")}
<text class="small" x="24" y="${height - 18}">${escaped(foot)}</text>
</svg>
`;
};

/** A plan that stands still, in one language: sentence, table and picture. */
const stillOf = (plan, projection, title, language) => {
  const shown = shownIn(plan, projection, language.locale);
  const sentence = sentenceOf(plan, projection, shown, language);
  const table = tableOf(plan, projection, shown, title, language);
  return { sentence, table, svg: pictureOf(plan, projection, shown, { title, sentence }, language) };
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
      const { sentence, ...still } = stillOf(plan, projection, texts.title, language);
      return [language.id, { texts: { ...texts, sentence }, ...still }];
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

/**
 * Every lesson as it stands still in each language: its rule, who says so, and the plan that it begins with.
 *
 * @param {string} api the folder of the built package
 */
export const lessons = async (api) => {
  const core = await import(pathToFileURL(join(api, "api.js")).href);
  return json("www/lessons/index.json").map(({ id }) => {
    const { plan, rule } = json(`www/lessons/${id}.json`);
    const found = core.rules().find((it) => it.id === rule);
    const projection = core.simulate(plan);
    const stills = languages.map((language) => {
      const { title, rule: says } = json(`www/lessons/${language.id}.json`)[id];
      return [language.id, { title, says, ...ruleIn(found, language), ...stillOf(plan, projection, title, language) }];
    });
    return { id, stills: Object.fromEntries(stills), height: heightOf(plan) };
  });
};

/** What an editor asks for that was given an address. */
const oembedOf = ({ title, source, height, site }) => ({
  version: "1.0",
  type: "rich",
  title,
  provider_name: "Strandline",
  provider_url: site,
  cache_age: 86400,
  width: 640,
  height,
  html: `<iframe title="${escaped(title)}" src="${source}" width="640" height="${height}" style="border:0;width:100%" loading="lazy" sandbox="allow-scripts" referrerpolicy="strict-origin"></iframe>`,
});

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
      const picture = `<img src="${site}embed/figures/${id}${language.end}.svg" width="${WIDTH}" height="${height}" alt="${escaped(sentence)}">`;
      file(`${language.end}.svg`, svg);
      file(`${language.end}.html`, `<figure lang="${language.id}">\n${picture}\n<figcaption>${escaped(answer)}</figcaption>\n${table}\n</figure>\n`);
      const oembed = oembedOf({ title, source: `${site}embed/${language.folder}${id}/`, height: HEIGHT, site });
      file(`${language.end}.oembed.json`, `${JSON.stringify(oembed)}\n`);
    }
  }
};

/** How high a frame is to be so that no step of a lesson scrolls: as the planner has it. */
const LESSON_HEIGHT = 1000;

/** Writes each lesson's files into `dir`. */
export const writeLessons = (all, dir, site) => {
  for (const { id, stills } of all) {
    for (const { id: spoken, end, folder, words } of languages) {
      const { title, svg } = stills[spoken];
      writeFileSync(join(dir, `lesson-${id}${end}.svg`), svg);
      const source = `${site}embed/${folder}lesson/${id}/`;
      const oembed = oembedOf({ title: filled(words.lesson.name, { title }), source, height: LESSON_HEIGHT, site });
      writeFileSync(join(dir, `lesson-${id}${end}.oembed.json`), `${JSON.stringify(oembed)}\n`);
    }
  }
};
