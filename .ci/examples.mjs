// The figures that an article can show, live in the guide, each with what to paste.
import { HEIGHT, escaped, filled } from "./pages.mjs";

/** The strict frame of a preset, as the planner's Share makes it. */
const frameOf = (title, address) => `<iframe title="${escaped(title)}"
  src="${address}" width="100%" height="${HEIGHT}"
  style="border:0;width:100%;min-width:min(320px,100%)" loading="lazy"
  sandbox="allow-scripts" referrerpolicy="strict-origin"></iframe>`;

const example = ({ id, stills, height }, { id: lang, end, folder, words }, { site, root }) => {
  const { texts, table } = stills[lang];
  const { title, answer, sentence } = texts;
  const picture = `<img src="${root}embed/figures/${id}${end}.svg" width="640" height="${height}" alt="${escaped(sentence)}">`;
  const address = `${site}embed/${folder}${id}/`;
  const { paste, snippet, address: itsAddress, oembed, still } = words.reading;
  const links = [
    [itsAddress, `embed/${folder}${id}/`],
    [oembed, `embed/figures/${id}${end}.oembed.json`],
    [still, `embed/figures/${id}${end}.html`],
  ];
  return [
    `<article class="reading-example" aria-labelledby="example-${id}">`,
    `<h3 id="example-${id}">${escaped(title)}</h3>`,
    `<p>${escaped(answer)} <span class="hint"><code>${id}</code></span></p>`,
    `<strandline-simulator scenario="${id}" lang="${lang}" title="${escaped(title)}" start="visible">`,
    `<figure>${picture}${table}</figure>`,
    "</strandline-simulator>",
    `<details><summary>${escaped(paste)}<span class="visually-hidden">: ${escaped(title)}</span></summary>`,
    `<pre class="reading-wide" tabindex="0" role="region" aria-label="${escaped(filled(snippet, { title }))}"><code>${escaped(frameOf(title, address))}</code></pre>`,
    `<ul>${links.map(([name, to]) => `<li><a href="${root}${to}">${escaped(name)}<span class="visually-hidden">: ${escaped(title)}</span></a></li>`).join("")}</ul>`,
    "</details>",
    "</article>",
  ].join("\n");
};

/** All of them in one language. */
export const examples = (all, language, where) => all.map((figure) => example(figure, language, where)).join("\n");
