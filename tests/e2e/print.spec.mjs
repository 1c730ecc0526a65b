// Every screen on paper: nothing reaches over the page, nothing is cut or left out, and what is folded is open.
import { expect, test } from "./support.mjs";
import { button, openedWith, screen } from "./planner.mjs";

/** A4 upright: as wide as style sheets are told, and what the margins leave of it. */
const A4 = { width: 794, inner: 673 };

/** So many ad accounts, some of long names, three ad credits, each allocated to each, and what was spent by now. */
const plan = (accounts) => {
  const name = (at) => (at % 5 === 2 ? `Nordwind Handels GmbH Shop ${at + 1} (Retail)` : `Shop ${at + 1}`);
  const adAccounts = Array.from({ length: accounts }, (_, at) => ({
    id: `shop-${at}`,
    name: name(at),
    dailySpend: `${20 + ((at * 7) % 180)}.00`,
  }));
  const adCredits = ["Spring launch", "Welcome credit", "Partner bonus"].map((name, at) => ({
    id: `credit-${at}`,
    name,
    amount: `${accounts * 600}.00`,
    issued: "2026-03-01",
    expires: `2026-0${4 + at}-10`,
  }));
  const allocations = adAccounts.flatMap((account, row) =>
    adCredits.map((credit, column) => ({
      id: `${row}-${column}`,
      on: `2026-03-0${1 + column}`,
      adCredit: credit.id,
      adAccount: account.id,
      amount: `${150 + ((row * (column + 1)) % 7) * 60}.00`,
    })),
  );
  const period = { start: "2026-03-01", end: "2026-06-30" };
  const businessCenter = { name: "Nordwind" };
  const actuals = [{ adAccount: "shop-0", from: "2026-03-01", to: "2026-03-01", spend: "25.00" }];
  return { version: 1, name: "Spring in the north", currency: "USD", ...period, businessCenter, adAccounts, adCredits, allocations, actuals };
};

/** Has the page laid out as the browser does for A4, and back. */
const onPaper = async (page) => {
  await page.setViewportSize({ width: A4.width, height: 1000 });
  await page.emulateMedia({ media: "print" });
  await page.evaluate((inner) => {
    document.body.style.inlineSize = `${inner}px`;
    dispatchEvent(new Event("beforeprint"));
  }, A4.inner);
};
const onScreen = async (page) => {
  await page.evaluate(() => {
    document.body.style.inlineSize = "";
    dispatchEvent(new Event("afterprint"));
  });
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1280, height: 900 });
};

/** What can be seen and reaches over the page, and texts of which a part can't be seen. */
const cut = (page, inner = A4.inner) =>
  page.evaluate((inner) => {
    const name = (it) => `${it.localName}.${it.getAttribute("class") ?? ""}: ${it.textContent.trim().slice(0, 40)}`;
    const faults = [];
    for (const it of document.querySelectorAll("main *, dialog[open] *")) {
      if (!it.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
      const { clipPath, overflowX, position } = getComputedStyle(it);
      // What is there only to be heard.
      if (it.closest(".visually-hidden") || (clipPath !== "none" && position === "absolute")) continue;
      const { left, right, width } = it.getBoundingClientRect();
      if (width > 0 && (left < -1 || right > inner + 1)) faults.push(`over the page: ${name(it)}`);
      if (it instanceof HTMLElement && overflowX !== "visible" && it.scrollWidth > it.clientWidth + 1) faults.push(`cut: ${name(it)}`);
      // What is chosen is shown by a field that may be narrower than it.
      if (it.matches(".input:not(select)") && it.scrollWidth > it.clientWidth + 1) faults.push(`cut: ${it.id} ${it.value}`);
    }
    return [...new Set(faults)].slice(0, 10);
  }, inner);

/** What there is to press. */
const controls = ":is(main, dialog[open]) :is(.button:not(.rest), .link, .slider, .switch, input[type=checkbox]):visible";

for (const name of ["Plan", "Timeline", "Compare", "Review", "Track", "Learn"]) {
  test(`${name} on paper reaches over no page, is cut nowhere and says what it is of`, async ({ page }) => {
    await openedWith(page, plan(14));
    if (name !== "Plan") {
      await screen(page, name);
      await expect(page.locator("#screen-title")).toBeFocused();
    }
    if (name === "Compare") await button(page, "Compare with the best split").click();
    await onPaper(page);
    await expect(page.locator(controls)).toHaveCount(0);
    await expect.poll(() => cut(page)).toEqual([]);
    const head = page.locator(name === "Review" ? ".review-scenario" : ".head-of-paper");
    await expect(head).toContainText(name === "Learn" ? /^Learn · \d/ : "Spring in the north");
    await expect(head).toContainText(/1 Mar(ch)? 2026/);
    if (name === "Learn") {
      const open = (all) => all.every((it) => it.checkVisibility({ contentVisibilityAuto: true }));
      expect(await page.locator(".question .answer").evaluateAll(open)).toBe(true);
    }
  });
}

test("of many ad accounts all are on paper, and the screen is as it was afterwards", async ({ page }) => {
  await openedWith(page, plan(120));
  const rows = { Plan: [".account", 50], Timeline: [".lane", 11], Review: [".step", 200], Track: [".track-table tbody tr", 25] };
  const all = { Plan: 120, Timeline: 121, Review: 360, Track: 120 };
  for (const [name, [row, few]] of Object.entries(rows)) {
    await screen(page, name);
    await expect(page.locator(row), name).toHaveCount(few);
    await onPaper(page);
    await expect(page.locator(row), name).toHaveCount(all[name]);
    expect(await cut(page), name).toEqual([]);
    await onScreen(page);
    await expect(page.locator(row), name).toHaveCount(few);
  }
});

test("how sure it is stands on paper alone, whole, over as many pages as it takes", async ({ page }) => {
  await openedWith(page, plan(14));
  await button(page, "How sure?").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("By ad account, and how it is asked").click();
  await dialog.getByLabel("Runs", { exact: true }).selectOption("1000");
  await dialog.getByRole("button", { name: "Run" }).click();
  await expect(dialog.getByText("From 1,000 runs with seed 1")).toBeVisible();
  await onPaper(page);
  await expect(page.locator(".strip")).toBeHidden();
  await expect(page.locator(".accounts")).toBeHidden();
  // It lies over the page, whose width here is that of the paper.
  expect(await cut(page, A4.width)).toEqual([]);
  // Nothing of it lies beyond its end.
  expect(await dialog.evaluate((it) => [getComputedStyle(it).position, it.scrollHeight - it.clientHeight])).toEqual(["absolute", 0]);
  await expect(dialog.getByText("This plan: Stranded")).toBeVisible();
});
