// Where the plan is kept, and what is said where it isn't.
import { readFileSync } from "node:fs";
import { expect, test } from "./support.mjs";
import { button, figure, opened, openedWith } from "./planner.mjs";

test("a change is there again after a reload, and the example is not kept", async ({ page }) => {
  await opened(page);
  await expect(page.getByText("Example. Your changes are saved in this browser.")).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem("strandline.plan"))).toBeNull();
  await page.getByLabel("Allocate Ad credit 1 to Account C").fill("750");
  await page.waitForFunction(() => localStorage.getItem("strandline.plan")?.includes('"750"'));
  await page.reload();
  await expect(figure(page, "stranded")).toHaveText("0");
  await expect(figure(page, "unallocated")).toHaveText("0");
  await expect(figure(page, "conservation")).toContainText("Expired unallocated 2,250");
});

test("what an example replaced can be had back, even after a reload", async ({ page }) => {
  await opened(page);
  await page.getByLabel("Scenario").fill("Weeks of work");
  await expect(page.getByText("Saved in this browser")).toBeVisible();
  await button(page, "Load an example").click();
  await button(page, "Two ad credits").click();
  await page.getByLabel("Scenario").fill("Played with");
  await expect(page.getByText("Saved in this browser")).toBeVisible();
  await page.waitForFunction(() => localStorage.getItem("strandline.plan")?.includes("Played with"));
  await page.reload();
  await expect(page.getByText("“Weeks of work” was replaced.")).toBeVisible();
  await button(page, "Undo").click();
  await expect(page.getByLabel("Scenario")).toHaveValue("Weeks of work");
  await expect(figure(page, "stranded")).toHaveText("2,250");
});

test("with storage blocked the planner works, and says that nothing is kept", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  });
  await opened(page);
  await expect(page.getByText("Not saved: this browser blocks storage.")).toBeVisible();
  await page.getByLabel("Allocate Ad credit 1 to Account C").fill("750");
  await expect(figure(page, "stranded")).toHaveText("0");
});

test("a damaged plan is put aside and can be had", async ({ page }) => {
  await openedWith(page, '{"version":1,"name":');
  await expect(page.getByText("could not be read")).toBeVisible();
  await expect(figure(page, "stranded")).toHaveText("2,250");
  const waiting = page.waitForEvent("download");
  await button(page, "Download what was kept").click();
  expect(readFileSync(await (await waiting).path(), "utf8")).toBe('{"version":1,"name":');
  expect(await page.evaluate(() => localStorage.getItem("strandline.plan.damaged"))).toBe('{"version":1,"name":');
});

test("a change in another tab is said, and can be taken over", async ({ page, context }) => {
  await opened(page);
  await page.getByLabel("Scenario").fill("Mine");
  await page.waitForFunction(() => localStorage.getItem("strandline.plan")?.includes("Mine"));
  const other = await context.newPage();
  await opened(other);
  await other.getByLabel("Scenario").fill("From the other tab");
  await expect(page.getByText("changed in another tab")).toBeVisible();
  await expect(page.getByLabel("Scenario")).toHaveValue("Mine");
  await button(page, "Show the other version").click();
  await expect(page.getByLabel("Scenario")).toHaveValue("From the other tab");
});

test("the plan can be downloaded and brought back", async ({ page }) => {
  await opened(page);
  await page.getByLabel("Scenario").fill("March");
  const waiting = page.waitForEvent("download");
  await button(page, "Download plan").click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("March.json");
  const plan = JSON.parse(readFileSync(await download.path(), "utf8"));
  expect(plan).toMatchObject({ version: 1, name: "March", allocations: { length: 3 } });
});
