// Runs *.spec.mjs here and the package's browser test, against the release site in dist/.
import { execFileSync } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

// A port nobody has, so that two clones can test at once. Kept in the environment because each worker process reads
// this file again.
process.env.STRANDLINE_PORT ??= await new Promise((found) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => found(String(port)));
  });
});
const site = `http://127.0.0.1:${process.env.STRANDLINE_PORT}`;
const [chromium] = execFileSync(path("../../.ci/browser"), { encoding: "utf8" }).split("\n");

export default defineConfig({
  testDir: "..",
  testMatch: ["e2e/**/*.spec.mjs", "package/*.spec.mjs"],
  // What has a target of its own in the Makefile is no part of a test run.
  testIgnore: process.env.STRANDLINE_PICTURES ? [] : ["e2e/pictures.spec.mjs", "e2e/readme.spec.mjs"],
  outputDir: "../../output/e2e",
  // What depends on time or order fails here rather than at a colleague's.
  retries: 0,
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // Only what never comes is to fail: how long a thing takes on a busy machine is not what these tests are about.
  timeout: 300_000,
  expect: {
    timeout: 60_000,
    // Letters that another machine draws a little differently are no difference; a word that is another is one.
    toHaveScreenshot: { pathTemplate: "{testDir}/e2e/kept/{arg}{ext}", scale: "device", threshold: 0.25, maxDiffPixels: 8 },
  },
  // What is kept and no longer right is kept anew only where somebody says so.
  updateSnapshots: process.env.STRANDLINE_UPDATE ? "changed" : "none",
  reporter: "list",
  use: {
    baseURL: site,
    locale: "en-GB",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    // Each test would download the whole site once more. Those of working offline allow it.
    serviceWorkers: "block",
    // A trace keeps the page at every step, also of tests that pass: with two thousand ad accounts that took most of the
    // time. `--trace retain-on-failure` leaves one.
    trace: "off",
    launchOptions: {
      executablePath: chromium,
      // No sandbox because tests may run as root; the rest keeps the browser from asking the network for anything.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // It decides in which order the parts of a date are typed.
        "--lang=en-US",
      ],
    },
  },
  projects: [{ name: "chromium", use: { viewport: { width: 1280, height: 900 } } }],
  webServer: {
    command: `node ${path("server.mjs")} ${process.env.STRANDLINE_PORT}`,
    url: site,
    reuseExistingServer: false,
    stdout: "ignore",
  },
});
