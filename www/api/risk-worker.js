// Risk away from the page: a module worker on the entry beside it. Say `{type: "start", id, plan, options}` to it, hear
// `progress` with what is known so far, then `done` or `failed`; `{type: "cancel", id}` ends it. The types are
// RiskRequest and RiskReport of risk.d.ts. What is none of these messages is ignored.

// Not a static import: that one waits for its WebAssembly, and what a page says before this file has begun to listen is lost.
const entry = import("./risk.js");

// How long to work before looking for messages, and how often to report, in milliseconds.
const SLICE = 50;
const BETWEEN_REPORTS = 100;

/** The symbol of the latest start of each id: one that is no longer in here was cancelled. */
const current = new Map();

// Lets messages in. A timer, not a message to ourselves: Node handles a thousand of those before it looks at another
// port. Browsers make it wait 4 ms, which a slice is long enough to bear.
const breathe = () => new Promise((resolve) => setTimeout(resolve));

async function start({ id, plan, options }) {
  const token = Symbol();
  current.set(id, token);
  const cancelled = () => current.get(id) !== token;
  let run;
  try {
    const { riskRun } = await entry;
    if (cancelled()) return;
    run = riskRun(plan, options);
    const asked = run.asked();
    let more = true;
    let runs = 1;
    let reportAt = performance.now() + BETWEEN_REPORTS;
    while (more) {
      await breathe();
      if (cancelled()) return;
      const begun = performance.now();
      more = run.advance(runs);
      const now = performance.now();
      // Sizes the next slice by what this one took, but trusts one measurement only so far.
      runs = Math.max(1, Math.round(runs * Math.min(8, SLICE / Math.max(now - begun, 0.1))));
      if (more && now >= reportAt) {
        postMessage({ type: "progress", id, done: run.done(), asked, result: run.result() });
        // A large plan's result takes time itself: no more than a fifth goes into it.
        const took = performance.now() - now;
        reportAt = now + Math.max(BETWEEN_REPORTS, 5 * took);
      }
    }
    postMessage({ type: "done", id, result: run.result() });
  } catch (error) {
    if (!cancelled()) postMessage({ type: "failed", id, message: String(error?.message ?? error), problems: error?.problems });
  } finally {
    if (!cancelled()) current.delete(id);
    try {
      run?.free();
    } catch {
      // Only after a failure of the WebAssembly itself, which has been reported; what it held goes with the worker.
    }
  }
}

addEventListener("message", ({ data }) => {
  const id = data?.id;
  if (typeof id !== "string" && typeof id !== "number") return;
  if (data.type === "start") start(data);
  else if (data.type === "cancel") current.delete(id);
});
