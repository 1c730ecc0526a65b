// Risk as Node's users have it: at once, in slices, and in the worker that lies beside the package.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { risk, riskRun } from "../../dist/api/risk.js";
import { problemsOf } from "./problems.mjs";

const firstMinute = JSON.parse(readFileSync(new URL("../fixtures/first-minute.json", import.meta.url), "utf8"));
const evenly = () => {
  const plan = structuredClone(firstMinute.find(({ id }) => id === "split-evenly").plan);
  for (const account of plan.adAccounts) account.spendRange = { low: "0.5", high: "1.5" };
  return plan;
};
const suspensions = ["a", "b", "c"].map((adAccount) => ({ adAccount, monthly: "0.05" }));
const options = { runs: 2000, seed: 7, cadenceDays: 7, suspensions };

test("risk tells how what is spent and stranded is spread, and what it takes to say so again", () => {
  const result = risk(evenly(), options);
  const { runs, asked, seed, currency, from, cadenceDays } = result;
  const expected = { runs: 2000, asked: 2000, seed: 7, currency: "USD", from: "2026-03-01", cadenceDays: 7 };
  assert.deepEqual({ runs, asked, seed, currency, from, cadenceDays }, expected);
  assert.deepEqual(result.adAccounts[0], { id: "a", spendFrom: "range", weeks: 0, monthly: "0.05" });
  for (const outcome of [result.current, result.bestSplit, result.inParts]) {
    assert.deepEqual(outcome.adAccounts.map(({ id }) => id), ["a", "b", "c"]);
    const { p5, p25, p50, p75, p95 } = outcome.totals.spent;
    const spread = [p5, p25, p50, p75, p95].map(Number);
    assert.deepEqual(spread, spread.toSorted((a, b) => a - b));
  }
  assert.ok(Number(result.bestSplit.totals.spent.p50) > Number(result.current.totals.spent.p50));
  assert.deepEqual(risk(evenly(), options), result);
});

test("in slices it comes to the same", () => {
  const run = riskRun(evenly(), options);
  assert.deepEqual([run.done(), run.asked()], [0, 2000]);
  assert.equal(run.result().current, undefined);
  assert.equal(run.advance(1500), true);
  assert.equal(run.result().runs, 1500);
  assert.equal(run.advance(1500), false);
  assert.equal(run.done(), 2000);
  assert.deepEqual(run.result(), risk(evenly(), options));
  run.free();
});

test("runs are whole numbers, and none is made beyond those asked for", () => {
  const run = riskRun(evenly(), options);
  const told = (call) => problemsOf(call).map(({ code, path }) => `${code} ${path}`);
  for (const runs of [-1, 0.5, "1", NaN]) assert.match(told(() => run.advance(runs))[0], /(wrongType|notJson) \/runs$/);
  assert.match(told(() => run.made(-1, 5))[0], /wrongType \/first$/);
  assert.equal(run.done(), 0);
  assert.equal(run.made(1999, 2), undefined);
  assert.equal(run.made(2001, 0), undefined);
  assert.equal(run.made(1999, 1).length, run.made(0, 1).length);
  run.free();
});

test("no chance is assumed, and without the cadence there are no parts", () => {
  const { inParts, adAccounts } = risk(evenly(), { runs: 1, seed: 1 });
  assert.equal(inParts, undefined);
  assert.ok(adAccounts.every((account) => !("monthly" in account)));
});

test("what is wrong with the question has its path", () => {
  const paths = (asked) => problemsOf(() => risk(evenly(), asked)).map(({ path }) => path);
  assert.deepEqual(paths(undefined), ["/options"]);
  assert.deepEqual(paths({}), ["/options/runs", "/options/seed"]);
  assert.deepEqual(paths({ ...options, runs: 0.5 }), ["/options/runs"]);
  assert.deepEqual(paths({ ...options, runs: Infinity }), ["/options/runs"]);
  assert.deepEqual(paths({ ...options, sede: 1 }), ["/options/sede"]);
  const chances = [{ adAccount: "a", monthly: "2" }];
  assert.deepEqual(paths({ ...options, suspensions: chances }), ["/options/suspensions/0/monthly"]);
});

// A worker of Node's has no `addEventListener` and `postMessage` of its own, as one of a browser's has, nor workers like
// a browser's: here it has as many cores as it is told, and helpers that work, or are dead from the beginning.
const browserLike = `
  import { parentPort, workerData, Worker } from "node:worker_threads";
  const { cores, dead } = workerData;
  globalThis.addEventListener = (type, listener) => parentPort.on(type, (data) => listener({ data }));
  globalThis.postMessage = (message) => parentPort.postMessage(message);
  globalThis.location = { href: import.meta.url };
  Object.defineProperty(globalThis, "navigator", { value: { hardwareConcurrency: cores } });
  globalThis.Worker = class {
    constructor(href) {
      parentPort.postMessage({ type: "helper" });
      this.worker = new Worker(new URL(href), { workerData });
      this.worker.on("message", (data) => this.onmessage({ data }));
      if (dead) this.worker.terminate();
    }
    postMessage(message) { this.worker.postMessage(message); }
    terminate() { this.worker.terminate(); }
  };
  await import(${JSON.stringify(new URL("../../dist/api/risk-worker.js", import.meta.url).href)});
  parentPort.postMessage({ type: "ready" });
`;

/** A worker, and all that it has said. `until` waits for something to have been said. */
async function startWorker(workerData = { cores: 1 }) {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(browserLike)}`), { workerData });
  const said = [];
  worker.on("message", (message) => said.push(message));
  const until = async (predicate) => {
    for (;;) {
      const found = said.find(predicate);
      if (found) return found;
      await new Promise((resolve) => worker.once("message", resolve));
    }
  };
  await until(({ type }) => type === "ready");
  return { worker, said, until };
}

const many = { type: "start", plan: evenly(), options: { ...options, runs: 100_000 } };

test("the worker reports as it goes, and comes to the same as the package", async () => {
  const { worker, said, until } = await startWorker();
  try {
    worker.postMessage({ type: "start", id: 1, plan: evenly(), options });
    const { result } = await until(({ type, id }) => type === "done" && id === 1);
    assert.deepEqual(result, risk(evenly(), options));

    worker.postMessage({ ...many, id: 2 });
    const first = await until(({ type, id }) => type === "progress" && id === 2);
    assert.ok(first.done > 0 && first.done < first.asked && first.asked === 100_000);
    assert.equal(first.result.runs, first.done);

    worker.postMessage({ type: "cancel", id: 2 });
    worker.postMessage({ type: "start", id: 3, plan: evenly(), options });
    await until(({ type, id }) => type === "done" && id === 3);
    const count = said.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(said.length, count, "nothing more is said of what was cancelled");
    assert.ok(!said.some(({ type, id }) => type === "done" && id === 2));
  } finally {
    await worker.terminate();
  }
});

test("the worker says what is wrong, overhears what is no message, and works on", async () => {
  const { worker, said, until } = await startWorker();
  try {
    for (const noise of [null, 7, "start", {}, { type: "start" }, { type: "wish", id: 1 }, { id: {} }]) worker.postMessage(noise);
    worker.postMessage({ type: "start", id: "x", plan: {}, options });
    const failed = await until(({ type }) => type === "failed");
    assert.equal(failed.id, "x");
    assert.ok(failed.message.length > 0);
    assert.ok(failed.problems.some(({ path }) => path === "/version"));
    worker.postMessage({ type: "start", id: "y", plan: evenly(), options });
    await until(({ type, id }) => type === "done" && id === "y");
    assert.deepEqual(said.map(({ type }) => type).filter((type) => type !== "progress"), ["ready", "failed", "done"]);
  } finally {
    await worker.terminate();
  }
});

test("a worker that is ended in mid-run leaves nothing behind that keeps the next from working", async () => {
  const ended = await startWorker();
  ended.worker.postMessage({ ...many, id: 1 });
  await ended.until(({ type }) => type === "progress");
  await ended.worker.terminate();
  const next = await startWorker();
  try {
    next.worker.postMessage({ type: "start", id: 1, plan: evenly(), options });
    const { result } = await next.until(({ type }) => type === "done");
    assert.deepEqual(result, risk(evenly(), options));
  } finally {
    await next.worker.terminate();
  }
});

for (const [name, workerData] of Object.entries({ "two cores": { cores: 2 }, "four cores": { cores: 4 }, "helpers that died": { cores: 3, dead: true } })) {
  test(`with ${name} it comes to the same, and a cancellation ends all of it`, async () => {
    const { worker, said, until } = await startWorker(workerData);
    const long = { ...options, runs: 100_000 };
    try {
      worker.postMessage({ type: "start", id: 1, plan: evenly(), options: long });
      const { result } = await until(({ type }) => type === "done" || type === "failed");
      assert.deepEqual(result, risk(evenly(), long));
      assert.ok(said.some(({ type }) => type === "helper"), "none was begun");
      assert.ok(said.filter(({ type }) => type === "helper").length < workerData.cores);

      worker.postMessage({ ...many, id: 2 });
      await until(({ type, id }) => type === "progress" && id === 2);
      worker.postMessage({ type: "cancel", id: 2 });
      worker.postMessage({ type: "start", id: 3, plan: evenly(), options });
      await until(({ type, id }) => type === "done" && id === 3);
      assert.ok(!said.some(({ type, id }) => type === "done" && id === 2));
    } finally {
      await worker.terminate();
    }
  });
}
