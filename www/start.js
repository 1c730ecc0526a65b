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

// What this browser keeps lies in localStorage, of which a browser that is killed loses what it has not brought to disk:
// seconds of work, or a minute. So each write is noted in a database as well, which has it at once, and what is lost is
// put back before the planner starts. `strandlineNoted` is there once it is.
(() => {
  /** How many writes localStorage has: after a loss, fewer than were noted. */
  const COUNT = "strandline.writes";
  /** By then the browser has brought a write to disk. */
  const MILLISECONDS = 600_000;
  /** How long the planner waits for what was noted, and after how long the page says so. */
  const [PATIENCE, SAID] = [20_000, 2000];
  const answered = (request) =>
    new Promise((then, fail) => {
      request.onsuccess = () => then(request.result);
      request.onerror = request.onblocked = fail;
    });
  const begun = async () => {
    const request = indexedDB.open("strandline", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("writes", { keyPath: "key" });
    return answered(request);
  };
  const database = begun();
  const writes = async () => (await database).transaction("writes", "readwrite").objectStore("writes");
  const counted = () => Number(window.localStorage.getItem(COUNT)) || 0;
  /** How many of these are this page's own. */
  let own = 0;

  globalThis.strandlineNote = (key, text) => {
    try {
      const number = counted() + 1;
      window.localStorage.setItem(COUNT, number);
      own += 1;
      writes().then((all) => all.put({ key, text, number, at: Date.now() }), () => {});
    } catch {
      // Storage is full: the note has no room either.
    }
  };

  let isLate = false;
  const putBack = async () => {
    const all = await writes();
    // This page's own notes come after this in the database's order.
    const noted = await answered(all.getAll());
    const count = counted() - own;
    const lost = noted.filter(({ number }) => number > count).sort((a, b) => a.number - b.number);
    for (const { key, text, number } of lost) {
      if (typeof text === "string") window.localStorage.setItem(key, text);
      else window.localStorage.removeItem(key);
      window.localStorage.setItem(COUNT, Math.max(counted(), number));
      // The planner goes on from what there was without it: it hears of this as of another tab's write, and says so.
      if (isLate) dispatchEvent(new StorageEvent("storage", { key, newValue: text ?? null }));
    }
    for (const { key, at } of noted) if (at < Date.now() - MILLISECONDS) all.delete(key);
  };
  // Where the browser has no such database nothing waits for it; one that never answers keeps nobody out.
  const patience = new Promise((then) => setTimeout(then, PATIENCE)).then(() => (isLate = true));
  const looking = (whether) => {
    const shown = document.getElementById("start-looking");
    if (shown) shown.hidden = !whether;
  };
  const saying = setTimeout(looking, SAID, true);
  globalThis.strandlineNoted = Promise.race([putBack().catch(() => {}), patience]).then(() => {
    clearTimeout(saying);
    looking(false);
  });
})();

// The styles of screens that are not shown first: a link that is disabled downloads nothing. What does not arrive can be
// asked for again.
(() => {
  let styles;
  const brought = (link) =>
    new Promise((then, fail) => {
      Object.assign(link, { onload: then, onerror: fail });
      link.removeAttribute("disabled");
    }).catch((error) => {
      link.setAttribute("disabled", "");
      styles = undefined;
      throw error;
    });
  globalThis.strandlineStyles = () =>
    (styles ??= Promise.all([...document.querySelectorAll("link[disabled]")].map(brought)));
})();

// Whoever types sees the field where it was, though what stands above it grows or shrinks with each figure. Whoever
// scrolls has chosen where it is.
(() => {
  let field, top;
  const note = () => {
    const focused = document.activeElement;
    field = focused?.closest("dialog, [popover]") ? undefined : focused;
    top = field?.getBoundingClientRect().top;
  };
  const hold = () => {
    if (!field || document.activeElement !== field) return;
    const moved = field.getBoundingClientRect().top - top;
    if (moved) scrollBy({ top: moved, behavior: "instant" });
  };
  addEventListener("keydown", note, true);
  addEventListener("scroll", note, { passive: true });
  addEventListener("DOMContentLoaded", () => new ResizeObserver(hold).observe(document.getElementById("planner")));
})();

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
  const look = () => {
    if (["strandline.shelf", "strandline.plan"].some((key) => kept(key) !== null)) page.dataset.plan = "kept";
  };
  look();

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
      page.removeAttribute("dir");
      delete page.dataset.language;
      document.querySelector(`[data-unspoken]:lang(${language})`).hidden = false;
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
  const among = (all, it) => all.split(" ").includes(it);
  page.lang = preferred.find((it) => among(page.dataset.languages, it)) ?? "en";
  if (among(page.dataset.leftwards, page.lang)) page.dir = "rtl";
  const spoken = page.lang === "en" ? null : speak(page.lang);
  // The planner waits for both.
  globalThis.strandlineSentences = globalThis.strandlineNoted.then(() => {
    if (page.querySelector("#planner")?.inert ?? true) look();
    return spoken;
  });

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

// Once the planner runs: has the browser keep it, to work without a network, and says when a newer version is there. It
// comes when somebody asks for it, and until then the page goes on with its own parts.
addEventListener("load", () => {
  const isMade = document.querySelector("link[rel=manifest]") && !navigator.connection?.saveData;
  const planner = document.getElementById("planner");
  const shown = document.getElementById("new-version");
  const show = (whether) => (shown.hidden = !whether);
  const keep = async () => {
    const { serviceWorker } = navigator;
    let before = serviceWorker.controller;
    const registration = await serviceWorker.register("./offline.js", { updateViaCache: "none" });
    // The first version that is kept is this one.
    const offer = () => registration.waiting && serviceWorker.controller && show(true);
    offer();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
    let asked = false;
    serviceWorker.addEventListener("controllerchange", () => {
      if (asked) window.location.reload();
      // Another tab has asked for it.
      else if (before) show(true);
      before = serviceWorker.controller;
    });
    document.getElementById("new-version-load").addEventListener("click", () => {
      asked = true;
      if (registration.waiting) registration.waiting.postMessage("take over");
      else window.location.reload();
    });
    document.getElementById("new-version-later").addEventListener("click", () => show(false));
    // A tab may stay open for weeks.
    const look = () => document.visibilityState === "visible" && registration.update().catch(() => {});
    document.addEventListener("visibilitychange", look);
  };
  // What the planner itself downloads comes first.
  const begin = () => {
    if (planner.hasAttribute("inert")) setTimeout(begin, 1000);
    // A frame without an origin has no such thing, nor has a page that came over plain HTTP.
    else keep().catch(() => {});
  };
  if (isMade) begin();
});
