// Where there is an nginx, the configuration of www/hosting serves the site from a folder of a host.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { headersFor } from "../../.ci/hosting.mjs";
import { articleOf, figureIn, strictFrame, tryOut } from "./article.mjs";
import { expect, test as base } from "./support.mjs";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const dist = path("../../dist");
const isHere = spawnSync("nginx", ["-v"]).status === 0;

const freePort = () =>
  new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });

/** What a host's own configuration is: ours in a `server` block, and an article of the same machine by another name. */
const configurationOf = (dir, port) => `
${process.getuid() === 0 ? "user root;" : ""}
daemon off;
pid ${dir}/pid;
error_log stderr;
events {}
http {
  access_log off;
  log_not_found off;
  ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${dir}/${name};`).join("\n  ")}
  server {
    listen 127.0.0.1:${port};
    location = /article.html { root ${dir}; }
    ${readFileSync(path("../../www/hosting/nginx.conf"), "utf8").replace("root /var/www;", `root ${dir};`).replaceAll("https://example.org", `http://127.0.0.1:${port}`)}
  }
}`;

/** Starts nginx on the site, and gives its folder's address. */
const test = base.extend({
  baseURL: async ({}, use) => {
    test.skip(!isHere, "there is no nginx here");
    const dir = mkdtempSync(join(tmpdir(), "strandline-nginx-"));
    const port = await freePort();
    const site = `http://127.0.0.1:${port}/strandline/`;
    symlinkSync(dist, join(dir, "strandline"));
    writeFileSync(join(dir, "nginx.conf"), configurationOf(dir, port));
    writeFileSync(join(dir, "article.html"), articleOf(strictFrame(site)));
    const server = spawn("nginx", ["-p", dir, "-c", join(dir, "nginx.conf")], { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    server.stderr.on("data", (text) => (said += text));
    const ended = new Promise((then) => server.once("exit", then));
    await expect.poll(() => answerOf(site).then(({ status }) => status, () => server.exitCode ?? "not yet"), said).toBe(200);
    await use(site);
    server.kill("SIGTERM");
    await ended;
    rmSync(dir, { recursive: true, force: true });
    expect(said, "what nginx complains of").not.toMatch(/\[(warn|error|emerg)\]/);
  },
});

/** Status and headers, as a sandboxed frame asks. */
const answerOf = (address, method = "HEAD") =>
  new Promise((answer, fail) => {
    const asked = request(address, { method, headers: { Origin: "null" } }, (response) => {
      response.resume();
      answer({ status: response.statusCode, headers: response.headers });
    });
    asked.on("error", fail).end();
  });

test("nginx sends with each file what _headers says, and its type", async ({ baseURL }) => {
  const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png" };
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "_headers")
    .map((entry) => `/${relative(dist, join(entry.parentPath ?? entry.path, entry.name))}`);
  expect(files.length).toBeGreaterThan(100);
  const folders = files.filter((file) => file.endsWith("/index.html")).map((file) => file.slice(0, -"index.html".length));
  for (const file of [...files, ...folders]) {
    const { status, headers } = await answerOf(`${baseURL}${file.slice(1)}`);
    const wanted = headersFor(file.endsWith("/") ? `${file}index.html` : file, new URL(baseURL).origin);
    const names = ["Access-Control-Allow-Origin", "Cache-Control", "Content-Security-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options"];
    const sent = Object.fromEntries(names.filter((name) => headers[name.toLowerCase()]).map((name) => [name, headers[name.toLowerCase()]]));
    expect({ file, status, ...sent }).toEqual({ file, status: 200, ...wanted });
    const type = types[file.endsWith("/") ? ".html" : extname(file)];
    if (type) expect(headers["content-type"], file).toBe(type);
  }
  expect((await answerOf(`${baseURL}missing.js`)).status).toBe(404);
});

test("from nginx a figure can be tried in the strict sandbox, and the planner runs", async ({ page, baseURL }) => {
  await page.goto(new URL("/article.html", baseURL.replace("127.0.0.1", "localhost")).href);
  const frame = page.frameLocator("iframe");
  await tryOut(frame);
  await page.goto(`${baseURL}embed/es/suspension/`);
  await expect(figureIn(page, "stranded")).toHaveText("2850");
  await page.goto(baseURL);
  await page.locator("#planner:not([inert])").waitFor();
});
