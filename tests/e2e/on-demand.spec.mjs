// Screens and dialogs whose code is downloaded when they are first opened.
import { test as bare } from "@playwright/test";
import { expect, test } from "./support.mjs";
import { button, opened } from "./planner.mjs";
import { states } from "./states.mjs";

test("the code of a dialog is downloaded when it is opened, and once", async ({ page }) => {
  const parts = [];
  page.on("request", (request) => {
    const name = new URL(request.url()).pathname;
    if (name.endsWith(".wasm") && !name.includes("planner")) parts.push(name);
  });
  await opened(page);
  expect(parts).toEqual([]);
  for (const _ of [1, 2]) {
    await button(page, "Explain").click();
    await expect(page.getByRole("dialog")).toContainText("Best split");
    await page.keyboard.press("Escape");
  }
  expect(parts.filter((name) => name.includes("/work-"))).toHaveLength(1);
});

test("a screen has its own address, and the heading gets the focus", async ({ page }) => {
  await opened(page);
  await page.getByRole("link", { name: "Timeline" }).click();
  await expect(page.getByRole("heading", { name: "Timeline" })).toBeFocused();
  await expect(page).toHaveURL(/#timeline$/);
  await page.goBack();
  await expect(page.getByRole("link", { name: "Plan", exact: true })).toHaveAttribute("aria-current", "page");
});

for (const [what, file] of [["code", "**/work-*.wasm"], ["styles", "**/screens-*.css"]]) {
  bare(`a screen whose ${what} never came says so, and can be asked for again`, async ({ page }) => {
    let blocked = true;
    await page.route(file, (route) => (blocked ? route.abort() : route.continue()));
    await opened(page);
    for (const _ of [1, 2]) {
      await page.getByRole("link", { name: "Timeline" }).click();
      await expect(page.getByText("This part of the planner did not load.")).toBeVisible();
    }
    blocked = false;
    await button(page, "Try again").click();
    await expect(page.getByRole("heading", { name: "Timeline" })).toBeVisible();
    await expect(page.locator("link[disabled]")).toHaveCount(0);
  });
}

test("no screen is drawn before its styles are there", async ({ page }) => {
  let arrive;
  const arriving = new Promise((resolve) => (arrive = resolve));
  await page.route("**/screens-*.css", async (route) => {
    await arriving;
    await route.continue();
  });
  const code = page.waitForResponse("**/work-*.wasm");
  // The page has not loaded before its styles have.
  await page.goto("/#timeline", { waitUntil: "commit" });
  await code;
  await expect(page.locator(".coming")).toBeVisible();
  await page.waitForTimeout(1000);
  await expect(page.locator(".timeline")).toHaveCount(0);
  arrive();
  await expect(page.locator(".timeline")).toBeVisible();
});

const first = {
  errors: states.errors,
  refused: states.refused,
  examples: states.examples,
  "what is folded, and a menu": async (page) => {
    await opened(page);
    await button(page, "Plan settings").click();
    await button(page, "Ad credit 1").click();
    await button(page, "More").click();
  },
  "scrolled, on a phone": async (page) => {
    await page.setViewportSize({ width: 390, height: 900 });
    await opened(page);
    await page.mouse.wheel(0, 2000);
    await expect(page.locator("main")).not.toBeInViewport({ ratio: 1 });
  },
};

/** Has the page note every property of every element, on a screen, on a phone and on paper: what differs from when it last did. */
const noted = async (page) => {
  const changed = [];
  for (const [media, width] of [["screen", 1280], ["screen", 390], ["print", 1280]]) {
    await page.emulateMedia({ media, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((it) => it.finished)));
    changed.push(...await page.evaluate((seen) => {
      // They stay in the page: half a million values on their way here took most of the test's time.
      const before = (globalThis.noted ??= {})[seen];
      const after = Array.from(document.querySelectorAll("body *"), (element) => {
        const style = getComputedStyle(element);
        return { element, values: new Map(Array.from(style, (name) => [name, style.getPropertyValue(name)])) };
      });
      globalThis.noted[seen] = after;
      if (!before) return [];
      if (before.length !== after.length) return [`${seen}: ${before.length} elements, then ${after.length}`];
      return before.flatMap(({ element, values }, at) =>
        [...after[at].values].filter(([name, value]) => values.get(name) !== value).map(([name, value]) =>
          `${seen}: ${element.localName}.${element.getAttribute("class")}, ${name}: ${values.get(name)}, then ${value}`));
    }, `${media} ${width}`));
  }
  return changed;
};

for (const [name, reach] of Object.entries(first)) {
  test(`the styles of other screens change nothing on the first: ${name}`, async ({ page }) => {
    await reach(page);
    await page.mouse.move(0, 0);
    // What is found anew is shown as such until it comes.
    await expect(page.locator(".is-behind")).toHaveCount(0);
    await expect(page.locator("link[disabled]")).toHaveCount(1);
    await noted(page);
    await page.evaluate(() => globalThis.strandlineStyles());
    await expect(page.locator("link[disabled]")).toHaveCount(0);
    expect(await noted(page)).toEqual([]);
  });
}
