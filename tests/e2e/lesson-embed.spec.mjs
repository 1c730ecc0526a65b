// Lessons as articles have them: framed by a page of another origin, in the strictest sandbox.
import { readFileSync } from "node:fs";
import { element, expectThrough, openArticle, siteOf, strictLesson } from "./article.mjs";
import { act, coach, file, goOn, heading, ids, on, pointer, texts } from "./lessons.mjs";
import { expect, expectNoViolations, test } from "./support.mjs";
import { button, figure, opened, pictures } from "./planner.mjs";

const languages = JSON.parse(readFileSync(new URL("../../www/locales/languages.json", import.meta.url), "utf8"));

const title = (frame, id) => frame.getByRole("heading", { level: 2, name: texts[id].title, exact: true });
const step = (frame, at, of) => expect(heading(frame)).toHaveText(`Step ${at} of ${of}`);
/** What the article heard of these types, in order. */
const heard = (page, ...types) =>
  page.evaluate((types) => (window.messages ?? []).filter((it) => types.includes(it.type)).map(({ type, data }) => [type, data]), types);

for (const id of ids) {
  test(`${id}: done in a strict frame by its listed route, and the article hears of it`, async ({ page, baseURL }) => {
    const lesson = file(id);
    const of = lesson.steps.length;
    await openArticle(page, baseURL, `<main>${strictLesson(baseURL, `lesson/${id}/`)}</main>`);
    const frame = page.frameLocator("iframe");
    await expect(title(frame, id)).toBeVisible();
    expect(await page.evaluate(() => [scrollY, document.activeElement.tagName])).toEqual([0, "BODY"]);
    for (let at = 0; at < of; at++) {
      await step(frame, at + 1, of);
      if (lesson.steps[at].kind === "predict") await expect(frame.locator(".trial-figures")).not.toContainText(/\d/);
      await act(frame, pointer(), id, at);
      await on(frame).click();
    }
    await expect(heading(frame)).toHaveText("Lesson done");
    await expect(coach(frame)).toContainText(texts[id].rule);
    const steps = Array.from({ length: of }, (_, at) => ["step", { lesson: id, i: at + 1, of }]);
    expect(await heard(page, "step", "complete", "error", "change")).toEqual([...steps, ["complete", { lesson: id, correct: false }]]);
    await button(frame, "Use my own numbers").click();
    await expect(frame.locator("#address-text")).toContainText(`${siteOf(baseURL)}#p=`);
  });

  test(`${id}: axe finds nothing at its start and at its end`, async ({ page, baseURL }) => {
    await page.goto(`${siteOf(baseURL)}embed/lesson/${id}/`);
    await expect(title(page, id)).toBeVisible();
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const width of [280, 600, 1100]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await page.screenshot({ path: `${pictures}embed-lesson-${id}-${width}-${colorScheme}.png`, fullPage: true });
      }
      await expectNoViolations(page, { preload: false });
    }
    const { steps } = file(id);
    for (let at = 0; at < steps.length; at++) {
      await step(page, at + 1, steps.length);
      await on(page).click();
    }
    await expect(heading(page)).toHaveText("End of the lesson");
    await page.screenshot({ path: `${pictures}embed-lesson-${id}-end.png`, fullPage: true });
    await expectNoViolations(page, { preload: false });
  });
}

test("before the program runs, a lesson asks what its first step asks, and nothing moves when it begins", async ({ browser, baseURL }) => {
  for (const { id: language, locale } of languages) {
    const context = await browser.newContext({ locale, viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.shift = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (window.shift += value))).observe({ type: "layout-shift", buffered: true });
    });
    // In other languages than English the one with the most days in its question.
    for (const id of language === "en" ? ids : ["hold"]) {
      const address = `${siteOf(baseURL)}embed/${language === "en" ? "" : `${language}/`}lesson/${id}/`;
      const written = await (await page.request.get(address)).text();
      await page.goto(address);
      await expect(coach(page)).toBeVisible();
      const first = await page.evaluate((text) => new DOMParser().parseFromString(text, "text/html").querySelector(".still .prompt").textContent, written);
      await expect(coach(page).locator(".prompt"), `${language}, ${id}`).toHaveText(first);
      expect(await page.evaluate(() => window.shift), `${language}, ${id}`).toBeLessThanOrEqual(0.02);
    }
    await context.close();
  }
});

test("in a frame, axe finds nothing", async ({ page, baseURL }) => {
  // axe itself writes styles into the article.
  await openArticle(page, baseURL, `<main>${strictLesson(baseURL, "lesson/fit/")}</main>`, { policy: "" });
  await expect(title(page.frameLocator("iframe"), "fit")).toBeVisible();
  await expectNoViolations(page, { include: ["iframe"], preload: false });
});

test("the article hears that a lesson was done right only of who guessed and chose right", async ({ page, baseURL }) => {
  for (const [guess, right] of [["2250", true], ["2249", false]]) {
    await openArticle(page, baseURL, strictLesson(baseURL, "lesson/fit/"));
    const frame = page.frameLocator("iframe");
    await frame.getByLabel(/^Your guess/).fill(guess);
    await button(coach(frame), "Check").click();
    for (const at of [1, 2]) {
      await on(frame).click();
      await act(frame, pointer(), "fit", at);
    }
    await on(frame).click();
    await expect(heading(frame)).toHaveText("Lesson done");
    expect(await heard(page, "complete")).toEqual([["complete", { lesson: "fit", correct: right }]]);
  }
});

/** What the article hears of these types in a lesson of an element with these attributes. */
const answersOf = (page) => page.evaluate(() => window.heard.filter(([type]) => type === "answer" || type === "complete").map(([, data]) => data));

/** Goes through the lesson on suspension: wrong, wrong once, shown, right. */
const goThrough = async (frame) => {
  await frame.getByLabel(/^Your guess/).fill("1");
  await button(coach(frame), "Check").click();
  await goOn(frame);
  for (const answer of [/^Back in the Business Center/, /^Gone/]) {
    await frame.getByLabel(answer).check();
    await button(coach(frame), "Check").click();
  }
  await goOn(frame);
  await button(coach(frame), "Show me").click();
  await goOn(frame);
  await frame.getByLabel(/^Your guess/).fill("1800");
  await button(coach(frame), "Check").click();
  await goOn(frame);
  await expect(heading(frame)).toHaveText("Lesson done");
};

test("an article that asks for it hears how each step was answered, and a score", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, element(baseURL, 'lesson="suspension" answers', ""));
  const frame = page.frameLocator("iframe");
  const lesson = "suspension";
  await goThrough(frame);
  await expect.poll(() => answersOf(page)).toEqual([
    { lesson, step: 1, kind: "predict", right: false, tries: 1, shown: false },
    { lesson, step: 2, kind: "choose", right: false, tries: 2, shown: false },
    { lesson, step: 3, kind: "do", right: false, tries: 0, shown: true },
    { lesson, step: 4, kind: "predict", right: true, tries: 1, shown: false },
    { lesson, correct: false, score: { right: 1, of: 4 } },
  ]);
  // Nobody but the host that was named hears of answers.
  await openArticle(page, baseURL, strictLesson(baseURL, "lesson/suspension/#answers"));
  await frame.getByLabel(/^Your guess/).fill("2850");
  await button(coach(frame), "Check").click();
  await expect(frame.locator(".lesson-explained")).toBeVisible();
  expect(await heard(page, "answer")).toEqual([]);
});

test("a page that names a learning record store has what was answered sent there as xAPI, and no other page", async ({ page, baseURL }) => {
  const sent = [];
  await page.route("**/lrs/statements", async (route) => {
    sent.push({ headers: route.request().headers(), body: route.request().postDataJSON() });
    // What stands for the store's own server.
    await route.fulfill({ status: 200, json: [], headers: { "Access-Control-Allow-Origin": "*" } });
  });
  const script = `<script type="module" src="${siteOf(baseURL)}embed/xapi.js" crossorigin="anonymous"></script>`;
  const told = `data-xapi="${siteOf(baseURL)}lrs" data-xapi-authorization="Basic YTpi"`;
  const frame = page.frameLocator("iframe");
  for (const attributes of ["", ` ${told}`]) {
    await openArticle(page, baseURL, `${element(baseURL, `lesson="suspension" answers${attributes}`, "")}${script}`, { policy: "" });
    await goThrough(frame);
    await expect.poll(async () => (await answersOf(page)).length).toBe(5);
    if (!attributes) expect(sent).toEqual([]);
  }
  await expect.poll(() => sent.length).toBe(5);
  const bodies = sent.map(({ body }) => body).sort((one, other) => one.timestamp.localeCompare(other.timestamp));
  const lesson = `${siteOf(baseURL)}embed/lesson/suspension/`;
  expect(bodies.map(({ verb, object }) => [verb.id.split("/").at(-1), object.id])).toEqual([
    ...[1, 2, 3, 4].map((step) => ["answered", `${lesson}#step=${step}`]),
    ["completed", lesson],
  ]);
  const under = (name) => `${siteOf(baseURL)}xapi/${name}`;
  expect(bodies[1].result).toEqual({ success: false, extensions: { [under("kind")]: "choose", [under("tries")]: 2, [under("shown")]: false } });
  expect(bodies[4].result).toEqual({ completion: true, success: false, score: { raw: 1, min: 0, max: 4, scaled: 0.25 } });
  // One reader, of whom nothing is known, and one id for each statement.
  expect(new Set(bodies.map(({ actor }) => JSON.stringify(actor))).size).toBe(1);
  expect(bodies[0].actor).toEqual({ objectType: "Agent", account: { homePage: siteOf(baseURL), name: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
  expect(new Set(bodies.map(({ id }) => id)).size).toBe(5);
  expect(sent[0].headers).toMatchObject({ "x-experience-api-version": "1.0.3", authorization: "Basic YTpi" });
});

test("an article that does not ask hears of no answer", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, element(baseURL, 'lesson="fit"', ""));
  const frame = page.frameLocator("iframe");
  await step(frame, 1, 3);
  for (const at of [1, 2, 3]) {
    if (at < 3) await act(frame, pointer(), "fit", at - 1);
    await goOn(frame);
  }
  await expect(heading(frame)).toHaveText("End of the lesson");
  await expect.poll(() => answersOf(page)).toEqual([{ lesson: "fit", correct: false }]);
});

test("what was skipped or shown is no answer of the reader’s", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictLesson(baseURL, "lesson/fit/#step=3"));
  const frame = page.frameLocator("iframe");
  await step(frame, 3, 3);
  await button(coach(frame), "Show me").click();
  await on(frame).click();
  await expect(heading(frame)).toHaveText("Lesson done");
  expect(await heard(page, "step", "complete")).toEqual([
    ["step", { lesson: "fit", i: 3, of: 3 }],
    ["complete", { lesson: "fit", correct: false }],
  ]);
});

test("the element takes a lesson and a step, follows its height, and tells its page what happens", async ({ page, baseURL, context }) => {
  await openArticle(page, baseURL, element(baseURL, 'lesson="suspension" step="2"'));
  const frame = page.frameLocator("iframe");
  await step(frame, 2, 4);
  const host = page.locator("strandline-simulator");
  const needed = () => frame.locator("#figure").evaluate((it) => Math.ceil(it.getBoundingClientRect().height));
  for (const at of [1, 2]) {
    await act(frame, pointer(), "suspension", at);
    await goOn(frame);
  }
  for (const width of [900, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(async () => (await host.boundingBox()).height - (await needed())).toBe(0);
  }
  const types = await page.evaluate(() => window.heard.map(([type, { i }]) => (type === "step" ? `step ${i}` : type)));
  expect(types.filter((it) => it !== "resize" && it !== "change")).toEqual(["ready", "step 2", "step 3", "step 4"]);
  expect(types).toContain("change");
  await goOn(frame);
  const opening = context.waitForEvent("page");
  await button(frame, "Use my own numbers").press("Enter");
  const planner = await opening;
  // The plan of the last step, as the reader left it.
  await planner.locator("#planner:not([inert])").waitFor();
  await expect(planner.locator("body")).toContainText("Account D in April");
});

test("several lessons are a course: each leads to the next, in the order given, and the last to none", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, element(baseURL, 'lesson="kinds,nothing,fit" step="99"', ""));
  const frame = page.frameLocator("iframe");
  await goOn(frame);
  await expect(heading(frame)).toHaveText("End of the lesson");
  await button(frame, `Next: ${texts.fit.title}`).click();
  await expect(title(frame, "fit")).toBeVisible();
  for (const at of [1, 2, 3]) {
    if (at < 3) await act(frame, pointer(), "fit", at - 1);
    await goOn(frame);
  }
  await expect(heading(frame)).toHaveText("End of the lesson");
  await expect(frame.getByRole("button", { name: /^Next: / })).toHaveCount(0);
});

for (const [asked, begins] of [
  ["0", 1],
  ["99", 4],
  ["-1", 1],
  ["two", 1],
  ["2<img>", 1],
]) {
  test(`step “${asked}”, which there is not: it is said, and the lesson begins at step ${begins}`, async ({ page, baseURL }) => {
    await openArticle(page, baseURL, strictLesson(baseURL, `lesson/suspension/#step=${encodeURIComponent(asked)}`));
    const frame = page.frameLocator("iframe");
    await step(frame, begins, 4);
    await expect(frame.getByText(`This lesson has 4 steps, and none is called “${asked}”.`)).toBeVisible();
    expect(await heard(page, "error")).toEqual([["error", { code: "step" }]]);
  });
}

test("a lesson that there is not: it is said, and the others are there", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictLesson(baseURL, "#lesson=__proto__"));
  const frame = page.frameLocator("iframe");
  await expect(frame.getByText("There is no lesson of this name. These are the lessons:")).toBeVisible();
  await page.screenshot({ path: `${pictures}embed-lesson-none.png` });
  expect(await heard(page, "error", "ready")).toEqual([["error", { code: "lesson" }], ["ready", {}]]);
  await button(frame, texts.hold.title).click();
  await expect(title(frame, "hold")).toBeVisible();
  await step(frame, 1, file("hold").steps.length);
});

test("the end of a lesson leads to the next, in the same frame", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictLesson(baseURL, "lesson/kinds/#step=99&theme=dark"));
  const frame = page.frameLocator("iframe");
  await on(frame).click();
  await button(frame, `Next: ${texts.stays.title}`).click();
  await expect(title(frame, "stays")).toBeVisible();
  await step(frame, 1, file("stays").steps.length);
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("it speaks the article's language, and another one when it is asked to, at the same step", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, element(baseURL, 'lesson="fit" lang="es"'));
  const frame = page.frameLocator("iframe");
  const spanish = file("es");
  await expect(frame.getByRole("heading", { level: 2, name: spanish.fit.title })).toBeVisible();
  await expect(heading(frame)).toHaveText("Paso 1 de 3");
  await goOn(frame);
  await page.evaluate(() => document.querySelector("strandline-simulator").setLocale("en"));
  await step(frame, 2, 3);
  await expect(title(frame, "fit")).toBeVisible();
});

test("an article can begin a lesson anew, and load no plan into it", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, element(baseURL, 'lesson="fit" data-allow-read'));
  const frame = page.frameLocator("iframe");
  await step(frame, 1, 3);
  await act(frame, pointer(), "fit", 0);
  await goOn(frame);
  await step(frame, 2, 3);
  await page.evaluate(() => document.querySelector("strandline-simulator").load({ version: 1 }));
  await expect.poll(() => page.evaluate(() => window.heard.filter(([type]) => type === "error").map(([, data]) => data.code))).toEqual(["plan"]);
  const plan = await page.evaluate(() => document.querySelector("strandline-simulator").getPlan());
  expect(plan.name).toBe(file("fit").plan.name);
  await page.evaluate(() => document.querySelector("strandline-simulator").reset());
  await step(frame, 1, 3);
  await expect(frame.locator(".trial-figures")).not.toContainText(/\d/);
});

test("where storage is allowed, this browser remembers how far one is, in an article as in the planner", async ({ page, baseURL, context }) => {
  await page.goto(`${siteOf(baseURL)}embed/lesson/hold/`);
  await step(page, 1, 4);
  await on(page).click();
  await step(page, 2, 4);
  await page.reload();
  await step(page, 2, 4);
  await page.goto(`${siteOf(baseURL)}#learn/hold`);
  await step(page, 2, 4);
  expect(await context.cookies()).toEqual([]);
});

test("a source of a rule leads out of the frame, not away in it", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictLesson(baseURL, "lesson/before/"));
  const frame = page.frameLocator("iframe");
  const lesson = file("before");
  const tries = lesson.steps.findIndex(({ kind }) => kind === "attempt");
  for (let at = 0; at < tries; at++) await on(frame).click();
  await act(frame, pointer(), "before", tries);
  const source = coach(frame).locator(".said-by a").first();
  const address = await source.getAttribute("href");
  await source.click();
  await expect(frame.locator("#address-text")).toHaveText(address);
  await step(frame, tries + 1, lesson.steps.length);
});

test("the keyboard goes in, through and out again, both ways, and nothing takes the focus or scrolls", async ({ page, baseURL }) => {
  const tall = `<div style="height:1500px"></div>`;
  await openArticle(page, baseURL, `${tall}${strictLesson(baseURL, "lesson/fit/#step=2")}${tall}`);
  await step(page.frameLocator("iframe"), 2, 3);
  await expectThrough(page);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  const said = {
    en: { folder: "", texts, source: /(Source: .+|No source says so: it is inferred\.)The lesson begins with this plan\. Of / },
    es: { folder: "es/", texts: file("es"), source: /(Fuente: .+|Ninguna fuente lo dice: se deduce\.)La lección empieza con este plan\. De / },
  };
  for (const [id, language] of ids.flatMap((id) => Object.keys(said).map((language) => [id, language]))) {
    test(`${id} says in ${language} its rule, who says so, what its plan comes to, and where to take it`, async ({ page, baseURL }) => {
      const { folder, texts, source } = said[language];
      await page.goto(`${siteOf(baseURL)}embed/${folder}lesson/${id}/`);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts[id].title);
      await expect(page.locator("#still-sentence")).toHaveText(texts[id].rule);
      await expect(page.locator("#still-more")).toContainText(source);
      for (const { name } of file(id).plan.adAccounts) {
        await expect(page.getByRole("rowheader", { name: texts.names?.[name] ?? name, exact: true })).toBeVisible();
      }
      await expect(page.getByRole("link", { name: new RegExp(`#learn/${id}$`) })).toBeVisible();
      await page.screenshot({ path: `${pictures}embed-lesson-${id}-still-${language}.png`, fullPage: true });
    });
  }
});

test("a preset can be shown in another currency, where that has its amounts", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, element(baseURL, 'scenario="split-evenly" currency="JPY"'));
  const frame = page.frameLocator("iframe");
  await expect(figure(frame, "stranded")).toHaveText("2,250");
  await expect(frame.locator(".trial-stranded .unit")).toHaveText("JPY");
  await frame.getByLabel("Allocate to Account C").fill("750");
  await expect(figure(frame, "stranded")).toHaveText("0");
  await expect.poll(() => page.evaluate(() => window.heard.findLast(([type]) => type === "change")?.[1].summary.totals.spent)).toBe("6750");
  await page.evaluate(() => document.querySelector("strandline-simulator").setAttribute("currency", "XXX"));
  await expect(frame.getByText("The amounts of this figure can’t be shown in that currency.")).toBeVisible();
  await expect(frame.locator(".trial-stranded .unit")).toHaveText("USD");
});

test("the planner says how to embed the lesson one has done", async ({ page }) => {
  await opened(page);
  await page.goto("/#learn/fit");
  await step(page, 1, 3);
  for (let at = 0; at < 3; at++) await on(page).click();
  await page.getByText("Embed this lesson").click();
  await expect(page.getByLabel("Frame")).toHaveValue(/src="http:\/\/127\.0\.0\.1:\d+\/embed\/lesson\/fit\/" width="100%" height="1000"/);
  await expect(page.getByLabel("Element")).toHaveValue(/^<strandline-simulator lesson="fit" style="[^"]+"><\/strandline-simulator>/);
  await page.screenshot({ path: `${pictures}lesson-embedding.png`, fullPage: true });
});
