// A plan as a figure that stands still: sentence, table and picture, from its run by the core. For the pages of the
// embed, for the command of the package, and for the planner's Share; so it asks for no file and knows no browser.

export const escaped = (text) =>
  String(text).replace(/[&<>"]/g, (it) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[it]);

/** A template with its `{names}` filled in. Braces around anything else stay. */
export const filled = (template, values) =>
  template.replace(/\{([\w.]+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));

const isNothing = (amount) => /^[0.]*$/.test(amount);

/** Amounts of one currency added up, in its minor unit. */
const sumOf = (amounts) => {
  const digits = amounts[0]?.split(".")[1]?.length ?? 0;
  const sum = amounts.reduce((sum, it) => sum + BigInt(it.replace(".", "")), 0n).toString().padStart(digits + 1, "0");
  return digits ? `${sum.slice(0, -digits)}.${sum.slice(-digits)}` : sum;
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

/** How wide a picture is. */
export const WIDTH = 640;
const ROW = 56;
/** More ad accounts than this make no picture; the table has them all. */
const MOST_ROWS = 12;
/** How high the picture of a plan is. */
export const heightOf = ({ adAccounts }) => 64 + Math.min(adAccounts.length, MOST_ROWS) * ROW + (adAccounts.length > MOST_ROWS ? 24 : 0) + 40;

const LIGHT = "--paper:#fff;--ink:#16191d;--muted:#5a6068;--spent:#64958c;--lost:#bb3b0c;--hatch:#f0b896;--remaining:#18483f";
const DARK = "--paper:#15191d;--ink:#edf0f2;--muted:#a2aab3;--spent:#4d7f76;--lost:#ff9466;--hatch:#8a3d17;--remaining:#b4e4d9";
/** A picture in the colours of paper alone, each written where it is used: not everything that draws SVG knows of custom properties. */
const onPaper = (svg) => {
  const colours = Object.fromEntries(LIGHT.split(";").map((it) => it.split(":")));
  return svg.replaceAll(/var\((--\w+)\)/g, (_, name) => colours[name]);
};

/** Names in a picture have the room before the bars. */
const shortened = (name) => ([...name].length > 22 ? `${[...name].slice(0, 21).join("")}…` : name);

const pictureOf = (plan, { currency, totals, adAccounts }, shown, { title, sentence, isLight }, { words }) => {
  const { bar: spentOnly, barWithStranded, balance, terms, more } = words.figure;
  const height = heightOf(plan);
  const got = (it) => Number(it.spent) + Number(it.stranded) + Number(it.remaining);
  const widest = Math.max(...adAccounts.map(got), Number(totals.issued) / 3, 1);
  const scale = (amount) => Math.round((Number(amount) / widest) * 4000) / 10;
  const rows = plan.adAccounts.slice(0, MOST_ROWS).map(({ name }, at) => {
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
    return `<text class="name" x="24" y="${y + 15}">${escaped(shortened(name))}</text>${bar.join("")}<text class="small" x="200" y="${y + 38}">${escaped(says)}</text>`;
  });
  const unshown = plan.adAccounts.length - MOST_ROWS;
  if (unshown > 0) rows.push(`<text class="small" x="24" y="${64 + MOST_ROWS * ROW + 8}">${escaped(filled(more, { count: unshown }))}</text>`);
  // The sum closes, whatever the plan; spent and stranded are said even where they are nothing.
  const always = ["spent", "stranded", isNothing(totals.expiredUnallocated) ? "unallocated" : "expiredUnallocated"];
  const parts = Object.keys(terms).filter((name) => always.includes(name) || !isNothing(totals[name]));
  const sum = parts.map((name) => filled(terms[name], { amount: shown(totals[name]) })).join(" + ");
  const foot = filled(balance, { issued: shown(totals.issued), sum });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title says">
<title id="title">${escaped(title)}</title><desc id="says">${escaped(sentence)}</desc>
<style>${isLight ? "" : `:root{${LIGHT}}@media(prefers-color-scheme:dark){:root{${DARK}}}`}text{font:15px system-ui,"Segoe UI",Roboto,"Liberation Sans",sans-serif;fill:var(--ink)}.name{font-weight:500}.small{font-size:13px;fill:var(--muted)}.title{font-size:17px;font-weight:600}</style>
<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="var(--lost)"/><path d="M0 0V5" stroke="var(--hatch)" stroke-width="1.25"/></pattern>
<rect width="${WIDTH}" height="${height}" fill="var(--paper)"/>
<text class="title" x="24" y="36">${escaped(title)}</text>
<text class="small" x="${WIDTH - 24}" y="36" text-anchor="end">${escaped(currency)}</text>
${rows.join("\n")}
<text class="small" x="24" y="${height - 18}">${escaped(foot)}</text>
</svg>
`;
  return isLight ? onPaper(svg) : svg;
};

/** A plan that stands still, in one language: sentence, table and picture, which may be light wherever it is shown. */
export const stillOf = (plan, projection, title, language, { isLight = false } = {}) => {
  const shown = shownIn(plan, projection, language.locale);
  const sentence = sentenceOf(plan, projection, shown, language);
  const table = tableOf(plan, projection, shown, title, language);
  return { sentence, table, svg: pictureOf(plan, projection, shown, { title, sentence, isLight }, language) };
};

/** A plan that stands still as a part of an article's page. */
export const figureOf = ({ language, source, width, height, sentence, says, table }) => {
  const picture = `<img src="${escaped(source)}" width="${width}" height="${height}" alt="${escaped(sentence)}">`;
  return `<figure lang="${language}">\n${picture}\n<figcaption>${escaped(says)}</figcaption>\n${table}\n</figure>\n`;
};

/** What an editor asks for that was given an address. */
export const oembedOf = ({ title, source, height, site }) => ({
  version: "1.0",
  type: "rich",
  title,
  provider_name: "Strandline",
  provider_url: site,
  cache_age: 86400,
  width: 640,
  height,
  html: `<iframe title="${escaped(title)}" src="${escaped(source)}" width="100%" height="${height}" style="border:0;width:100%" loading="lazy" sandbox="allow-scripts" referrerpolicy="strict-origin"></iframe>`,
});

