// An article holds the element's script to what it was when the snippet was pasted.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { amountOf, figureIn, openArticle, siteOf, tryOut } from "./article.mjs";
import { opened } from "./planner.mjs";
import { expect, test } from "./support.mjs";

const said = JSON.parse(readFileSync(fileURLToPath(new URL("../../dist/embed/element.json", import.meta.url)), "utf8"));
const frameIn = (page) => page.frameLocator("strandline-simulator iframe");

test("the element that Share gives runs in an article, which holds it to what is in it", async ({ page, baseURL }) => {
  await opened(page);
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("tab", { name: "Embed" }).click();
  await page.getByLabel("Shows").selectOption("split-evenly");
  await page.getByLabel("Snippet").selectOption("element");
  const snippet = await page.getByLabel("To paste into the article").inputValue();
  expect(snippet).toContain(`embed/${said.src}"\n  integrity="${said.integrity}" crossorigin="anonymous"`);
  await openArticle(page, baseURL, snippet);
  await tryOut(frameIn(page));
});

test("what an article holds has the values in its sentences in it, and asks for no other script", async ({ page, baseURL }) => {
  const asked = [];
  page.on("request", (request) => request.frame() === page.mainFrame() && request.resourceType() === "script" && asked.push(request.url()));
  const figure = '<strandline-simulator id="split" scenario="split-evenly">Fallback</strandline-simulator>';
  const value = '<p>Stranded: <strandline-value figure="split" show="stranded">2,250.00</strandline-value></p>';
  const script = `<script type="module" src="${siteOf(baseURL)}embed/${said.src}" integrity="${said.integrity}" crossorigin="anonymous"></script>`;
  await openArticle(page, baseURL, value + figure + script);
  await expect(figureIn(frameIn(page), "stranded")).toHaveText("2,250");
  await amountOf(frameIn(page), "Account C").fill("750");
  await expect(page.locator("strandline-value")).toHaveText("0.00");
  expect(asked.map((it) => new URL(it).pathname.replace(/.*\//, ""))).toEqual([said.src]);
});

test.describe("with a script that is another", () => {
  test("nothing runs, and what stands in the element stays", async ({ browser, baseURL }) => {
    // Not the page of the others: this one is to complain.
    const page = await browser.newPage({ baseURL });
    const refused = page.waitForEvent("console", (message) => message.text().includes("integrity"));
    const script = `<script type="module" src="${siteOf(baseURL)}embed/v1.js" integrity="${said.integrity}" crossorigin="anonymous"></script>`;
    await openArticle(page, baseURL, `<strandline-simulator scenario="split-evenly">Fallback</strandline-simulator>${script}`);
    await refused;
    await expect(page.getByText("Fallback")).toBeVisible();
    await expect(page.locator("iframe")).toHaveCount(0);
    await page.close();
  });
});
