// `make serve`: shows the planner while somebody edits it. Where one was built before, it is there at once; that of the
// sources as they are takes its place when it is compiled, and again after each edit. What stands beside the planner (the
// embed, the package, the pages to read) is compiled when somebody asks for it.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { headersFor, typeOf } from "./hosting.mjs";

const PORT = 8080;
const ADDRESS = `http://127.0.0.1:${PORT}/`;
const RELEASE = "dist";
// Not in dist/: that is the release site, which tests and `make size` look at while somebody edits. Nor in a folder of
// cargo's: Trunk empties the one it is given.
const PLANNER = "target/served/planner";
const BESIDE = "target/served/beside";
const isBeside = (path) => /^\/(embed|api|lessons\/writing)\//.test(path);

const say = (text) => console.log(`\n== ${text}`);
const at = (time) => new Date(time).toLocaleString("sv").slice(0, 16);
const stat = (file) => statSync(file, { throwIfNoEntry: false });
const builtAt = (folder) => stat(join(folder, "index.html"))?.mtimeMs ?? 0;

/** What of the sources was changed last, and when. A folder changes where something in it comes or goes. */
const lastChange = () => {
  const within = ["src", "www"].flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name)));
  const all = ["Cargo.toml", "src", "www", ...within].map((file) => ({ file, time: stat(file)?.mtimeMs ?? 0 }));
  return all.reduce((last, it) => (it.time > last.time ? it : last));
};

/** The folders that a file is looked for in, the first first. */
let shown = [PLANNER, RELEASE].filter(builtAt).sort((a, b) => builtAt(b) - builtAt(a)).slice(0, 1);
/** What is older than the sources, or than this run. */
const stale = { planner: true, beside: true };
/** Those who wait for a file that is not compiled yet, and whether somebody wants what stands beside the planner. */
let waiting = [];
let isAsked = false;
/** How often each was compiled: by that a page that is open knows of a newer one. */
const builds = { planner: 0, beside: 0 };
const buildOf = (path) => [process.pid, builds.planner, isBeside(path) ? builds.beside : ""].join("-");

// A frame is loaded again with the page that it is in.
const RELOAD = `const { build } = document.currentScript.dataset;
const look = async () => {
  const newest = await fetch("/served/build" + location.pathname).then((it) => it.text(), () => build);
  if (newest !== build) location.reload();
};
if (window.top === window) setInterval(look, 1000);
`;
const SOON = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Strandline is being compiled</title></head>
<body><h1>Strandline is being compiled</h1><p>It takes some minutes the first time, and comes up here by itself.</p></body></html>
`;
/** The page without what a browser would keep of it for good, and with what loads it again after an edit. */
const followed = (html, path) =>
  html.replace(/<link rel="manifest"[^>]*>/, "").replace("</head>", `<script src="/served/reload.js" data-build="${buildOf(path)}"></script></head>`);

const answer = (request, response) => {
  const { pathname } = new URL(request.url, ADDRESS);
  const asked = normalize(decodeURIComponent(pathname));
  const path = asked.endsWith("/") ? `${asked}index.html` : asked;
  const send = (status, file, body) => {
    response.writeHead(status, { "Content-Type": typeOf(file), ...headersFor(file, `http://${request.headers.host}`) });
    response.end(body);
  };
  if (path === "/served/reload.js") return send(200, path, RELOAD);
  if (path.startsWith("/served/build/")) return send(200, "/build.json", buildOf(asked.slice("/served/build".length)));
  if (isBeside(path) && stale.beside) {
    isAsked = true;
    wake();
  }
  const found = shown.map((folder) => join(folder, path)).find((file) => stat(file)?.isFile());
  if (found) {
    const content = readFileSync(found);
    return send(200, path, path.endsWith(".html") ? followed(content.toString(), path) : content);
  }
  if (shown.length === 0) return send(503, "/soon.html", followed(SOON, path));
  if (isBeside(path) && isAsked) return waiting.push([request, response]);
  return send(404, "/404.html", readFileSync(join(shown[0], "404.html")));
};

/** What is compiled at the moment, and by which program. */
let running;
/** Stops that program with all that it started. */
const stop = () => running && process.kill(-running.program.pid);
const run = (what, command, ...args) =>
  new Promise((then) => {
    const program = spawn(command, args, {
      stdio: ["ignore", "inherit", "inherit"],
      detached: true,
      // Where Trunk was in its own code says nothing of an error in ours.
      env: { ...process.env, RUST_BACKTRACE: "0" },
    });
    running = { what, program };
    program.once("exit", (status) => {
      running = undefined;
      then(status === 0);
    });
  });

/** Compiles `what`, says how long that took, and puts it in the place of what is shown. */
const compile = async (what, name, command, ...args) => {
  stale[what] = false;
  say(`compiling ${name}: on two cores seconds after an edit of a style, up to a minute after one of Rust, some minutes the first time`);
  const began = Date.now();
  const isDone = await run(what, command, ...args);
  if (isDone) {
    if (what === "beside") {
      rmSync(BESIDE, { recursive: true, force: true });
      renameSync(`${BESIDE}.new`, BESIDE);
    }
    shown = [PLANNER, BESIDE, RELEASE];
    builds[what] += 1;
    say(`done in ${((Date.now() - began) / 1000).toFixed(1)} seconds: ${ADDRESS} shows ${name} as edited until ${at(began)}`);
  } else if (!stale.planner) say(`${name} could not be compiled, for the reason above: what is shown stays as it was`);
};

let wake = () => {};
const work = async () => {
  for (;;) {
    if (stale.planner) {
      stale.beside = true;
      await compile("planner", "the planner", "trunk", "--quiet", "build", "--dist", PLANNER);
    } else if (isAsked) {
      rmSync(`${BESIDE}.new`, { recursive: true, force: true });
      await compile("beside", "the embed, the package and the pages to read", "node", ".ci/beside.mjs", `${BESIDE}.new`);
      if (stale.planner) continue;
      isAsked = false;
      for (const [request, response] of waiting.splice(0)) answer(request, response);
    } else await new Promise((then) => (wake = then));
  }
};

let changed = lastChange();
const watch = () => {
  const last = lastChange();
  if (last.time === changed.time) return;
  changed = last;
  say(`${last.file} changed`);
  stale.planner = true;
  stale.beside = true;
  // The planner comes first.
  if (running?.what === "beside") stop();
  wake();
};

const server = createServer((request, response) => {
  try {
    answer(request, response);
  } catch {
    // An address that is none, or a file that a newer one is just taking the place of.
    response.writeHead(400).end();
  }
});
server.once("error", (error) => {
  say(error.code === "EADDRINUSE" ? `something else is on ${ADDRESS} already: end it and try again` : error.message);
  process.exit(1);
});
server.listen(PORT, "127.0.0.1", () => {
  const [folder] = shown;
  const what = folder === RELEASE ? "the release site" : "the planner";
  const older = folder && builtAt(folder) < changed.time ? `, which is older than the sources: ${changed.file} changed at ${at(changed.time)}` : "";
  say(folder ? `${ADDRESS} shows ${what} as built at ${at(builtAt(folder))}${older}` : `${ADDRESS} will show the planner when it is compiled`);
  setInterval(watch, 500);
  work();
});
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    stop();
    process.exit();
  });
}
