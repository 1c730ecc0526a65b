// The shipped package and the planner in Chromium: the same work as in Node, and what somebody at the planner waits for.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { inputs, riskOptions } from "./inputs.mjs";
import { quantile, say } from "./measure.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** The site at a port of its own; `how` as `tests/e2e/server.mjs` takes it. */
const serve = async (port, ...how) => {
  const server = spawn("node", ["tests/e2e/server.mjs", String(port), ...how], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  await once(server.stdout, "data");
  return { server, at: `http://127.0.0.1:${port}/` };
};
const { server, at: site } = await serve(8797);
const { server: compressing, at: compressed } = await serve(8798, "--brotli");
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
  const laidOut = await page.evaluate(async (input) => {
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
    return laidOut;
  }, input);
  say("edit to figures laid out, planner in Chromium", quantile(laidOut, 0.5), "ms", inputs.year.words);
  say("edit to figures laid out, 95th percentile", quantile(laidOut, 0.95), "ms", inputs.year.words);
  // By the browser's own clock, of keys that are really pressed: it lists none that took less than 16 ms, in steps of 8.
  await page.evaluate(() => {
    window.keys = [];
    const hear = (list) => list.getEntries().forEach((it) => it.name === "keydown" && window.keys.push(it.duration));
    new PerformanceObserver(hear).observe({ type: "event", durationThreshold: 16 });
  });
  await input.focus();
  for (let at = 0; at < 60; at += 1) {
    await page.keyboard.press(at % 2 ? "Backspace" : String(1 + (at % 9)));
    await page.waitForTimeout(150);
  }
  const listed = await page.evaluate(() => window.keys);
  const keys = [...listed, ...Array.from({ length: Math.max(0, 60 - listed.length) }, () => 16)];
  say("key to paint, planner in Chromium, 16 at the least", quantile(keys, 0.5), "ms", inputs.year.words);
  say("key to paint, 95th percentile", quantile(keys, 0.95), "ms", inputs.year.words);
  await context.close();
};

/** What is there first: `ready` says when it can be touched, `answer` touches it until it has answered. */
const arrivals = [
  { what: "planner", path: "", ready: (page) => page.locator("#planner:not([inert])"), answer: async () => {} },
  {
    what: "figure of an article",
    path: "embed/split-evenly/",
    ready: (page) => page.getByLabel("Allocate to Account C"),
    answer: async (page) => {
      await page.getByLabel("Allocate to Account C").fill("750");
      await page.locator("[data-figure=stranded]").first().filter({ hasText: /^0$/ }).waitFor();
    },
  },
  {
    what: "lesson of an article",
    path: "embed/lesson/suspension/",
    ready: (page) => page.getByLabel(/^Your guess/),
    answer: async (page) => {
      await page.getByLabel(/^Your guess/).fill("1");
      await page.getByRole("button", { name: "Check" }).click();
      await page.locator(".lesson-explained").waitFor();
    },
  },
];

/** What a visitor on a slow phone waits for: four times slower, 1.6 Mbit/s, 150 ms away. */
const loadTimes = async ({ what, path, ready, answer }) => {
  const taken = [];
  // The first has the server compress, and counts for nothing.
  for (let at = 0; at < 6; at += 1) {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    context.setDefaultTimeout(120_000);
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
    await page.goto(`${compressed}${path}`, { waitUntil: "commit" });
    await ready(page).waitFor();
    const seen = await page.evaluate(() => window.seen);
    await answer(page);
    taken.push({ answered: performance.now() - begun, ...seen });
    await context.close();
  }
  const counted = taken.slice(1);
  const conditions = "4 x slower processor, 1.6 Mbit/s, 150 ms, brotli";
  say(`largest contentful paint, ${what}`, quantile(counted.map(({ paint }) => paint), 0.5), "ms", conditions);
  say(`first answer, ${what}`, quantile(counted.map(({ answered }) => answered), 0.5), "ms", conditions);
  say(`layout shift, ${what}`, Math.max(...counted.map(({ shift }) => shift)), "score", conditions);
};

/** What the planner holds after 1,000 edits, 100 times undo and 50 changes of screen, beside what it held before. */
const memoryUse = async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.addInitScript((plan) => localStorage.setItem("strandline.plan", plan), JSON.stringify(inputs.year.plan));
  await page.addInitScript(() => {
    const { instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await instantiateStreaming(...given);
      window.program ??= made.instance.exports.memory;
      return made;
    };
  });
  await page.goto(site);
  await page.locator("#planner:not([inert])").waitFor();
  const held = async () => {
    for (let at = 0; at < 3; at += 1) await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    const program = await page.evaluate(() => window.program.buffer.byteLength);
    const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
    return { script: usedSize / 1e6, program: program / 1e6, nodes, listeners: jsEventListeners };
  };
  const edits = async (count) => {
    const input = await page.locator("input[inputmode=decimal]").filter({ visible: true }).nth(2).elementHandle();
    await page.evaluate(
      async ([input, count]) => {
        const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
        for (let at = 0; at < count; at += 1) {
          set.call(input, String(100 + (at % 7) * 37));
          for (const type of ["input", "change"]) input.dispatchEvent(new Event(type, { bubbles: true }));
          await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
        }
      },
      [input, count],
    );
    // A handle would keep what is drawn no more.
    await input.dispose();
  };
  const undo = async (count) => {
    for (let at = 0; at < count; at += 1) await page.keyboard.press("Control+Z");
  };
  const screens = async (count) => {
    for (let at = 0; at < count; at += 1) {
      const [screen] = ["timeline", "compare", "review", "track", "plan"].slice(at % 5);
      await page.evaluate((screen) => (location.hash = screen), screen);
      await page.waitForTimeout(100);
    }
  };
  const all = async (share) => {
    await edits(1000 / share);
    await undo(100 / share);
    await screens(50 / share);
  };
  // So that all that is kept once is there: parts that come on demand, a full history.
  await all(2);
  const before = await held();
  await all(1);
  const after = await held();
  const work = `1,000 edits, 100 undos, 50 screens, ${inputs.year.words}`;
  for (const [what, unit] of [["script", "MB"], ["program", "MB"], ["nodes", "nodes"], ["listeners", "listeners"]]) {
    say(`memory: ${what} before`, before[what], unit, work);
    say(`memory: ${what} after`, after[what], unit, work);
  }
  await context.close();
};

try {
  const page = await browser.newPage();
  await page.goto(site);
  await packageTimes(page);
  await riskTimes(page);
  await editTimes();
  await memoryUse();
  for (const arrival of arrivals) await loadTimes(arrival);
} finally {
  await browser.close();
  server.kill();
  compressing.kill();
}
