// A lesson in the words of its tests, wherever it is taken: `page` may be a page, or a frame in one.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { button, figure } from "./planner.mjs";

export const file = (name) =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../www/lessons/${name}.json`, import.meta.url)), "utf8"));
export const texts = file("en");
export const ids = file("index").map(({ id }) => id);

export const coach = (page) => page.locator(".coach");
export const heading = (page) => page.locator("#lesson-step");
export const on = (page) => page.locator("#lesson-on");

/** The field of one allocation. */
export const field = (page, { adCredit, adAccount, on }) => page.locator(`#sim-${adAccount}-${adCredit}-${on}`);

/** Brings the amounts of the simulator to those of a route. */
const allocate = async (page, allocations) => {
  const inputs = page.locator(".sim-cell input");
  for (const input of await inputs.all()) await input.fill("");
  for (const it of allocations) await field(page, it).fill(String(Number(it.amount)));
};

/** Does one step as its file says: guesses, allocates by the route of this number, chooses what is right, tries all. */
export const act = async (page, id, lesson, at, route = 0) => {
  const step = lesson.steps[at];
  const said = texts[id].steps[at];
  if (step.kind === "predict") {
    await page.getByLabel(/^Your guess/).fill("1234");
    await button(coach(page), "Check").click();
    await expect(figure(page, "guess")).toHaveText("1,234");
    await expect(figure(page, "truth")).not.toHaveText("–");
  } else if (step.kind === "do") {
    await allocate(page, (step.routes[route] ?? step.routes[0]).allocations);
    await expect(coach(page).getByText("That is it.", { exact: true })).toBeVisible();
  } else if (step.kind === "choose") {
    const right = step.options.find((option) => option.right).id;
    const wrong = step.options.find((option) => !option.right).id;
    for (const answer of [wrong, right]) {
      await page.locator(`#option-${answer}`).check();
      await button(coach(page), "Check").click();
    }
    await expect(coach(page).locator(".why")).toHaveCount(2);
  } else if (step.kind === "attempt") {
    for (const one of step.tries) {
      await button(coach(page), said.answers[one.id].text).click();
      await expect(coach(page).locator(".why", { hasText: said.answers[one.id].why }).first()).toBeVisible();
    }
    const refused = step.tries.filter((one) => one.refusedBy).length;
    await expect(coach(page).getByText(/^Rule R\d+/)).toHaveCount(refused);
  }
  await expect(on(page)).toHaveText("Continue");
};
