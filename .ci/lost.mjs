// The page that hosts show where nothing is: it mends the addresses of links that were changed on their way.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { escaped, filled, small, writeNamed } from "./pages.mjs";

/**
 * Writes `404.html` into `dir`, which hosts look for there.
 *
 * @param {{dir: string, release: boolean, base: string}} what `base`: the path of the site's folder on its host
 */
export const lost = async ({ dir, release, base }) => {
  const script = writeNamed(dir, "lost", await small(readFileSync("www/lost/lost.js", "utf8"), "js", release), ".js");
  const css = /<link rel="stylesheet" href="\.\/([\w-]+\.css)"/.exec(readFileSync(join(dir, "index.html"), "utf8"))?.[1];
  if (!css) throw new Error("the page lacks its stylesheet");
  const html = filled(readFileSync("www/lost/404.html", "utf8"), { script, css, base: escaped(base) });
  writeFileSync(join(dir, "404.html"), html.replace(/\s*<!--.*?-->/gs, ""));
};
