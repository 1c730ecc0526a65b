// Pages that are there to be read, in the folder that Trunk is filling: the guide for article writers and the one for
// people who write lessons, each from a Markdown file for each language, all with one template.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Marked } from "marked";
import { examples } from "./examples.mjs";
import { HEIGHT, alternates, escaped, filled, languages, roomFor, small, writeNamed } from "./pages.mjs";

/** Where each page lies in the site, its files, who it is for, and whether it has live figures. */
const pages = [
  { at: "embed/guide/", file: (language) => `www/embed/guide/${language.id}.md`, readers: "guide", figures: "live" },
  { at: "lessons/writing/", file: (language) => `www/lessons/WRITING${language.end}.md`, readers: "writing", figures: "none" },
];

const idOf = (heading) =>
  heading
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** What is wider than a phone scrolls by itself, also by keyboard, and says what it is. */
const scrolling = (tag, name, inside) =>
  `<${tag} class="reading-wide" tabindex="0" role="region" aria-label="${escaped(name)}">${inside}</${tag}>\n`;

const plain = (heading) => heading.replaceAll("`", "");

/** How a page differs from what Marked makes by itself: its headings can be linked to, and what is wide has a name. */
const rendererFor = ({ reading }) => {
  const named = new Map();
  let nearest = "";
  /** A name for what scrolls, which nothing else on the page has. */
  const nameOf = (wanted) => {
    const count = (named.get(wanted) ?? 0) + 1;
    named.set(wanted, count);
    return filled(reading.scrolls, { what: count > 1 ? `${wanted} ${count}` : wanted });
  };
  return {
    heading({ tokens, depth, text }) {
      nearest = plain(text);
      const id = depth === 1 ? "title" : idOf(nearest);
      return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    // What follows the language of a code block says what it is.
    code({ text, lang }) {
      const [, ...own] = (lang ?? "").split(" ");
      return scrolling("pre", nameOf(own.join(" ") || nearest), `<code>${escaped(text)}</code>`);
    },
    table({ header, rows }) {
      const cell = (tag, attributes, { tokens }) => `<${tag}${attributes}>${this.parser.parseInline(tokens)}</${tag}>`;
      const head = header.map((it) => cell("th", ' scope="col"', it)).join("");
      const body = rows.map(([first, ...rest]) => `<tr>${cell("th", ' scope="row"', first)}${rest.map((it) => cell("td", "", it)).join("")}</tr>`);
      return scrolling("div", nameOf(nearest), `<table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`);
    },
  };
};

/** What opens a page, then each section from its heading on. */
const partsOf = (tokens) => {
  const parts = [[]];
  for (const token of tokens) {
    if (token.type === "heading" && token.depth === 2) parts.push([]);
    parts.at(-1).push(token);
  }
  return parts;
};

/** A Markdown file as the parts of a page. */
const rendered = (text, words) => {
  const marked = new Marked({ renderer: rendererFor(words) });
  const tokens = marked.lexer(text);
  const [opening, ...sections] = partsOf(tokens).map((part) => ({ part, html: marked.parser(part) }));
  const first = (type) => tokens.find((token) => token.type === type).text;
  return {
    name: first("heading"),
    description: first("paragraph").replace(/\s+/g, " ").replace(/[*_`]/g, ""),
    opening: opening.html,
    sections: sections.map(({ part: [{ text }], html }) => ({ id: idOf(plain(text)), name: plain(text), html })),
  };
};

/** The languages that a page is written in. */
const spokenOf = ({ file }) => languages.filter((language) => existsSync(file(language)));

/** One page in one language. */
const pageOf = (page, language, { site, css, ownCss, all, taught, element, template }) => {
  const folder = `${page.at}${language.folder}`;
  const root = "../".repeat(folder.split("/").length - 1);
  const list = new Intl.ListFormat(language.locale).format(taught.map(({ id }) => `\`${id}\``));
  const { figures, lessons } = JSON.parse(readFileSync("www/embed/heights.json", "utf8"));
  const rooms = { figureRoom: roomFor(figures["split-evenly"]), lessonRoom: roomFor(lessons.suspension) };
  const held = ({ src, integrity }) => `type="module" src="${site}embed/${src}"\n  integrity="${integrity}" crossorigin="anonymous"`;
  const scripts = { element: held(element), xapi: held(element.xapi) };
  const given = { site, frameHeight: HEIGHT, lessons: list, ...rooms, ...scripts };
  const source = filled(readFileSync(page.file(language), "utf8"), given);
  const { name, description, opening, sections } = rendered(source, language.words);
  const others = spokenOf(page).filter((it) => it !== language);
  const toOther = ({ id, folder, words }) => `<a href="${root}${page.at}${folder}" hreflang="${id}" lang="${id}">${words.reading.language}</a>`;
  const section = ({ id, html }) => {
    const live = html.replace("<p>{examples}</p>", () => examples(all, language, { site, root }));
    return `<section aria-labelledby="${id}">\n${live}</section>`;
  };
  const html = filled(template, {
    language: language.id,
    name: escaped(name),
    description: escaped(description),
    alternates: alternates(root, (own) => `${page.at}${own}`, spokenOf(page)),
    css: `${root}embed/${css}`,
    ownCss: `${root}embed/${ownCss}`,
    script: page.figures === "live" ? `<script type="module" src="${root}embed/v1.js"></script>` : "",
    root,
    for: escaped(language.words.reading[page.readers]),
    languages: others.map(toOther).join(" "),
    contentsName: escaped(language.words.reading.contents),
    contents: sections.map(({ id, name }) => `<li><a href="#${id}">${escaped(name)}</a></li>`).join("\n          "),
    opening,
    sections: sections.map(section).join("\n"),
  });
  return { folder, html };
};

/**
 * @param {object} what `dir`: the site's folder; `site`: where the site will be; `all`, `taught`, `css`, `element`: every
 *   figure and lesson, the name of the stylesheet, and the element's script, as `embed` gives them
 */
export const reading = async ({ dir, release, site, all, taught, css, element }) => {
  const style = await small(readFileSync("www/reading/reading.css", "utf8"), "css", release);
  const ownCss = writeNamed(join(dir, "embed"), "reading", style, ".css");
  const template = readFileSync("www/reading/page.html", "utf8");
  for (const page of pages) {
    for (const language of spokenOf(page)) {
      const { folder, html } = pageOf(page, language, { site, css, ownCss, all, taught, element, template });
      mkdirSync(join(dir, folder), { recursive: true });
      writeFileSync(join(dir, folder, "index.html"), html);
    }
  }
};
