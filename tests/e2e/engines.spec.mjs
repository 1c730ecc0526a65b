// What articles frame, in Firefox and WebKit: in the strictest sandbox, on another origin, under an article's own policy.
// And what is typed into a date field there.
import { expect, test } from "@playwright/test";
import { articleAddress, element, strictFrame, strictLesson } from "./article.mjs";
import { addPlain, byParts, stateOf, typings } from "./dates.mjs";
import { engines, eventually } from "./engines.mjs";

const snippets = {
  frame: (baseURL) => strictFrame(baseURL),
  element: (baseURL) => element(baseURL),
};

const places = {
  "a figure in an article": (baseURL) => articleAddress(baseURL, strictFrame(baseURL, "#controls=full")),
  "the planner": (baseURL) => baseURL,
};
const expires = "#at-adCredits-0-expires";

for (const [name, { isHere, start }] of Object.entries(engines)) {
  test.describe(name, () => {
    test.skip(!isHere, `${name} is not here`);
    let browser;
    test.beforeEach(async () => {
      browser = await start();
      test.info().annotations.push({ type: "version", description: browser.version });
    });
    test.afterEach(() => browser.close());

    const text = (selector) => () => browser.evaluate((it) => document.querySelector(it)?.textContent, selector);
    const press = (label) =>
      browser.evaluate((it) => [...document.querySelectorAll("button")].find(({ textContent }) => textContent === it).click(), label);
    const shows = async (selector, wanted) => expect(await eventually(text(selector), wanted), selector).toBe(wanted);
    const expectStyled = async () => {
      expect(await browser.evaluate(() => origin)).toBe("null");
      // A style of the site's own: without it a page has the browser's serif letters.
      expect(await browser.evaluate(() => getComputedStyle(document.body).fontFamily)).not.toMatch(/^(serif|"?Times)/);
      expect(await browser.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
    };

    for (const [kind, snippet] of Object.entries(snippets)) {
      test(`in ${name} the ${kind} can be tried, in the strict sandbox`, async ({ baseURL }) => {
        await browser.open(articleAddress(baseURL, snippet(baseURL)));
        await browser.enterFrame();
        await shows("[data-figure=stranded]", "2,250");
        await expectStyled();
        await browser.evaluate(() => {
          const amount = document.getElementById("trial-gets-2-credit-1");
          amount.value = "750";
          amount.dispatchEvent(new Event("input", { bubbles: true }));
          amount.dispatchEvent(new Event("change", { bubbles: true }));
        });
        await shows("[data-figure=stranded]", "0");
        await browser.click("input[type=checkbox]");
        await shows("[data-figure=stranded]", "600");
        await press("Reset");
        await shows("[data-figure=stranded]", "2,250");
        await press("Fit to spend");
        await shows("[data-figure=stranded]", "0");
        await browser.leaveFrame();
        if (kind === "element") {
          const heard = () => browser.evaluate(() => ["ready", "change", "complete"].every((type) => window.heard.some((it) => it[0] === type)));
          expect(await eventually(heard, true), "what the article hears").toBe(true);
        }
        expect(browser.complaints).toEqual([]);
      });
    }

    test(`in ${name} a lesson goes on from step to step, in the strict sandbox`, async ({ baseURL }) => {
      await browser.open(articleAddress(baseURL, strictLesson(baseURL, "lesson/fit/")));
      // Before that the page stands still.
      const begins = () => browser.evaluate(() => window.messages?.some(({ type }) => type === "step"));
      expect(await eventually(begins, true), "the lesson begins").toBe(true);
      await browser.enterFrame();
      await shows("#lesson-step", "Step 1 of 3");
      await expectStyled();
      // WebKit's driver misses what lies below the window.
      await browser.evaluate(() => document.getElementById("lesson-on").click());
      await shows("#lesson-step", "Step 2 of 3");
      expect(browser.complaints).toEqual([]);
    });

    for (const [place, address] of Object.entries(places)) {
      test(`in ${name} an expiry date of ${place} is typed as in the browser's own field`, async ({ baseURL }) => {
        await browser.open(address(baseURL));
        if (place !== "the planner") await browser.enterFrame();
        const runs = (field) => !document.querySelector("#planner[inert]") && Boolean(document.querySelector(field));
        expect(await eventually(() => browser.evaluate(runs, expires), true), "it runs").toBe(true);
        await browser.evaluateOn(expires, addPlain);
        // WebKit takes the focus away once, at the first key in a new window.
        const holds = () => browser.evaluate(() => document.hasFocus() && document.activeElement.id);
        expect(await eventually(() => browser.press("#plain", ["ArrowRight"]).then(holds), "plain")).toBe("plain");
        const begin = (selector, start) => {
          const field = document.querySelector(selector);
          document.activeElement.blur();
          field.value = start;
          for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
        };
        const typed = async (selector, keys, start) => {
          await browser.evaluate(begin, selector, start);
          await browser.press(selector, keys);
          const found = await browser.evaluateOn(selector, stateOf);
          await browser.evaluate(() => document.activeElement.blur());
          return { found, left: await browser.evaluateOn(selector, stateOf) };
        };
        for (const start of ["2026-03-20", ""]) {
          for (const keys of [byParts, ...typings]) {
            const expected = await typed("#plain", keys, start);
            expect(await typed(expires, keys, start), `${keys.join(" ")} over “${start}”`).toEqual(expected);
          }
        }
        const whole = name === "WebKit" ? byParts : typings[0];
        expect((await typed(expires, whole, "2026-03-20")).left.value).toBe("2027-01-09");
      });
    }
  });
}
