// From nothing to a link in a colleague's browser: one path, gone with the keyboard alone and again by pointer.
import { expect, test } from "./support.mjs";
import { approach, button, figure, opened, row, stranded } from "./planner.mjs";

const chart = (page) => page.getByRole("application", { name: /^Timeline/ });
/** Days as Chromium's date field takes them, digit by digit. */
const typed = (day) => day.replace(/^(\d+)-(\d+)-(\d+)$/, "$2$3$1");

/** How many presses of Tab it may take to what is used next, once F6 led to its part of the page. */
const FAR = 14;

const byKeyboard = (page) => ({
  press: async (target) => {
    await approach(page, target, FAR);
    await page.keyboard.press("Enter");
  },
  write: async (target, text) => {
    await approach(page, target, FAR);
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(text);
  },
  date: async (target, day) => {
    await approach(page, target, FAR);
    await page.keyboard.type(typed(day));
  },
  /** An event of this lane, proposed a week into the plan, on another day and then a day later. */
  suspend: async (lane, day) => {
    await approach(page, chart(page), FAR);
    for (let at = 0; at < lane; at++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("PageDown");
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Event", { exact: true })).toBeFocused();
    const on = page.getByLabel("On", { exact: true });
    await expect(on).toHaveValue("2026-03-08");
    await approach(page, on, FAR);
    await page.keyboard.type(typed(day));
    await page.keyboard.press("Enter");
  },
});

const byPointer = (page) => ({
  press: (target) => target.click(),
  write: async (target, text) => {
    await target.click({ clickCount: 3 });
    await page.keyboard.type(text);
  },
  date: async (target, day) => {
    await target.click({ position: { x: 14, y: 14 } });
    await page.keyboard.type(typed(day));
  },
  /** An event is proposed on the day of the lane that was pressed; its marker is then dragged to another. */
  suspend: async (lane, day) => {
    await chart(page).scrollIntoViewIfNeeded();
    const axis = await page.locator("#timeline-axis").boundingBox();
    const { days } = await page.locator("#scrubber").evaluate((it) => ({ days: Number(it.max) + 1 }));
    const at = (day) => axis.x + ((day - 0.5) * axis.width) / days;
    const plot = await page.locator(".lane").nth(lane).locator(".lane-plot").boundingBox();
    await page.mouse.click(at(20), plot.y + plot.height - 8);
    await button(page, "Add an event").click();
    await expect(page.getByLabel("On", { exact: true })).toHaveValue("2026-03-20");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const marker = page.locator(".lane").nth(lane).locator(".marker.is-movable").filter({ hasText: "Suspended" });
    await marker.scrollIntoViewIfNeeded();
    const box = await marker.locator(".marker-hit").boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(at(Number(day.slice(-2))) + 20, box.y + 20, { steps: 4 });
    await page.mouse.move(at(Number(day.slice(-2))), box.y + 12);
    await page.mouse.up();
  },
});

/** All that the result says, and each ad account's row, with what stands in its fields. */
const figures = (page) =>
  page.evaluate(() => {
    const read = (element) => {
      const fields = [...element.querySelectorAll("input, select")].map((it) => it.value);
      return [element.textContent.replace(/\s+/g, " ").trim(), ...fields].join(" | ");
    };
    const strip = [...document.querySelectorAll(".strip [data-figure]")].map((it) => [it.dataset.figure, read(it)]);
    return { strip, rows: [...document.querySelectorAll("table.table tbody tr")].map(read) };
  });

for (const [how, hands] of [["with the keyboard alone", byKeyboard], ["by pointer", byPointer]]) {
  test(`from an empty plan to the same figures in another browser, ${how}`, async ({ page, elsewhere, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    for (const each of [page, elsewhere]) await each.clock.setFixedTime("2026-03-01T09:00:00Z");
    await opened(page);
    const hand = hands(page);
    const go = (name) => hand.press(page.getByRole("navigation").getByRole("link", { name, exact: true }));

    await test.step("a new plan is named", async () => {
      await hand.press(page.getByRole("button", { name: "More", exact: true }));
      await hand.press(button(page, "New plan"));
      await hand.write(page.getByLabel("Scenario", { exact: true }), "Spring");
    });

    await test.step("two ad credits, three ad accounts, what they spend, what they get", async () => {
      await hand.write(page.getByLabel("Amount, USD"), "8000");
      await hand.date(page.getByLabel("Expires"), "2026-03-30");
      await hand.press(button(page, "Add ad credit"));
      await hand.press(button(page, "Add ad credit"));
      await hand.write(page.getByLabel("Amount", { exact: true }).nth(1), "1500");
      await hand.date(page.getByLabel("Expires").nth(1), "2026-03-20");
      for (const [name, spend, first, second] of [
        ["Account 1", "200", "3000", "750"],
        ["Account 2", "123.45", "3000", "750"],
        ["Account 3", "25", "2000", ""],
      ]) {
        await hand.press(button(page, "Add ad account"));
        await hand.write(page.getByLabel(`Expected daily spend of ${name}`), spend);
        await hand.write(page.getByLabel(`Allocate Ad credit 1 to ${name}`), first);
        if (second) await hand.write(page.getByLabel(`Allocate Ad credit 2 to ${name}`), second);
      }
    });

    await test.step("it strands, and the figure says why", async () => {
      await expect(figure(page, "stranded")).toHaveText("1,296.50");
      await expect(stranded(page, "Account 3")).toContainText("1,250");
      await hand.press(row(page, "Account 3").getByRole("button", { name: "Stranded 1,250.00, explain" }));
      const dialog = page.getByRole("dialog");
      await expect(figure(dialog, "arithmetic")).toHaveText("2,000.00 allocated − 750.00 spent = 1,250.00");
      await expect(dialog.getByRole("heading", { name: "Rules that applied" })).toBeVisible();
      await hand.press(dialog.getByRole("button", { name: "Close" }));
    });

    await test.step("fitted to spend, nothing strands", async () => {
      await hand.press(button(page, "Fit to spend").first());
      await expect(figure(page, "stranded")).toHaveText("0.00");
    });

    await test.step("an ad account is suspended", async () => {
      await go("Timeline");
      await hand.suspend(1, "2026-03-13");
      await expect(page.getByLabel("Day of Account 1: Suspended")).toHaveValue("2026-03-13");
      await expect(figure(page, "stranded")).not.toHaveText("0.00");
    });

    await test.step("in parts, less is lost", async () => {
      await go("Compare");
      await hand.press(button(page, "Compare in parts"));
      await expect(page.locator(".verdict")).toHaveText(
        "“Spring, in parts” strands 2,646.50 less than “Spring”; both spend the same. ".trim(),
      );
      await hand.press(button(page, "Use this scenario: Spring, in parts"));
      await expect(page.getByLabel("Scenario", { exact: true })).toHaveValue("Spring, in parts");
    });

    await test.step("the first step in TikTok is made", async () => {
      await go("Review");
      await hand.press(button(page, /^Mark as allocated/).first());
      await expect(page.getByText(/^1 of \d+ made$/)).toBeVisible();
    });

    const link = await test.step("a link is copied", async () => {
      await hand.press(button(page, "Share"));
      const dialog = page.getByRole("dialog", { name: "Share this plan" });
      await hand.press(dialog.getByRole("button", { name: "Copy" }));
      await expect(dialog.getByText("Copied.")).toBeVisible();
      await hand.press(dialog.getByRole("button", { name: "Close" }));
      await go("Plan");
      return page.evaluate(() => navigator.clipboard.readText());
    });

    await elsewhere.goto(link);
    await expect(elsewhere.getByLabel("Scenario", { exact: true })).toHaveValue("Spring, in parts");
    const here = await figures(page);
    expect(here.rows).toHaveLength(3);
    expect(here.strip.map(([name]) => name)).toContain("conservation");
    await expect.poll(() => figures(elsewhere)).toEqual(here);
    await elsewhere.getByRole("link", { name: "Review" }).click();
    await expect(elsewhere.getByText(/^1 of \d+ made$/)).toBeVisible();
  });
}
