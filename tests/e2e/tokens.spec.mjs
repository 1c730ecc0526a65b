// The colours that stand on one another, in each scheme, held against what WCAG asks: read from the tokens, without a
// page. And that no other stylesheet has a colour, a weight, a radius, a shadow, a time or a layer of its own.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const folder = fileURLToPath(new URL("../../www/styles/", import.meta.url));
const read = (name) => readFileSync(folder + name, "utf8").replace(/\/\*[^]*?\*\//g, "");
const tokens = read("tokens.css");

/** The colours that a block of the tokens sets, each for light and for dark. */
const colours = (selector) => {
  const block = new RegExp(`\\n  ${selector.replace(/[[\]"]/g, "\\$&")} \\{([^}]*)\\}`).exec(tokens)[1];
  const pairs = block.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  return Object.fromEntries([...pairs].map(([, name, light, dark]) => [name, { light, dark }]));
};
const usual = colours(":root");
const schemes = { usual, contrast: { ...usual, ...colours('[data-theme="contrast"]') } };

/** How far two colours are apart, as WCAG 2.2 defines it. */
const contrast = (one, other) => {
  const luminance = (hex) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const part = parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

const grounds = ["surface", "paper", "well"];
const on = (least, ...names) => names.flatMap((name) => grounds.map((ground) => [name, ground, least]));
/** What stands on what, and how far apart they must be: text 4.5, edges and parts of a drawing 3. */
const pairs = [
  ...on(4.5, "ink", "muted", "accent", "lost", "look", "wrong"),
  ...on(3, "edge", "spent", "remaining"),
  ["on-accent", "accent", 4.5],
  ["on-accent", "accent-strong", 4.5],
  // What was just done is said in the colours reversed.
  ["surface", "ink", 4.5],
  ["accent", "accent-soft", 4.5],
  ["lost", "lost-soft", 4.5],
  ["look", "look-soft", 4.5],
  ["ink", "look-soft", 4.5],
  ["muted", "look-soft", 4.5],
  ["ink", "accent-soft", 4.5],
  // Lines within a loss, and the two parts of a bar that touch.
  ["lost", "hatch", 3],
  ["spent", "remaining", 3],
];

for (const [scheme, set] of Object.entries(schemes)) {
  for (const side of ["light", "dark"]) {
    test(`what stands on one another can be told apart: ${scheme}, ${side}`, () => {
      const wrong = pairs
        .map(([above, below, least]) => [above, below, contrast(set[above][side], set[below][side]), least])
        .filter(([, , found, least]) => found < least)
        .map(([above, below, found, least]) => `${above} on ${below}: ${found.toFixed(2)} of ${least}`);
      expect(wrong).toEqual([]);
    });
  }
}

test("no other stylesheet has a value of its own where there is a token", () => {
  const own = {
    "a colour": /#[0-9a-f]{3,8}\b(?!["'])|\b(?:rgba?|hsla?|oklch)\(/g,
    "a weight": /font-weight: ?\d+/g,
    "a radius": /border-radius: ?[1-9][\d.]*(?:px|rem)/g,
    "a shadow": /box-shadow: ?[^v;]*\brem\b/g,
    "a time": /\b[1-9]\d*ms\b|\b0?\.\d+s\b/g,
    "a layer": /z-index: ?[1-9]\d/g,
    "a size of text": /font-size: ?(?:0?\.\d+|1)rem/g,
  };
  const sheets = readdirSync(folder).filter((name) => name.endsWith(".css") && !["tokens.css", "fonts.css"].includes(name));
  const found = sheets.flatMap((name) =>
    Object.entries(own).flatMap(([what, pattern]) => [...read(name).matchAll(pattern)].map(([text]) => `${name}: ${what}, ${text}`)),
  );
  expect(found).toEqual([]);
});

test("no stylesheet has more than 400 lines", () => {
  const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));
  const lines = (name) => read(name).trimEnd().split("\n").length;
  expect(sheets.filter((name) => lines(name) > 400)).toEqual([]);
});
