// What 30 states look like, small, against the pictures in kept/: `make pictures` compares them, and leaves what
// differs in output/e2e/. What was changed on purpose is kept anew with STRANDLINE_UPDATE=1.
import { openArticle, strictFrame } from "./article.mjs";
import { button, even, opened, openedWith, screen } from "./planner.mjs";
import { afterwards, states } from "./states.mjs";
import { expect, test } from "./support.mjs";

test.use({ deviceScaleFactor: 0.4 });

const spent = (adAccount, spend) => ({ adAccount, from: "2026-03-01", to: "2026-03-07", spend });
const tab = (name) => async (page) => {
  await opened(page);
  await button(page, "Share").click();
  await page.getByRole("tab", { name }).click();
};
const figureOf = (preset, fragment = "") => async (page, baseURL) => {
  await openArticle(page, baseURL, strictFrame(baseURL, fragment, preset));
  await expect(page.frameLocator("iframe").locator("[data-figure=stranded]").first()).toBeVisible();
};
const from = ["example", "empty", "errors", "refused", "details", "removed", "examples", "import", "imported"];
const more = ["fifty-by-twenty", "timeline-errors", "compare-one", "review-empty", "review-refused", "review-done", "risk", "share-embed", "damaged-link"];
const looks = {
  ...Object.fromEntries([...from, ...more].map((name) => [name, states[name]])),
  timeline: afterwards(opened, "Timeline"),
  "timeline-table": async (page) => {
    await afterwards(opened, "Timeline")(page);
    await button(page, "Table").click();
  },
  compare: async (page) => {
    await afterwards(opened, "Compare")(page);
    await button(page, "Compare in parts").click();
    await expect(page.locator(".verdict")).toContainText("strands 2,250 less");
  },
  review: afterwards(opened, "Review"),
  track: async (page) => {
    await page.clock.setFixedTime("2026-03-08T09:00:00Z");
    await openedWith(page, Object.assign(even(), { actuals: [spent("a", "1400.00"), spent("b", "420.00"), spent("c", "175.00")] }));
    await screen(page, "Track");
    await expect(page.locator(".track-table")).toBeVisible();
  },
  "track-empty": afterwards(opened, "Track"),
  learn: afterwards(opened, "Learn"),
  "share-link": tab("Link"),
  "share-file": tab("File"),
  explain: async (page) => {
    await opened(page);
    await button(page, "Explain").click();
  },
  figure: figureOf("split-evenly"),
  "figure-full": figureOf("suspension", "#controls=full"),
};

for (const [name, reach] of Object.entries(looks)) {
  test(`${name} looks as it is kept, in both schemes and at both widths`, async ({ page, baseURL }) => {
    // So that the face of the text is there for the first frame.
    await opened(page);
    await reach(page, baseURL);
    // A pointer shows what it is over.
    await page.mouse.move(0, 0);
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [1280, 390]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(() => scrollTo(0, 0));
        await expect.soft(page).toHaveScreenshot(`${name}-${width}-${colorScheme}.png`);
      }
    }
  });
}
