// The embed as articles have it: framed by a page of another origin, in the strictest sandbox.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { roomFor } from "../../.ci/pages.mjs";
import { amountOf, element, expectThrough, figureIn, openArticle, siteOf, strictFrame, tryOut } from "./article.mjs";
import { expect, expectNoViolations, test, unheard } from "./support.mjs";
import { opened, pictures } from "./planner.mjs";

const dist = (path) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url));
const presets = JSON.parse(readFileSync(fileURLToPath(new URL("../../www/embed/presets.json", import.meta.url)), "utf8"));

test("the strict frame can be tried from end to end", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictFrame(baseURL));
  const frame = page.frameLocator("iframe");
  await tryOut(frame);
  // A bare sandbox opens nothing: the reader gets an address.
  await frame.getByRole("button", { name: "Open in planner" }).click();
  await expect(frame.locator("#address-text")).toContainText(`${siteOf(baseURL)}#p=`);
});

test("the element can be tried from end to end, and tells its page what happens", async ({ page, baseURL, context }) => {
  await openArticle(page, baseURL, element(baseURL));
  const frame = page.frameLocator("strandline-simulator iframe");
  await tryOut(frame);
  await expect(page.getByText("Fallback")).toBeHidden();
  const heard = await page.evaluate(() => window.heard.map(([type]) => type));
  expect(heard).toEqual(expect.arrayContaining(["ready", "resize", "change", "step", "complete"]));
  const last = await page.evaluate(() => window.heard.filter(([type]) => type === "change").at(-1)[1]);
  expect(last.summary.totals.spent).toBe("9000.00");
  const opening = context.waitForEvent("page");
  await frame.getByRole("button", { name: "Open in planner" }).click();
  expect((await opening).url()).toContain(`${siteOf(baseURL)}#p=`);
});

/** The layout shift of a page so far, without what followed a reader's input. */
const watchShift = (page) =>
  page.addInitScript(() => {
    globalThis.shifted = 0;
    new PerformanceObserver((list) => {
      for (const it of list.getEntries()) if (!it.hadRecentInput) globalThis.shifted += it.value;
    }).observe({ type: "layout-shift", buffered: true });
  });

const heights = JSON.parse(readFileSync(fileURLToPath(new URL("../../www/embed/heights.json", import.meta.url)), "utf8"));
const more = (by) => (it, at) => it + heights[by][at];

for (const [what, attributes, file, room] of [
  ["a figure", 'scenario="split-evenly"', "split-evenly", heights.figures["split-evenly"]],
  ["a figure with all controls", 'scenario="in-parts" controls="full"', "in-parts", heights.figures["in-parts"].map(more("full"))],
  ["a figure without controls", 'scenario="expiry" controls="none"', "expiry", heights.figures.expiry.map(more("none"))],
  ["a lesson", 'lesson="fit"', "lesson-fit", heights.lessons.fit],
]) {
  for (const [width, height] of [[390, 844], [1280, 800]]) {
    for (const fallback of ["none", "a fallback"]) {
      test(`the text after ${what} stays where it is, ${width} pixels wide, with ${fallback}`, async ({ page, baseURL }) => {
        await page.setViewportSize({ width, height });
        await watchShift(page);
        const whole = readFileSync(dist(`embed/figures/${file}.html`), "utf8").replace(/src="https?:.*?\/embed\//, `src="${siteOf(baseURL)}embed/`);
        const inside = fallback === "none" ? "" : whole;
        const text = "<p>Text after the figure.</p>".repeat(30);
        await openArticle(page, baseURL, `<div style="max-width:720px">${element(baseURL, `${attributes} style="${roomFor(room)}"`, inside)}${text}</div>`);
        const frame = page.frameLocator("strandline-simulator iframe");
        await frame.locator(".trial-rows, #lesson-on").first().waitFor();
        await expect.poll(() => page.evaluate(() => window.heard.some(([type]) => type === "ready"))).toBe(true);
        const host = page.locator("strandline-simulator");
        const needed = await frame.locator("#figure").evaluate((it) => Math.ceil(it.getBoundingClientRect().height));
        const { height: taken } = await host.boundingBox();
        expect(taken).toBeGreaterThanOrEqual(needed);
        expect(taken - needed, "room that is not needed").toBeLessThan(200);
        expect(await page.evaluate(() => globalThis.shifted)).toBeLessThanOrEqual(0.02);
      });
    }
  }
}

test("no figure and no lesson is higher than its room in the narrowest column of each width", async ({ page }) => {
  test.slow();
  const controls = ["", "full", "none"];
  const figures = Object.entries(heights.figures).flatMap(([name, room]) =>
    controls.map((it) => [`${name}/${it && `#controls=${it}`}`, it ? room.map(more(it)) : room]),
  );
  const lessons = Object.entries(heights.lessons).map(([name, room]) => [`lesson/${name}/`, room]);
  const tooHigh = [];
  for (const [path, room] of [...figures, ...lessons]) {
    await page.goto("about:blank");
    await page.goto(`/embed/${path}`);
    await page.locator(".trial-rows, #lesson-on").first().waitFor();
    for (const [at, width] of heights.widths.entries()) {
      // No article is narrower than this.
      await page.setViewportSize({ width: Math.max(width, 280), height: 800 });
      const needed = await page.locator("#figure").evaluate((it) => Math.ceil(it.getBoundingClientRect().height));
      if (needed > room[at]) tooHigh.push(`${path} ${width}: ${needed} in ${room[at]}`);
    }
  }
  expect(tooHigh).toEqual([]);
});

test("0 in a field allocates nothing and is no fault, also on the way to 0.5", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictFrame(baseURL));
  const frame = page.frameLocator("iframe");
  const amount = amountOf(frame, "Account C");
  await amount.fill("0");
  await expect(figureIn(frame, "conservation")).toContainText("Expired unallocated 3,000");
  await expect(amount).not.toHaveAttribute("aria-invalid", "true");
  await expect(amount).toHaveValue("0");
  await amount.press("End");
  await amount.pressSequentially(".5");
  await expect(figureIn(frame, "conservation")).toContainText("Expired unallocated 2,999.50");
  await expect(amount).toHaveValue("0.5");
});

test("an article's sentences and a second figure follow the first, without a script of its own", async ({ page, baseURL, browser }) => {
  const values = { "stranded": "2,250", "stranded(c)": "2,250.00", "spent": "6,750", "unallocated": "0", "canSpend(c)": "750" };
  const value = ([show, text]) => `<strandline-value figure="one" show="${show}">${text}</strandline-value>`;
  const prose = `<p>${Object.entries(values).map(value).join(" ")}</p>`;
  const second = '<strandline-simulator follows="one" controls="none"></strandline-simulator>';
  const body = `${prose}${element(baseURL, 'id="one" scenario="split-evenly"', "")}${second}`;
  await openArticle(page, baseURL, body);
  const first = page.frameLocator("#one iframe");
  const follower = page.frameLocator("[follows] iframe");
  const texts = (page) => page.locator("strandline-value").allTextContents();
  expect(await texts(page)).toEqual(Object.values(values));
  await expect(figureIn(follower, "stranded")).toHaveText("2,250");
  await amountOf(first, "Account C").fill("1000.50");
  await expect(figureIn(follower, "stranded")).toHaveText("250.50");
  await expect.poll(() => texts(page)).toEqual(["250.50", "250.50", "6,750", "1,999.50", "750"].map((it, at) => (at === 3 ? "0" : it)));
  await first.getByRole("button", { name: "Reset" }).click();
  await expect(figureIn(follower, "stranded")).toHaveText("2,250");
  await expect.poll(() => texts(page)).toEqual(Object.values(values));
  // The plan went from figure to figure; what any page may hear holds nothing of it.
  const open = await page.evaluate(() => window.messages.filter(({ type }) => type === "change" || type === "plan").length);
  expect(open).toBeGreaterThan(0);
  const { checkArticle } = await import(dist("api/check-article.mjs"));
  expect(checkArticle(body).filter(({ holds }) => !holds)).toEqual([]);
  const still = await browser.newContext({ javaScriptEnabled: false });
  const other = await still.newPage();
  await openArticle(other, baseURL, body);
  expect(await texts(other)).toEqual(Object.values(values));
  await still.close();
});

test("while a figure has no figures, the article's sentences and the one that follows it have none either", async ({ page, baseURL }) => {
  const value = '<p><strandline-value figure="one" show="stranded(c)">2,250.00</strandline-value></p>';
  const second = '<strandline-simulator follows="one" controls="none"></strandline-simulator>';
  await openArticle(page, baseURL, `${value}${element(baseURL, 'id="one" scenario="split-evenly"', "")}${second}`);
  const first = page.frameLocator("#one iframe");
  const follower = page.frameLocator("[follows] iframe");
  const said = page.locator("strandline-value");
  await expect(figureIn(follower, "stranded")).toHaveText("2,250");
  for (const typed of ["abc", "-5", "1e5"]) {
    await amountOf(first, "Account C").fill("1000.50");
    await expect(said).toHaveText("250.50");
    await expect(figureIn(follower, "stranded")).toHaveText("250.50");
    await amountOf(first, "Account C").fill(typed);
    for (const frame of [first, follower]) await expect(figureIn(frame, "stranded")).toHaveText("–");
    await expect(said).toHaveText("–");
    await expect(follower.getByText("The figures come back when")).toBeVisible();
  }
  await first.getByRole("button", { name: "Reset" }).click();
  await expect(said).toHaveText("2,250.00");
  await expect(figureIn(follower, "stranded")).toHaveText("2,250");
});

test("what is refused, or can't be read, a figure without controls says in the words of the one that it follows", async ({ page, baseURL }) => {
  const second = '<strandline-simulator follows="one" controls="none"></strandline-simulator>';
  await openArticle(page, baseURL, `${element(baseURL, 'id="one" scenario="split-evenly"', "")}${second}`);
  const first = page.frameLocator("#one iframe");
  const follower = page.frameLocator("[follows] iframe");
  await expect(follower.locator(".says-wrong")).toHaveCount(0);
  for (const typed of ["20000", "3000.01", "abc"]) {
    await amountOf(first, "Account C").fill(typed);
    const why = await first.locator(".says-wrong").innerText();
    expect(why).not.toBe("");
    await expect(follower.locator(".says-wrong")).toHaveText(why);
  }
});

test("a figure that comes into view later shows what was done to the one it follows", async ({ page, baseURL }) => {
  const space = '<div style="height:20000px"></div>';
  const follower = '<strandline-simulator follows="one" controls="none"></strandline-simulator>';
  await openArticle(page, baseURL, `${element(baseURL, 'id="one" scenario="split-evenly"', "")}${space}${follower}`);
  const first = page.frameLocator("#one iframe");
  await amountOf(first, "Account C").fill("1000.50");
  await expect(figureIn(first, "stranded")).toHaveText("250.50");
  expect(await page.evaluate(() => window.heard.filter(([type]) => type === "ready").length), "which are there").toBe(1);
  await page.locator("[follows]").scrollIntoViewIfNeeded();
  await expect(figureIn(page.frameLocator("[follows] iframe"), "stranded")).toHaveText("250.50");
  // So does one that a script puts there.
  await page.evaluate(() => document.querySelector("[follows]").replaceWith(document.querySelector("[follows]").cloneNode()));
  await expect(figureIn(page.frameLocator("[follows] iframe"), "stranded")).toHaveText("250.50");
});

test("two figures that follow each other are at rest, and each shows what is done to the other", async ({ page, baseURL }) => {
  const script = element(baseURL, 'id="one" scenario="split-evenly" follows="two"', "");
  await openArticle(page, baseURL, `${script}<strandline-simulator id="two" scenario="split-evenly" follows="one"></strandline-simulator>`);
  const frames = ["#one", "#two"].map((it) => page.frameLocator(`${it} iframe`));
  for (const frame of frames) await expect(figureIn(frame, "stranded")).toHaveText("2,250");
  await amountOf(frames[0], "Account C").fill("1000");
  for (const frame of frames) await expect(figureIn(frame, "stranded")).toHaveText("250");
  await amountOf(frames[1], "Account C").fill("750");
  for (const frame of frames) await expect(figureIn(frame, "stranded")).toHaveText("0");
  const changes = () => page.evaluate(() => window.heard.filter(([type]) => type === "change").length);
  const before = await changes();
  await page.evaluate(() => new Promise((then) => setTimeout(then, 500)));
  expect(await changes()).toBe(before);
});

test("the height follows what the figure needs, once a reader has changed something", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, element(baseURL));
  const host = page.locator("strandline-simulator");
  const frame = page.frameLocator("strandline-simulator iframe");
  await amountOf(frame, "Account C").fill("1000");
  await expect(figureIn(frame, "stranded")).toHaveText("250");
  const needed = () => frame.locator("#figure").evaluate((it) => Math.ceil(it.getBoundingClientRect().height));
  for (const width of [900, 320, 600]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(async () => (await host.boundingBox()).height - (await needed())).toBe(0);
  }
});

test("two figures on one page do not hear each other", async ({ page, baseURL }) => {
  const two = element(baseURL) + element(baseURL, 'scenario="suspension" id="second"').replace(/<script.*/, "");
  await openArticle(page, baseURL, two);
  const first = page.frameLocator("strandline-simulator:not([id]) iframe");
  const second = page.frameLocator("#second iframe");
  await expect(figureIn(second, "stranded")).toHaveText("2,850");
  await amountOf(first, "Account C").fill("750");
  await expect(figureIn(first, "stranded")).toHaveText("0");
  await expect(figureIn(second, "stranded")).toHaveText("2,850");
  await page.evaluate(() => document.querySelector("strandline-simulator").reset());
  await expect(figureIn(first, "stranded")).toHaveText("2,250");
});

test("an article can load a plan, reset it, and read it only where it may", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, element(baseURL, 'scenario="split-evenly" data-allow-read'));
  const frame = page.frameLocator("iframe");
  await expect(figureIn(frame, "stranded")).toHaveText("2,250");
  const { plan } = JSON.parse(readFileSync(dist("embed/figures/suspension.json"), "utf8"));
  await page.evaluate((plan) => document.querySelector("strandline-simulator").load(plan), plan);
  await expect(figureIn(frame, "stranded")).toHaveText("2,850");
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText(plan.name);
  await amountOf(frame, "Account A").fill("2400");
  await expect(figureIn(frame, "stranded")).toHaveText("0");
  const read = await page.evaluate(() => document.querySelector("strandline-simulator").getPlan());
  expect(read.allocations[0].amount).toBe("2400");
  await page.evaluate(() => document.querySelector("strandline-simulator").removeAttribute("data-allow-read"));
  const refused = await page.evaluate(() => document.querySelector("strandline-simulator").getPlan().catch((error) => error.message));
  expect(refused).toContain("data-allow-read");
});

for (const [plan, said] of [
  ['{"version":1,', /^This plan can’t be shown\. [^:/]/],
  ['{"version":2}', /^This plan can’t be shown\. \/version: /],
  [
    '{"version":1,"name":"P","currency":"USD","start":"2026-03-01","end":"2026-03-30","businessCenter":{"name":"B"},"adCredits":[{"id":"a","name":"C","amount":"1.234","issued":"2026-03-01","expires":"2026-03-30"}]}',
    /^This plan can’t be shown\. \/adCredits\/0\/amount: .*decimal/,
  ],
]) {
  test(`a plan that can’t be shown says what is wrong and where, and no other stands there: ${plan}`, async ({ page, baseURL }) => {
    await openArticle(page, baseURL, element(baseURL, `plan='${plan}'`));
    const frame = page.frameLocator("iframe");
    await expect(frame.locator("#said")).toHaveText(said);
    await expect(frame.locator("body")).not.toContainText(/9,000|appears here/);
    expect(await page.evaluate(() => window.heard.filter(([type]) => type === "error"))).toEqual([["error", { code: "plan" }]]);
  });
}

test("no other figure stands where a plan of one’s own is to come, with or without JavaScript", async ({ page, baseURL, browser }) => {
  const plan = JSON.parse(readFileSync(fileURLToPath(new URL("../../www/examples/in-parts.json", import.meta.url)), "utf8"));
  const { encodePlan } = await import(dist("api/api.js"));
  const json = JSON.stringify(plan).replaceAll("&", "&amp;").replaceAll("'", "&#39;");
  for (const body of [element(baseURL, `plan='${json}' start="click"`, ""), strictFrame(baseURL, `#p=${encodePlan(plan)}&start=click`, "")]) {
    await openArticle(page, baseURL, body);
    const frame = page.frameLocator("iframe");
    await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Ad credit simulator");
    await expect(frame.locator("body")).not.toContainText(/9,000|split evenly/);
    await frame.getByRole("button", { name: "Try it" }).click();
    await expect(figureIn(frame, "stranded")).toHaveText("400");
  }
  const still = await browser.newContext({ javaScriptEnabled: false });
  const other = await still.newPage();
  await other.goto(`${siteOf(baseURL)}embed/#p=${encodePlan(plan)}`);
  await expect(other.locator("body")).not.toContainText(/9,000|split evenly/);
  await still.close();
});

test("an article that is printed has the figure without what is there to press", async ({ page, baseURL }) => {
  await page.goto(`${siteOf(baseURL)}embed/suspension/`);
  await expect(figureIn(page, "stranded")).toHaveText("2,850");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("button:visible, input[type=checkbox]:visible")).toHaveCount(0);
  await page.screenshot({ path: `${pictures}embed-printed.png`, fullPage: true });
});

test("taking the height away gives the figure the one it needs", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, element(baseURL, 'scenario="split-evenly" height="300"'));
  const host = page.locator("strandline-simulator");
  await expect(figureIn(page.frameLocator("iframe"), "stranded")).toHaveText("2,250");
  expect((await host.boundingBox()).height).toBe(300);
  await host.evaluate((it) => it.removeAttribute("height"));
  await expect.poll(async () => (await host.boundingBox()).height).toBeGreaterThan(500);
});

test("a figure that is moved keeps what the reader changed", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, `${element(baseURL)}<div id="other"></div>`);
  const frame = page.frameLocator("iframe");
  await amountOf(frame, "Account C").fill("1000");
  await expect(figureIn(frame, "stranded")).toHaveText("250");
  await page.evaluate(() => document.getElementById("other").moveBefore(document.querySelector("strandline-simulator"), null));
  await expect(page.locator("#other strandline-simulator")).toHaveCount(1);
  await amountOf(frame, "Account C").fill("900");
  await expect(figureIn(frame, "stranded")).toHaveText("150");
});

for (const [when, act] of [
  ["while the element is nowhere", (it, plan) => (it.remove(), it.load(plan), document.body.append(it))],
  ["as the element begins anew", (it, plan) => (it.setAttribute("scenario", "in-parts"), it.load(plan))],
]) {
  test(`a plan that is loaded ${when} is there afterwards, before the attribute's own`, async ({ page, baseURL }) => {
    const plan = (id) => JSON.parse(readFileSync(dist(`embed/figures/${id}.json`), "utf8")).plan;
    const own = JSON.stringify(plan("in-parts")).replaceAll("&", "&amp;").replaceAll("'", "&#39;");
    await openArticle(page, baseURL, element(baseURL, `plan='${own}'`));
    const frame = page.frameLocator("iframe");
    await expect(figureIn(frame, "stranded")).toHaveText("400");
    await page.evaluate(`(${act})(document.querySelector("strandline-simulator"), ${JSON.stringify(plan("suspension"))})`);
    await expect(figureIn(frame, "stranded")).toHaveText("2,850");
  });
}

test("a plan comes with the address, and so does what may be changed", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictFrame(baseURL));
  const frame = page.frameLocator("iframe");
  await amountOf(frame, "Account C").fill("1000");
  await frame.getByRole("button", { name: "Open in planner" }).click();
  // The place is there from the start; the address, when what makes links has been downloaded.
  const address = frame.locator("#address-text");
  await expect(address).toContainText("#p=");
  const [, link] = (await address.textContent()).split("#p=");
  await openArticle(page, baseURL, strictFrame(baseURL, `#p=${link}&controls=full&theme=dark&goal=stranded=0`, ""));
  await expect(figureIn(frame, "stranded")).toHaveText("250");
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
  await frame.getByLabel("Spends a day").last().fill("100");
  await expect(figureIn(frame, "stranded")).toHaveText("0");
  // The claim holds, but 2,000 is left to expire.
  await expect(frame.locator("[data-goal]")).toHaveText("Not yet, another split spends more or loses less: stranded = 0");
  await amountOf(frame, "Account A").fill("5000");
  await expect(frame.locator("[data-goal]")).toHaveText("Reached: stranded = 0");
  await frame.getByLabel("Ad credit 1, 9,000, expires").fill("2026-03-15");
  await expect(figureIn(frame, "stranded")).toHaveText("3,500");
});

test("no goal is reached by allocating nothing, or by losing more than must be", async ({ page, baseURL }) => {
  for (const goal of ["stranded=0", "forfeited=0 and refused=0"]) {
    await openArticle(page, baseURL, strictFrame(baseURL, `#goal=${encodeURIComponent(goal)}`));
    const frame = page.frameLocator("iframe");
    for (const account of ["Account A", "Account B", "Account C"]) await amountOf(frame, account).fill("");
    await expect(figureIn(frame, "conservation")).toContainText("Expired unallocated 9,000");
    await expect(frame.locator("[data-goal]")).toContainText("Not yet, another split spends more or loses less");
    await expect(frame.locator("[data-goal]")).toHaveAttribute("data-goal", "false");
    await frame.getByRole("button", { name: "Fit to spend" }).click();
    await expect(frame.locator("[data-goal]")).toContainText("Reached");
  }
});

test("a frame whose address is misspelt says that nothing is there", async ({ browser, baseURL }) => {
  const page = await unheard(browser, baseURL);
  await openArticle(page, baseURL, strictFrame(baseURL, "", "split-evnly"));
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading")).toHaveText("Nothing is at this address");
  // Within the article the planner can't be opened.
  await expect(frame.getByRole("link", { name: "open the planner" })).toHaveAttribute("target", "_blank");
});

test("steps and a control that the plan does not have are told to the article, and the figure is there all the same", async ({ page, baseURL }) => {
  const asked = new URLSearchParams({ replay: "allocated(x) = 1", curve: "spend" });
  await openArticle(page, baseURL, strictFrame(baseURL, `#${asked}`));
  await expect(page.frameLocator("iframe").getByRole("button", { name: "Curve" })).toBeVisible();
  const codes = () => page.evaluate(() => window.messages.filter(({ type }) => type === "error").map(({ data }) => data.code));
  await expect.poll(codes).toEqual(["replay", "curve"]);
  await expect(page.frameLocator("iframe").locator("#said")).toBeEmpty();
});

test("what is not there is said", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictFrame(baseURL, "#p=AAAA", ""));
  await expect(page.frameLocator("iframe").locator("#said")).toContainText("This plan can’t be shown. ");
  const codes = await page.evaluate(() => window.messages.filter(({ type }) => type === "error").map(({ data }) => data.code));
  expect(codes).toEqual(["plan"]);
});

test("it begins when it is wanted", async ({ page, baseURL }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await openArticle(page, baseURL, strictFrame(baseURL, "#start=click"));
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { level: 1 })).toContainText("9,000 is split evenly");
  expect(asked.filter((url) => url.endsWith(".wasm"))).toEqual([]);
  await frame.getByRole("button", { name: "Try it" }).click();
  await expect(figureIn(frame, "stranded")).toHaveText("2,250");
});

test("the keyboard goes in, through and out again, both ways, and nothing takes the focus or scrolls", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, `<div style="height:1500px"></div>${strictFrame(baseURL)}<div style="height:1500px"></div>`);
  await expect(figureIn(page.frameLocator("iframe"), "stranded")).toHaveText("2,250");
  await expectThrough(page);
});

for (const controls of ["minimal", "full", "none"]) {
  test(`${controls}: axe finds nothing, and it fits from 280 pixels on`, async ({ page, baseURL }) => {
    await page.goto(`${siteOf(baseURL)}embed/in-parts/#controls=${controls}`);
    await expect(figureIn(page, "stranded")).toHaveText("400");
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [280, 600, 900]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await page.screenshot({ path: `${pictures}embed-${controls}-${width}-${colorScheme}.png`, fullPage: true });
      }
      await expectNoViolations(page);
    }
  });
}

test("in a frame, axe finds nothing", async ({ page, baseURL }) => {
  // axe itself writes styles into the article.
  await openArticle(page, baseURL, `<main>${strictFrame(baseURL)}</main>`, { policy: "" });
  await expect(figureIn(page.frameLocator("iframe"), "stranded")).toHaveText("2,250");
  await expectNoViolations(page, { include: ["iframe"], preload: false });
});

/** Each preset in each language, at the address of its page. */
const pages = presets.flatMap(({ id }) => [
  { id, language: "en", locale: "en-GB", folder: "", end: "" },
  { id, language: "es", locale: "es", folder: "es/", end: ".es" },
]);
const said = { en: { stranded: "Stranded: ", nothing: "Nothing is stranded." }, es: { stranded: "Varado: ", nothing: "Nada queda varado." } };

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  for (const { id, language, locale, folder, end } of pages) {
    test(`${id} stands still in ${language}: picture, table and sentence`, async ({ page, baseURL }) => {
      const { simulate } = await import(dist("api/api.js"));
      const { plan, texts } = JSON.parse(readFileSync(dist(`embed/figures/${id}.json`), "utf8"));
      const { totals, adAccounts } = simulate(plan);
      const { question, sentence } = texts[language];
      await page.goto(`${siteOf(baseURL)}embed/${folder}${id}/`);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(question);
      await expect(page.locator("#still-sentence")).toHaveText(sentence);
      const shown = (amount) => new Intl.NumberFormat(locale).format(amount);
      expect(sentence).toContain(Number(totals.stranded) ? `${said[language].stranded}${shown(totals.stranded)}` : said[language].nothing);
      for (const [at, { name: english }] of plan.adAccounts.entries()) {
        const name = texts[language].names?.[english] ?? english;
        expect(name.startsWith("Cuenta")).toBe(language === "es");
        const cells = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).getByRole("cell");
        const { canSpend, allocated, spent, stranded } = adAccounts[at];
        expect((await cells.allTextContents()).slice(1)).toEqual([canSpend, allocated, spent, stranded].map(shown));
      }
      const picture = page.locator(".still-picture");
      expect(await picture.evaluate((it) => it.getAttribute("src"))).toMatch(new RegExp(`figures/${id}${end.replace(".", "\\.")}\\.svg$`));
      expect(await picture.evaluate((it) => it.naturalWidth)).toBe(640);
    });
  }
});

test("where a host's policy blocks the stylesheet, the figure that stands still reads all the same", async ({ page, baseURL }) => {
  // Blocked in silence: of what a policy blocks there is nothing.
  await page.route(/\.(css|js|svg)$/, (route) => route.fulfill({ body: "" }));
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(`${siteOf(baseURL)}embed/suspension/`);
    const cell = page.getByRole("cell").first();
    await expect(cell).toHaveCSS("text-align", "end");
    await expect(page.locator("body")).toHaveCSS("font-family", "system-ui, sans-serif");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.screenshot({ path: `${pictures}embed-blocked-${colorScheme}.png`, fullPage: true });
  }
});

test("what stays where the stylesheet is blocked changes nothing where it is not", async ({ page, baseURL }) => {
  await page.route(/\.js$/, (route) => route.fulfill({ body: "" }));
  const looks = () =>
    page.evaluate(() => [...document.querySelectorAll("*")].map((it) => [it.localName, [...getComputedStyle(it)].map((name) => getComputedStyle(it)[name]).join()]));
  for (const path of ["embed/suspension/", "embed/lesson/fit/"]) {
    await page.goto(`${siteOf(baseURL)}${path}`);
    await expect(page.locator("body")).not.toHaveCSS("font-family", "system-ui, sans-serif");
    const styled = await looks();
    await page.locator("style").evaluate((it) => (it.sheet.disabled = true));
    expect(await looks()).toEqual(styled);
  }
});

test("no preset scrolls in the frame that is pasted, in a column of 640 pixels", async ({ page, baseURL }) => {
  const oembed = JSON.parse(readFileSync(dist("embed/figures/suspension.oembed.json"), "utf8"));
  await page.setViewportSize({ width: 640, height: oembed.height });
  for (const { id, folder } of pages) {
    await page.goto(`${siteOf(baseURL)}embed/${folder}${id}/`);
    await expect(figureIn(page, "stranded")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollHeight), `${folder}${id}`).toBeLessThanOrEqual(oembed.height);
  }
});

test("each page says where it is in the other language, and where its oEmbed file is", async ({ request }) => {
  for (const { id, language, folder, end } of pages) {
    const html = await (await request.get(`/embed/${folder}${id}/`)).text();
    const root = folder ? "../../" : "../";
    expect(html).toContain(`<link rel="alternate" hreflang="en" href="${root}${id}/">`);
    expect(html).toContain(`<link rel="alternate" hreflang="es" href="${root}es/${id}/">`);
    // The whole address, for whoever has only the page's text.
    const [, address] = /type="application\/json\+oembed" href="([^"]+)"/.exec(html);
    expect(address).toMatch(new RegExp(`^https?://.*/embed/figures/${id}${end.replace(".", "\\.")}\\.oembed\\.json$`));
    const oembed = await (await request.get(`/embed/figures/${id}${end}.oembed.json`)).json();
    expect([oembed.type, oembed.version]).toEqual(["rich", "1.0"]);
    // Some editors take the style away: then, too, it is as wide as its column.
    expect(oembed.html).toContain(`/embed/${folder}${id}/" width="100%" height="${oembed.height}"`);
    expect(oembed.title).toBe(presets.find((preset) => preset.id === id).texts[language].title);
  }
});

test("for paper the figure stands still, light and with nothing to press", async ({ page, baseURL }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.emulateMedia({ colorScheme: "dark" });
  for (const [address, sentence] of [
    ["embed/suspension/?print", "2,850"],
    ["embed/?print#s=suspension", "2,850"],
    ["embed/?print#s=suspension&lang=es", "2850"],
  ]) {
    await page.goto(`${siteOf(baseURL)}${address}`);
    await expect(page.locator("#still-sentence")).toContainText(sentence);
    await expect(page.locator(".still-picture")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    await expect(page.locator("button:visible, input:visible")).toHaveCount(0);
  }
  // The page of a preset has its table too.
  await page.goto(`${siteOf(baseURL)}embed/es/suspension/?print`);
  await expect(page.getByRole("table")).toBeVisible();
  await page.screenshot({ path: `${pictures}embed-print.png`, fullPage: true });
  expect(asked.filter((url) => url.endsWith(".wasm"))).toEqual([]);
});

test("for paper a plan of one’s own has its figures and no controls", async ({ page, baseURL }) => {
  const { encodePlan } = await import(dist("api/api.js"));
  const { plan } = JSON.parse(readFileSync(dist("embed/figures/suspension.json"), "utf8"));
  await page.goto(`${siteOf(baseURL)}embed/?print#p=${encodePlan(plan)}&controls=full`);
  await expect(figureIn(page, "stranded")).toHaveText("2,850");
  await expect(page.locator("button:visible, input:visible")).toHaveCount(0);
});

test("an AMP page hears how high the figure is, each time that changes", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictFrame(baseURL));
  const frame = page.frameLocator("iframe");
  await expect(figureIn(frame, "stranded")).toHaveText("2,250");
  const needed = () => frame.locator("#figure").evaluate((it) => Math.ceil(it.getBoundingClientRect().height));
  const last = () => page.evaluate(() => window.messages.filter(({ sentinel }) => sentinel === "amp").at(-1));
  await expect.poll(last).toEqual({ sentinel: "amp", type: "embed-size", height: await needed(), frame: 0 });
  await page.locator("iframe").evaluate((it) => (it.width = "300"));
  await expect.poll(async () => (await last()).height === (await needed())).toBe(true);
});

test("nothing is kept, and nobody else is asked", async ({ page, baseURL, context }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).hostname));
  await page.goto(`${siteOf(baseURL)}embed/`);
  await amountOf(page, "Account C").fill("750");
  await expect(figureIn(page, "stranded")).toHaveText("0");
  await page.getByRole("button", { name: "Fit to spend" }).click();
  await expect(page.getByText("Fitted to spend")).toBeVisible();
  expect(new Set(asked)).toEqual(new Set(["127.0.0.1"]));
  expect(await context.cookies()).toEqual([]);
  const kept = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]);
  expect(kept).toEqual([0, 0, 0]);
});

/** Ten thousand values from a seed: nearly right messages, some of them to `own`, and anything else a page may send. */
const malformed = (own) => {
  let state = 12345;
  const next = (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
  const odd = [null, undefined, 0, -1, NaN, 1e308, "", "load", "🦀".repeat(50), [], {}, [[]], { plan: null }, { plan: {} }, { plan: "x" }, { plan: { version: 1 } }, { theme: "dark\"" }, { locale: {} }, { locale: "../x" }, { height: -1 }, { height: "9" }, { height: 1e9 }, { href: "javascript:alert(1)" }, { code: [] }, true, 5n, new Date(0), /x/, new Map([[1, 2]]), new Uint8Array(9)];
  const types = ["load", "Load", "reset ", "setTheme", "setLocale", "resize", "ready", "link", "plan", "__proto__", "constructor", "", 7, null, "x".repeat(999)];
  const pick = (list) => list[next(list.length)];
  return Array.from({ length: 10_000 }, () => {
    if (next(4) === 0) return pick(odd);
    return {
      source: pick(["strandline-simulator", "strandline-simulator", "strandline", null]),
      v: pick([1, 1, 2, "1"]),
      id: pick([own, own, "s1", null, 5, undefined]),
      type: pick(types),
      data: pick(odd),
    };
  });
};

test("ten thousand malformed messages to the frame change nothing", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictFrame(baseURL));
  const frame = page.frameLocator("iframe");
  await amountOf(frame, "Account C").fill("1000");
  await expect(figureIn(frame, "stranded")).toHaveText("250");
  const theme = await frame.locator("html").getAttribute("data-theme");
  await page.evaluate(`(${malformed})("").forEach((it) => document.querySelector("iframe").contentWindow.postMessage(it, "*"))`);
  // Messages arrive in order: when this one has, all others have.
  await page.evaluate(() => document.querySelector("iframe").contentWindow.postMessage({ source: "strandline-simulator", v: 1, id: "", type: "setTheme", data: { theme: "contrast" } }, "*"));
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "contrast");
  expect(theme).toBeNull();
  await expect(figureIn(frame, "stranded")).toHaveText("250");
  await expect(amountOf(frame, "Account C")).toHaveValue("1000");
});

test("ten thousand malformed messages to the element change nothing", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, element(baseURL));
  const frame = page.frameLocator("iframe");
  await amountOf(frame, "Account C").fill("1000");
  await expect(figureIn(frame, "stranded")).toHaveText("250");
  const state = () =>
    page.evaluate(() => {
      const it = document.querySelector("strandline-simulator");
      return [it.height, it.shadowRoot.querySelector("iframe").style.height, it.shadowRoot.querySelector("iframe").src];
    });
  const before = await state();
  const told = await page.evaluate(() => window.heard.length);
  const id = new URLSearchParams(new URL(before[2]).hash.slice(1)).get("id");
  // From the article itself, and from the frame's own window, where the sender and often all but the data is right.
  await page.evaluate(`(${malformed})("${id}").forEach((it) => postMessage(it, "*"))`);
  const inside = page.frames().find((it) => it.url().includes("/embed/"));
  await inside.evaluate(`(${malformed})("${id}").forEach((it) => window.parent.postMessage(it, "*"))`);
  // Messages arrive in order: when this one has, all others have.
  const last = { source: "strandline-simulator", v: 1, id, type: "step", data: { i: 1, of: 1 } };
  await inside.evaluate((last) => window.parent.postMessage(last, "*"), last);
  await expect.poll(() => page.evaluate((told) => window.heard.slice(told), told)).toEqual([["step", last.data]]);
  expect(await state()).toEqual(before);
  await expect(figureIn(frame, "stranded")).toHaveText("250");
});

test("the site works from a folder of its host", async ({ page, baseURL }) => {
  await page.goto(`${siteOf(baseURL)}x/y/embed/suspension/`);
  await expect(figureIn(page, "stranded")).toHaveText("2,850");
  await page.goto(`${siteOf(baseURL)}x/y/embed/#s=in-parts`);
  await expect(figureIn(page, "stranded")).toHaveText("400");
  await page.goto(`${siteOf(baseURL)}x/y/`);
  await page.locator("#planner:not([inert])").waitFor();
});

test("it speaks the article's language, and another one when it is asked to, with what was changed", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, element(baseURL, 'scenario="split-evenly" lang="es"'));
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { level: 1 })).toContainText("¿Cuánto queda varado?");
  await frame.getByLabel("Asignar a Cuenta C").fill("1000");
  await expect(figureIn(frame, "stranded")).toHaveText("250");
  await page.evaluate(() => document.querySelector("strandline-simulator").setLocale("en"));
  await expect(amountOf(frame, "Account C")).toHaveValue("1,000");
  await expect(frame.getByRole("heading", { level: 1 })).toContainText("How much of it is stranded?");
});

test("Share makes a snippet of the plan, or of a preset, and shows how it will look", async ({ page }) => {
  await opened(page);
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("tab", { name: "Embed" }).click();
  const snippet = page.getByLabel("To paste into the article");
  const preview = page.frameLocator("iframe");
  await expect(snippet).toHaveValue(/src="http:\/\/127\.0\.0\.1:\d+\/embed\/#p=[\w-]+" width/);
  await expect(figureIn(preview, "stranded")).toHaveText("2,250");
  await page.getByLabel("Shows").selectOption("suspension");
  await page.getByLabel("Can be changed").selectOption("full");
  await page.getByLabel("Looks").selectOption("dark");
  await expect(snippet).toHaveValue(/embed\/suspension\/#controls=full&amp;theme=dark"/);
  await expect(figureIn(preview, "stranded")).toHaveText("2,850");
  await page.getByLabel("Sandbox").selectOption("normal");
  await expect(snippet).toHaveValue(/allow-popups-to-escape-sandbox/);
  await page.getByLabel("Snippet").selectOption("element");
  await expect(snippet).toHaveValue(/^<strandline-simulator scenario="suspension" controls="full" theme="dark" style="display:block;min-height:clamp\([\w ,()*-]+\)">/);
  await page.getByLabel("Snippet").selectOption("oembed");
  await expect(snippet).toHaveValue(/^http:.*\/embed\/figures\/suspension\.oembed\.json$/);
  const oembed = await (await page.request.get(await snippet.inputValue())).json();
  expect(oembed.title).toBe("What does a suspension do to ad credit?");
  await page.getByLabel("Language").selectOption("es");
  await expect(snippet).toHaveValue(/suspension\.es\.oembed\.json$/);
  await expect(preview.getByRole("heading", { level: 1 })).toContainText("¿Qué se pierde?");
  // A plan of one's own has no such file.
  await page.getByLabel("Shows").selectOption("This plan");
  await expect(page.getByLabel("Snippet")).toHaveValue("frame");
  await expect(snippet).toHaveValue(/embed\/es\/#p=/);
  await page.getByLabel("Shows").selectOption("suspension");
  for (const width of ["320", "600", "900"]) {
    await page.getByLabel("Width of the preview").selectOption(width);
    expect((await page.locator("iframe").boundingBox()).width).toBe(Number(width));
  }
  await page.screenshot({ path: `${pictures}share-embed.png` });
  await expectNoViolations(page, { preload: false });
});
