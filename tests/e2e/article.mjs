// An article of somebody else's, on another origin than the site, whose policy allows the site's frame and no more.
import { expect } from "@playwright/test";

/** The site as the article names it: the folder of its host that it lies in. */
export const siteOf = (baseURL) => new URL("./", baseURL).href;
/** The same server by another name, which is another origin to a browser. */
const hostOf = (baseURL) => siteOf(baseURL).replace("127.0.0.1", "localhost");

/** What such an article allows: the site's frame, its one script, and pictures for the fallback. */
const policyOf = (baseURL) => {
  const site = new URL(baseURL).origin;
  const own = ["default-src 'none'", `frame-src ${site}`, `script-src ${site} 'nonce-article'`, `img-src ${site} data:`];
  return [...own, "style-src-attr 'unsafe-inline'"].join("; ");
};

/** An article with this body, which notes what it hears. */
export const articleOf = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Article</title><link rel="icon" href="data:,"></head>
<body><h1>Article</h1><p><a href="#before" id="before">before</a></p>${body}<p><a href="#after" id="after">after</a></p>
<script nonce="article">window.heard = [];
for (const type of ["ready", "resize", "change", "problem", "step", "answer", "complete", "error", "link"])
  addEventListener(type, (event) => event.detail && heard.push([type, event.detail]), true);
addEventListener("message", ({ data, source }) => { (window.messages ??= []).push({ ...data, frame: [...document.querySelectorAll("iframe")].findIndex((it) => it.contentWindow === source) }); });</script></body></html>`;

/** Where an article with this body is. A real server: a page made up in the browser may not ask this machine for anything. */
export const articleAddress = (baseURL, body, policy = policyOf(baseURL)) =>
  `${hostOf(baseURL)}tests/article/?${new URLSearchParams({ policy, html: articleOf(body) })}`;

/** Opens an article with this body. */
export const openArticle = async (page, baseURL, body, { policy } = {}) => {
  await page.goto(articleAddress(baseURL, body, policy));
};

/** The strict frame of the guide. */
export const strictFrame = (baseURL, fragment = "", preset = "split-evenly") =>
  `<iframe title="Ad credit simulator" src="${siteOf(baseURL)}embed/${preset && `${preset}/`}${fragment}" width="600" height="900" sandbox="allow-scripts" referrerpolicy="strict-origin"></iframe>`;

/** The strict frame of the guide, with a lesson in it. */
export const strictLesson = (baseURL, path) =>
  `<iframe title="Lesson" src="${siteOf(baseURL)}embed/${path}" width="600" height="1000" sandbox="allow-scripts" referrerpolicy="strict-origin"></iframe>`;

/** The element of the guide. */
export const element = (baseURL, attributes = 'scenario="split-evenly"', inside = "<p>Fallback</p>") =>
  `<strandline-simulator ${attributes}>${inside}</strandline-simulator><script type="module" src="${siteOf(baseURL)}embed/v1.js" crossorigin="anonymous"></script>`;

export const amountOf = (frame, account) => frame.getByLabel(`Allocate to ${account}`);
export const figureIn = (frame, name) => frame.locator(`[data-figure=${name}]`).first();

/** Everything a reader does with a figure, from the first look to nothing stranded. */
export const tryOut = async (frame) => {
  await expect(figureIn(frame, "stranded")).toHaveText("2,250");
  await amountOf(frame, "Account C").fill("750");
  await expect(figureIn(frame, "stranded")).toHaveText("0");
  await expect(figureIn(frame, "conservation")).toContainText("Expired unallocated 2,250");
  // Nothing is stranded, but what nobody gets is lost as well.
  await expect(frame.locator("[data-goal]")).toHaveAttribute("data-goal", "false");
  await amountOf(frame, "Account A").fill("5250");
  await expect(figureIn(frame, "spent")).toHaveText("9,000");
  await expect(frame.locator("[data-goal]")).toHaveAttribute("data-goal", "true");
  await frame.getByLabel("Suspended on 13 Mar: Account A").check();
  await expect(figureIn(frame, "stranded")).toHaveText("2,850");
  await frame.getByRole("button", { name: "Reset" }).click();
  await expect(figureIn(frame, "stranded")).toHaveText("2,250");
  await frame.getByRole("button", { name: "Fit to spend" }).click();
  await expect(frame.getByText("Fitted to spend: Spent 9,000, Stranded 0.")).toBeVisible();
  await expect(amountOf(frame, "Account A")).toHaveValue("5,250");
};

/** What has the focus: an element of the article, or of the frame within it. */
const focused = async (page) => {
  const at = await page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
  if (at !== "IFRAME") return at;
  const within = await page.frames().at(-1).evaluate(() => [...document.querySelectorAll("*")].indexOf(document.activeElement));
  return `${at} ${within}`;
};

/** Nothing took the focus or scrolled, and the Tab key goes into the frame, through it and out again, both ways. */
export const expectThrough = async (page) => {
  expect(await page.evaluate(() => [scrollY, document.activeElement.tagName])).toEqual([0, "BODY"]);
  for (const [from, key, to] of [
    ["before", "Tab", "after"],
    ["after", "Shift+Tab", "before"],
  ]) {
    await page.locator(`#${from}`).focus();
    let inside = 0;
    for (let presses = 0; presses < 40; presses += 1) {
      const before = await focused(page);
      await page.keyboard.press(key);
      // The frame is another process: for a moment nothing has the focus, or still what had it. A key that comes then is lost.
      await expect.poll(async () => [before, "BODY"].includes(await focused(page))).toBe(false);
      const at = await focused(page);
      if (at === to) break;
      expect(at).toMatch(/^IFRAME/);
      inside += 1;
    }
    expect(inside).toBeGreaterThan(7);
    expect(await page.evaluate(() => document.activeElement.id)).toBe(to);
  }
};
