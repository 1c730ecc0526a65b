// The browser's process is killed while somebody edits: what the page had noted is there afterwards, and nothing is
// broken. STRANDLINE_KILLS says how often; `make kills` does it fifty times, on a machine that does nothing else, and then
// no edit may be lost that is a second old.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { expect, test } from "./support.mjs";

const asked = process.env.STRANDLINE_KILLS;
const kills = Number(asked ?? 4);
/** Each edit makes the amount the next whole number and these cents, by which it is found in what is kept. */
const CENTS = ".37";
const [executable] = execFileSync(fileURLToPath(new URL("../../.ci/browser", import.meta.url)), { encoding: "utf8" }).split("\n");

/** What comes within a minute, or an error that says what did not. */
const soon = (what, coming) => {
  let timer;
  const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(`${what} takes more than a minute`)), 60_000)));
  return Promise.race([coming, late]).finally(() => clearTimeout(timer));
};

/**
 * A page of a browser of its own with this profile, and how to kill that with all its processes. A browser that does not
 * start is started again: what is tested is what the planner kept.
 */
const started = async (profile, args, tries = 3) => {
  const process_ = spawn(executable, [...args, "--headless=new", "--remote-debugging-port=0", `--user-data-dir=${profile}`], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((then) => process_.once("exit", then));
  const kill = async () => {
    if (process_.exitCode === null && process_.signalCode === null) process.kill(-process_.pid, "SIGKILL");
    await ended;
  };
  const said = [];
  const listening = new Promise((found, fail) => {
    createInterface({ input: process_.stderr }).on("line", (line) => {
      said.push(line);
      const [, address] = /DevTools listening on (ws:\S+)/.exec(line) ?? [];
      if (address) found(address);
    });
    ended.then((code) => fail(new Error(`the browser ended at once, with ${code}`)));
  });
  try {
    const browser = await chromium.connectOverCDP(await soon("the browser's start", listening), { timeout: 60_000 });
    return { page: await soon("the first page", browser.contexts()[0].newPage()), kill };
  } catch (error) {
    await kill();
    if (tries > 1) return started(profile, args, tries - 1);
    throw new Error([error.message, ...said.slice(-20)].join("\n"));
  }
};

/** In the page: tells the test of each amount as soon as the browser says that it is noted. */
const tellNoted = (cents) => {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (note) {
    const request = put.call(this, note);
    const [, number] = new RegExp(`"(\\d+)\\${cents}`).exec(String(note.text).replaceAll("\\", "")) ?? [];
    if (number) request.transaction.addEventListener("complete", () => globalThis.noted(Number(number)));
    return request;
  };
};

test(`a browser that is killed ${kills} times while somebody edits loses nothing that was noted, and breaks nothing`, async ({ baseURL, launchOptions }) => {
  test.setTimeout(300_000 + kills * 60_000);
  const profile = mkdtempSync(join(tmpdir(), "strandline-kills-"));
  // Edits are numbered through all the lives of the browser.
  let last = 1000;
  let due = null;
  let kill = async () => {};
  try {
    for (let life = 0; life <= kills; life++) {
      const alive = await started(profile, launchOptions.args);
      kill = alive.kill;
      const { page } = alive;
      const faults = [];
      page.on("pageerror", (error) => faults.push(error.message));
      let noted = 0;
      await page.exposeFunction("noted", (number) => (noted = Math.max(noted, number)));
      await page.addInitScript(tellNoted, CENTS);
      await page.goto(baseURL, { timeout: 60_000 });
      await page.locator("#planner:not([inert])").waitFor({ timeout: 60_000 });
      const amount = page.getByLabel("Allocate Ad credit 1 to Account C");
      if (due !== null) {
        await expect(page.getByText("could not be read")).toHaveCount(0);
        const kept = Math.floor(Number((await amount.inputValue()).replaceAll(",", "")));
        expect(kept, `kept after kill ${life}`).toBeGreaterThanOrEqual(due);
        expect(kept).toBeLessThanOrEqual(last);
      }
      if (life === kills) {
        expect(faults).toEqual([]);
        break;
      }
      // When the test has heard of an edit, it was made.
      const heard = [];
      await page.exposeFunction("heard", (number) => heard.push([number, performance.now()]));
      await amount.evaluate((field, [last, cents]) => {
        let number = last;
        setInterval(() => {
          field.value = ++number + cents;
          field.dispatchEvent(new Event("input", { bubbles: true }));
          globalThis.heard(number);
        }, 60);
      }, [last, CENTS]);
      // However slow the machine is: once something is noted, there is something to lose.
      await expect.poll(() => noted, { message: "noted in this life" }).toBeGreaterThan(0);
      await new Promise((then) => setTimeout(then, Math.random() * 2500));
      const killed = performance.now();
      await kill();
      due = Math.max(noted, (asked && heard.findLast(([, at]) => at <= killed - 1000)?.[0]) || 0);
      last = Math.max(last, ...heard.map(([number]) => number)) + 100;
      expect(faults).toEqual([]);
    }
  } finally {
    await kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
