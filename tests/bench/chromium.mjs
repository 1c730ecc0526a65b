// The shipped package and the planner in Chromium: the same work as in Node, and what somebody at the planner waits for.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { inputs, riskOptions } from "./inputs.mjs";
import { quantile, say } from "./measure.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const port = 8797;
const server = spawn("node", ["tests/e2e/server.mjs", String(port)], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
await once(server.stdout, "data");
const site = `http://127.0.0.1:${port}/`;
const [executablePath] = execFileSync(".ci/browser", { cwd: root, encoding: "utf8" }).split("\n");
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

/** Times functions of the package in the page, as tests/bench/measure.mjs does in Node. */
const packageTimes = async (page) => {
  const work = [
    ["check", "check", [inputs.year.plan], inputs.year.words],
    ["run", "simulate", [inputs.year.plan], inputs.year.words],
    ["run", "simulate", [inputs.decade.plan], inputs.decade.words],
    ["run with series", "simulate", [inputs.year.plan, { series: true }], inputs.year.words],
    ["best split", "bestSplit", [inputs.split.plan], inputs.split.words],
    ["best split", "bestSplit", [inputs.minimum.plan], inputs.minimum.words],
  ];
  for (const [name, called, given, words] of work) {
    const taken = await page.evaluate(
      async ([called, given]) => {
        const { [called]: work } = await import("/api/api.js");
        for (let at = 0; at < 10; at += 1) work(...given);
        const taken = [];
        const end = performance.now() + 1000;
        while (taken.length < 7 || performance.now() < end) {
          const begun = performance.now();
          work(...given);
          taken.push(performance.now() - begun);
        }
        return taken;
      },
      [called, given],
    );
    say(`${name}, Chromium`, quantile(taken, 0.5), "ms", words);
  }
};

/** Ten thousand runs in the worker, from the question to the answer. */
const riskTimes = async (page) => {
  const taken = await page.evaluate(
    async ([plan, options]) => {
      const worker = new Worker("/api/risk-worker.js", { type: "module" });
      const ask = (id, options) =>
        new Promise((answered, failed) => {
          worker.onmessage = ({ data }) => {
            if (data.type === "done") answered();
            if (data.type === "failed") failed(new Error(data.message));
          };
          worker.postMessage({ type: "start", id, plan, options });
        });
      await ask(0, { ...options, runs: 100 });
      const taken = [];
      for (let id = 1; id <= 5; id += 1) {
        const begun = performance.now();
        await ask(id, options);
        taken.push(performance.now() - begun);
      }
      return taken;
    },
    [inputs.risk.plan, riskOptions(10_000)],
  );
  say("risk, 10,000 runs, worker in Chromium", quantile(taken, 0.5), "ms", inputs.risk.words);
};

/**
 * One edit of an ad account's daily spend: from the input event until the new figures are in the page and laid out, so
 * that all that is left is to paint them; and what Chromium itself says from the event to the next frame, in steps of 8.
 */
const editTimes = async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript((plan) => localStorage.setItem("strandline.plan", plan), JSON.stringify(inputs.year.plan));
  await page.goto(site);
  await page.locator("#planner:not([inert])").waitFor();
  const field = page.locator("input[inputmode=decimal]").filter({ visible: true });
  const input = await field.nth(2).elementHandle();
  const { laidOut, frames } = await page.evaluate(async (input) => {
    const frames = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === "input") frames.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16 });
    // Asked for anew each time: a part that is drawn anew replaces what stood there.
    const figure = () => document.querySelector("[data-figure=spent], [data-figure=conservation]").textContent;
    const laidOut = [];
    input.focus();
    for (let at = 0; at < 120; at += 1) {
      await new Promise((next) => setTimeout(next, 120));
      const before = figure();
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
      set.call(input, String(100 + (at % 2) * 37 + at));
      const begun = performance.now();
      input.dispatchEvent(new Event("input", { bubbles: true }));
      while (figure() === before && performance.now() - begun < 1000) await Promise.resolve();
      document.body.getBoundingClientRect();
      if (at >= 20) laidOut.push(performance.now() - begun);
    }
    return { laidOut, frames };
  }, input);
  say("edit to figures laid out, planner in Chromium", quantile(laidOut, 0.5), "ms", inputs.year.words);
  say("edit to figures laid out, 95th percentile", quantile(laidOut, 0.95), "ms", inputs.year.words);
  say("edits whose frame came later than 16 ms", `${frames.length} of 120`, "edits", inputs.year.words);
  await context.close();
};

/** What a visitor on a slow phone waits for: four times slower, 1.6 Mbit/s, 150 ms away. */
const loadTimes = async () => {
  const taken = [];
  for (let at = 0; at < 5; at += 1) {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 150,
      downloadThroughput: (1.6 * 1e6) / 8,
      uploadThroughput: (0.75 * 1e6) / 8,
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.addInitScript(() => {
      window.seen = { paint: 0, shift: 0 };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.seen.paint = entry.startTime;
      }).observe({ type: "largest-contentful-paint", buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.seen.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    const begun = performance.now();
    await page.goto(site);
    await page.locator("#planner:not([inert])").waitFor({ timeout: 60_000 });
    taken.push({ ready: performance.now() - begun, ...(await page.evaluate(() => window.seen)) });
    await context.close();
  }
  const conditions = "4 x slower processor, 1.6 Mbit/s, 150 ms, nothing compressed";
  say("largest contentful paint, planner", quantile(taken.map(({ paint }) => paint), 0.5), "ms", conditions);
  say("planner ready", quantile(taken.map(({ ready }) => ready), 0.5), "ms", conditions);
  say("layout shift", Math.max(...taken.map(({ shift }) => shift)), "score", conditions);
};

try {
  const page = await browser.newPage();
  await page.goto(site);
  await packageTimes(page);
  await riskTimes(page);
  await editTimes();
  await loadTimes();
} finally {
  await browser.close();
  server.kill();
}
