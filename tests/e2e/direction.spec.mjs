// From right to left, in English: what is mirrored, and what is not. Arabic itself is in languages.spec.mjs.
import { expect, test } from "./support.mjs";
import { button, example, more, opened, openedWith, pictures, row, screen } from "./planner.mjs";

const box = async (locator) => {
  const { x, width } = await locator.boundingBox();
  return { start: x + width, end: x };
};

test.beforeEach(({ page }) =>
  page.addInitScript(() => document.addEventListener("DOMContentLoaded", () => (document.documentElement.dir = "rtl"))),
);

test("the plan is mirrored", async ({ page }) => {
  await opened(page);
  const headline = page.locator(".headline-figure");
  expect((await box(headline.first())).end).toBeGreaterThan((await box(headline.last())).end);
  const cells = row(page, "Account A").locator("th, td");
  expect((await box(cells.first())).start).toBeGreaterThan((await box(cells.last())).start);
  expect((await box(page.locator(".credits"))).start).toBeGreaterThan((await box(page.locator(".accounts"))).start);

  // Bars grow from where the text begins.
  const bar = page.locator(".strip .bar");
  const whole = await box(bar);
  expect((await box(bar.locator(".part").first())).start).toBeCloseTo(whole.start, 0);
  expect((await box(bar.locator(".part").last())).end).toBeCloseTo(whole.end, 0);

  // Back is where reading begins.
  for (const way of ["undo-step", "redo-step"]) await expect(page.locator(`#${way} .icon`)).toHaveCSS("scale", "-1 1");

  // The sum is a sentence, which keeps the order of its language; each of its terms stays whole.
  const terms = page.locator(".conservation .term");
  expect((await box(terms.first())).start).toBeLessThan((await box(terms.nth(1))).start);

  // Dates stay whole.
  await expect(page.locator("[data-figure=last-day]")).toHaveText("\u20681 Mar\u2069");

  // What points, points onwards; unfolded, down.
  const sign = row(page, "Account A").locator(".disclosure .icon");
  await expect(sign).toHaveCSS("scale", "-1 1");
  await button(page, "Account A").click();
  await expect(sign).toHaveCSS("rotate", "-90deg");

  // Amounts run from left to right, so ones stand under ones: also in the sum, and in the head of their column.
  const amount = page.locator("#at-adAccounts-0-dailySpend");
  await expect(amount).toHaveCSS("text-align", "right");
  await expect(amount).toHaveCSS("direction", "ltr");
  const lasts = await page.locator(".table .figure-text").evaluateAll((all) =>
    all.map((it) => {
      const range = document.createRange();
      range.selectNodeContents(it);
      return [it.closest("td").cellIndex + Number(it.closest("tfoot") !== null), Math.round(range.getBoundingClientRect().right)];
    }),
  );
  for (const [column, right] of lasts) expect(right, `column ${column}`).toBe(lasts.find(([it]) => it === column)[1]);
});

test("a sign stands before its amount", async ({ page }) => {
  await opened(page);
  await screen(page, "Compare");
  await button(page, "Compare with the best split").click();
  const delta = page.locator(".delta", { hasText: "2,250" }).first();
  const [sign, digit] = await delta.evaluate((it) => {
    const text = document.createTreeWalker(it, NodeFilter.SHOW_TEXT).nextNode();
    return [0, 1].map((at) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().x;
    });
  });
  expect(sign).toBeLessThan(digit);
});

test("dialogs are mirrored", async ({ page }) => {
  await opened(page);
  for (const name of ["Explain", "Import", "Load an example"]) {
    if (name === "Explain") await button(page, name).click();
    else await more(page, name);
    const dialog = page.getByRole("dialog");
    const close = await box(dialog.getByRole("button", { name: "Close" }));
    const title = await box(dialog.getByRole("heading").first());
    expect(title.start, name).toBeGreaterThan(close.start);
    const { scroll, client } = await dialog.evaluate((it) => ({ scroll: it.scrollWidth, client: it.clientWidth }));
    expect(scroll, name).toBe(client);
    await page.screenshot({ path: `${pictures}rtl-${name.split(" ")[0].toLowerCase()}.png` });
    await page.keyboard.press("Escape");
  }
});

test("nothing is cut off, and it leaves its pictures", async ({ page }) => {
  // Names of people who write so.
  const named = (text, name) => text.replaceAll("Account A", name).replaceAll("Ad credit 1", "קרדיט 1");
  await openedWith(page, named(example("split-evenly"), "חנות תל אביב 12"));
  await page.getByLabel(/^Allocate .+תל אביב/).fill("3500");
  await button(page, "חנות תל אביב 12").click();
  await button(page, "Plan settings").click();
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${pictures}rtl-${width}.png`, fullPage: true });
  }
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test("a figure is mirrored, and sentences from left to right keep their order", async ({ page, baseURL }) => {
  await page.goto(`${baseURL}/embed/split-evenly/#dir=rtl&controls=full`);
  const bar = page.locator(".bar").first();
  await expect(bar.locator(".part").first()).toBeVisible();
  expect((await box(bar.locator(".part").first())).start).toBeCloseTo((await box(bar)).start, 0);
  // A sentence ends right of its last letter, and begins where the page does.
  const ends = (selector) =>
    page.locator(selector).first().evaluate((it) => {
      const texts = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
      let last;
      while (texts.nextNode()) if (texts.currentNode.data.trim()) last = texts.currentNode;
      const [letter, sign] = [2, 1].map((back) => {
        const range = document.createRange();
        range.setStart(last, last.data.trimEnd().length - back);
        range.setEnd(last, last.data.trimEnd().length - back + 1);
        return range.getBoundingClientRect().x;
      });
      return sign - letter;
    });
  for (const selector of ["h1, h2", "[data-goal]", ".trial-foot"]) expect(await ends(selector), selector).toBeGreaterThan(0);
  const end = await page.locator(".trial-foot").evaluate((it) => {
    const range = document.createRange();
    range.selectNodeContents(it);
    return [range.getBoundingClientRect().right, it.getBoundingClientRect().right];
  });
  expect(end[0]).toBeCloseTo(end[1], 0);
});
