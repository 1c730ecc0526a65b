// What is kept: the way back, the scenarios, and what is said where nothing can be kept.
import { readFileSync } from "node:fs";
import { expect, expectAccessible, test } from "./support.mjs";
import { button, figure, kept, more, opened, openedWith, pictures, wayBack } from "./planner.mjs";

const name = (page) => page.getByLabel("Scenario", { exact: true });
const toC = (page) => page.getByLabel("Allocate Ad credit 1 to Account C");
const undo = (page) => page.locator("#undo-step");
const redo = (page) => page.locator("#redo-step");
const scenarios = (page) => page.locator("#scenarios-menu");
const openList = (page) => button(page, "Scenarios").click();
/** What is in this browser's storage under keys that begin like this. */
const stored = (page, prefix) =>
  page.evaluate((prefix) => Object.entries(localStorage).filter(([key]) => key.startsWith(prefix)), prefix);

test("a change is there again after a reload, and the example is not kept", async ({ page }) => {
  await opened(page);
  await expect(page.getByText("Example, saved in this browser")).toBeVisible();
  expect(await stored(page, "strandline.")).toEqual([]);
  await toC(page).fill("750");
  await kept(page, '"750"');
  await page.reload();
  await expect(figure(page, "stranded")).toHaveText("0");
  await expect(figure(page, "conservation")).toContainText("Expired unallocated 2,250");
});

test("what the version before scenarios kept is still there", async ({ page }) => {
  await page.addInitScript(() => {
    if (sessionStorage.getItem("begun")) return;
    sessionStorage.setItem("begun", "1");
    const plan = (name) => JSON.stringify({
      version: 1, name, currency: "USD", start: "2026-03-01", end: "2026-03-30", businessCenter: { name: "BC" },
      members: [], adAccounts: [], adCredits: [], allocations: [], events: [],
    }, null, 2);
    localStorage.setItem("strandline.plan", plan("Weeks of work"));
    localStorage.setItem("strandline.plan.replaced", plan("Put aside"));
  });
  await opened(page);
  await expect(name(page)).toHaveValue("Weeks of work");
  await openList(page);
  await expect(scenarios(page).getByRole("listitem")).toHaveText(["Weeks of work", "Put aside"]);
  expect((await stored(page, "strandline.plan")).length).toBe(0);
  await page.reload();
  await expect(name(page)).toHaveValue("Weeks of work");
});

test("a hundred steps back, a reload and a hundred forth give the same plan, byte for byte", async ({ page }) => {
  await opened(page);
  const [amount, spend] = [toC(page), page.getByLabel("Expected daily spend of Account C")];
  for (let step = 0; step < 50; step++) {
    await amount.fill(String(1000 + step));
    await spend.fill(String(30 + step));
  }
  const before = await kept(page, '"79"');
  expect(before).toContain('"1049"');
  for (let step = 0; step < 100; step++) await undo(page).click();
  await expect(amount).toHaveValue("3,000");
  await expect(spend).toHaveValue("25");
  await expect(undo(page)).toHaveAttribute("aria-disabled", "true");
  // What is kept on the way there may be a step behind.
  await expect.poll(async () => (await kept(page, '"25.00"')).includes('"1000"')).toBe(false);
  const first = await kept(page, '"25.00"');
  await page.reload();
  await expect(amount).toHaveValue("3,000");
  expect(await kept(page, '"25.00"')).toBe(first);
  for (let step = 0; step < 100; step++) await redo(page).click();
  await expect(redo(page)).toHaveAttribute("aria-disabled", "true");
  await expect(spend).toHaveValue("79");
  await expect.poll(() => kept(page, '"79"')).toBe(before);
});

test("typing in one field is one step, and the buttons say what they take back", async ({ page }) => {
  await opened(page);
  await expect(undo(page)).toHaveAccessibleName("Undo");
  await toC(page).click();
  await toC(page).press("ControlOrMeta+a");
  await page.keyboard.type("12", { delay: 50 });
  await page.waitForTimeout(600);
  await page.keyboard.type("34", { delay: 50 });
  await button(page, "Fit to spend").first().click();
  await expect(undo(page)).toHaveAccessibleName("Undo: Fit to spend");
  await undo(page).click();
  await expect(toC(page)).toHaveValue("1,234");
  await expect(undo(page)).toHaveAccessibleName("Undo: Allocate Ad credit 1 to Account C");
  await expect(redo(page)).toHaveAccessibleName("Redo: Fit to spend");
  await undo(page).click();
  await expect(toC(page)).toHaveValue("3,000");
  await expect(undo(page)).toHaveAttribute("aria-disabled", "true");
  await redo(page).click();
  await redo(page).click();
  await expect(figure(page, "stranded")).toHaveText("0");
});

test("the keys: a field's own undo comes first, then the plan's", async ({ page }) => {
  await opened(page);
  await button(page, "Fit to spend").first().click();
  await expect(toC(page)).toHaveValue("750");
  await name(page).click();
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(name(page)).toHaveValue("Split evenly");
  await expect(toC(page)).toHaveValue("750");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(toC(page)).toHaveValue("3,000");
  await expect(name(page)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect(toC(page)).toHaveValue("750");
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+y");
  await expect(toC(page)).toHaveValue("750");
});

test("an edit of the field that has the focus is taken back before its eyes", async ({ page }) => {
  await opened(page);
  await toC(page).fill("750");
  await toC(page).blur();
  await toC(page).focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(toC(page)).toHaveValue("3,000");
  await expect(toC(page)).toBeFocused();
});

test("what has the focus keeps it when what it stands in is drawn anew", async ({ page }) => {
  await opened(page);
  await page.getByLabel("Expected daily spend of Account C").fill("60");
  const issued = page.getByRole("button", { name: "Issued 9,000, explain" });
  for (const [keys, stranded] of [
    ["ControlOrMeta+z", "2,250"],
    ["ControlOrMeta+y", "1,200"],
  ]) {
    await issued.focus();
    await page.keyboard.press(keys);
    await expect(figure(page, "stranded")).toContainText(stranded);
    await expect(issued).toBeFocused();
  }
});

test("scenarios are made, switched, renamed and deleted, each with its own way back", async ({ page }) => {
  await opened(page);
  await name(page).fill("March");
  await openList(page);
  await button(page, "Duplicate").click();
  await expect(name(page)).toHaveValue("March (2)");
  await expect(undo(page)).toHaveAttribute("aria-disabled", "true");
  await toC(page).fill("750");
  await more(page, "New plan");
  await expect(page.getByText("“March (2)” stays among your scenarios.")).toBeVisible();
  await openList(page);
  await expect(scenarios(page).getByRole("listitem")).toHaveText(["March", "March (2)", "New plan"]);
  await scenarios(page).getByRole("button", { name: "March", exact: true }).click();
  await expect(toC(page)).toHaveValue("3,000");
  await expect(undo(page)).toHaveAccessibleName("Undo: Scenario");
  await openList(page);
  await button(page, "Delete this scenario").click();
  await expect(name(page)).toHaveValue("March (2)");
  await expect(toC(page)).toHaveValue("750");
  await expect(undo(page)).toHaveAccessibleName("Undo: Delete");
  await wayBack(page).click();
  await expect(name(page)).toHaveValue("March");
  await undo(page).click();
  await expect(name(page)).toHaveValue("Split evenly");
  await page.reload();
  await openList(page);
  await expect(scenarios(page).getByRole("listitem")).toHaveText(["Split evenly", "March (2)", "New plan"]);
});

test("an example takes nobody's place, and leaves no trace unless it is changed", async ({ page }) => {
  await opened(page);
  await name(page).fill("Weeks of work");
  await more(page, "Load an example");
  await button(page, "Two ad credits").click();
  await expect(page.getByText("“Weeks of work” stays among your scenarios.")).toBeVisible();
  await wayBack(page).click();
  await expect(name(page)).toHaveValue("Weeks of work");
  await openList(page);
  await expect(scenarios(page).getByRole("listitem")).toHaveText(["Weeks of work"]);
  await button(page, "Delete this scenario").click();
  await expect(page.getByText("Example, saved")).toBeVisible();
  expect(await stored(page, "strandline.scenario.")).toEqual([]);
});

/**
 * The page again, in a browser that was killed after a later edit: storage has 750 to Account C, the notes have 700. They
 * are read as soon as the test says so, and the planner waits no longer than `patience` milliseconds.
 */
const afterKill = async (page, patience) => {
  await opened(page);
  await toC(page).fill("750");
  await kept(page, '"750');
  await page.evaluate(async () => {
    const key = `strandline.scenario.${sessionStorage.getItem("strandline.open")}`;
    const text = localStorage.getItem(key).replace('"750', '"700');
    const number = Number(localStorage.getItem("strandline.writes")) + 3;
    const request = indexedDB.open("strandline", 1);
    const database = await new Promise((then) => (request.onsuccess = () => then(request.result)));
    const writing = database.transaction("writes", "readwrite");
    writing.objectStore("writes").put({ key, text, number, at: Date.now() });
    await new Promise((then) => (writing.oncomplete = then));
    database.close();
  });
  await page.addInitScript((patience) => {
    const { getAll } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.getAll = function () {
      const asked = getAll.call(this);
      const slow = {};
      asked.onsuccess = () => (globalThis.answer = () => slow.onsuccess(Object.assign(slow, { result: asked.result })));
      return slow;
    };
    const wait = setTimeout;
    globalThis.setTimeout = (act, time, ...more) => wait(act, time === 20_000 ? patience : time, ...more);
  }, patience);
  await page.reload();
  await page.waitForFunction(() => globalThis.answer);
};

test("what a killed browser had lost is waited for, and the page says so", async ({ page }) => {
  await afterKill(page, 60_000);
  await expect(page.getByText("Looking for your last edits.")).toBeVisible();
  await expect(page.locator("#planner[inert]")).toBeAttached();
  await page.evaluate(() => globalThis.answer());
  await expect(toC(page)).toHaveValue("700");
  await expect(page.getByText("Looking for your last edits.")).toBeHidden();
});

test("what a killed browser had lost and gives back late is said, and takes no later edit's place", async ({ page }) => {
  await afterKill(page, 100);
  await expect(toC(page)).toHaveValue("750");
  await page.evaluate(() => globalThis.answer());
  await expect(page.getByText("There is a later version of this plan, from before the browser was ended.")).toBeVisible();
  await button(page, "Show the other version").click();
  await expect(toC(page)).toHaveValue("700");
  await undo(page).click();
  await expect(toC(page)).toHaveValue("750");
});

test("with storage blocked everything works, and it says that nothing is kept", async ({ page }) => {
  await page.addInitScript(() => {
    for (const which of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, which, {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    }
  });
  await opened(page);
  await expect(page.getByText("Not saved: this browser blocks storage.")).toBeVisible();
  await toC(page).fill("750");
  await expect(figure(page, "stranded")).toHaveText("0");
  await more(page, "New plan");
  await wayBack(page).click();
  await expect(toC(page)).toHaveValue("750");
  await undo(page).click();
  await expect(toC(page)).toHaveValue("3,000");
});

test("with storage full it says so, and nothing is lost while the page is open", async ({ page }) => {
  await opened(page);
  await page.evaluate(() => {
    let block = "x".repeat(1 << 20);
    for (let at = 0; block; at++) {
      try {
        localStorage.setItem(`other${at}`, block);
      } catch {
        block = block.slice(block.length / 2 + 0.5);
      }
    }
  });
  await toC(page).fill("750");
  await expect(page.getByText("Not saved: this browser’s storage is full.")).toBeVisible();
  await more(page, "New plan");
  await wayBack(page).click();
  await expect(toC(page)).toHaveValue("750");
  await page.evaluate(() => localStorage.removeItem("other0"));
  await toC(page).fill("700");
  await expect(page.getByText("Saved in this browser")).toBeVisible();
});

test("a damaged plan is put aside and can be had", async ({ page }) => {
  await openedWith(page, '{"version":1,"name":');
  await expect(page.getByText("could not be read")).toBeVisible();
  await expect(figure(page, "stranded")).toHaveText("2,250");
  const waiting = page.waitForEvent("download");
  await button(page, "Download what was kept").click();
  expect(readFileSync(await (await waiting).path(), "utf8")).toBe('{"version":1,"name":');
  expect(await stored(page, "strandline.damaged.")).toEqual([["strandline.damaged.strandline.plan", '{"version":1,"name":']]);
});

test("a damaged list is made anew, and a damaged history leads nowhere", async ({ page }) => {
  await opened(page);
  await name(page).fill("Mine");
  await kept(page, "Mine");
  await page.evaluate(() => {
    const id = sessionStorage.getItem("strandline.open");
    localStorage.setItem("strandline.shelf", "{");
    localStorage.setItem(`strandline.history.${id}`, "1\t1\t7\n0\ta\tb\tc");
  });
  await page.reload();
  await expect(name(page)).toHaveValue("Mine");
  await expect(undo(page)).toHaveAttribute("aria-disabled", "true");
  await openList(page);
  await expect(scenarios(page).getByRole("listitem")).toHaveText(["Mine"]);
});

test("a change in another tab is said, and can be taken over and taken back", async ({ page, context }) => {
  await opened(page);
  await name(page).fill("Mine");
  await kept(page, "Mine");
  const other = await context.newPage();
  await opened(other);
  await name(other).fill("From the other tab");
  await expect(page.getByText("changed in another tab")).toBeVisible();
  await expect(name(page)).toHaveValue("Mine");
  await button(page, "Show the other version").click();
  await expect(name(page)).toHaveValue("From the other tab");
  await undo(page).click();
  await expect(name(page)).toHaveValue("Mine");
});

test("two tabs that both change a scenario keep both versions, and say so", async ({ page, context }) => {
  await opened(page);
  await name(page).fill("Mine");
  await kept(page, "Mine");
  const other = await context.newPage();
  await opened(other);
  await toC(other).fill("700");
  await kept(other, '"700"');
  await expect(page.getByText("changed in another tab")).toBeVisible();
  await toC(page).fill("800");
  await expect(page.getByText("Your version is kept beside it as “Mine (2)”.")).toBeVisible();
  await expect(name(page)).toHaveValue("Mine (2)");
  await kept(page, '"800"');
  await expect(toC(other)).toHaveValue("700");
  await other.reload();
  await expect(toC(other)).toHaveValue("700");
  await openList(other);
  await expect(scenarios(other).getByRole("listitem")).toHaveText(["Mine", "Mine (2)"]);
});

test("a scenario deleted in another tab is not brought back by an edit", async ({ page, context }) => {
  await opened(page);
  await name(page).fill("Mine");
  await kept(page, "Mine");
  const other = await context.newPage();
  await opened(other);
  await openList(other);
  await button(other, "Delete this scenario").click();
  await expect(page.getByText("deleted in another tab. What you change here is not kept.")).toBeVisible();
  await toC(page).fill("800");
  await expect(page.getByText("Not saved: deleted in another tab.")).toBeVisible();
  await expect.poll(() => stored(page, "strandline.scenario.")).toEqual([]);
  await button(page, "Keep it as a new scenario").click();
  await expect(page.getByText("Saved in this browser")).toBeVisible();
  expect(await kept(page, '"800"')).toContain('"name":"Mine"');
});

test("what is typed without a pause, and what is typed before the page goes out of sight, is kept", async ({ page }) => {
  await page.clock.install({ time: "2026-03-01T09:00:00Z" });
  await opened(page);
  const text = () => stored(page, "strandline.scenario.").then((all) => all.map(([, plan]) => plan).join());
  // A letter every fifth of a second, for two seconds: never a pause.
  for (let letter = 0; letter < 10; letter++) {
    await name(page).fill("x".repeat(letter + 1));
    await page.clock.runFor(200);
    if (letter >= 4) expect(await text()).toContain("x".repeat(letter - 3));
  }
  await name(page).fill("Last words");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  expect(await text()).toContain("Last words");
  await name(page).fill("Frozen");
  await page.evaluate(() => document.dispatchEvent(new Event("freeze", { bubbles: true })));
  expect(await text()).toContain("Frozen");
});

test("all scenarios are one file, which brings them into another browser and takes nobody's place", async ({ page, elsewhere }) => {
  await opened(page);
  await name(page).fill("Mine");
  await kept(page, "Mine");
  await more(page, "New plan");
  await name(page).fill("Second");
  await kept(page, "Second");
  await more(page, "Settings");
  await expect(page.getByText(/kept in this browser(, which may clear them| until you delete them)/)).toBeVisible();
  const waiting = page.waitForEvent("download");
  await button(page, "Back up all scenarios").click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("strandline-2026-03-01.json");
  const file = { name: "backup.json", mimeType: "application/json", buffer: readFileSync(await download.path()) };
  await opened(elsewhere);
  await name(elsewhere).fill("Mine");
  await kept(elsewhere, "Mine");
  await toC(elsewhere).fill("700");
  await kept(elsewhere, '"700"');
  await more(elsewhere, "Settings");
  const chosen = elsewhere.locator("dialog input[type=file]");
  await chosen.setInputFiles(file);
  await expect(elsewhere.getByText("2 scenarios were added.")).toBeVisible();
  await chosen.setInputFiles({ ...file, buffer: Buffer.from("{}") });
  await expect(elsewhere.getByText("This file is no backup of Strandline.")).toBeVisible();
  await expectAccessible(elsewhere);
  await elsewhere.keyboard.press("Escape");
  await openList(elsewhere);
  await expect(scenarios(elsewhere).getByRole("listitem")).toHaveText(["Mine", "Mine (2)", "Second"]);
  await elsewhere.keyboard.press("Escape");
  await expect(toC(elsewhere)).toHaveValue("700");
});

test("a scenario made in another tab is in the list", async ({ page, context }) => {
  await opened(page);
  await name(page).fill("Mine");
  await kept(page, "Mine");
  const other = await context.newPage();
  await opened(other);
  await more(other, "New plan");
  await openList(page);
  await expect(scenarios(page).getByRole("listitem")).toHaveText(["Mine", "New plan"]);
  await expect(page.getByText("changed in another tab")).toBeHidden();
});

test("the plan can be downloaded", async ({ page }) => {
  await opened(page);
  await name(page).fill("March");
  const waiting = page.waitForEvent("download");
  await more(page, "Download plan");
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("March.json");
  const plan = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(plan).toMatchObject({ version: 1, name: "March", allocations: { length: 3 } });
});

test("axe finds nothing in the menus, and they fit at 320 pixels", async ({ page }) => {
  await opened(page);
  await name(page).fill("A scenario with a name that is long enough to need a second line in a narrow list");
  await openList(page);
  await button(page, "Duplicate").click();
  for (const [menu, open] of [
    ["scenarios", () => openList(page)],
    ["more", () => page.getByRole("button", { name: "More", exact: true }).click()],
  ]) {
    await open();
    await expectAccessible(page);
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [1280, 320]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({ path: `${pictures}menu-${menu}-${width}-${colorScheme}.png` });
        const { left, right } = await page.locator(`#${menu}-menu`).evaluate((it) => it.getBoundingClientRect().toJSON());
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(width);
      }
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.keyboard.press("Escape");
  }
});
