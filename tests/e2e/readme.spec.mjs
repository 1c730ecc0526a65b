// README's pictures: `make pictures` takes them, and puts them in the place of those in www/pictures/ with
// STRANDLINE_UPDATE=1. What they show is what README says of them.
import { fileURLToPath } from "node:url";
import { button, even, opened, openedWith, screen } from "./planner.mjs";
import { expect, pictures, test } from "./support.mjs";

const shown = fileURLToPath(new URL("../../www/pictures/", import.meta.url));
const taken = (page, name) => page.screenshot({ path: `${process.env.STRANDLINE_UPDATE ? shown : pictures}${name}.png`, fullPage: true });

/** Eight ad accounts in the fourth week of a quarter: one is too slow, one will be suspended. */
const quarter = () => {
  const credit = (id, name, amount, expires) => ({ id, name, amount: `${amount}.00`, issued: "2026-11-02", expires });
  const rows = [
    // Name, expected a day, got on 2 November, planned for 1 December, spent in each of three weeks.
    ["US Prospecting", 120, 2400, 2000, [840, 840, 720]],
    ["US Retargeting", 60, 2600, 0, [420, 434, 413]],
    ["UK Always on", 80, 1800, 1600, [560, 546, 574]],
    ["UK Winter launch", 90, 0, 2000, null],
    ["DE Prospecting", 50, 1400, 1200, [350, 357, 343]],
    ["DE Retargeting", 30, 800, 0, [105, 91, 84]],
    ["FR Prospecting", 40, 0, 1000, null],
    ["IT Prospecting", 20, 0, 0, null],
  ];
  const allocated = rows.flatMap(([, , first, second], at) => [
    { id: `${at}a`, on: "2026-11-02", adCredit: "spark", adAccount: String(at), amount: `${first}.00`, by: "mo", done: true },
    { id: `${at}b`, on: "2026-12-01", adCredit: "market", adAccount: String(at), amount: `${second}.00`, by: "mo" },
  ]);
  const weeks = [["02", "08"], ["09", "15"], ["16", "22"]];
  const spent = (week, at, spend) => ({ adAccount: String(at), from: `2026-11-${week[0]}`, to: `2026-11-${week[1]}`, spend: `${spend}.00` });
  return {
    version: 1,
    name: "Q4",
    currency: "USD",
    start: "2026-11-02",
    end: "2026-12-31",
    businessCenter: { name: "Agency" },
    members: [{ id: "mo", name: "Mo", role: "financeManager" }],
    adCredits: [credit("spark", "Spark coupon", 9000, "2026-12-17"), credit("market", "New market bonus", 8400, "2026-12-31")],
    adAccounts: rows.map(([name, spend], at) => ({ id: String(at), name, dailySpend: `${spend}.00` })),
    events: [{ on: "2026-12-12", type: "suspend", adAccount: "3" }],
    allocations: allocated.filter((it) => it.amount !== "0.00"),
    actuals: rows.flatMap(([, , , , spends], at) => (spends ?? []).map((spend, week) => spent(weeks[week], at, spend))),
  };
};
const inQuarter = async (page, name, day) => {
  await page.clock.setFixedTime(day);
  await openedWith(page, quarter());
  await screen(page, name);
};

const looks = {
  plan: opened,
  timeline: async (page) => {
    await inQuarter(page, "Timeline", "2026-11-23T09:00:00Z");
    await page.locator(".day-steps input").fill("2026-12-12");
    await expect(page.locator(".happens")).toContainText("UK Winter launch: suspended");
  },
  track: async (page) => {
    await inQuarter(page, "Track", "2026-11-23T09:00:00Z");
    await expect(page.getByText(/^1 ad account is behind/)).toBeVisible();
  },
  compare: async (page) => {
    const plan = even();
    plan.name = "All at once";
    ["5250.00", "3000.00", "750.00"].forEach((amount, at) => (plan.allocations[at].amount = amount));
    plan.events = [{ on: "2026-03-13", type: "setDailySpend", adAccount: "b", dailySpend: "240.00" }];
    await openedWith(page, plan);
    await screen(page, "Compare");
    await button(page, "Compare in parts").click();
    await page.getByLabel("What if suspended").selectOption("Account A");
    await page.getByLabel("on", { exact: true }).fill("2026-03-13");
    await expect(page.locator(".verdict")).toContainText("beats “All at once” by 2,450 if Account A is suspended");
  },
  review: async (page) => {
    await page.clock.setFixedTime("2026-12-01T09:00:00Z");
    await openedWith(page, Object.assign(quarter(), { actuals: [] }));
    await screen(page, "Review");
    await expect(page.locator(".step-done").first()).toBeVisible();
  },
  embed: async (page) => {
    await page.setViewportSize({ width: 600, height: 100 });
    await page.goto("/embed/split-evenly/");
    await expect(page.locator("[data-figure=stranded]").first()).toHaveText("2,250");
    await expect(page.getByRole("button", { name: "Fit to spend" })).toBeEnabled();
  },
};

for (const [name, reach] of Object.entries(looks)) {
  test(`README shows ${name} as it is`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    // So that the face of the text is there for the first frame.
    await opened(page);
    await reach(page);
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.activeElement.blur());
    await taken(page, name);
  });
}
