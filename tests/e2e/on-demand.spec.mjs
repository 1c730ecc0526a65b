// Screens and dialogs whose code is downloaded when they are first opened.
import { test as bare } from "@playwright/test";
import { expect, test } from "./support.mjs";
import { button, opened } from "./planner.mjs";

test("the code of a dialog is downloaded when it is opened, and once", async ({ page }) => {
  const parts = [];
  page.on("request", (request) => {
    const name = new URL(request.url()).pathname;
    if (name.endsWith(".wasm") && !name.includes("planner")) parts.push(name);
  });
  await opened(page);
  expect(parts).toEqual([]);
  for (const _ of [1, 2]) {
    await button(page, "Explain").click();
    await expect(page.getByRole("dialog")).toContainText("Best split");
    await page.keyboard.press("Escape");
  }
  expect(parts.filter((name) => name.includes("/work-"))).toHaveLength(1);
});

test("a screen has its own address, and the heading gets the focus", async ({ page }) => {
  await opened(page);
  await page.getByRole("link", { name: "Timeline" }).click();
  await expect(page.getByRole("heading", { name: "Timeline" })).toBeFocused();
  await expect(page).toHaveURL(/#timeline$/);
  await page.goBack();
  await expect(page.getByRole("link", { name: "Plan", exact: true })).toHaveAttribute("aria-current", "page");
});

bare("code that does not arrive is said, and can be asked for again", async ({ page }) => {
  let blocked = true;
  await page.route("**/work-*.wasm", (route) => (blocked ? route.abort() : route.continue()));
  await opened(page);
  await page.getByRole("link", { name: "Timeline" }).click();
  await expect(page.getByText("This part of the planner did not load.")).toBeVisible();
  blocked = false;
  await button(page, "Try again").click();
  await expect(page.getByRole("heading", { name: "Timeline" })).toBeVisible();
});
