// What the page is before the planner runs, where it can't, and that nothing moves when it does.
//
// www/index.html carries what the planner draws first, as plain HTML. After a change of either run the tests with
// STRANDLINE_UPDATE=1: it is written anew; build, and look at the difference.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test as bare } from "@playwright/test";
import { expect, test } from "./support.mjs";
import { opened } from "./planner.mjs";

const source = fileURLToPath(new URL("../../www/index.html", import.meta.url));
const block = /(<!-- what the planner shows first -->\n)([^]*?)( *<!-- end of what the planner shows first -->)/;

/** The planner's DOM as HTML that shows the same without it: what was typed or chosen becomes part of the text. */
const drawn = (page) =>
  page.locator("#planner").evaluate((planner) => {
    const copy = planner.cloneNode(true);
    const live = planner.querySelectorAll("input, select");
    copy.querySelectorAll("input, select").forEach((control, at) => {
      if (control.localName === "input") {
        control.setAttribute("value", live[at].value);
        return;
      }
      const chosen = control.options[live[at].selectedIndex];
      chosen.removeAttribute("value");
      control.replaceChildren(chosen);
    });
    copy.querySelectorAll("dialog").forEach((dialog) => dialog.remove());
    const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
    const found = [];
    while (comments.nextNode()) found.push(comments.currentNode);
    found.forEach((comment) => comment.remove());
    const inline = new Set(["p", "button", "label", "dt", "h2", "th", "select", "svg"]);
    const lines = (element, depth) => {
      const indent = "  ".repeat(depth);
      if (inline.has(element.localName) || element.childElementCount === 0) return [indent + element.outerHTML];
      const [open, close] = element.cloneNode(false).outerHTML.split(/(?=<\/[\w-]+>$)/);
      return [indent + open, ...[...element.children].flatMap((child) => lines(child, depth + 1)), indent + close];
    };
    return [...copy.children].flatMap((child) => lines(child, 4)).join("\n") + "\n";
  });

test("the first frame is what the planner then shows", async ({ page }) => {
  await opened(page);
  const first = await drawn(page);
  const html = readFileSync(source, "utf8");
  if (process.env.STRANDLINE_UPDATE) writeFileSync(source, html.replace(block, (_, begin, __, end) => begin + first + end));
  else expect(block.exec(html)[2]).toBe(first);
});

test("nothing moves when the planner takes over", async ({ page }) => {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        window.shifts.push({ value, what: sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 200)) });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 900 });
    await opened(page);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => window.shifts), `${width} pixels wide`).toEqual([]);
  }
});

bare.describe("without scripts", () => {
  bare.use({ javaScriptEnabled: false });
  bare("the page shows the example and says what it needs", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Plan ad credit you can’t take back");
    await expect(page.locator("[data-figure=stranded]")).toHaveText("2,250");
    // Playwright switches scripts off after the parser has left <noscript> alone: its text is there, not drawn.
    expect(await page.locator("noscript").textContent()).toContain("allow JavaScript");
  });
});

bare("where WebAssembly is blocked the page says so", async ({ page }) => {
  await page.route("/", async (route) => {
    const response = await route.fetch();
    const policy = response.headers()["content-security-policy"].replace("'wasm-unsafe-eval'", "");
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  await page.goto("/");
  await expect(page.locator("#start-blocked")).toBeVisible();
  await expect(page.locator("[data-figure=stranded]")).toHaveText("2,250");
});

bare("where the planner does not load the page says so", async ({ page }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/");
  await expect(page.locator("#start-failed")).toBeVisible();
});
