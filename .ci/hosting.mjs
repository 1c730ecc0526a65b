// What the host of the site has to send with each file: the tests serve the site so, and `_headers` says it to hosts
// that read that file.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

// WebAssembly may be compiled, which is not `unsafe-eval`: no text is ever run as a program. `own` names the site,
// `styles` what else may style a page.
const policy = (own, styles, ancestors) =>
  [
    "default-src 'none'",
    `script-src ${own} 'wasm-unsafe-eval'`,
    `style-src ${[own, ...styles].join(" ")}`,
    `img-src ${own} data:`,
    `font-src ${own}`,
    `connect-src ${own}`,
    `manifest-src ${own}`,
    `worker-src ${own}`,
    `frame-src ${own}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${ancestors}`,
  ].join("; ");

// The style in a page of the embed, which stays where the site lies at another address than its host's policy names.
const page = readFileSync(fileURLToPath(new URL("../www/embed/page.html", import.meta.url)), "utf8");
const [, style] = /<style>(.*?)<\/style>/s.exec(page);
const inline = `'sha256-${createHash("sha256").update(style).digest("base64")}'`;

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

/** What kind of file it is, which a host knows by itself. */
export const typeOf = (path) => types[extname(path)] ?? "application/octet-stream";

const isHashed = (path) => /-[0-9a-f]{16}\.\w+$/.test(path);

/**
 * The headers of a file of the site.
 *
 * @param {string} path of the file within the site, `/embed/index.html` for one
 * @param {string} origin of the site, `https://example.org` for one
 */
export const headersFor = (path, origin) => {
  const all = { "X-Content-Type-Options": "nosniff" };
  if (path.endsWith(".html")) {
    const isEmbed = path.startsWith("/embed/");
    // Any article may frame the embed; nobody but the site the planner. In WebKit `'self'` matches nothing in a
    // sandboxed frame, whose origin is opaque, so the embed names its origin too. The page of an address at which nothing
    // is holds nothing of anybody's, and a frame whose address is misspelt shows it.
    const ancestors = isEmbed || path === "/404.html" ? "*" : "'self'";
    all["Content-Security-Policy"] = isEmbed ? policy(`'self' ${origin}`, [inline], ancestors) : policy("'self'", [], ancestors);
    all["Cache-Control"] = "no-cache";
    all["Referrer-Policy"] = "strict-origin";
    if (isEmbed) {
      all["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
      // The figures as fragments, which articles take over when they are built.
      if (path.startsWith("/embed/figures/")) all["Access-Control-Allow-Origin"] = "*";
    }
    return all;
  }
  // Also for a sandboxed frame, whose scripts ask with `Origin: null`.
  all["Access-Control-Allow-Origin"] = "*";
  all["Cross-Origin-Resource-Policy"] = "cross-origin";
  // A name with a hash in it is never used for anything else.
  const lasting = path === "/embed/v1.js" ? "public, max-age=3600" : "no-cache";
  all["Cache-Control"] = isHashed(path) ? "public, max-age=31536000, immutable" : lasting;
  return all;
};

/** Writes `_headers` for the site in `dir`, which will be at the address `site`. */
export const writeHeaders = (dir, site) => {
  const base = site.pathname.slice(0, -1);
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "_headers")
    .map((entry) => `/${relative(dir, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/")}`)
    .sort();
  const block = (path, headers) => [`${base}${path}`, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join("\n");
  const blocks = files.flatMap((path) => {
    const headers = headersFor(path, site.origin);
    // A page is asked for by its folder too.
    const folder = path.endsWith("/index.html") ? [block(path.slice(0, -"index.html".length), headers)] : [];
    return [...folder, block(path, headers)];
  });
  writeFileSync(join(dir, "_headers"), `${blocks.join("\n\n")}\n`);
};
