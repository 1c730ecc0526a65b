// A date field holds what a person types as the browser's own does: a plain field in the same document is typed into in
// the same way.
import { openArticle, strictFrame } from "./article.mjs";
import { addPlain, more as moreTypings, stateOf, typings } from "./dates.mjs";
import { button, even, figure, kept, more, openedWith, responses, screen } from "./planner.mjs";
import { expect, test } from "./support.mjs";

/** Presses keys, once the field's document has the focus: a frame gets it a moment after its field. */
const typed = async (field, keys, delay = 0) => {
  await field.focus();
  await expect.poll(() => field.evaluate((it) => document.hasFocus() && document.activeElement === it)).toBe(true);
  for (const key of keys) await field.page().keyboard.press(key, { delay });
  return field.evaluate(stateOf);
};
const begin = async (field, start) => {
  await field.fill(start);
  await field.blur();
  await expect(field).toHaveValue(start);
};

/** Holds a field against a plain one, from each of these dates, with each typing, quickly and slowly. */
const expectPlain = async (field, plain, from, all = typings, delays = [0]) => {
  await field.evaluate(addPlain);
  for (const start of from) {
    for (const keys of all) {
      for (const delay of delays) {
        const says = `${keys.join(" ")} over “${start}”, ${delay} ms a key`;
        await begin(plain, start);
        const expected = await typed(plain, keys, delay);
        await begin(field, start);
        expect(await typed(field, keys, delay), says).toEqual(expected);
        // What is left half typed stays, whatever the plan has.
        await field.blur();
        expect(await field.evaluate(stateOf), `${says}, left`).toEqual(expected);
      }
    }
  }
  await plain.evaluate((it) => it.remove());
};

const event = (on, type, adAccount) => ({ on, type, adAccount });
const planned = () => {
  const plan = even();
  plan.adCredits[0].issued = "2026-01-01";
  plan.adCredits[0].expires = "2027-01-02";
  plan.start = "2026-01-01";
  plan.end = "2027-12-31";
  plan.events = [event("2027-01-02", "suspend", plan.adAccounts[0].id)];
  return plan;
};
const expires = (page) => page.locator("#at-adCredits-0-expires");
const detailsOf = (page) => page.getByRole("rowheader").getByRole("button", { name: "Account A" }).click();
const withoutExpiry = () => {
  const plan = planned();
  const { expires: _, ...credit } = plan.adCredits[0];
  plan.adCredits = [credit, { ...credit, id: "credit-2", name: "Ad credit 2" }];
  return plan;
};
const inImport = (id) => async (page) => {
  await more(page, "Import");
  await page.getByLabel("Files").setInputFiles(responses);
  await expect(page.locator(".sources li")).toHaveCount(responses.length);
  return page.locator(id);
};

const date = "2027-01-02";
for (const [name, open, from = [date], plan = planned] of [
  ["the first day of the plan", async (page) => {
    await page.locator("#settings").click();
    return page.locator("#at-start");
  }],
  ["the last day of the plan", async (page) => {
    await page.locator("#settings").click();
    return page.locator("#at-end");
  }],
  ["the day on which an ad credit is issued", async (page) => {
    await page.locator("#at-adCredits-0").click();
    return page.locator("#at-adCredits-0-issued");
  }],
  ["the expiry of all ad credits without one", async (page) => page.locator("#same-expiry"), [date, ""], withoutExpiry],
  ["the day of a suspension in the details of an account", async (page) => {
    await detailsOf(page);
    return page.locator("#at-events-0-on");
  }],
  ["the day of an allocation", async (page) => {
    await detailsOf(page);
    return page.locator("#at-allocations-0-on");
  }],
  ["the day of an event in Timeline", async (page) => {
    await screen(page, "Timeline");
    return page.getByLabel("Day of Account A: Suspended");
  }],
  ["the day that Timeline looks at", async (page) => {
    await screen(page, "Timeline");
    return page.getByLabel("Go to date");
  }],
  ["the day of an event to be added", async (page) => {
    await screen(page, "Timeline");
    await button(page, "Add an event").click();
    return page.getByLabel("On", { exact: true });
  }, [date, ""]],
  ["the day up to which scenarios are compared", async (page) => {
    await screen(page, "Compare");
    await button(page, "Compare in parts").click();
    return page.locator("#compare-on");
  }],
  ["the day of “what if”", async (page) => {
    await screen(page, "Compare");
    await button(page, "Compare in parts").click();
    await page.getByLabel("What if suspended").selectOption("Account A");
    return page.locator("#what-if-on");
  }],
  ["the day of which the worth of holding back is told", async (page) => {
    await button(page, "Explain").click();
    await page.getByRole("dialog").getByRole("button", { name: "Allocate in parts" }).click();
    return page.locator("#holding-back-on");
  }, ["2026-03-13"], even],
  ["the day of a sheet", async (page) => {
    await more(page, "Import");
    await page.locator("#import-text").fill("Account\tAllocate\nAccount A\t100\nAccount B\t200");
    await button(page, "Read the text").click();
    return page.locator("#import-on-0");
  }, [date]],
  ["the expiry of one imported ad credit", inImport("#import-expiry-0"), [date, ""]],
  ["the expiry of all imported ad credits", inImport("#import-expiry-all"), [date, ""]],
]) {
  test(`${name} is typed as in the browser's own field`, async ({ page }) => {
    await openedWith(page, plan());
    await expectPlain(await open(page), page.locator("#plain"), from);
  });
}

test("the expiry of an ad credit is typed as in the browser's own field, quickly and slowly", async ({ page }) => {
  await openedWith(page, planned());
  await expectPlain(expires(page), page.locator("#plain"), [date, ""], [...typings, ...moreTypings], [0, 40]);
});

test("dates of a figure in an article are typed as in the browser's own field", async ({ page, baseURL }) => {
  await openArticle(page, baseURL, strictFrame(baseURL, "#controls=full"));
  const frame = page.frameLocator("iframe");
  const plain = frame.locator("#plain");
  const all = [...typings, ...moreTypings];
  await expectPlain(frame.getByLabel("Ad credit 1, 9,000, expires"), plain, ["2026-03-20", ""], all);
  await frame.getByLabel(/^Suspended on .*: Account A$/).check();
  await expectPlain(frame.getByLabel("Day on which Account A is suspended"), plain, ["2026-03-20"]);
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
  await openedWith(page, planned());
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
