// Each language besides English, on every screen: all of it speaks it, in its direction, and fits.
import { readFileSync } from "node:fs";
import { expect, expectAccessible, test } from "./support.mjs";
import { figure, opened, pictures } from "./planner.mjs";

const json = (name) => JSON.parse(readFileSync(new URL(`../../www/locales/${name}.json`, import.meta.url), "utf8"));
const languages = json("languages");
/** What is said in English only: sentences of three words and more. */
const english = ["en", "en-later"]
  .flatMap((name) => Object.values(json(name)))
  .filter((sentence) => !sentence.includes("{") && sentence.split(" ").length > 2);
/** What a sentence that was not found, or not filled in, looks like. */
const unfilled = /\{\w+\}|\b[a-z]+[A-Za-z]*\.[a-z]+[A-Za-z]*\.[a-z]/;

for (const { id, name, direction = "ltr", isReviewed = true } of languages.filter(({ id }) => id !== "en")) {
  test.describe(`in a browser set to ${name}`, () => {
    test.use({ locale: id });

    test("every screen speaks it, in its direction, and fits a narrow phone", async ({ page }) => {
      const { page: texts } = json(id);
      await opened(page);
      await expect(page.locator("html")).toHaveAttribute("lang", id);
      await expect(page.locator("body")).toHaveCSS("direction", direction);
      await expect(page).toHaveTitle(texts.title);
      await expect(page.getByText(texts.foot + texts.translated)).toBeVisible();
      expect(texts.translated === "").toBe(isReviewed);
      // Digits are those that fields take.
      await expect(figure(page, "stranded")).toHaveText(/^\u2068?2[.,\s\u00a0\u202f]?250\u2069?$/);

      // A sum runs as the language does: what was issued stands first.
      const sum = page.locator(".strip .conservation");
      const [issued, last] = await Promise.all([sum.locator(".term").first().boundingBox(), sum.locator(".term").last().boundingBox()]);
      expect(issued.x < last.x).toBe(direction === "ltr");

      const links = page.getByRole("navigation").first().getByRole("link");
      const count = await links.count();
      expect(count).toBeGreaterThan(4);
      for (let at = 0; at < count; at++) {
        await links.nth(at).click();
        await expect(links.nth(at)).toHaveAttribute("aria-current", "page");
        await expect(page.locator("main h1, main h2").first()).toBeVisible();
        const said = await page.locator("body").evaluate((body) => body.innerText);
        expect(english.filter((sentence) => said.includes(sentence)), "left in English").toEqual([]);
        expect(said).not.toMatch(unfilled);
        await page.screenshot({ path: `${pictures}${id}-${at}.png`, fullPage: true });
        await page.setViewportSize({ width: 320, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
        await page.screenshot({ path: `${pictures}${id}-${at}-320.png`, fullPage: true });
        await page.setViewportSize({ width: 1280, height: 900 });
      }
    });
  });
}

for (const locale of ["es", "pt", "vi", "ar"]) {
  test.describe(`with longer words, in ${locale}`, () => {
    test.use({ locale });

    test("the result is one line above other screens; on a phone a lesson's figures stand beside one another, and what asks keeps together", async ({ page }) => {
      await opened(page);
      await page.goto("/#timeline");
      await expect(page.locator(".strip.is-slim")).toBeVisible();
      const tops = (locator) => locator.evaluateAll((all) => new Set(all.map((it) => Math.round(it.getBoundingClientRect().top))).size);
      expect((await page.locator(".strip").boundingBox()).height).toBeLessThan(56);
      await page.setViewportSize({ width: 390, height: 900 });
      await page.goto("/#plan");
      expect(await tops(page.locator(".advice-asks button"))).toBe(1);
      await page.goto("/#learn/suspension");
      await expect(page.locator(".trial-figure")).toHaveCount(3);
      expect(await tops(page.locator(".trial-figure"))).toBe(1);
    });
  });
}

test.describe("from right to left", () => {
  test.use({ locale: "ar" });

  test("axe finds nothing, and an amount is typed as it is shown", async ({ page }) => {
    await opened(page);
    const field = page.locator("#at-adAccounts-0-dailySpend");
    await field.fill("1,234.50");
    await field.blur();
    await expect(field).toHaveValue("1,234.50");
    await expectAccessible(page);
  });

  test("a day back is to the left where an event is moved, and its arrows point away from each other", async ({ page }) => {
    await opened(page);
    await page.goto("/#timeline");
    const buttons = page.locator(".event-list .part-row").first().locator("button");
    await expect(buttons).toHaveCount(3);
    const places = await buttons.evaluateAll((all) => all.map((it) => it.getBoundingClientRect().x));
    const [back, on, away] = places;
    expect([back < on, away < back]).toEqual([true, true]);
  });
});
