// Lessons as their tests take them, wherever that is: `page` may be a page, or a frame in one. Each from its file, by its listed ways or by others, with a pointer or the keyboard.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { button, figure } from "./planner.mjs";

/** A file of the lessons. */
export const file = (name) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../www/lessons/${name}.json`, import.meta.url)), "utf8"));
export const texts = file("en");
/** The lessons, in the order of the screen. */
export const ids = file("index").map(({ id }) => id);

export const coach = (page) => page.locator(".coach");
export const heading = (page) => page.locator("#lesson-step");
/** The button that goes on to the next step. */
export const on = (page) => page.locator("#lesson-on");
/** Goes on by the keyboard, in a frame that has just grown: until it is drawn as tall, a press on its new part is the article's. */
export const goOn = async (frame) => {
  await on(frame).press("Enter");
  await expect(heading(frame)).toBeFocused();
};

/** Opens a lesson by its address. */
export const take = async (page, id) => {
  await page.goto(`/#learn/${id}`);
  await expect(page.getByRole("heading", { level: 2, name: texts[id].title })).toBeVisible();
  await expect(heading(page)).toHaveText(/Step 1 of/);
};

/** Somebody with a mouse or a finger. */
export const pointer = () => ({
  press: (target) => target.click(),
  write: (input, text) => input.fill(text),
  pick: (radio) => radio.check(),
});

/** Somebody with a keyboard and nothing else. What has the focus is read, never set. */
export const keyboard = (page) => {
  const isReached = (target) => target.evaluate((it) => it === document.activeElement);
  const press = async (key) => {
    await page.keyboard.press(key);
    // What takes the focus away without giving it to something else leaves a reader lost.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), `what has the focus after ${key}`).not.toBe("BODY");
  };
  const reach = async (target) => {
    await target.waitFor();
    const isBehind = await target.evaluate(
      (it) => document.activeElement !== document.body && it.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    for (let presses = 0; presses < 120; presses += 1) {
      if (await isReached(target)) return;
      await page.keyboard.press(isBehind ? "Shift+Tab" : "Tab");
    }
    throw new Error(`not reached with the Tab key: ${target}`);
  };
  return {
    reach,
    press: async (target) => {
      await reach(target);
      await press("Enter");
    },
    write: async (input, text) => {
      await reach(input);
      await press("Control+A");
      if (text) await page.keyboard.type(text);
      else await press("Delete");
    },
    // One stop of the Tab key for all of them, arrows between.
    pick: async (radio) => {
      const name = await radio.getAttribute("name");
      const isInGroup = () => page.evaluate((name) => document.activeElement.name === name, name);
      for (let presses = 0; !(await isInGroup()) && presses < 120; presses += 1) await page.keyboard.press("Tab");
      for (let presses = 0; !(await isReached(radio)) && presses < 20; presses += 1) await press("ArrowDown");
      if (!(await radio.isChecked())) await press("Space");
      await expect(radio).toBeChecked();
    },
  };
};

/** Brings the amounts of the simulator to those of a route, cell by cell. */
const allocate = async (page, hands, allocations) => {
  const wanted = new Map(allocations.filter(({ done }) => !done).map(({ adCredit, adAccount, on, amount }) => [`sim-${adAccount}-${adCredit}-${on}`, String(Number(amount))]));
  const cells = page.locator(".sim-cell input");
  await expect(cells).not.toHaveCount(0);
  const names = await cells.evaluateAll((all) => all.map(({ id }) => id));
  for (const name of wanted.keys()) expect(names, "the simulator has a cell for it").toContain(name);
  for (const name of names) {
    const cell = page.locator(`[id="${name}"]`);
    const amount = wanted.get(name) ?? "";
    if ((await cell.inputValue()).replaceAll(",", "") !== amount) await hands.write(cell, amount);
  }
};

/** What is done in a step of each kind: as its file lists it, or in another way that its file accepts as well. */
const ways = {
  predict: {
    listed: async ({ page, hands }) => {
      await hands.write(page.getByLabel(/^Your guess/), "1234");
      await hands.press(button(coach(page), "Check"));
      await expect(figure(page, "guess")).toHaveText("1,234");
    },
    // Who won't guess has it shown.
    other: async ({ page, hands }) => {
      await hands.press(button(coach(page), "Show me"));
      await expect(figure(page, "guess")).toHaveText("none");
    },
  },
  do: {
    listed: ({ page, hands, step }) => allocate(page, hands, step.routes[0].allocations),
    other: ({ page, hands, step }) => allocate(page, hands, step.routes[1].allocations),
  },
  choose: {
    listed: async ({ page, hands, step }) => {
      const wrong = step.options.find((option) => !option.right);
      const right = step.options.find((option) => option.right);
      for (const { id } of [wrong, right]) {
        await hands.pick(page.locator(`#option-${id}`));
        await hands.press(button(coach(page), "Check"));
      }
      await expect(coach(page).locator(".why")).toHaveCount(2);
    },
    other: async ({ page, hands, step }) => {
      await hands.pick(page.locator(`#option-${step.options.find((option) => option.right).id}`));
      await hands.press(button(coach(page), "Check"));
      await expect(coach(page).locator(".why")).toHaveCount(1);
    },
  },
  attempt: {
    listed: (it) => tryAll(it, it.step.tries),
    other: (it) => tryAll(it, it.step.tries.toReversed()),
  },
};

const tryAll = async ({ page, hands, step, said }, tries) => {
  for (const { id } of tries) {
    await hands.press(button(coach(page), said.answers[id].text));
    await expect(coach(page).locator(".why", { hasText: said.answers[id].why }).first()).toBeVisible();
  }
  await expect(coach(page).getByText(/^Rule R\d+/)).toHaveCount(step.tries.filter((one) => one.refusedBy).length);
};

/** Does the step of this number, up to where it can be gone on with. */
export const act = async (page, hands, id, at, way = "listed") => {
  const step = file(id).steps[at];
  await ways[step.kind][way]({ page, hands, step, said: texts[id].steps[at] });
  if (step.kind === "predict") await expect(figure(page, "truth")).not.toHaveText("–");
  if (step.kind === "do") await expect(coach(page).getByText("Correct.", { exact: true })).toBeVisible();
  await expect(coach(page).locator(".lesson-explained")).toBeVisible();
  await expect(on(page)).toHaveText("Continue");
};

/** Takes a lesson from its first step to its end; `look` sees each step when it is done. */
export const finish = async (page, hands, id, { way = "listed", look = async () => {} } = {}) => {
  const { steps } = file(id);
  for (let at = 0; at < steps.length; at += 1) {
    await expect(heading(page)).toHaveText(`Step ${at + 1} of ${steps.length}`);
    // What is to be guessed is nowhere on the page, not even for ears.
    if (steps[at].kind === "predict") await expect(page.locator(".trial-figures")).not.toContainText(/\d/);
    await act(page, hands, id, at, way);
    await look(at + 1);
    await hands.press(on(page));
  }
  await expect(heading(page)).toHaveText("Lesson done");
  await expect(heading(page)).toBeFocused();
  await expect(coach(page)).toContainText(texts[id].rule);
};
