// Serves the release site as its host must: each kind of file with the headers it needs and no more. Run by hand,
// `node tests/e2e/server.mjs 8081` shows the site under its real Content-Security-Policy. A folder behind the port is
// served in the place of dist/; `--brotli` behind that sends everything compressed, as hosts do.
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { headersFor, typeOf } from "../../.ci/hosting.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const given = process.argv.slice(2);
const [port, folder] = given.filter((it) => it !== "--brotli");
const site = folder ? `${folder}/` : join(root, "dist/");
// At its best, by file; nothing where files go as they are.
const compressed = given.includes("--brotli") ? new Map() : undefined;
// The package's page for the browser is no part of the site; it stands for a page of somebody else's.
const mounts = [
  ["/tests/package/", join(root, "tests/package/")],
  // The site works in any folder of any host.
  ["/x/y/", site],
  ["/", site],
];

const server = createServer(async (request, response) => {
  try {
    const { pathname, searchParams } = new URL(request.url, "http://host");
    let path = normalize(decodeURIComponent(pathname));
    // An article of somebody else's, as a test wrote it.
    if (path === "/tests/article/") {
      const policy = { "Content-Security-Policy": searchParams.get("policy") };
      response.writeHead(200, { "Content-Type": typeOf("404.html"), ...policy }).end(searchParams.get("html"));
      return;
    }
    if (path.endsWith("/")) path += "index.html";
    const [prefix, mounted] = mounts.find(([prefix]) => path.startsWith(prefix));
    const file = join(mounted, path.slice(prefix.length));
    const { size } = await stat(file);
    const type = typeOf(path);
    const inSite = `/${path.slice(prefix.length)}`;
    const headers = { "Content-Type": type, ...headersFor(inSite, `http://${request.headers.host}`) };
    if (compressed) {
      if (!compressed.has(file)) compressed.set(file, brotliCompressSync(await readFile(file)));
      const body = compressed.get(file);
      response.writeHead(200, { ...headers, "Content-Encoding": "br", "Content-Length": body.length }).end(body);
      return;
    }
    response.writeHead(200, { ...headers, "Content-Length": size });
    createReadStream(file).pipe(response);
  } catch {
    // As hosts do that look for such a page.
    const headers = headersFor("/404.html", `http://${request.headers.host}`);
    response.writeHead(404, { "Content-Type": typeOf("404.html"), ...headers });
    createReadStream(join(site, "404.html")).pipe(response);
  }
});
// 127.0.0.1 and localhost are two origins to a browser, and one server.
server.listen(Number(port ?? 8081), "127.0.0.1", () => {
  console.log(`the release site is on http://127.0.0.1:${server.address().port}`);
});
