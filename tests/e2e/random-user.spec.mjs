// A random user at a real page: some hundred seeded actions, after each of which all that must hold is held to.
import { readFileSync } from "node:fs";
import { simulate } from "../../dist/api/api.js";
import { complaints, expect, test } from "./support.mjs";
import { even, example, opened, openedWith } from "./planner.mjs";
import { does } from "./random-user.mjs";

const all = JSON.parse(readFileSync(new URL("random-user.json", import.meta.url), "utf8"));
/** What the page opens as examples, by their names. */
const examples = new Map(["split-evenly", "two-credits"].map((it) => JSON.parse(example(it))).map((it) => [it.name, it]));

/** What the page shows and keeps. */
const look = (page) =>
  page.evaluate(() => {
    const text = (it) => it.textContent.replace(/\s+/g, " ").trim();
    const figures = {};
    for (const it of document.querySelectorAll(".strip .headline-amount")) figures[it.dataset.figure] = text(it);
    for (const it of document.querySelectorAll(".strip .conservation .term")) {
      const [, name, amount] = /^\W*(.*?) ([\d.,–-]+)$/.exec(text(it)) ?? [];
      figures[name] = amount;
    }
    const open = sessionStorage.getItem("strandline.open");
    const active = document.activeElement;
    const { field, typed } = globalThis.entered ?? {};
    return {
      figures,
      open,
      plan: localStorage.getItem(`strandline.scenario.${open}`),
      name: document.querySelector(".scenario input")?.value,
      focus: active === document.body ? "" : active.localName,
      // A field that is typed into stays as it is, and has the focus.
      entered: field ? { typed, value: field.value, isActive: field === active, isThere: field.isConnected } : null,
    };
  });

const minor = (text) => BigInt(text.replace(/\D/g, ""));
const sum = (...amounts) => amounts.reduce((sum, it) => sum + minor(it), 0n);
/** What a fresh run of a plan gives, as the strip names it, in minor units; nothing where the plan does not run. */
const fresh = (plan) => {
  let totals;
  try {
    ({ totals } = simulate(plan));
  } catch (error) {
    if (error.name === "PlanError") return null;
    throw error;
  }
  return {
    lost: sum(totals.stranded, totals.expiredUnallocated),
    stranded: minor(totals.stranded),
    "expired-unallocated": minor(totals.expiredUnallocated),
    unallocated: minor(totals.unallocated),
    Issued: minor(totals.issued),
    Spent: minor(totals.spent),
    Stranded: minor(totals.stranded),
    Unallocated: minor(totals.unallocated),
    Remaining: minor(totals.remaining),
    "Expired unallocated": minor(totals.expiredUnallocated),
    decimals: (totals.issued.split(".")[1] ?? "").length,
  };
};
/** Whether the figures on the page are those of the plan that is kept. */
const differences = ({ figures, plan, name }) => {
  const document = plan ? JSON.parse(plan) : examples.get(name);
  if (!document) return [`no plan is kept, and “${name}” is no example`];
  const run = fresh(document);
  return Object.entries(figures).flatMap(([figure, shown]) => {
    if (!run) return shown === "–" ? [] : [`${figure} is ${shown} of a plan that does not run`];
    if (!(figure in run)) return [`${figure} is not known here`];
    const [whole, part = ""] = shown.replace(/,/g, "").split(".");
    const is = /^\d+$/.test(whole) ? BigInt(whole + part.padEnd(run.decimals, "0")) : null;
    return is === run[figure] ? [] : [`${figure} is ${shown}, not ${run[figure]} minor units`];
  });
};

for (const seed of new Set(all.map(([seed]) => seed))) {
  test(`whatever somebody does at the page, all holds that must: seed ${seed}`, async ({ page, baseURL }) => {
    // What can't be pressed is to fail with the actions that led there.
    page.setDefaultTimeout(20_000);
    const faults = complaints(page, baseURL);
    const lines = [];
    const hold = async (what, check) => {
      try {
        await check();
      } catch (error) {
        error.message = `seed ${seed}, ${what}:\n${lines.join("\n")}\n${error.message}`;
        throw error;
      }
    };
    const settled = async () => {
      await expect.poll(async () => differences(await look(page)), { timeout: 10_000 }).toEqual([]);
      expect(faults).toEqual([]);
    };
    const step = async (id) => {
      const it = page.locator(id);
      if ((await it.getAttribute("aria-disabled")) === "true") return false;
      await it.click();
      await settled();
      return true;
    };
    const done = [];
    // One person comes for the first time; another has a plan that began ten days ago, so that there is spend to enter.
    const follows = seed % 2 === 1;
    await page.clock.setFixedTime(follows ? "2026-03-11T09:00:00Z" : "2026-03-01T09:00:00Z");
    await (follows ? openedWith(page, even()) : opened(page));
    for (const [, action] of all.filter(([it]) => it === seed)) {
      lines.push(JSON.stringify(action));
      await hold("doing it", async () => {
        const before = await look(page);
        await page.evaluate(() => delete globalThis.entered);
        const says = await does[action.what](page, action);
        lines.push(`${lines.pop()} // ${says}`);
        if (says) done.push(action.what);
        await settled();
        if (!["Wait", "Midnight", "Reload"].includes(action.what) && says) {
          await expect.poll(async () => (await look(page)).focus, { timeout: 2_000, message: "the focus is somewhere" }).not.toBe("");
        }
        const after = await look(page);
        if (after.entered) {
          expect(after.entered.isActive, "the field that is typed into keeps the focus").toBe(true);
          if (after.entered.typed !== null) expect(after.entered.value, "what is typed stays").toBe(after.entered.typed);
        }
        if (!action.thenUndo || !says || before.open !== after.open || !after.plan) return;
        // What is shown is kept a moment later.
        await page.waitForTimeout(300);
        const { plan } = await look(page);
        if ((await step("#undo-step")) && (await look(page)).open === after.open) {
          await step("#redo-step");
          await expect.poll(async () => (await look(page)).plan, { timeout: 10_000, message: "Undo and Redo are exact" }).toBe(plan);
        }
      });
    }
    // Were there nothing to be done most of the time, little would have been tried.
    expect(done.length, "how many of the actions found something to be done").toBeGreaterThan(40);
    // The other one who follows a plan leaves it before there is anything to enter.
    if (seed === 1) expect(done, "what was spent is entered").toContain("EnterSpend");
  });
}
