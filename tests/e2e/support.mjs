// What every end-to-end test has: import `test` and `expect` from here, not from Playwright. A test fails when the page
// logs an error, throws, breaks its Content-Security-Policy or asks another host for anything.
import { fileURLToPath } from "node:url";
import { test as base, expect } from "@playwright/test";
import { AxeBuilder } from "@axe-core/playwright";

export { expect };

/** Where `make pictures` leaves pictures of the page for a person to look at. */
export const pictures = fileURLToPath(new URL("../../output/screens/", import.meta.url));

/** When a test begins, to a page: on the first day of the example, unless it sets its own clock. */
export const begins = Date.parse("2026-03-01T09:00:00Z");

/** Moves every date of a browser's pages, so that what is ahead today is ahead whenever the tests run. Time goes on. */
export const startingThen = (context) =>
  context.addInitScript((ahead) => {
    const Real = Date;
    const now = () => Real.now() + ahead;
    globalThis.Date = new Proxy(Real, {
      construct: (target, given, made) => Reflect.construct(target, given.length ? given : [now()], made),
      get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
    });
  }, begins - Date.now());

/** A page of a browser that has never been here, which may say that something was not found. */
export const unheard = async (browser, baseURL) => {
  const context = await browser.newContext({ baseURL, locale: "en-GB" });
  await startingThen(context);
  return context.newPage();
};

/** What a page complains about, as it does so. */
export const complaints = (page, baseURL) => {
  const faults = [];
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    // As the configuration has it.
    if (message.text() === "Service Worker registration blocked by Playwright") return;
    faults.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, port, host } = new URL(request.url());
    if (protocol.startsWith("http") && port !== new URL(baseURL).port) faults.push(`asked ${host}`);
  });
  return faults;
};

/** The pictures that tests leave for a person, which none compares, are made only where somebody will look at them. */
const withoutPictures = (page) => {
  const screenshot = page.screenshot.bind(page);
  page.screenshot = (options) => (options?.path?.startsWith(pictures) ? undefined : screenshot(options));
};

const heard = async (page, baseURL, use) => {
  if (!process.env.STRANDLINE_PICTURES) withoutPictures(page);
  const faults = complaints(page, baseURL);
  await use(page);
  expect(faults, "the page's own complaints").toEqual([]);
};

export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    await startingThen(page.context());
    await heard(page, baseURL, use);
  },
  /** A page of a browser that has never been here. */
  elsewhere: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 900 }, locale: "en-GB" });
    await startingThen(context);
    await heard(await context.newPage(), baseURL, use);
    await context.close();
  },
});

/** What axe knows that colours or width decide. */
const ofLook = ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable", "aria-hidden-focus", "label"];

/**
 * What axe finds, without motion: a colour on its way to another has the contrast of neither. `include` and `except` are selectors.
 * Where the page frames another, that one's policy lets axe in but none of what it would download: `preload` is false then.
 */
const found = async (page, { include = [], except = [], rules, ...options } = {}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  // Where no other page is framed the whole run is in the page itself: in parts, put together in a second page, it takes three times as long.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"], ...options }).setLegacyMode(page.frames().length === 1);
  for (const selector of include) axe.include(selector);
  for (const selector of except) axe.exclude(selector);
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.target.join(" ")) }));
};

/** Everything axe knows of WCAG 2.2 AA and good practice, of the page as it is now. */
export const expectNoViolations = async (page, options) => expect(await found(page, options)).toEqual([]);

/**
 * The same in one colour scheme, and what colours and width decide in the other, so that a state is seen both wide and narrow.
 * A width of `null` leaves a scheme out.
 */
export const expectAccessible = async (page, { light = 1280, dark = 320, ...options } = {}) => {
  const before = page.viewportSize();
  const schemes = Object.entries({ light, dark }).filter(([, width]) => width);
  for (const [at, [colorScheme, width]] of schemes.entries()) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    const said = await found(page, at ? { rules: ofLook, ...options } : options);
    expect(said, `axe, ${colorScheme}, ${width} pixels wide`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(before);
};
