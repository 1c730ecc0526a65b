// Never run: `tsc --strict` reads it, as somebody writes it who embeds a figure or a lesson.
import type { SimulatorAttributes, StrandlineSimulator, Summary } from "../../dist/embed/v1.js";

const simulator: StrandlineSimulator = document.createElement("strandline-simulator");
export const lesson: SimulatorAttributes = { lesson: "suspension", step: "2", lang: "es", theme: "dark" };
export const preset: SimulatorAttributes = { scenario: "split-evenly", currency: "JPY", controls: "full", "data-allow-read": "" };
for (const [name, value] of Object.entries(lesson)) simulator.setAttribute(name, value);

simulator.addEventListener("step", ({ detail: { i, of, lesson } }) => console.log(i / of, lesson?.toUpperCase()));
simulator.addEventListener("complete", ({ detail: { correct } }) => console.log(correct ? "done" : "shown"));
simulator.addEventListener("change", ({ detail }) => {
  const summary: Summary = detail.summary;
  console.log(summary.totals.stranded.length, summary.changed, summary.reached, summary.goals);
});
simulator.addEventListener("resize", ({ detail: { height } }) => console.log(height.toFixed()));
simulator.addEventListener("error", ({ detail: { code } }) => console.log(code.length));
simulator.addEventListener("link", (event) => event.detail.href.startsWith("https:") || event.preventDefault());
simulator.load({ version: 1 });
simulator.setTheme("contrast");
export const plan: Promise<object> = simulator.getPlan();
// @ts-expect-error: there is no such theme.
simulator.setTheme("sepia");
// @ts-expect-error: nothing here is drawn at random, so there is no seed.
export const seeded: SimulatorAttributes = { seed: "1" };
