// Firefox and WebKit as Debian ships them, which Playwright can't drive: puppeteer-core speaks WebDriver BiDi to the one,
// selenium-webdriver the classic protocol to the other. What a test needs of either is the same few functions.
import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import puppeteer from "puppeteer-core";
import { Builder, By, Capabilities, Key } from "selenium-webdriver";

const MINI_BROWSER = ["4.1", "4.0", "6.0"].map((version) => `webkit2gtk-${version}/MiniBrowser`);

const freePort = () =>
  new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });

/** Asks again until `read` gives `wanted`, as a page needs its time. Gives what was found last. */
export const eventually = async (read, wanted, tries = 120) => {
  let found;
  for (let at = 0; at < tries; at += 1) {
    found = await read().catch((error) => error.message);
    if (found === wanted) break;
    await new Promise((later) => setTimeout(later, 250));
  }
  return found;
};

const firefox = async () => {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: "/usr/bin/firefox-esr", headless: true });
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  let inside = () => page.mainFrame();
  return {
    version: await browser.version(),
    complaints,
    open: async (address) => {
      inside = () => page.mainFrame();
      await page.goto(address);
    },
    /** From now on everything is asked of the first frame of the page, or of the page again. */
    enterFrame: async () => {
      inside = () => page.mainFrame().childFrames()[0];
      await eventually(async () => Boolean(inside()), true);
    },
    leaveFrame: async () => {
      inside = () => page.mainFrame();
    },
    evaluate: (read, ...given) => inside().evaluate(read, ...given),
    /** Runs a function on the element that a selector finds. */
    evaluateOn: (selector, read) => inside().$eval(selector, read),
    click: async (selector) => (await inside().waitForSelector(selector)).click(),
    /** Puts the focus on an element and presses keys, named as in `KeyboardEvent.key`. */
    press: async (selector, keys) => {
      await (await inside().waitForSelector(selector)).focus();
      for (const key of keys) await page.keyboard.press(key);
    },
    close: () => browser.close(),
  };
};

/** WebDriver has code points of its own for keys that write nothing. */
const webdriverKey = (key) => ({ ArrowRight: Key.ARROW_RIGHT, ArrowLeft: Key.ARROW_LEFT, Backspace: Key.BACK_SPACE, Delete: Key.DELETE, Tab: Key.TAB, Enter: Key.ENTER, Escape: Key.ESCAPE })[key] ?? key;

const webkit = async () => {
  const port = await freePort();
  // WebKitGTK has no mode without a display.
  const server = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`], { detached: true, stdio: "ignore" });
  const binary = miniBrowser();
  const wanted = new Capabilities({ browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary, args: ["--automation"] } });
  const driver = await eventually(async () => (await fetch(`http://127.0.0.1:${port}/status`)).ok, true).then(() =>
    new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(wanted).build(),
  );
  const find = async (selector) => {
    await eventually(async () => (await driver.findElements(By.css(selector))).length > 0, true);
    return driver.findElement(By.css(selector));
  };
  return {
    version: `WebKitGTK ${(await driver.getCapabilities()).getBrowserVersion()}`,
    // The driver tells nothing of the console.
    complaints: [],
    open: (address) => driver.get(address),
    enterFrame: async () => {
      const frame = () =>
        driver.executeScript(() => document.querySelector("iframe") ?? document.querySelector("strandline-simulator")?.shadowRoot.querySelector("iframe"));
      await eventually(async () => Boolean(await frame()), true);
      await driver.switchTo().frame(await frame());
    },
    leaveFrame: () => driver.switchTo().defaultContent(),
    evaluate: (read, ...given) => driver.executeScript(read, ...given),
    evaluateOn: async (selector, read) => driver.executeScript(read, await find(selector)),
    click: async (selector) => (await find(selector)).click(),
    // In one command: after a second without a key WebKit begins a part of a date anew.
    press: async (selector, keys) => {
      await driver.executeScript((element) => element.focus(), await find(selector));
      await driver.actions().sendKeys(...keys.map(webdriverKey)).perform();
    },
    close: async () => {
      await driver.quit();
      process.kill(-server.pid);
    },
  };
};

const starts = (command, ...args) => spawnSync(command, args).status === 0;
const miniBrowser = () => {
  const folders = spawnSync("sh", ["-c", "ls -d /usr/lib/*/ /usr/libexec/"], { encoding: "utf8" }).stdout.trim().split("\n");
  return folders.flatMap((folder) => MINI_BROWSER.map((file) => folder + file)).find((file) => starts("test", "-x", file));
};

/** Each engine: whether it is here, and how it is started. */
export const engines = {
  Firefox: { isHere: starts("firefox-esr", "--version"), start: firefox },
  WebKit: { isHere: starts("which", "WebKitWebDriver", "xvfb-run") && Boolean(miniBrowser()), start: webkit },
};
