import { readFileSync } from "node:fs";
import { expect, test } from "../e2e/support.mjs";

const firstMinute = JSON.parse(readFileSync(new URL("../fixtures/first-minute.json", import.meta.url), "utf8"));
const plan = structuredClone(firstMinute.find(({ id }) => id === "split-evenly").plan);
for (const account of plan.adAccounts) account.spendRange = { low: "0.5", high: "1.5" };
const options = { runs: 500, seed: 7, cadenceDays: 7, suspensions: [{ adAccount: "a", monthly: "0.05" }] };

test("the risk worker reports, hears a cancellation, and can be ended and started again", async ({ page }) => {
  await page.goto("/tests/package/page.html");
  const answer = await page.evaluate(
    async ({ plan, options }) => {
      const start = () => {
        const worker = new Worker("/api/risk-worker.js", { type: "module" });
        const said = [];
        const failed = new Promise((_, reject) => (worker.onerror = ({ message }) => reject(new Error(message))));
        const heard = new EventTarget();
        worker.onmessage = ({ data }) => {
          said.push(data);
          heard.dispatchEvent(new Event("message"));
        };
        const until = async (type, id) => {
          for (;;) {
            const found = said.find((message) => message.type === type && message.id === id);
            if (found) return found;
            await Promise.race([failed, new Promise((resolve) => heard.addEventListener("message", resolve, { once: true }))]);
          }
        };
        return { worker, said, until };
      };
      const many = { ...options, runs: 100_000 };
      const { risk } = await import("/api/risk.js");
      const expected = JSON.stringify(risk(plan, options));

      const first = start();
      first.worker.postMessage({ type: "start", id: 1, plan, options: many });
      const progress = await first.until("progress", 1);
      first.worker.postMessage({ type: "cancel", id: 1 });
      first.worker.postMessage({ type: "start", id: 2, plan, options });
      const afterCancel = await first.until("done", 2);
      first.worker.postMessage({ type: "start", id: 3, plan, options: many });
      await first.until("progress", 3);
      first.worker.terminate();

      const second = start();
      second.worker.postMessage({ type: "start", id: 1, plan, options });
      const afterEnd = await second.until("done", 1);
      second.worker.terminate();
      return {
        progressed: progress.done > 0 && progress.result.runs === progress.done,
        cancelled: !first.said.some(({ type, id }) => type === "done" && id === 1),
        afterCancel: JSON.stringify(afterCancel.result) === expected,
        afterEnd: JSON.stringify(afterEnd.result) === expected,
      };
    },
    { plan, options },
  );
  expect(answer).toEqual({ progressed: true, cancelled: true, afterCancel: true, afterEnd: true });
});
