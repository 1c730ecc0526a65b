// What stands beside the planner and is compiled for itself: the embed, and the pages to read. Run with a folder as its
// argument it builds that and the JavaScript package there, quickly, as `make serve` asks for it.
import { execFileSync } from "node:child_process";
import { argv, env, execPath } from "node:process";
import { fileURLToPath } from "node:url";
import { embed } from "./embed.mjs";
import { reading } from "./reading.mjs";

/** Where cargo puts what it makes. */
export const targetOf = () => {
  const metadata = execFileSync("cargo", ["metadata", "--no-deps", "--format-version", "1"], { encoding: "utf8" });
  return JSON.parse(metadata).target_directory;
};

/** Where the site will be: oEmbed and link previews need whole addresses. Everything else is relative. */
export const siteOf = () => {
  const site = new URL(env.STRANDLINE_SITE ?? "https://strandline.example/");
  if (!site.pathname.endsWith("/")) site.pathname += "/";
  return site;
};

/**
 * @param {{dir: string, release: boolean, target: string, site: string}} what `dir`: the site's folder, with the package
 *   in it; `target`: cargo's; `site`: where the site will be
 * @returns what `element.json` in `embed/` says
 */
export const beside = async (what) => {
  const figures = await embed(what);
  await reading({ ...what, ...figures });
  return figures.element;
};

if (argv[1] === fileURLToPath(import.meta.url)) {
  const [dir] = argv.slice(2);
  execFileSync(execPath, [".ci/package.mjs", dir], { stdio: "inherit" });
  await beside({ dir, release: false, target: targetOf(), site: siteOf().href });
}
