// A page that a browser translates: every text is taken out, and another put in its place. What changes afterwards is
// seen all the same. The translation here says the same as the text, so that a page can be held against one that is not
// translated.
import { openArticle, strictFrame } from "./article.mjs";
import { button, even, openedWith, screen } from "./planner.mjs";
import { expect, test } from "./support.mjs";

/** Translates what is on the page, and what comes, as Chromium does: a text becomes an element within an element. */
const translate = () => {
  const translated = (text) => {
    const parent = text.parentElement;
    if (!text.data.trim() || !parent || parent.closest("font, script, style, textarea, [translate=no]")) return;
    const [outer, inner] = ["font", "font"].map((name) => document.createElement(name));
    inner.append(text.data);
    outer.append(inner);
    text.replaceWith(outer);
  };
  const all = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(translated);
  };
  all(document.body);
  const follow = (changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (node.nodeType === Node.TEXT_NODE) translated(node);
      else if (node.isConnected) all(node);
    }
  };
  new MutationObserver(follow).observe(document.body, { childList: true, subtree: true });
};

/** What each element says that is seen or read out. */
const said = () =>
  [...document.querySelectorAll("body *")]
    .filter((it) => it.checkVisibility() && !it.closest("font, script, style, select"))
    .filter((it) => [...it.childNodes].some((node) => node.nodeName === "FONT" || node.nodeName === "#text"))
    .map((it) => it.textContent.replace(/\s+/g, " ").trim())
    .filter(Boolean);

const event = (on, type, adAccount, more = {}) => ({ on, type, adAccount, ...more });
const planned = () => {
  const plan = even();
  const [a, b] = plan.adAccounts.map((it) => it.id);
  plan.events = [event("2026-03-13", "suspend", a), event("2026-03-05", "setDailySpend", b, { dailySpend: "50.00" })];
  return plan;
};

/** Types into a field and leaves it. */
const enter = async (field, text) => {
  await field.fill(text);
  await field.press("Tab");
};
const undo = (page) => page.locator("#undo-step").click();

for (const [name, reach, act] of [
  [
    "Plan",
    async (page) => {
      await page.getByRole("rowheader").getByRole("button", { name: "Account A" }).click();
      await button(page, "Plan settings").click();
    },
    async (page) => {
      await enter(page.locator("#at-adCredits-0-amount"), "7000");
      await enter(page.locator("#at-adAccounts-0-dailySpend"), "1234");
    },
  ],
  [
    "Timeline",
    (page) => screen(page, "Timeline"),
    async (page) => {
      await enter(page.locator(".event-list input.number").first(), "33");
      await enter(page.getByLabel("Day of Account A: Suspended"), "2026-03-17");
      await enter(page.getByLabel("Go to date"), "2026-03-20");
    },
  ],
  ["Compare", (page) => screen(page, "Compare"), undo],
  ["Review", (page) => screen(page, "Review"), undo],
  ["Track", (page) => screen(page, "Track"), undo],
]) {
  test(`${name}: no figure and no sentence of an earlier plan stands on a translated page`, async ({ page, elsewhere }) => {
    for (const it of [page, elsewhere]) {
      await openedWith(it, planned());
      await enter(it.locator("#at-adCredits-0-amount"), "9500");
      await reach(it);
      await expect(it.locator("#screen-title")).toHaveCount(1);
      await it.waitForTimeout(600);
      if (it === page) await it.evaluate(translate);
      await act(it);
    }
    let right;
    await expect(async () => {
      right = await elsewhere.evaluate(said);
      expect(await page.evaluate(said)).toEqual(right);
    }).toPass();
  });
}

test("a figure in an article that is translated follows what its reader changes", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictFrame(baseURL));
  const frame = page.frameLocator("iframe");
  const stranded = frame.locator("[data-figure=stranded]");
  await expect(stranded).toHaveText("2,250");
  await frame.locator("body").evaluate(translate);
  await frame.getByLabel("Allocate to Account C").fill("0");
  await expect(stranded).toHaveText("0");
  await expect(frame.getByRole("group", { name: "Account C" }).locator("[data-figure=row-stranded]")).toHaveText("0");
});
