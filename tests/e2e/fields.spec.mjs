// Fields hold what a person types: dates as the browser's own control does, amounts in the row they were typed for.
import { openArticle, strictFrame } from "./article.mjs";
import { button, even, figure, kept, opened, openedWith, screen } from "./planner.mjs";
import { expect, test } from "./support.mjs";

const plain = '<input type="date" id="plain" aria-label="Plain" max="9999-12-31">';
/** What is typed, key by key: over a date and into an empty field, a part of it, and all of it taken out. */
const typings = [
  [..."01092027"],
  [..."03202026"],
  ["0", "Backspace", ..."04"],
  ["0", "4"],
  ["ArrowRight", ..."15"],
  ["ArrowRight", "ArrowRight", ..."2028"],
  ["ArrowRight", "ArrowRight", "ArrowUp"],
  ["Backspace"],
  ["Backspace", "ArrowRight", "Backspace", "ArrowRight", "Backspace"],
  ["Backspace", ..."12252026"],
];
const stateOf = (element) => ({ value: element.value, half: element.validity.badInput });
const typed = async (field, keys, delay) => {
  const keyboard = field.page().keyboard;
  await field.focus();
  for (const key of keys) await keyboard.press(key, { delay });
  return field.evaluate(stateOf);
};

/** Holds a field against the browser's own, from each of these dates, with each typing, quickly and slowly. */
const expectPlain = async (field, from, delays = [0, 40]) => {
  const other = await field.page().context().newPage();
  await other.setContent(plain);
  const own = other.locator("#plain");
  for (const start of from) {
    for (const keys of typings) {
      for (const delay of delays) {
        await own.fill(start);
        await own.blur();
        await field.fill(start);
        await field.blur();
        await expect(field).toHaveValue(start);
        const says = `${keys.join(" ")} over “${start}”, ${delay} ms a key`;
        const expected = await typed(own, keys, delay);
        expect(await typed(field, keys, delay), says).toEqual(expected);
        // What is left half typed stays, whatever the plan has.
        await field.blur();
        expect(await field.evaluate(stateOf), `${says}, left`).toEqual(expected);
      }
    }
  }
  await other.close();
};

const planned = () => {
  const plan = even();
  plan.adCredits[0].issued = "2026-01-01";
  plan.adCredits[0].expires = "2027-01-02";
  plan.start = "2026-01-01";
  plan.end = "2027-12-31";
  return plan;
};
const expires = (page) => page.locator("#at-adCredits-0-expires");
const event = (on, type, adAccount, more = {}) => ({ on, type, adAccount, ...more });

test("a date of an ad credit is typed as in the browser's own field", async ({ page }) => {
  test.setTimeout(90_000);
  await openedWith(page, planned());
  await expectPlain(expires(page), ["2027-01-02", ""]);
});

for (const [name, open, from] of [
  ["the last day of the plan", async (page) => {
    await page.locator("#settings").click();
    return page.locator("#at-end");
  }, ["2027-01-02"]],
  ["the day of an event in Timeline", async (page) => {
    await screen(page, "Timeline");
    return page.getByLabel("Day of Account A: Suspended");
  }, ["2027-01-02"]],
  ["the day that Timeline looks at", async (page) => {
    await screen(page, "Timeline");
    return page.getByLabel("Go to date");
  }, ["2027-01-02"]],
  ["the day of an event to be added", async (page) => {
    await screen(page, "Timeline");
    await button(page, "Add an event").click();
    return page.getByLabel("On", { exact: true });
  }, ["2027-01-02", ""]],
  ["the day of a suspension in the details of an account", async (page) => {
    await page.getByRole("rowheader").getByRole("button", { name: "Account A" }).click();
    return page.locator("#at-events-0-on");
  }, ["2027-01-02"]],
  ["the day of an allocation", async (page) => {
    await page.getByRole("rowheader").getByRole("button", { name: "Account A" }).click();
    return page.locator("#at-allocations-0-on");
  }, ["2027-01-02"]],
]) {
  test(`${name} is typed as in the browser's own field`, async ({ page }) => {
    test.setTimeout(60_000);
    const plan = planned();
    plan.events = [event("2027-01-02", "suspend", plan.adAccounts[0].id)];
    await openedWith(page, plan);
    await expectPlain(await open(page), from, [0]);
  });
}

test.fail("dates of a figure in an article are typed as in the browser's own field", async ({ page, baseURL }) => {
  test.setTimeout(60_000);
  await openArticle(page, baseURL, strictFrame(baseURL, "#controls=full"));
  const frame = page.frameLocator("iframe");
  await expectPlain(frame.getByLabel("Ad credit 1, 9,000, expires"), ["2026-03-20", ""], [0]);
  await frame.getByLabel(/^Suspended on .*: Account A$/).check();
  await expectPlain(frame.getByLabel("Day on which Account A is suspended"), ["2026-03-20"], [0]);
});

test("the date that was typed is the one that the plan keeps", async ({ page }) => {
  await openedWith(page, planned());
  await typed(expires(page), [..."01092027"], 20);
  await kept(page, '"2027-01-09"');
  await expect(expires(page)).toHaveValue("2027-01-09");
});

test("half a date stays in its field and out of the plan, and says so", async ({ page }) => {
  await openedWith(page, planned());
  const before = await figure(page, "stranded").textContent();
  await typed(expires(page), ["0", "Backspace"], 0);
  await expect(figure(page, "stranded")).toHaveText(before);
  await expires(page).blur();
  await expect(page.getByText("The date is not complete. The plan still has 2 Jan 2027.")).toBeVisible();
  expect(await expires(page).evaluate(stateOf)).toEqual({ value: "", half: true });
  await expires(page).focus();
  await page.keyboard.type("04");
  await expires(page).blur();
  await expect(expires(page)).toHaveValue("2027-04-02");
  await expect(page.getByText("The date is not complete")).toHaveCount(0);
  await kept(page, '"2027-04-02"');
  // What changes elsewhere is shown.
  await page.locator("#undo-step").click();
  await expect(expires(page)).toHaveValue("2027-01-02");
});

test("an empty field takes an optional date out of the plan, and no date that has to be there", async ({ page }) => {
  const plan = planned();
  plan.events = [event("2027-01-02", "suspend", plan.adAccounts[0].id)];
  await openedWith(page, plan);
  await expires(page).fill("");
  await expect(page.getByText("Enter the date.", { exact: true })).toBeVisible();
  await expires(page).fill("2027-01-02");
  await screen(page, "Timeline");
  const day = page.getByLabel("Day of Account A: Suspended");
  await day.fill("");
  await day.blur();
  await expect(page.getByText("A date is needed here. The plan still has 2 Jan 2027.")).toBeVisible();
  await expect(page.locator("#timeline-finding")).toBeVisible();
});

test("one key in a date of Timeline's list leaves the list as it is", async ({ page }) => {
  const plan = even();
  plan.events = [event("2026-03-13", "suspend", plan.adAccounts[0].id)];
  await openedWith(page, plan);
  await screen(page, "Timeline");
  const day = page.getByLabel("Day of Account A: Suspended");
  for (const key of ["0", "Backspace", "9"]) {
    await day.focus();
    await page.keyboard.press(key);
    await expect(day, key).toBeFocused();
    await expect(day, key).toHaveCount(1);
    await page.waitForTimeout(100);
  }
  // Into its first part again.
  await day.blur();
  await day.focus();
  await page.keyboard.type("03152026");
  await expect(day).toHaveValue("2026-03-15");
  await expect(page.locator("#timeline-finding")).toBeVisible();
});

test("an amount goes to the event it was typed for, and to none once that is gone", async ({ page }) => {
  const plan = even();
  const [a, b] = plan.adAccounts.map((it) => it.id);
  plan.events = [event("2026-03-05", "setDailySpend", a, { dailySpend: "50.00" }), event("2026-03-13", "suspend", b)];
  await openedWith(page, plan);
  await screen(page, "Timeline");
  const amounts = page.locator(".event-list input.number");
  await expect(amounts).toHaveCount(1);
  await button(page, /^Remove Account A: .*spend/i).first().click();
  // A suspension has no amount.
  await expect(amounts).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(amounts).toHaveCount(1);
  await amounts.fill("70");
  const after = JSON.parse(await kept(page, '"dailySpend":"70"'));
  expect(after.events).toEqual([{ ...plan.events[0], dailySpend: "70" }, plan.events[1]]);
});

test("a field stays with its event when one before it comes back", async ({ page }) => {
  const plan = even();
  const [a, b] = plan.adAccounts.map((it) => it.id);
  plan.events = [
    event("2026-03-05", "setDailySpend", a, { dailySpend: "50.00" }),
    event("2026-03-06", "setDailySpend", b, { dailySpend: "60.00" }),
  ];
  await openedWith(page, plan);
  await screen(page, "Timeline");
  const amounts = page.locator(".event-list input.number");
  await button(page, /^Remove Account A: .*spend/i).first().click();
  await expect(amounts).toHaveCount(1);
  await amounts.focus();
  await page.keyboard.press("Control+z");
  await expect(amounts).toHaveCount(2);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("75");
  const after = JSON.parse(await kept(page, '"dailySpend":"75"'));
  expect(after.events).toEqual([plan.events[0], { ...plan.events[1], dailySpend: "75" }]);
});

test("several cells are no amount", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await opened(page);
  const field = page.locator("#at-adCredits-0-amount");
  const paste = async (text) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await field.focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+v");
  };
  for (const cells of ["5000\t9000", "5000\n9000", "5000\r\n9000\r\n"]) {
    await paste(cells);
    await expect(field).toHaveValue(/^9,?000$/);
    await expect(page.getByText("Several cells were pasted. Paste one amount at a time.")).toBeVisible();
    await paste("9000");
    await expect(page.getByText("Several cells were pasted")).toHaveCount(0);
  }
  for (const two of ["5000 9000", "90 00"]) {
    await paste(two);
    await expect(field).toHaveValue(two);
    await expect(field).toHaveAttribute("aria-invalid", "true");
  }
  // One cell comes with the end of its row.
  await paste("8000\r\n");
  await field.blur();
  await expect(field).toHaveValue("8,000");
});

test("what is typed after a paste into an empty amount of a figure goes on where it was", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictFrame(baseURL));
  const field = page.frameLocator("iframe").getByLabel("Allocate to Account C");
  await field.fill("");
  await field.focus();
  await page.keyboard.insertText("300");
  await expect(field).toHaveValue("300");
  await page.waitForTimeout(100);
  await page.keyboard.type("0");
  await field.blur();
  await expect(field).toHaveValue("3,000");
});
