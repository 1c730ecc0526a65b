// What a reader does in a figure beside changing it: taking changes back, and looking at a curve.
import { test as bare } from "@playwright/test";
import { amountOf, element, figureIn, openArticle, strictFrame } from "./article.mjs";
import { expect, expectNoViolations, test } from "./support.mjs";

test("Undo takes back one change after the other, by its button and by its key, to the author's plan", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, element(baseURL));
  const frame = page.frameLocator("strandline-simulator iframe");
  const undo = frame.getByRole("button", { name: "Undo" });
  await expect(figureIn(frame, "stranded")).toHaveText("2,250");
  await expect(undo).toHaveAttribute("aria-disabled", "true");
  const amount = amountOf(frame, "Account C");
  await amount.focus();
  await amount.press("ControlOrMeta+a");
  await amount.pressSequentially("1000");
  await expect(figureIn(frame, "stranded")).toHaveText("250");
  const suspend = frame.getByLabel("Suspended on 13 Mar: Account A");
  await suspend.check();
  await expect(figureIn(frame, "stranded")).toHaveText("850");
  await frame.getByRole("button", { name: "Fit to spend" }).click();
  await expect(frame.getByText("Fitted to spend")).toBeVisible();
  await undo.click();
  await expect(figureIn(frame, "stranded")).toHaveText("850");
  await expect(frame.getByText("Change undone. 2 more can be undone.")).toBeVisible();
  await suspend.focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(suspend).not.toBeChecked();
  await expect(figureIn(frame, "stranded")).toHaveText("250");
  // What was typed into one field is one change.
  await page.keyboard.press("ControlOrMeta+z");
  await expect(amount).toHaveValue("3,000");
  await expect(frame.getByText("Change undone. No more can be undone.")).toBeVisible();
  await expect(frame.getByRole("button", { name: "Reset" })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(figureIn(frame, "stranded")).toHaveText("2,250");
  // The page hears of it as of any change, and of nothing else.
  const heard = await page.evaluate(() => window.heard);
  const types = new Set(heard.map(([type]) => type));
  expect([...types].filter((type) => !["ready", "resize", "change", "step"].includes(type))).toEqual([]);
  expect(heard.filter(([type]) => type === "change").at(-1)[1].summary.totals.stranded).toBe("2250.00");
});

test("the bars of ad accounts stand on one scale, each with a mark at what the ad account can spend", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictFrame(baseURL));
  const frame = page.frameLocator("iframe");
  const marks = frame.locator(".trial-result .mark-spend");
  await expect(marks).toHaveCount(3);
  const ends = () =>
    marks.evaluateAll((all) =>
      all.map((it) => {
        const bar = it.closest(".bar").getBoundingClientRect();
        return Math.round(((it.getBoundingClientRect().right - bar.left) / bar.width) * 1000);
      }));
  // They can spend 6,000, 3,000 and 750.
  await expect.poll(ends).toEqual([1000, 500, 125]);
  // On 13 March, Account A has spent 2,400 of it: Account B can spend most.
  await frame.getByLabel("Suspended on 13 Mar: Account A").check();
  await expect.poll(ends).toEqual([800, 1000, 250]);
});

test("in a field its key takes back what was typed there, and nothing else", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictFrame(baseURL));
  const frame = page.frameLocator("iframe");
  await frame.getByLabel("Suspended on 13 Mar: Account A").check();
  await expect(figureIn(frame, "stranded")).toHaveText("2,850");
  const amount = amountOf(frame, "Account C");
  await amount.focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(figureIn(frame, "stranded")).toHaveText("2,850");
  await amount.press("ControlOrMeta+a");
  await amount.pressSequentially("7");
  await expect(figureIn(frame, "stranded")).toHaveText("600");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(figureIn(frame, "stranded")).toHaveText("2,850");
  await frame.getByRole("button", { name: "Undo" }).click();
  await expect(figureIn(frame, "stranded")).toHaveText("2,250");
});

test("a figure whose address asks for it has a curve with the plan's place marked and a table, and no other downloads it", async ({ page, baseURL }) => {
  const parts = [];
  page.on("request", (request) => {
    const name = new URL(request.url()).pathname;
    if (/\/more-\w+\.wasm$/.test(name)) parts.push(name);
  });
  // axe itself writes styles into the article.
  await openArticle(page, baseURL, `<main>${strictFrame(baseURL, "#curve=allocated(c)")}</main>`, { policy: "" });
  const frame = page.frameLocator("iframe");
  const button = frame.getByRole("button", { name: "Curve" });
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await button.click();
  const says = figureIn(frame, "curve");
  await expect(says).toHaveText("As planned, 3,000: 2,250 lost, 6,750 spent. Least is lost from 800 to 3,000: 2,250 lost, 6,750 spent.");
  await expect(frame.locator(".curve-drawing path")).toHaveCount(3);
  // It follows the reader's plan.
  await amountOf(frame, "Account C").fill("500");
  await expect(says).toContainText("As planned, 500: 2,500 lost, 6,500 spent.");
  await frame.getByLabel("What changes").selectOption("Expected daily spend");
  await frame.getByLabel("Of", { exact: true }).selectOption("Account B");
  await expect(says).toContainText("As planned, 100: 2,500 lost, 6,500 spent.");
  await frame.locator("summary").click();
  const now = frame.getByRole("row", { name: "100 as planned" });
  await expect(now).toHaveCount(1);
  await expect(now.getByRole("cell")).toHaveText(["2,500", "6,500"]);
  await expectNoViolations(page, { include: ["iframe"], preload: false });
  await button.click();
  await expect(says).toHaveCount(0);
  expect(parts).toHaveLength(1);
});

test("without being asked for there is no curve", async ({ page, baseURL }) => {
  const parts = [];
  page.on("request", (request) => parts.push(new URL(request.url()).pathname));
  await openArticle(page, baseURL, strictFrame(baseURL));
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("button", { name: "Undo" })).toBeVisible();
  await expect(frame.getByRole("button", { name: "Curve" })).toHaveCount(0);
  expect(parts.filter((name) => name.includes("/more-"))).toEqual([]);
});

test("a writer's steps are played one by one, each with its sentence, and Undo takes each back", async ({ page, baseURL }) => {
  const steps = 'allocated(c) = 750 "C can spend no more."; allocated(a) = 5,250; suspension(a) = 2026-03-13';
  await openArticle(page, baseURL, strictFrame(baseURL, `#controls=none&${new URLSearchParams({ replay: steps })}`));
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: "Play the steps" }).click();
  await expect(frame.getByText("Step 1 of 3: C can spend no more.")).toBeVisible();
  await expect(figureIn(frame, "stranded")).toHaveText("0");
  await frame.getByRole("button", { name: "Next step (2 of 3)" }).click();
  await expect(frame.getByText("Step 2 of 3: Account A gets 5,250.")).toBeVisible();
  await expect(figureIn(frame, "spent")).toHaveText("9,000");
  await frame.getByRole("button", { name: "Undo" }).click();
  await expect(figureIn(frame, "spent")).toHaveText("6,750");
  await frame.getByRole("button", { name: "Next step (2 of 3)" }).click();
  await frame.getByRole("button", { name: "Next step (3 of 3)" }).click();
  await expect(frame.getByText("Step 3 of 3: Account A is suspended on 13 Mar.")).toBeVisible();
  await expect(figureIn(frame, "stranded")).toHaveText("2,850");
  await expect(frame.getByRole("button", { name: "Steps played: 3 of 3" })).toHaveAttribute("aria-disabled", "true");
  for (const spent of ["9,000", "6,750", "6,750"]) {
    await frame.getByRole("button", { name: "Undo" }).click();
    await expect(figureIn(frame, "spent")).toHaveText(spent);
  }
  await expect(figureIn(frame, "stranded")).toHaveText("2,250");
  await expect(frame.getByRole("button", { name: "Next step (1 of 3)" })).toBeVisible();
});

test("a step that doesn't fit the plan is not counted among those that were played", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictFrame(baseURL, `#${new URLSearchParams({ replay: "allocated(nobody) = 1" })}`));
  const frame = page.frameLocator("iframe");
  await frame.getByRole("button", { name: "Play the steps" }).click();
  await expect(frame.getByText("Step 1 of 1: This step does not fit the plan as it is now.")).toBeVisible();
  await expect(frame.getByRole("button", { name: "Steps played: 0 of 1" })).toHaveAttribute("aria-disabled", "true");
});

test("what an article asks for and there isn't is an error, and the figure is there all the same", async ({ page, baseURL }) => {
  const errors = () => page.evaluate(() => window.heard.filter(([type]) => type === "error").map(([, { code }]) => code));
  for (const [attributes, codes] of [
    ['goal="stranded is zero"', ["goal"]],
    ['goal="stranded(nobody) = 0"', ["goal"]],
    ['lang="xx"', ["locale"]],
    ['theme="pink" controls="all" start="soon" dir="up"', ["theme", "controls", "start", "dir"]],
    ['goal="stranded = 0 and spent = 9,000" lang="en-GB" theme="dark" controls="full" start="visible" dir="ltr"', []],
  ]) {
    await openArticle(page, baseURL, element(baseURL, `scenario="split-evenly" ${attributes}`, ""));
    const frame = page.frameLocator("iframe");
    await expect(figureIn(frame, "stranded")).toHaveText("2,250");
    await expect.poll(errors, attributes).toEqual(codes);
    await expect(frame.locator("#said")).toHaveText(codes[0] === "goal" ? "The goal of this figure can’t be read." : "");
  }
});

// The warnings are what is asked for here.
bare("a value of a figure that isn't there, or of nothing in it, is said on the console", async ({ page, baseURL }) => {
  const warnings = [];
  page.on("console", (message) => message.type() === "warning" && message.text().startsWith("strandline-value") && warnings.push(message.text()));
  const value = (figure, show) => `<strandline-value figure="${figure}" show="${show}">2,250</strandline-value>`;
  const prose = `<p>${value("one", "stranded")} ${value("two", "stranded")} ${value("one", "foo(c)")}</p>`;
  await openArticle(page, baseURL, `${prose}${element(baseURL, 'id="one" scenario="split-evenly"', "")}`);
  await expect.poll(() => warnings.length).toBe(1);
  expect(warnings[0]).toContain('there is no figure "two"');
  await amountOf(page.frameLocator("iframe"), "Account C").fill("750");
  await expect.poll(() => warnings.length).toBe(2);
  expect(warnings[1]).toContain('there is no "foo(c)" in it');
});

test("a figure that waits says nothing of another currency than the one asked for", async ({ page }) => {
  for (const [currency, says] of [["EUR", false], ["USD", true]]) {
    for (const address of [`split-evenly/#currency=${currency}&start=click`, `#s=expiry&currency=${currency}&start=click`]) {
      await page.goto(`embed/${address}`);
      await page.reload();
      await expect(page.getByRole("button", { name: "Try it" })).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator(".still-picture")).toBeVisible();
      expect((await page.locator("#figure").innerText()).includes("USD"), address).toBe(says);
    }
  }
  await page.goto("embed/split-evenly/#currency=EUR&start=click");
  await page.reload();
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.locator(".trial-stranded")).toContainText("EUR");
});
