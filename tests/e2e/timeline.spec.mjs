// The second screen, and the rows behind every figure: with the keyboard alone, and again by pointer.
import { expect, expectAccessible, test } from "./support.mjs";
import { button, even, fifty, figure, more, opened, openedWith, screen, thousands } from "./planner.mjs";
import { expectToFit, pictured } from "./looks.mjs";

/** Opens the days of the first example's plan, on a day in the middle of them. */
const days = async (page) => {
  await page.clock.setFixedTime("2026-03-10T12:00:00Z");
  await openedWith(page, even());
  await screen(page, "Timeline");
  await expect(chart(page)).toBeVisible();
};
const chart = (page) => page.getByRole("application", { name: /^Timeline/ });
const finding = (page) => page.locator("#timeline-finding");
const rows = (page) => page.getByRole("region", { name: /^What moves on/ });
const number = (text) => Number(text.replace(/[^\d−]/g, "").replace("−", "-"));

/** The statement of the day: what is issued is all that became of it. */
const closes = async (page) => {
  const amounts = (await figure(page, "conservation-on").locator("dd").allTextContents()).map(number);
  const issued = amounts.pop();
  expect(amounts.reduce((sum, it) => sum + it, 0)).toBe(issued);
  return issued;
};
const lane = (page, name) => page.locator(".lane").filter({ has: page.locator(".lane-name", { hasText: name }) });
const names = (page) => page.locator(".lane-name");

/** Every row of the open dialog, added up. */
const summed = async (dialog) => {
  const amounts = await dialog.locator("tbody .number-cell").allTextContents();
  expect(number(await figure(dialog, "rows-sum").textContent())).toBe(amounts.reduce((sum, it) => sum + number(it), 0));
  return amounts.length;
};

test("with the keyboard alone: a suspension is added, moved a day, and its rows are read", async ({ page }) => {
  await days(page);
  await expect(finding(page)).toHaveText("Account C strands 2,250 on 30 Mar.");
  await chart(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#announcer")).toHaveText("15 Mar, Account A, all ad credit spent");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("PageDown");
  await expect(page.locator("#announcer")).toHaveText("8 Mar, Account A, 1,400 remaining, 1,600 spent, 0 stranded");
  await page.keyboard.press("Enter");

  const kind = page.getByLabel("Event", { exact: true });
  await expect(kind).toBeFocused();
  await expect(kind).toHaveValue("suspend");
  await expect(page.getByLabel("Ad account", { exact: true })).toHaveValue(/./);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.getByLabel("On", { exact: true }).fill("2026-03-13");
  await page.keyboard.press("Enter");
  const day = page.getByLabel("Day of Account A: Suspended");
  await expect(day).toBeFocused();
  await expect(figure(page, "stranded")).toHaveText("2,850");
  await expect(finding(page)).toHaveText("Account C strands 2,250 on 30 Mar. Account A is suspended on 13 Mar, which strands 600.");

  await button(page, "Account A: Suspended: a day later").focus();
  await page.keyboard.press("Enter");
  await expect(day).toHaveValue("2026-03-14");
  await expect(figure(page, "stranded")).toHaveText("2,650");
  await expect(page.locator("#announcer")).toHaveText(/now on 14 Mar.*Will be lost 2,650/);

  await expect(page.getByRole("heading", { name: "14 Mar 2026" })).toBeVisible();
  await expect(page.getByRole("group").filter({ hasText: "Forfeited" })).toHaveText(/^Forfeited1 row400/);
  await button(page, "Table").press("Enter");
  await expect(rows(page).getByRole("row", { name: /Forfeited.*Account A.*400/ })).toContainText("forfeit");
  await button(page, "Chart").press("Enter");
  expect(await closes(page)).toBe(9000);

  // The slider goes a day at a time, and says the day.
  const slider = page.getByLabel("Date", { exact: true });
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(slider).toHaveAttribute("aria-valuetext", "13 Mar 2026");
  await expect(page.getByRole("group").filter({ hasText: "Forfeited" })).toHaveCount(0);
  expect(await closes(page)).toBe(9000);

  await chart(page).focus();
  await page.keyboard.press("Escape");
  await expect(slider).toBeFocused();
});

test("by pointer: an allocation and a suspension are dragged to other days", async ({ page }) => {
  await days(page);
  const own = lane(page, "Account A");
  const axis = await page.locator("#timeline-axis").boundingBox();
  const at = (day) => axis.x + ((day - 0.5) * axis.width) / 30;
  const drag = async (marker, day) => {
    const box = await marker.locator(".marker-hit").boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(at(day) - 20, box.y + 30, { steps: 4 });
    await page.mouse.move(at(day), box.y + 12);
    await page.mouse.up();
  };
  // A press on a day looks at it, and no more; an event that is added then is that day's.
  const box = await own.locator(".lane-plot").boundingBox();
  await page.mouse.click(at(20), box.y + box.height - 8);
  await expect(page.locator("#inspector-title")).toHaveText("20 Mar 2026");
  await expect(page.getByLabel("On", { exact: true })).toHaveCount(0);
  await button(page, "Add an event").click();
  await expect(page.getByLabel("On", { exact: true })).toHaveValue("2026-03-20");
  await page.getByLabel("On", { exact: true }).fill("2026-03-13");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.locator("#undo-step")).toHaveAccessibleName("Undo: Add an event");
  await expect(figure(page, "stranded")).toHaveText("2,850");

  await chart(page).scrollIntoViewIfNeeded();
  await drag(own.locator(".marker.is-movable").filter({ hasText: "Suspended" }), 11);
  await expect(page.getByLabel("Day of Account A: Suspended")).toHaveValue("2026-03-11");
  await expect(figure(page, "stranded")).toHaveText("3,250");
  // Nothing is allocated to a suspended ad account: it is refused, and stays unallocated.
  await drag(own.locator(".marker.is-movable").first(), 12);
  await expect(page.getByLabel("Day of Account A: 3,000 allocated")).toHaveValue("2026-03-12");
  await expect(own.locator(".sign-refused")).toHaveCount(1);
});

test("ad credit that was allocated can be dragged, and the rule says why it stays", async ({ page }) => {
  await days(page);
  const handle = (at) => page.locator(".lane").nth(at).locator(".handle");
  const drag = async (from, to) => {
    const [start, end] = [await handle(from).boundingBox(), await page.locator(".lane").nth(to).boundingBox()];
    await page.mouse.move(start.x + 10, start.y + 10);
    await page.mouse.down();
    await page.mouse.move(end.x + 60, end.y + 20, { steps: 4 });
    await page.mouse.up();
  };
  const verdict = page.locator("#verdict");
  for (const to of [2, 0]) {
    await drag(1, to);
    await expect(verdict).toContainText("Refused");
    await expect(verdict).toContainText("TikTok");
    await page.getByRole("button", { name: "Cancel" }).click();
  }
  // By keyboard, from the Business Center: too much is refused, what is there is allocated.
  await button(page, "Move ad credit…").press("Enter");
  await expect(page.getByLabel("From", { exact: true })).toBeFocused();
  await page.getByLabel("Amount", { exact: true }).first().fill("5");
  await page.keyboard.press("Enter");
  await expect(verdict).toContainText("Refused");
  await expect(verdict).toContainText("unallocated");
});

test("chart and table show the same, and every figure of the table opens its rows", async ({ page }) => {
  await days(page);
  const drawn = await names(page).allTextContents();
  await button(page, "Table").click();
  const table = page.getByRole("table", { name: /^Each lane/ });
  await expect(table.locator("th[scope=rowgroup]")).toHaveText(drawn);
  await table.getByRole("button", { name: "Stranded 2,250, explain" }).click();
  const dialog = page.getByRole("dialog");
  await expect(figure(dialog, "why")).toHaveText(
    "Account C has not spent 2,250 when Ad credit 1 expires, on 30 Mar, and ad credit can’t be moved to another ad account.",
  );
  await expect(figure(dialog, "arithmetic")).toHaveText("3,000 allocated − 750 spent = 2,250");
  expect(await summed(dialog)).toBe(1);
});

test("a figure opens the rows that sum to it, and closing gives the focus back", async ({ page }) => {
  await opened(page);
  const dialog = page.getByRole("dialog");
  for (const [name, many] of [["Spent 6,750, explain", 3], ["Issued 9,000, explain", 1], ["Unallocated 0, explain", 4]]) {
    const asked = page.getByRole("region", { name: "Result" }).getByRole("button", { name }).last();
    await asked.focus();
    await page.keyboard.press("Enter");
    await expect(dialog.locator("caption")).toBeFocused();
    expect(await summed(dialog)).toBeGreaterThanOrEqual(many);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(asked).toBeFocused();
  }
  await page.getByRole("row", { name: /Account C/ }).getByRole("button", { name: "Stranded 2,250, explain" }).click();
  await expect(dialog).toHaveAccessibleName("Stranded: 2,250");
  await expect(dialog.locator("caption")).toHaveText("Stranded 2,250: Account C, by 30 Mar 2026");
  // On a phone too its amounts are in view.
  await page.setViewportSize({ width: 390, height: 844 });
  const [box, amount] = [await dialog.boundingBox(), await dialog.locator("tbody .number-cell").first().boundingBox()];
  expect(amount.x + amount.width).toBeLessThan(box.x + box.width);
  await expect(dialog.getByRole("heading", { name: "Rules that applied" })).toBeVisible();
});

test("it plays to the end and stops, and steps without motion", async ({ page }) => {
  await days(page);
  await page.getByLabel("Go to date").fill("2026-03-28");
  await button(page, "Play").click();
  await expect(page.getByRole("heading", { name: "30 Mar 2026" })).toBeVisible();
  await expect(button(page, "Play")).toBeVisible();
  await button(page, "Back a day").click();
  await expect(page.getByRole("heading", { name: "29 Mar 2026" })).toBeVisible();
  await button(page, "Forward a day").click();
  await expect(page.getByRole("heading", { name: "30 Mar 2026" })).toBeVisible();
});

test("spend that may vary is a switch, and says between what", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-10T12:00:00Z");
  const plan = fifty();
  plan.adAccounts = plan.adAccounts.slice(0, 2).map((it) => ({ ...it, spendRange: { low: "0.5", high: "1.5" } }));
  plan.allocations = plan.allocations.filter((it) => /^[01]-/.test(it.id));
  await openedWith(page, plan);
  await screen(page, "Timeline");
  const [, least, most] = /^Stranded ([\d,.]+) to ([\d,.]+)$/.exec(await figure(page, "stranded-range").textContent());
  expect(number(least)).toBeLessThan(number(most));
  // Who spends less strands more: all of it, by the last day, is in the sentences above the chart.
  const strands = async () => ((await finding(page).textContent()).match(/strands [\d,.]+/g) ?? []).map(number).reduce((sum, it) => sum + it, 0);
  const expected = await strands();
  await page.getByLabel("Low").check();
  await expect.poll(strands).toBeGreaterThan(expected);
  expect(await closes(page)).toBeGreaterThan(0);
});

for (const width of [1280, 390]) {
  test(`names that begin alike are told apart, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const plan = even();
    plan.name = "Second quarter of the year, cautious plan for agency partners";
    plan.adAccounts[0].name = "Acme Search Brand Germany North";
    plan.adAccounts[1].name = "Acme Search Brand Germany South and everything beyond the Alps";
    await openedWith(page, plan);
    await screen(page, "Timeline");
    await expect(lane(page, "Germany North")).toBeVisible();
    const cut = (shown) => shown.filter((it) => it.scrollWidth > it.clientWidth || it.scrollHeight > it.clientHeight).map((it) => it.textContent);
    // What stands in the line of its parent has no size of its own.
    await expect(page.locator(".of-scenario")).toHaveCSS("display", "inline-block");
    expect(await page.locator(".lane-name, .lane-note, .of-scenario").evaluateAll(cut)).toEqual([]);
    await expectToFit(page);
  });
}

test("lanes without ad credit are folded, the chart ends at the last expiry, and both are said", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-10T12:00:00Z");
  const plan = even();
  plan.end = "2026-05-30";
  plan.adAccounts.push({ id: "d", name: "Account D", dailySpend: "10.00" });
  await openedWith(page, plan);
  await screen(page, "Timeline");
  await expect(names(page)).toHaveText(["Business Center", "Account C", "Account A", "Account B"]);
  await expect(page.locator(".lane-note")).toHaveText(["", "2,250 expires 30 Mar", "Used up 15 Mar", "Used up 30 Mar"]);
  const said = page.getByText("Days after today, 10 Mar 2026, are a forecast: lighter and dashed.");
  await expect(said).toContainText("The chart ends at the last expiry or event, 30 Mar; the plan goes on to 30 May.");
  await expect(page.getByLabel("Date", { exact: true })).toHaveAttribute("max", "29");
  await page.getByRole("button", { name: "Show 1 more" }).click();
  await expect(names(page).last()).toHaveText("Account D");
  await expect(page.locator(".lane-note").last()).toHaveText("No ad credit");
  await expect(page.getByRole("button", { name: "Show 1 more" })).toBeHidden();
});

test("from fifty ad accounts on only those that strand are shown, until more are asked for", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-10T12:00:00Z");
  const plan = fifty(1);
  plan.adAccounts.forEach((it, at) => (it.dailySpend = at < 12 ? "1.00" : "90.00"));
  await openedWith(page, plan);
  await screen(page, "Timeline");
  await expect(names(page)).toHaveCount(13);
  await page.getByRole("button", { name: "Show 38 more" }).click();
  await expect(names(page)).toHaveCount(51);
  await page.getByLabel("Find ad account").fill("Market 5");
  await expect(names(page)).toHaveText(["Business Center", "Market 5", "Market 50"]);
});

test("what moves on a day is folded by kind, cash as one line, and every row stands under Table", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-20T12:00:00Z");
  const plan = even();
  plan.adAccounts.forEach((it) => (it.cash = "5000.00"));
  await openedWith(page, plan);
  await screen(page, "Timeline");
  const folds = page.locator(".inspector").getByRole("group").filter({ has: page.locator("summary") });
  await expect(folds.locator("summary")).toHaveText(["Spent2 rows125", "Cash1 row"]);
  await expect(folds.getByText("Account B")).toBeHidden();
  await folds.locator("summary").first().click();
  await expect(folds.getByText("Account B")).toBeVisible();
  await expect(rows(page)).toBeHidden();
  await button(page, "Table").click();
  await expect(rows(page).locator("tbody tr")).toHaveCount(3);
});

test("what happens on a day is said of ad accounts without a lane as well", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-10T12:00:00Z");
  const plan = fifty(1);
  plan.adAccounts.forEach((it) => (it.dailySpend = "90.00"));
  plan.events = [{ on: "2026-03-10", type: "suspend", adAccount: "market-40" }];
  plan.allocations = plan.allocations.filter((it) => it.adAccount !== "market-40");
  await openedWith(page, plan);
  await screen(page, "Timeline");
  await expect(lane(page, "Market 41")).toHaveCount(0);
  await expect(page.locator(".happens")).toHaveText("Market 41: suspended");
});

test("what happens to many ad accounts on a day is one line that opens, what costs most first", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-10T12:00:00Z");
  const plan = fifty(1);
  plan.adAccounts.forEach((it) => (it.dailySpend = "5.00"));
  plan.events = plan.adAccounts.slice(0, 30).map((it) => ({ on: "2026-03-10", type: "suspend", adAccount: it.id }));
  plan.events.push({ on: "2026-03-10", type: "setDailySpend", adAccount: "market-40", dailySpend: "9.00" });
  await openedWith(page, plan);
  await screen(page, "Timeline");
  // Each had 150 and spent 5 on nine days.
  await expect(page.locator(".happens > li")).toHaveText([/^Suspended30 ad accounts3,150/, "Market 41: daily spend changes to 9"]);
  const fold = page.locator(".happens details");
  await expect(fold.getByText("Market 25")).toBeHidden();
  await fold.locator("summary").click();
  await expect(fold.getByText("Market 25")).toBeVisible();
  await expect(fold.getByRole("listitem")).toHaveCount(25);
  await fold.getByRole("button", { name: "Show 5 more" }).click();
  await expect(fold.getByText("Market 30")).toBeVisible();
});

test("with something to look at the result stays one line", async ({ page }) => {
  const plan = even();
  plan.adAccounts[1].status = "inReview";
  await openedWith(page, plan);
  await screen(page, "Timeline");
  const row = (part) => page.locator(`.strip ${part}`).boundingBox();
  const [look, fit] = await Promise.all([row(".problems summary"), row("#fit")]);
  expect(Math.abs(look.y - fit.y)).toBeLessThan(5);
});

test("days whose spend was checked in are marked, in the lane and in words", async ({ page }) => {
  await page.clock.setFixedTime("2026-03-10T12:00:00Z");
  const plan = even();
  const words = page.getByText("A line below a lane marks days whose spend was checked in");
  await openedWith(page, { ...plan, actuals: [{ adAccount: plan.adAccounts[0].id, from: "2026-03-01", to: "2026-03-09", spend: "1500.00" }] });
  await screen(page, "Timeline");
  await expect(page.locator(".lane-plot .checked")).toHaveCount(1);
  await expect(lane(page, "Account A").locator(".checked")).toHaveCount(1);
  await expect(words).toBeVisible();
});

test("the keys are said on request", async ({ page }) => {
  await days(page);
  const keys = page.getByText("With the chart in focus");
  await expect(keys).toBeHidden();
  await button(page, "Keys").click();
  await expect(keys).toBeVisible();
  await button(page, "Keys").click();
  await expect(keys).toBeHidden();
});

test("with two thousand ad accounts days, lanes and events are gone through", async ({ page }) => {
  await page.clock.setFixedTime("2026-04-10T12:00:00Z");
  await openedWith(page, thousands());
  const slider = page.getByLabel("Date", { exact: true });
  await screen(page, "Timeline");
  await expect(slider).toBeVisible();
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { name: "11 Apr 2026" })).toBeVisible();
  await page.keyboard.press("Home");
  await expect(page.getByRole("heading", { name: "1 Mar 2026" })).toBeVisible();
  const before = await names(page).count();
  await page.getByRole("button", { name: "Show 300 more" }).click();
  await expect(names(page)).toHaveCount(before + 300);
  await button(page, "Add an event").click();
  await page.getByLabel("Ad account", { exact: true }).selectOption("Shop 30");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByLabel("Day of Shop 30: Suspended")).toBeFocused();
});

const states = {
  timeline: days,
  "timeline-events": async (page) => {
    await days(page);
    await chart(page).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByLabel("On", { exact: true }).fill("2026-03-13");
    await page.keyboard.press("Enter");
    await button(page, "Move ad credit…").click();
    await page.getByLabel("From", { exact: true }).selectOption({ label: "Account A" });
    await page.getByRole("button", { name: "Move", exact: true }).click();
    await expect(page.locator("#verdict")).toContainText("Refused");
  },
  "timeline-table": async (page) => {
    await days(page);
    await button(page, "Table").click();
  },
  "timeline-empty": async (page) => {
    await opened(page);
    await more(page, "New plan");
    await screen(page, "Timeline");
    await expect(page.getByText("No ad credit yet.")).toBeVisible();
  },
  "timeline-fifty": async (page) => {
    await page.clock.setFixedTime("2026-04-10T12:00:00Z");
    await openedWith(page, fifty());
    await screen(page, "Timeline");
    await expect(chart(page)).toBeVisible();
  },
  "explain-number": async (page) => {
    await opened(page);
    await page.getByRole("row", { name: /Account C/ }).getByRole("button", { name: "Stranded 2,250, explain" }).click();
    await expect(page.getByRole("dialog").locator("caption")).toBeVisible();
  },
};

for (const [name, reach] of Object.entries(states)) {
  test(`${name}: axe finds nothing, wide and narrow, light and dark`, async ({ page }) => {
    await reach(page);
    await expectAccessible(page);
  });

  test(`${name}: it fits at 320 pixels, and leaves its pictures`, async ({ page }) => {
    await reach(page);
    await pictured(page, name, name === "explain-number" ? "in view" : "whole");
    await expectToFit(page);
  });
}

test("what is refused or changes nothing is marked as that, and cash that moves has an amount", async ({ page }) => {
  const plan = even();
  plan.events = [
    { on: "2026-03-05", type: "reinstate", adAccount: "a" },
    { on: "2026-03-07", type: "moveCash", adAccount: "a", from: { adAccount: "a" }, to: "businessCenter", amount: "150.00" },
  ];
  await openedWith(page, plan);
  await screen(page, "Timeline");
  await button(page, "Table").click();
  const table = page.getByRole("table");
  await expect(table.first()).toContainText("Reinstated: changes nothing");
  await expect(table.first()).toContainText("move of 150 of cash refused");
  await button(page, "Add an event").click();
  await page.locator("#event-kind").selectOption("moveCash");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("Enter the amount of cash that moves, above 0.")).toBeVisible();
  await expect(page.locator("#event-amount")).toBeFocused();
  await screen(page, "Review");
  await expect(page.locator(".check").filter({ hasText: "of cash" }).first()).toBeVisible();
});
