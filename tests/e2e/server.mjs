// Serves the release site as its host must: each kind of file with the headers it needs and no more. Run by hand,
// `node tests/e2e/server.mjs 8081` shows the site under its real Content-Security-Policy. A folder behind the port is
// served in the place of dist/.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { headersFor } from "../../.ci/hosting.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const site = process.argv[3] ? `${process.argv[3]}/` : join(root, "dist/");
// The package's page for the browser is no part of the site; it stands for a page of somebody else's.
const mounts = [
  ["/tests/package/", join(root, "tests/package/")],
  // The site works in any folder of any host.
  ["/x/y/", site],
  ["/", site],
];

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

const server = createServer(async (request, response) => {
  try {
    const { pathname, searchParams } = new URL(request.url, "http://host");
    let path = normalize(decodeURIComponent(pathname));
    // An article of somebody else's, as a test wrote it.
    if (path === "/tests/article/") {
      const policy = { "Content-Security-Policy": searchParams.get("policy") };
      response.writeHead(200, { "Content-Type": types[".html"], ...policy }).end(searchParams.get("html"));
      return;
    }
    if (path.endsWith("/")) path += "index.html";
    const [prefix, folder] = mounts.find(([prefix]) => path.startsWith(prefix));
    const file = join(folder, path.slice(prefix.length));
    const { size } = await stat(file);
    const type = types[extname(path)] ?? "application/octet-stream";
    const inSite = `/${path.slice(prefix.length)}`;
    response.writeHead(200, { "Content-Type": type, ...headersFor(inSite, `http://${request.headers.host}`), "Content-Length": size });
    createReadStream(file).pipe(response);
  } catch {
    // As hosts do that look for such a page.
    const headers = headersFor("/404.html", `http://${request.headers.host}`);
    response.writeHead(404, { "Content-Type": types[".html"], ...headers });
    createReadStream(join(site, "404.html")).pipe(response);
  }
});
// 127.0.0.1 and localhost are two origins to a browser, and one server.
server.listen(Number(process.argv[2] ?? 8081), "127.0.0.1", () => {
  console.log(`the release site is on http://127.0.0.1:${server.address().port}`);
});
