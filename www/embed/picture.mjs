// The picture of a plan, as a file to keep: the planner asks for this when somebody wants one.
import { WIDTH, heightOf, stillOf } from "./still.mjs";
import { LANGUAGES } from "../locales/pages.mjs";

/** A PNG has so many pixels for each of the picture's. */
const SCALE = 2;

/** An SVG drawn as a PNG. */
const drawn = async (svg, height) => {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH * SCALE, height: height * SCALE });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((then) => canvas.toBlob(then, "image/png"));
};

/**
 * The picture of a plan.
 *
 * @param {string} plan as JSON
 * @param {string} run what becomes of it, as JSON
 * @param {string} language
 * @param {"svg" | "png"} kind
 * @returns {Promise<Blob>}
 */
export const picture = async (plan, run, language, kind) => {
  const document = { adAccounts: [], ...JSON.parse(plan) };
  // What is pasted into a letter has the colours of paper; an SVG follows whoever looks at it.
  const { svg } = stillOf(document, JSON.parse(run), document.name, LANGUAGES[language] ?? LANGUAGES.en, { isLight: kind === "png" });
  return kind === "png" ? drawn(svg, heightOf(document)) : new Blob([svg], { type: "image/svg+xml" });
};
