// Risk away from the page: a module worker on the entry beside it. Say `{type: "start", id, plan, options}` to it, hear
// `progress` with what is known so far, then `done` or `failed`; `{type: "cancel", id}` ends it. The types are
// RiskRequest and RiskReport of risk.d.ts. What is none of these messages is ignored.
//
// Long work it shares with workers of its own, one for each further core: to such a helper it says `help` with the plan
// and the options, then `make` with numbers of runs, and hears `made`. What a run comes to depends on its number alone, so
// the answer is the same however many there are.

// Not a static import: that one waits for its WebAssembly, and what a page says before this file has begun to listen is lost.
const entry = import("./risk.js");

// How long to work before looking for messages, and how often to report, in milliseconds.
const SLICE = 50;
const BETWEEN_REPORTS = 100;
/** How much work a helper must take over to be worth its start, in milliseconds. */
const WORTH_HELP = 250;

/** The symbol of the latest start of each id: one that is no longer in here was cancelled. */
const current = new Map();

// Lets messages in. A timer, not a message to ourselves: Node handles a thousand of those before it looks at another
// port. Browsers make it wait 4 ms, which a slice is long enough to bear.
const breathe = () => new Promise((resolve) => setTimeout(resolve));

/** The runs of one question, of which helpers make some. */
class Shared {
  /** How many runs are made at a time. */
  runs = 1;
  next = 0;
  /** What was begun elsewhere, or here, and is not there yet: the number of the first run, and how many. */
  begun = new Map();
  helpers = [];

  constructor(run, question) {
    this.run = run;
    this.question = question;
    this.asked = run.asked();
  }

  /** What is to be made next; at the end, again what nobody has brought back: a helper may have been killed. */
  slice(isOwn) {
    const left = this.asked - this.next;
    if (left === 0) return isOwn ? this.begun.entries().next().value : undefined;
    // The last ones are small, so that nobody waits long for somebody else.
    const count = Math.min(left, this.runs, Math.ceil(left / (2 * this.helpers.length + 1)));
    const first = this.next;
    this.next += count;
    this.begun.set(first, count);
    return [first, count];
  }

  /** Takes what was made, unless it is there already. */
  take(first, figures) {
    if (figures && this.begun.delete(first)) this.run.take(figures);
  }

  /** Makes a slice here; whether it could be made. */
  make() {
    const [first, count] = this.slice(true);
    const begun = performance.now();
    const figures = this.run.made(first, count);
    if (!figures) return false;
    this.take(first, figures);
    const took = performance.now() - begun;
    if (took >= SLICE / 2) this.callHelp(((this.asked - this.next) * took) / count);
    // Sizes the next slice by what this one took, but trusts one measurement only so far.
    this.runs = Math.max(1, Math.round(count * Math.min(8, SLICE / Math.max(took, 0.1))));
    return true;
  }

  /** Begins as many helpers as are worth it for so many milliseconds of work. */
  callHelp(work) {
    if (this.helpers.length > 0 || typeof Worker === "undefined") return;
    const cores = globalThis.navigator?.hardwareConcurrency ?? 1;
    const count = Math.min(cores - 1, Math.floor(work / WORTH_HELP));
    for (let at = 0; at < count; at += 1) {
      const helper = new Worker(location.href, { type: "module" });
      const hand = () => {
        const slice = this.slice(false);
        if (slice) helper.postMessage({ type: "make", slice });
      };
      helper.onmessage = ({ data }) => {
        if (data?.type === "made") this.take(data.first, data.figures);
        // With one more than it works on, it never waits.
        else if (data?.type === "helping") hand();
        else return;
        hand();
      };
      // One that can't go on is done without.
      helper.onerror = (event) => event.preventDefault?.();
      helper.postMessage({ type: "help", ...this.question });
      this.helpers.push(helper);
    }
  }

  end() {
    this.next = this.asked;
    this.begun.clear();
    for (const helper of this.helpers) helper.terminate();
  }
}

async function start({ id, plan, options }) {
  const token = Symbol();
  current.set(id, token);
  const cancelled = () => current.get(id) !== token;
  let run;
  let shared;
  try {
    const { riskRun } = await entry;
    if (cancelled()) return;
    run = riskRun(plan, options);
    shared = new Shared(run, { plan, options });
    const { asked } = shared;
    let reportAt = performance.now() + BETWEEN_REPORTS;
    let canGoOn = true;
    while (canGoOn && run.done() < asked) {
      await breathe();
      if (cancelled()) return;
      canGoOn = run.done() === asked || shared.make();
      const now = performance.now();
      if (run.done() < asked && now >= reportAt) {
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
    shared?.end();
    try {
      run?.free();
    } catch {
      // Only after a failure of the WebAssembly itself, which has been reported; what it held goes with the worker.
    }
  }
}

/** As a helper: the runs that it makes. */
let helping;

async function help({ plan, options }) {
  const { riskRun } = await entry;
  helping = riskRun(plan, options);
  postMessage({ type: "helping" });
}

addEventListener("message", ({ data }) => {
  if (data?.type === "help") help(data);
  else if (data?.type === "make") {
    const [first, count] = data.slice;
    const figures = helping.made(first, count);
    if (figures) postMessage({ type: "made", first, figures }, [figures.buffer]);
  }
  const id = data?.id;
  if (typeof id !== "string" && typeof id !== "number") return;
  if (data.type === "start") start(data);
  else if (data.type === "cancel") current.delete(id);
});
