// What the planner holds doesn't grow with how long it is used.
import { fifty, opened } from "./planner.mjs";
import { expect, test } from "./support.mjs";

test("screens that are drawn again and again leave nothing in memory", async ({ page }) => {
  await page.addInitScript((plan) => {
    localStorage.setItem("strandline.plan", plan);
    const { instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await instantiateStreaming(...given);
      window.held ??= made.instance.exports.memory;
      return made;
    };
  }, JSON.stringify(fifty()));
  await opened(page);
  const used = async () => (await page.evaluate(() => window.held.buffer.byteLength)) / 1e6;
  const session = await page.context().newCDPSession(page);
  const toggle = async (times) => {
    for (let at = 0; at < times; at += 1) {
      for (const [screen, drawn] of [["timeline", "#timeline-chart"], ["plan", "#add-account"]]) {
        await page.evaluate((screen) => (location.hash = screen), screen);
        await page.locator(drawn).waitFor();
      }
      await session.send("HeapProfiler.collectGarbage");
    }
  };
  await toggle(5);
  const before = await used();
  await toggle(25);
  // One drawing of fifty ad accounts that stays takes 200 kB.
  expect((await used()) - before).toBeLessThan(2);
});
