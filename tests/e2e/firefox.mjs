// The embed in Firefox, which Playwright can't drive as Debian ships it: `node --experimental-websocket
// tests/e2e/firefox.mjs PORT` speaks WebDriver BiDi with it. Ends with 1 where something is not as it should be.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const port = process.argv[2];
const site = `http://127.0.0.1:${port}`;
const profile = mkdtempSync(join(tmpdir(), "strandline-firefox-"));
const flags = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0", "about:blank"];
const firefox = spawn("firefox-esr", flags, { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: profile } });
const end = (code, why) => {
  if (why) console.error(why);
  firefox.kill("SIGKILL");
  firefox.once("exit", () => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    process.exit(code);
  });
};
setTimeout(end, 90_000, 1, "it took too long").unref();

const address = await new Promise((found) => {
  firefox.stderr.on("data", (said) => {
    const it = /ws:\/\/\S+/.exec(String(said));
    if (it) found(it[0]);
  });
});
const socket = new WebSocket(`${address}/session`);
await new Promise((opened) => socket.addEventListener("open", opened));
const waiting = new Map();
const complaints = [];
socket.addEventListener("message", ({ data }) => {
  const message = JSON.parse(data);
  if (message.id) waiting.get(message.id)(message);
  else if (["error", "warn"].includes(message.params?.level)) complaints.push(message.params.text);
});
let count = 0;
const send = (method, params) =>
  new Promise((done, failed) => {
    count += 1;
    waiting.set(count, (answer) => (answer.type === "error" ? failed(new Error(answer.message)) : done(answer.result)));
    socket.send(JSON.stringify({ id: count, method, params }));
  });

const policy = `default-src 'none'; frame-src ${site}; script-src ${site} 'nonce-a'; style-src-attr 'unsafe-inline'; img-src data:`;
const script = `window.heard = []; for (const type of ["ready", "change", "complete", "error"]) addEventListener(type, (event) => event.detail && heard.push(type), true)`;
const article = (body) =>
  `http://localhost:${port}/tests/article/?${new URLSearchParams({ policy, html: `<!doctype html><html lang="en"><title>Article</title><link rel="icon" href="data:,">${body}<script nonce="a">${script}</script>` })}`;
const snippets = {
  frame: `<iframe title="x" src="${site}/embed/split-evenly/" width="600" height="900" sandbox="allow-scripts"></iframe>`,
  element: `<strandline-simulator scenario="split-evenly"><p>Fallback</p></strandline-simulator><script type="module" src="${site}/embed/v1.js" crossorigin="anonymous"></script>`,
};

const evaluate = async (context, expression) => {
  const { type, result, exceptionDetails } = await send("script.evaluate", { expression, target: { context }, awaitPromise: true });
  if (type !== "success") throw new Error(exceptionDetails.text);
  return result.value;
};
const until = async (what, read, wanted) => {
  let found;
  for (let tries = 0; tries < 60; tries += 1) {
    found = await read().catch((error) => error.message);
    if (found === wanted) return console.log(`ok: ${what}: ${found}`);
    await new Promise((later) => setTimeout(later, 250));
  }
  throw new Error(`${what}: ${found} in the place of ${wanted}`);
};

try {
  const { capabilities } = await send("session.new", { capabilities: {} });
  console.log(capabilities.browserName, capabilities.browserVersion);
  await send("session.subscribe", { events: ["log.entryAdded"] });
  const top = (await send("browsingContext.getTree", {})).contexts[0].context;
  for (const [kind, body] of Object.entries(snippets)) {
    await send("browsingContext.navigate", { context: top, url: article(body), wait: "complete" });
    const inFrame = async (expression) => {
      const [{ children }] = (await send("browsingContext.getTree", { root: top })).contexts;
      return evaluate(children[0].context, expression);
    };
    const stranded = () => inFrame(`document.querySelector("[data-figure=stranded]")?.textContent`);
    const press = (name) => inFrame(`[...document.querySelectorAll("button")].find((it) => it.textContent === "${name}").click()`);
    await until(`${kind}, as it begins`, stranded, "2,250");
    await inFrame(`{ const it = document.getElementById("trial-gets-2-credit-1"); it.value = "750"; it.dispatchEvent(new Event("input", { bubbles: true })); }`);
    await until(`${kind}, less for Account C`, stranded, "0");
    await inFrame(`document.querySelector("input[type=checkbox]").click()`);
    await until(`${kind}, Account A suspended`, stranded, "600");
    await press("Reset");
    await until(`${kind}, reset`, stranded, "2,250");
    await press("Fit to spend");
    await until(`${kind}, fitted`, stranded, "0");
    await until(`${kind}, its origin`, () => inFrame("origin"), "null");
    if (kind === "frame") {
      await press("Open in planner");
      await until("the address of the plan", () => inFrame(`String(document.getElementById("address-text").textContent.includes("#p="))`), "true");
    } else {
      await until("what the article hears", () => evaluate(top, "String([...new Set(heard)])"), "ready,change,complete");
      const needed = await inFrame(`Math.ceil(document.getElementById("figure").getBoundingClientRect().height)`);
      const height = `Math.round(document.querySelector("strandline-simulator").getBoundingClientRect().height)`;
      await until("the height", () => evaluate(top, height), needed);
    }
  }
  if (complaints.length) throw new Error(complaints.join("\n"));
  end(0);
} catch (error) {
  end(1, error.message);
}
