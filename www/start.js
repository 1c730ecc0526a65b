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
  const paper = theme === "contrast" ? { light: "#ffffff", dark: "#000000" } : { light: "#f7f7f4", dark: "#0e1114" };
  for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
    meta.content = paper[chosen ?? (meta.media.includes("dark") ? "dark" : "light")];
  }
};
try {
  globalThis.strandlineAppearance(JSON.parse(window.localStorage.getItem("strandline.preferences")) ?? {});
} catch {
  // Storage is blocked, or what is kept is no JSON: the page looks as usual.
}

// The picture of a plan. Only who wants one downloads what draws it.
globalThis.strandlinePicture = async (...what) => (await import("./embed/picture.js")).picture(...what);

// Before anything is drawn: in which language, does this browser hold a plan, and may it run WebAssembly? The page then
// shows the right thing from its first frame on.
(() => {
  const page = document.documentElement;
  const parsed = new Promise((then) => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", then);
    else then();
  });
  const say = async (id) => {
    await parsed;
    for (const other of ["start-blocked", "start-failed"]) document.getElementById(other).hidden = other !== id;
  };
  // Reading the property itself throws where storage is blocked: then nothing can be kept, so nothing is.
  const kept = (key) => {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  if (["strandline.shelf", "strandline.plan"].some((key) => kept(key) !== null)) page.dataset.plan = "kept";

  // The language chosen in the settings, or the first of the browser's that there is. English is built in; another
  // one comes while the planner does, which waits for it. Until then no text is shown.
  const speak = async (language) => {
    page.dataset.language = "coming";
    try {
      const response = await fetch(`./locales/${language}.json`);
      const text = response.ok ? await response.text() : "";
      const own = JSON.parse(text).page;
      await parsed;
      for (const element of document.querySelectorAll("[data-text]")) {
        element.textContent = own[element.dataset.text];
      }
      // What the planner shows is English until it runs.
      if (page.dataset.language) page.dataset.language = "here";
      return text;
    } catch {
      await parsed;
      page.lang = "en";
      delete page.dataset.language;
      document.getElementById("start-english").hidden = false;
      return null;
    }
  };
  const chosen = () => {
    try {
      return JSON.parse(kept("strandline.preferences"))?.language;
    } catch {
      return null;
    }
  };
  const preferred = [chosen(), ...navigator.languages.map((it) => it.split("-")[0])];
  page.lang = preferred.find((it) => it === "en" || it === "es") ?? "en";
  if (page.lang !== "en") globalThis.strandlineSentences = speak(page.lang);

  const planner = () => document.getElementById("planner");
  const failed = (id) => (event) => {
    // A picture that does not load keeps nothing from starting.
    if (event?.target?.localName && event.target.localName !== "script") return;
    if (planner()?.hasAttribute("inert") ?? true) {
      delete page.dataset.plan;
      delete page.dataset.language;
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
