// Puts what runs in an article's own page into `embed/`: the element, values in prose, and what sends answers on. Each has
// the name under which it stays compatible; the element and what sends answers also have one that says what is in them,
// so that an article can hold them to it.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { small, writeNamed } from "./pages.mjs";

const read = (file) => readFileSync(`www/embed/${file}`, "utf8");

/** `text` with `by` in the place of `place`, which it has to have once. */
const replaced = (text, place, by) => {
  const [before, after, ...rest] = text.split(place);
  if (after === undefined || rest.length) throw new Error(`www/embed/v1.js has to say “${place}” once`);
  return `${before}${by}${after}`;
};

/** What an article names that came with earlier releases, from the folder of the last of them. */
const keepEarlier = (out, earlier) => {
  const names = readdirSync(join(earlier, "embed")).filter((name) => /^(v1|xapi)-[0-9a-f]{16}\.js$/.test(name));
  for (const name of names) if (!existsSync(join(out, name))) copyFileSync(join(earlier, "embed", name), join(out, name));
};

/**
 * @param {string} out the folder `embed/` of the site
 * @param {string} [earlier] the folder of the release before, whose scripts articles still name
 * @returns what `element.json` says: of the element, and of what sends answers, the file and what a page holds it to
 */
export const writeElement = async (out, release, earlier) => {
  const element = replaced(read("v1.js"), "const HEIGHTS = {};", `const HEIGHTS = ${read("heights.json").trim()};`);
  // A page can't hold a file to its content that a script asks for later: what it is to hold is all in one.
  const whole = replaced(element, 'if (document.querySelector("strandline-value")) import(new URL("value.js", BASE));', `{${read("value.js")}}`);
  const plain = { "v1.js": element, "value.js": read("value.js"), "xapi.js": read("xapi.js") };
  for (const [name, text] of Object.entries(plain)) writeFileSync(join(out, name), await small(text, "js", release));
  const held = async (name, text) => {
    const content = await small(text, "js", release);
    return { src: writeNamed(out, name, content, ".js"), integrity: `sha384-${createHash("sha384").update(content).digest("base64")}` };
  };
  const said = { ...(await held("v1", whole)), xapi: await held("xapi", read("xapi.js")) };
  writeFileSync(join(out, "element.json"), `${JSON.stringify(said, null, 1)}\n`);
  if (earlier) keepEarlier(out, earlier);
  return said;
};
