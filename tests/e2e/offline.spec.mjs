// The planner without a network, and what a new release does to a tab that is open.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { offline } from "../../.ci/offline.mjs";
import { expect, test as base } from "./support.mjs";
import { button, figure, opened, screen } from "./planner.mjs";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

const freePort = () =>
  new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });

/** A host of the site that can be switched off, and that can have another release put on it. */
const hostOf = async () => {
  const dir = mkdtempSync(join(tmpdir(), "strandline-offline-"));
  cpSync(path("../../dist"), dir, { recursive: true });
  const port = await freePort();
  const server = spawn(process.execPath, [path("server.mjs"), String(port), dir], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise((then) => server.stdout.once("data", then));
  const stop = async () => {
    const ended = new Promise((then) => server.once("exit", then));
    if (server.kill("SIGKILL")) await ended;
  };
  /** Every script and part of the planner gets another name, as when all of them have changed, and the old are gone. */
  const release = async ({ half } = {}) => {
    const renamed = readdirSync(dir).flatMap((name) => {
      const [, before, hash, end] = /^(.+-)([0-9a-f]{16})(\.(?:js|wasm))$/.exec(name) ?? [];
      return before ? [[name, `${before}${[...hash].reverse().join("")}${end}`]] : [];
    });
    for (const [name, as] of renamed) renameSync(join(dir, name), join(dir, as));
    for (const name of readdirSync(dir).filter((name) => /\.(js|html)$/.test(name))) {
      const text = readFileSync(join(dir, name), "utf8").replace(/\s*<link rel="manifest"[^>]*>/, "");
      writeFileSync(join(dir, name), renamed.reduce((text, [name, as]) => text.replaceAll(name, as), text));
    }
    await offline(dir);
    // What the list of the release doesn't know.
    if (half) writeFileSync(join(dir, "locales/es.json"), "{}");
  };
  const close = async () => {
    await stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return { site: `http://127.0.0.1:${port}/`, dir, stop, release, close };
};

const test = base.extend({
  host: async ({}, use) => {
    const host = await hostOf();
    await use(host);
    await host.close();
  },
  baseURL: ({ host }, use) => use(host.site),
});
test.use({ serviceWorkers: "allow" });

/** Once the browser keeps the planner. */
const isKept = (page) =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
const script = (page) => page.locator("script[type=module]").getAttribute("src");
const toC = (page) => page.getByLabel("Allocate Ad credit 1 to Account C");
const news = (page) => page.getByText("A new version of Strandline is there.");
/** As when somebody comes back to a tab. */
const comeBack = (page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));

test("after one visit everything works without a network, from the example to the report", async ({ page, host }) => {
  await opened(page);
  await isKept(page);
  await host.stop();
  await page.reload();
  await opened(page);
  await expect(figure(page, "stranded")).toHaveText("2,250");
  await button(page, "Fit to spend").first().click();
  await expect(figure(page, "stranded")).toHaveText("0");
  for (const [name, title] of [
    ["Timeline", "Timeline"],
    ["Compare", "Compare scenarios"],
    ["Track", "Track"],
    ["Learn", "Learn"],
    ["Review", "Review"],
  ]) {
    await screen(page, name);
    await expect(page.locator("#screen-title")).toHaveText(new RegExp(title));
  }
  const waiting = page.waitForEvent("download");
  await button(page, "Download report (HTML)").click();
  expect(readFileSync(await (await waiting).path(), "utf8")).toMatch(/^<!doctype html>[^]*Account C/i);
  // The worker of the package, and what the browser has of another language.
  await screen(page, "Plan");
  await button(page, "How sure?").first().click();
  await button(page, "Usual 0.7 to 1.2").click();
  await button(page, "Run").click();
  await expect(page.getByRole("dialog").getByText("From 10,000 runs with seed 1")).toBeVisible();
});

test("a tab that is open across a release goes on with its own parts, and loses nothing when it takes the new one", async ({ page, host }) => {
  await opened(page);
  await isKept(page);
  const before = await script(page);
  await toC(page).fill("750");
  await host.release();
  await comeBack(page);
  await expect(news(page)).toBeVisible();
  // The host has none of these any more.
  for (const name of ["Timeline", "Review", "Learn"]) {
    await screen(page, name);
    await expect(page.locator("#screen-title")).toHaveText(new RegExp(`^${name}`));
  }
  await screen(page, "Plan");
  expect(await script(page)).toBe(before);
  await page.getByLabel("Expected daily spend of Account C").fill("30");
  await button(page, "Reload").click();
  await expect(page.locator("script[type=module]")).not.toHaveAttribute("src", before);
  await page.locator("#planner:not([inert])").waitFor();
  await expect(page.getByLabel("Expected daily spend of Account C")).toHaveValue("30");
  await expect(toC(page)).toHaveValue("750");
  await expect(news(page)).toBeHidden();
  await screen(page, "Compare");
  await expect(page.locator("#screen-title")).toHaveText("Compare scenarios");
});

test("a second tab that another one has given a new release says so, and still has its parts", async ({ page, host }) => {
  await opened(page);
  await isKept(page);
  const other = await page.context().newPage();
  await opened(other);
  await host.release();
  await comeBack(page);
  await expect(news(other)).toBeVisible();
  await button(other, "Not now").click();
  await button(page, "Reload").click();
  await expect(news(other)).toBeVisible();
  await host.stop();
  await screen(other, "Timeline");
  await expect(other.locator("#screen-title")).toHaveText("Timeline");
  await button(other, "Reload").click();
  await other.locator("#planner:not([inert])").waitFor();
  expect(await script(other)).toBe(await script(page));
});

test("half a release is not kept: the tab goes on with the whole one before", async ({ page, host }) => {
  await opened(page);
  await isKept(page);
  const before = await script(page);
  await host.release({ half: true });
  const failed = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const update = registration.update().catch(() => {});
    const worker = await new Promise((then) => registration.addEventListener("updatefound", () => then(registration.installing)));
    await update;
    await new Promise((then) => {
      const look = () => (worker.state === "redundant" || worker.state === "installed") && then();
      worker.addEventListener("statechange", look);
      look();
    });
    return worker.state;
  });
  expect(failed).toBe("redundant");
  await page.reload();
  await page.locator("#planner:not([inert])").waitFor();
  expect(await script(page)).toBe(before);
});

test("figures in articles and the guides are the host's own", async ({ page, host }) => {
  await opened(page);
  await isKept(page);
  for (const address of ["embed/", "embed/guide/", "lessons/writing/"]) {
    const response = await page.goto(`${host.site}${address}`);
    expect(response.fromServiceWorker(), address).toBe(false);
  }
  // A lesson in an article has files that the planner has, too.
  await page.goto(`${host.site}embed/lesson/suspension/`);
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  writeFileSync(join(host.dir, "lessons/suspension.json"), "another release's");
  expect(await page.evaluate(() => fetch("../../../lessons/suspension.json").then((it) => it.text()))).toBe("another release's");
});

test("a damaged address is mended without a network, too", async ({ page, host }) => {
  await opened(page);
  await isKept(page);
  await host.stop();
  await page.goto(`${host.site}%23timeline`);
  await expect(page.locator("#screen-title")).toHaveText("Timeline");
});
