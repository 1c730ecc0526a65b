// Sharing: a link that holds the plan, a file, and links that others made.
import { readFileSync } from "node:fs";
import { expect, expectAccessible, test, startingThen, unheard } from "./support.mjs";
import { button, example, fifty, figure, more, opened, openedWith, pictures, row, screen } from "./planner.mjs";

const name = (page) => page.getByLabel("Scenario", { exact: true });
const dialog = (page) => page.getByRole("dialog", { name: "Share this plan" });
const question = (page) => page.getByRole("dialog", { name: "Open the plan from the link?" });
const link = (page) => page.getByRole("textbox", { name: "Link" });

/** Opens the dialog and reads the link. */
const shared = async (page) => {
  await button(page, "Share").click();
  await expect(link(page)).toBeVisible();
  return link(page).inputValue();
};
/** Follows a link in a browser that holds nothing. */
const followed = async (browser, address) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  await startingThen(context);
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("#planner:not([inert])").waitFor();
  return page;
};

test("a link opened in a clean profile shows the same figures to the cent", async ({ page, browser }) => {
  await openedWith(page, example("two-credits"));
  await page.getByLabel("Expected daily spend of Spring launch").fill("123.45");
  const address = await shared(page);
  expect(address).toContain("/#p=");
  const other = await followed(browser, address);
  await expect(name(other)).toHaveValue("Two ad credits, five ad accounts");
  for (const which of ["conservation", "stranded", "unallocated", "unavoidable", "last-day"]) {
    await expect(figure(other, which)).toHaveText(await figure(page, which).textContent());
  }
  await expect(other).toHaveURL(/#plan$/);
  await other.reload();
  await expect(name(other)).toHaveValue("Two ad credits, five ad accounts");
  await other.context().close();
});

test("the baseline goes with a file and comes back, and a link says that it doesn’t hold it", async ({ page }) => {
  await openedWith(page, example("split-evenly"));
  const none = page.getByText("A link doesn’t hold the baseline that Track compares with. A file does.");
  await shared(page);
  await expect(none).toHaveCount(0);
  await page.keyboard.press("Escape");
  await screen(page, "Review");
  await button(page, /^Mark as allocated: .*Account A$/).first().click();
  await shared(page);
  await expect(none).toBeVisible();
  await dialog(page).getByRole("tab", { name: "File" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), dialog(page).getByRole("button", { name: "Download plan" }).click()]);
  const text = readFileSync(await download.path(), "utf8");
  expect(JSON.parse(text).baseline.plan.allocations.some((it) => it.done)).toBe(false);
  await page.keyboard.press("Escape");
  const baselines = () =>
    page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith("strandline.baseline.")).map((it) => localStorage.getItem(it)));
  const [before] = await baselines();
  await more(page, "Import");
  await page.getByLabel("Files").setInputFiles([{ name: "plan.json", mimeType: "application/json", buffer: Buffer.from(text) }]);
  await button(page, "Use this plan").click();
  await expect.poll(baselines).toEqual([before, before]);
});

test("its length is shown, it is copied, and names can be left out", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await opened(page);
  const address = await shared(page);
  await expect(figure(page, "link-length")).toHaveText(`${address.length} of 2,048 characters`);
  await expect(dialog(page)).toContainText("Nothing is uploaded. Anyone with the link can read it.");
  await button(page, "Copy").click();
  await expect(dialog(page).getByText("Copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
  await page.getByLabel("Remove names").check();
  await expect(link(page)).not.toHaveValue(address);
  const nameless = await link(page).inputValue();
  await page.goto("about:blank");
  await page.goto(nameless);
  await expect(figure(page, "stranded")).toHaveText("2,250");
  await expect(page.getByText("Example BC")).toHaveCount(0);
});

test("where the browser won't copy, the link is selected", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await opened(page);
  const address = await shared(page);
  await button(page, "Copy").click();
  await expect(dialog(page).getByText("The link is selected")).toBeVisible();
  expect(await page.evaluate(() => getSelection().toString() || document.activeElement.value)).toBe(address);
});

test("a long link says so and offers the file", async ({ page }) => {
  const plan = fifty();
  plan.adAccounts.forEach((account, at) => (account.name = `A name of its own, number ${at * 7919}, in ${account.id}`));
  await openedWith(page, plan);
  const address = await shared(page);
  expect(address.length).toBeGreaterThan(2048);
  await expect(dialog(page)).toContainText("Some chat programs cut links this long");
  await button(page, "Use a file").click();
  const waiting = page.waitForEvent("download");
  await dialog(page).getByRole("button", { name: "Download plan" }).click();
  expect(JSON.parse(readFileSync(await (await waiting).path(), "utf8")).allocations).toHaveLength(500);
});

test("the plan as a picture: an SVG with its figures, and a PNG of the same, light", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await opened(page);
  await button(page, "Share").click();
  await page.getByRole("tab", { name: "File" }).click();
  const file = async (name) => {
    const waiting = page.waitForEvent("download");
    await dialog(page).getByRole("button", { name }).click();
    const download = await waiting;
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
  };
  const svg = await file("Picture (SVG)");
  expect(svg.name).toMatch(/\.svg$/);
  expect(svg.content.toString()).toContain("Issued 9,000 = Spent 6,750 + Stranded 2,250 + Unallocated 0");
  const png = await file("Picture (PNG)");
  expect(png.name).toMatch(/\.png$/);
  const data = `data:image/png;base64,${png.content.toString("base64")}`;
  const seen = await page.evaluate(async (data) => {
    const image = Object.assign(new Image(), { src: data });
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return [image.width, image.height, [...context.getImageData(2, 2, 1, 1).data]];
  }, data);
  expect(seen).toEqual([1280, 544, [255, 255, 255, 255]]);
});

test("the tabs by keyboard", async ({ page }) => {
  await opened(page);
  await button(page, "Share").click();
  await page.getByRole("tab", { name: "Link" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "File" })).toBeFocused();
  await expect(page.getByRole("tab", { name: "File" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(button(page, "Share")).toBeFocused();
});

test("a link never takes the place of one's own work: it asks, and opens beside it", async ({ page }) => {
  await openedWith(page, example("two-credits"));
  const address = await shared(page);
  await page.keyboard.press("Escape");
  await more(page, "New plan");
  await name(page).fill("Weeks of work");
  const follow = () => page.evaluate((address) => (location.hash = new URL(address).hash), address);
  await follow();
  await expect(question(page)).toContainText("“Two ad credits, five ad accounts”: 5 ad accounts, ");
  await expect(question(page)).toContainText("Your plan “Weeks of work” stays among your scenarios.");
  await button(page, "Not now").click();
  await expect(name(page)).toHaveValue("Weeks of work");
  // The same address once more is no change before it is gone, and a closed dialog's entry in the history is left only later.
  await expect(page).not.toHaveURL(/#p=/);
  await expect.poll(() => page.evaluate(() => history.state)).toBeNull();
  await follow();
  await question(page).getByRole("button", { name: "Open it" }).click();
  await expect(name(page)).toHaveValue("Two ad credits, five ad accounts (2)");
  await expect(row(page, "Spring launch")).toBeVisible();
  await expect(page).toHaveURL(/#plan$/);
  await button(page, "Scenarios").click();
  await expect(page.locator("#scenarios-menu").getByRole("listitem")).toHaveCount(3);
});

for (const [kind, damage, says] of [
  ["truncated", (data) => data.slice(0, -9), /This link was cut on its way: 9 of its \d+ characters are missing/],
  ["truncated and old", (data) => data.split(".")[1].slice(0, -9), "This link is damaged"],
  ["damaged", (data) => `${data.slice(0, 20)}x${data.slice(21)}`, "This link is damaged"],
  ["empty", () => "", "This link is damaged"],
  ["strange", () => "%00<script>alert(1)</script>", "This link is damaged"],
  ["huge", () => "A".repeat(2_000_001), "A link holds at most 2,000,000 characters"],
  ["from the future", () => "YwcHZPb0", "This link was made by a newer Strandline"],
]) {
  test(`a link that is ${kind} says so, and the page is usable`, async ({ page }) => {
    await opened(page);
    const [, data] = (await shared(page)).split("#p=");
    await page.goto("about:blank");
    await page.goto(`/#p=${damage(data)}`);
    await expect(page.locator(".note-bar")).toContainText("The link could not be opened.");
    await expect(page.locator(".note-bar")).toContainText(says);
    await expect(page).toHaveURL(/#plan$/);
    await page.getByLabel("Allocate Ad credit 1 to Account C").fill("750");
    await expect(figure(page, "stranded")).toHaveText("0");
  });
}

for (const [what, change] of [
  ["writes its signs as numbers", (data) => `#p%3D${data}`],
  ["puts what it counts behind it", (data) => `#p=${data}&utm_source=mail`],
  ["takes the end of the sentence for a part of it", (data) => `#p=${data}).`],
  ["puts a sign before it", (data) => `#&p=${data}`],
  ["breaks it with a mark that nobody sees", (data) => `#p=${data.slice(0, 30)}%E2%80%8B${data.slice(30)}`],
]) {
  test(`a link opens although a program ${what}`, async ({ page, elsewhere }) => {
    await openedWith(page, example("two-credits"));
    const [, data] = (await shared(page)).split("#p=");
    expect(data).toMatch(/^\d+\.[\w-]+$/);
    await elsewhere.goto(`/${change(data)}`);
    await expect(row(elsewhere, "Spring launch")).toBeVisible();
    await expect(elsewhere).toHaveURL(/#plan$/);
  });
}

for (const [what, change] of [
  ["as a part of the path", (data) => `%23p=${data}`],
  ["twice over, with its signs as numbers", (data) => `index.html%2523p%253D${data}`],
  ["without its sign", (data) => `&p=${data}`],
  ["in a folder of the host", (data) => `x/y/%23p%3D${data}`],
]) {
  test(`the page of what is not found opens a link that came ${what}`, async ({ page, browser, baseURL }) => {
    await openedWith(page, example("two-credits"));
    const [, data] = (await shared(page)).split("#p=");
    const elsewhere = await unheard(browser, baseURL);
    await elsewhere.goto(`/${change(data)}`);
    await expect(row(elsewhere, "Spring launch")).toBeVisible();
    await expect(elsewhere).toHaveURL(/\/#plan$/);
  });
}

test("the page of what is not found leads to the planner, in both languages, and to a screen", async ({ browser, baseURL }) => {
  const page = await unheard(browser, baseURL);
  await page.goto("/nothing/here/");
  await expect(page.getByRole("heading")).toHaveText("Nothing is at this address");
  await expectAccessible(page, { dark: null });
  await page.getByRole("link", { name: "abrir el planificador" }).click();
  await page.locator("#planner:not([inert])").waitFor();
  await page.goto("/%23learn/suspension");
  await expect(page.locator("#screen-title")).toBeVisible();
});

test("axe finds nothing in the dialogs, and they fit at 320 pixels", async ({ page }) => {
  await openedWith(page, example("two-credits"));
  const hash = new URL(await shared(page)).hash;
  const look = async (state) => {
    await expectAccessible(page);
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({ path: `${pictures}${state}-${width}-${colorScheme}.png` });
        expect(await page.locator("dialog[open]").evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
      }
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  };
  await look("share-link");
  await page.getByRole("tab", { name: "File" }).click();
  await look("share-file");
  await page.keyboard.press("Escape");
  // Its entry in the history has gone before the address has another.
  await expect.poll(() => page.evaluate(() => history.state?.strandlineDialogs ?? 0)).toBe(0);
  await page.evaluate((hash) => (location.hash = hash), hash);
  await expect(question(page)).toBeVisible();
  await look("share-linked");
});
