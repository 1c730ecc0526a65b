process.env.STRANDLINE_PORT = "8199";
const { default: base } = await import("/work/main/tests/e2e/playwright.config.mjs");
const { webServer, ...rest } = base;
export default { ...rest, testDir: "/work/main/tests", testMatch: ["e2e/**/*.spec.mjs"], outputDir: "/tmp/dev/results" };
