// Makes the planner work without a network: the service worker with the list of what it keeps, and the manifest by which
// a browser installs it. It runs last, when every other file of the site is there.
import { createHash } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { small } from "./pages.mjs";

/** What the planner may ask for once it runs: all that lies beside its page, and of the folders what it reads. */
const isKept = (path) =>
  !path.includes("/") ? !/^(_headers|offline\.js|installed\.png|sbom\.cdx\.json)$/.test(path) : /^(fonts|locales|workbook)\/|^lessons\/[^/]+\.json$|^api\/risk(-worker\.js|\.js|_bg\.wasm)$/.test(path);

const filesOf = (dir) =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();

const integrityOf = (content) => `sha256-${createHash("sha256").update(content).digest("base64")}`;

/** Writes the manifest, and names it in the page. */
const writeManifest = (dir) => {
  const page = join(dir, "index.html");
  const html = readFileSync(page, "utf8");
  const mark = /<link rel="icon" href="\.\/([^"]+\.svg)"/.exec(html)?.[1];
  if (!mark) throw new Error("the page lacks its icon");
  copyFileSync("www/icons/installed.png", join(dir, "installed.png"));
  const manifest = {
    id: "./",
    name: "Strandline",
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: "#f7f7f4",
    theme_color: "#f7f7f4",
    icons: [
      { src: `./${mark}`, type: "image/svg+xml", sizes: "any" },
      { src: "./installed.png", type: "image/png", sizes: "512x512", purpose: "any maskable" },
    ],
  };
  writeFileSync(join(dir, "manifest.webmanifest"), JSON.stringify(manifest));
  writeFileSync(page, html.replace("</head>", '<link rel="manifest" href="./manifest.webmanifest">\n  </head>'));
};

/** Writes what keeps the site in `dir`, and the site's own page knows of it. */
export const offline = async (dir) => {
  writeManifest(dir);
  const kept = filesOf(dir).filter(isKept);
  // The page goes by its folder: some hosts lead from its name to there.
  const files = kept.map((path) => [path === "index.html" ? "" : path, integrityOf(readFileSync(join(dir, path)))]);
  const script = `const FILES=${JSON.stringify(Object.fromEntries(files))};\n${readFileSync("www/offline.js", "utf8")}`;
  writeFileSync(join(dir, "offline.js"), await small(script, "js", true));
};
