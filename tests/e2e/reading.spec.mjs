// The pages that are there to be read: the guide for article writers, and the one for people who write lessons.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, expectAccessible, test } from "./support.mjs";
import { openArticle, siteOf, tryOut } from "./article.mjs";
import { opened, pictures } from "./planner.mjs";

const presets = JSON.parse(readFileSync(fileURLToPath(new URL("../../www/embed/presets.json", import.meta.url)), "utf8"));
const pages = [
  { at: "embed/guide/", language: "en", title: "Live figures in your article", other: "Español", sections: 9 },
  { at: "embed/guide/es/", language: "es", title: "Figuras vivas en un artículo", other: "English", sections: 9 },
  { at: "lessons/writing/", language: "en", title: "Writing a lesson", other: "Español", sections: 4 },
  { at: "lessons/writing/es/", language: "es", title: "Escribir una lección", other: "English", sections: 4 },
];

/** Has every figure of the page run, as it does when a reader comes to it. */
const showFigures = async (page) => {
  for (const figure of await page.locator("strandline-simulator").all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.frameLocator("iframe").locator("[data-figure=stranded]")).toBeVisible();
  }
};

for (const { at, language, title, other, sections } of pages) {
  test(`${at}: reads well at both widths and in both themes`, async ({ page, baseURL }) => {
    // Eight figures at once, and axe in each of them.
    await page.goto(`${siteOf(baseURL)}${at}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    const contents = page.getByRole("navigation").getByRole("link");
    await expect(contents).toHaveCount(sections);
    for (const link of await contents.all()) {
      const target = page.locator(`[id="${(await link.getAttribute("href")).slice(1)}"]`);
      await expect(target).toHaveText(await link.textContent());
    }
    // What is linked to within the site is there.
    for (const address of await page.locator("main a[href]").evaluateAll((all) => all.map(({ href }) => href))) {
      if (!address.startsWith(siteOf(baseURL))) continue;
      expect((await page.request.get(address)).status(), address).toBe(200);
      const { pathname, hash } = new URL(address);
      const id = decodeURIComponent(hash.slice(1));
      if (id && pathname === new URL(page.url()).pathname) await expect(page.locator(`[id="${id}"]`)).toHaveCount(1);
    }
    await showFigures(page);
    // Without `preload` axe leaves the styles of sandboxed frames alone, which they don't let it read.
    await expectAccessible(page, { preload: false });
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        await page.screenshot({ path: `${pictures}${at.replaceAll("/", "-")}${width}-${colorScheme}.png`, fullPage: true });
      }
    }
  });

  test(`${at}: leads to its other language`, async ({ page, baseURL }) => {
    await page.goto(`${siteOf(baseURL)}${at}`);
    const alternate = page.locator(`link[hreflang=${language === "en" ? "es" : "en"}]`);
    const address = await alternate.evaluate((it) => it.href);
    await page.getByRole("link", { name: other, exact: true }).click();
    await expect(page).toHaveURL(address);
  });
}

for (const [at, language] of [["embed/guide/", "en"], ["embed/guide/es/", "es"]]) {
  test(`${at}: its figures are live, in its language`, async ({ page, baseURL }) => {
    await page.goto(`${siteOf(baseURL)}${at}`);
    await showFigures(page);
    for (const { id, texts } of presets) {
      const frame = page.frameLocator(`strandline-simulator[scenario=${id}] iframe`);
      await expect(frame.getByRole("heading", { level: 1 })).toHaveText(texts[language].question);
    }
  });
}

test("a snippet of the guide, pasted into an article, can be tried", async ({ page, baseURL }) => {
  await page.goto(`${siteOf(baseURL)}embed/guide/`);
  const example = page.getByRole("article", { name: presets[0].texts.en.title });
  // By the keyboard: the figure above it may still grow to its height, and a click would land where it was.
  await example.getByText("Paste this").press("Enter");
  const snippet = await example.getByRole("region").textContent();
  // The site does not know, when it is built for a test, where it will be.
  await openArticle(page, baseURL, snippet.replace(/https:\/\/[^/]+\//, siteOf(baseURL)));
  await tryOut(page.frameLocator("iframe"));
});

for (const [locale, lesson, guide] of [["en-GB", "Writing a lesson", "Live figures in your article"], ["es-ES", "Escribir una lección", "Figuras vivas en un artículo"]]) {
  test.describe(`from the planner in ${locale}`, () => {
    test.use({ locale });
    test("Learn leads to how a lesson is written, and Share to the guide", async ({ page }) => {
      await page.goto("/#learn");
      await page.locator("a[href*='lessons/writing/']").click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(lesson);
      await opened(page);
      await page.getByRole("button", { name: /^(Share|Compartir)$/ }).click();
      await page.getByRole("tab").last().click();
      const address = await page.locator("a[href*='embed/guide/']").evaluate((it) => it.href);
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(guide);
    });
  });
}
