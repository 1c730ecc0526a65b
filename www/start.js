// How the page is to look, as the planner keeps it: applied before anything is drawn, and again when it is changed.
globalThis.strandlineAppearance = ({ theme, density } = {}) => {
  const page = document.documentElement;
  const set = (name, value, usual) => {
    if (typeof value === "string" && value !== usual) page.dataset[name] = value;
    else delete page.dataset[name];
  };
  set("theme", theme, "auto");
  set("density", density, "comfortable");
  // What the browser draws around the page follows: each scheme's own colour, or the chosen one's for both.
  const chosen = { light: "light", dark: "dark" }[theme];
  const paper = theme === "contrast" ? { light: "#ffffff", dark: "#000000" } : { light: "#f6f6f3", dark: "#121518" };
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    meta.content = paper[chosen ?? (meta.media.includes("dark") ? "dark" : "light")];
  }
};
try {
  globalThis.strandlineAppearance(JSON.parse(window.localStorage.getItem("strandline.preferences")) ?? {});
} catch {
  // Storage is blocked, or what is kept is no JSON: the page looks as usual.
}

// Before anything is drawn: does this browser hold a plan, and may it run WebAssembly? The page then shows the right
// thing from its first frame on.
(() => {
  const page = document.documentElement;
  const say = (id) => {
    const show = () => {
      for (const other of ["start-blocked", "start-failed"]) document.getElementById(other).hidden = other !== id;
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
    else show();
  };
  try {
    // Reading the property itself throws where storage is blocked.
    const kept = ["strandline.shelf", "strandline.plan"].some((key) => window.localStorage.getItem(key) !== null);
    if (kept) page.dataset.plan = "kept";
  } catch {
    // Nothing can be kept, so nothing is.
  }
  const planner = () => document.getElementById("planner");
  const failed = (id) => (event) => {
    // A picture that does not load keeps nothing from starting.
    if (event?.target?.localName && event.target.localName !== "script") return;
    if (planner()?.hasAttribute("inert") ?? true) {
      delete page.dataset.plan;
      say(id);
    }
  };
  try {
    // The shortest module there is.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    failed("start-blocked")();
    return;
  }
  addEventListener("error", failed("start-failed"), true);
  addEventListener("unhandledrejection", failed("start-failed"));
})();
