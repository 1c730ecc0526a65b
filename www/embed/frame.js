// The page around a figure: reads the address, starts the program when it is time, talks with the page that frames it.
// It takes no focus, scrolls nothing, catches no key, and keeps nothing: in a sandbox every storage throws.
(() => {
  const SOURCE = "strandline-simulator";
  const page = document.documentElement;
  // The page of no figure shows none until it knows which.
  const { program, wasm, preset: own, usual, lesson: ownLesson, lessonStyles, currency: ownCurrency } = page.dataset;
  const root = new URL(page.dataset.root, location.href);
  const options = new URLSearchParams(location.hash.slice(1));
  const parent = window.parent === window ? null : window.parent;
  const id = options.get("id") ?? "";
  const element = (name) => document.getElementById(name);
  const parsed = new Promise((then) => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", then);
    else then();
  });

  // The only origin that hears anything of a plan.
  const host = (() => {
    const given = options.get("host");
    const url = given && URL.canParse(given) ? new URL(given) : null;
    return url?.origin === given && /^https?:$/.test(url.protocol) ? given : null;
  })();

  const themes = ["light", "dark", "contrast"];
  // For paper: the figure as it stands, or a plan of the address without its controls.
  const isPrint = new URLSearchParams(location.search).has("print");
  if (isPrint) page.dataset.print = "";
  const setTheme = (theme) => {
    if (themes.includes(theme)) page.dataset.theme = theme;
    else if (theme === "auto") delete page.dataset.theme;
  };
  setTheme(options.get("theme") ?? (isPrint ? "light" : null));

  // Each language has pages of its own, which also stand still in it.
  const pages = new Map([...document.querySelectorAll("link[hreflang]")].map((it) => [it.hreflang, it.href]));
  const wanted = options.get("lang")?.toLowerCase();
  const spoken = [wanted, wanted?.split("-")[0]].find((it) => pages.has(it));
  const language = spoken ?? page.lang;
  if (language !== page.lang) return location.replace(`${pages.get(language)}${location.search}${location.hash}`);
  if (["ltr", "rtl"].includes(options.get("dir"))) page.dir = options.get("dir");
  /** Opens the page anew in another language, where the reader is: with the plan, or at the step. */
  const reopen = (locale, at, value) => {
    if (!pages.has(locale)) return say("error", { code: "locale" });
    options.set("lang", locale);
    if (value) {
      options.delete("plan");
      options.set(at, value);
    }
    // Which loads the page again: see the end.
    location.replace(`#${options}`);
  };

  // What the address asks for and there isn't: told once the figure is there, which is as if it hadn't been asked for.
  const known = { theme: ["auto", ...themes], controls: ["minimal", "full", "none"], start: ["load", "visible", "click"], dir: ["ltr", "rtl"] };
  const wrong = Object.keys(known).filter((name) => options.get(name) && !known[name].includes(options.get(name)));
  if (wanted && !spoken) wrong.push("locale");

  const envelope = (type, data) => ({ source: SOURCE, v: 1, id, type, data });
  /** To whoever frames this page: nothing of a plan. */
  const say = (type, data, ports = []) => parent?.postMessage(envelope(type, data), "*", ports);
  /** What may hold something of a plan. */
  const tellHost = (type, data) => {
    if (host) parent?.postMessage(envelope(type, data), host);
  };

  // What came before the program runs waits for it.
  let hears = null;
  const waiting = [];
  const take = (message) => {
    if (message === null || typeof message !== "object" || message.source !== SOURCE || message.v !== 1) return;
    const { type, data } = message;
    if ((message.id ?? "") !== id || typeof type !== "string") return;
    if (type === "setTheme") return setTheme(data?.theme);
    if (type === "setLocale" && !hears) return reopen(data?.locale);
    if (!["load", "follow", "reset", "getPlan", "setLocale"].includes(type)) return;
    let text;
    try {
      text = JSON.stringify(data ?? null);
    } catch {
      return;
    }
    if (text === undefined || text.length > 2_000_000) return;
    if (hears) return hears(type, text);
    if (waiting.length < 8) waiting.push([type, text]);
    if (type === "load") begin();
  };
  addEventListener("message", (event) => {
    // In a sandbox its origin is no help, but the window is.
    if (parent && event.source === parent && (!host || event.origin === host)) take(event.data);
  });
  // Along this way a plan reaches this document and no other, whatever becomes of the frame.
  const channel = new MessageChannel();
  channel.port1.onmessage = (event) => take(event.data);

  // A lesson brings its own plan.
  const hasPlan = options.has("p") || options.has("plan");
  const hasFigure = options.has("s") || hasPlan;
  // A list is a course: each leads to the next, and the last, which has a comma behind it, to none.
  const course = options.get("lesson")?.split(",") ?? [];
  const lesson = course[0] || (hasFigure ? null : ownLesson) || null;
  const lessons = new URL("../lessons/", root);
  if (lesson && !ownLesson) {
    const styles = { rel: "stylesheet", href: new URL(lessonStyles, root) };
    document.head.append(Object.assign(document.createElement("link"), styles));
  }

  // The figure of another preset than the page's own comes from its file.
  const name = lesson ? null : (options.get("s") ?? (hasPlan ? null : (own ?? usual))) ?? null;
  const isKnown = name !== null && /^[\w-]{1,64}$/.test(name);
  let preset = null;
  const asked = !isKnown
    ? Promise.resolve()
    : fetch(new URL(`figures/${name}.json`, root))
        .then(async (response) => {
          if (response.ok) preset = await response.text();
        })
        .catch(() => {});
  // What stands on a figure's own page is not of another plan; the page of none says nothing of any.
  // Nor is what it says in one currency said of another.
  const currency = options.get("currency") || ownCurrency;
  const isOther = (own && name !== own) || (own && (hasPlan || currency !== ownCurrency)) || (!own && !hasPlan);
  if (lesson ? lesson !== ownLesson : isOther) page.dataset.other = "";
  // What a lesson's plan comes to is not told before the reader has guessed it, unless nothing else will be there.
  if (lesson && !isPrint) page.dataset.awaits = "";
  // The page asks what the first step of its own lesson asks.
  if (lesson && (lesson !== ownLesson || options.has("step"))) page.dataset.later = "";
  /** What stands there until the program runs: title, question or rule, sentence, picture. */
  const still = async () => {
    if (lesson) {
      const said = await fetch(new URL(`${language}.json`, lessons))
        .then((response) => response.json())
        .catch(() => ({}));
      const own = Object.hasOwn(said, lesson) ? said[lesson] : null;
      return own && { title: own.title, asks: own.title, says: own.rule };
    }
    await asked;
    const file = preset ? JSON.parse(preset) : null;
    const words = file?.texts[language] ?? file?.texts.en;
    const isIn = !options.get("currency") || options.get("currency") === file?.plan.currency;
    return file && { title: words.title, asks: words.question, says: isIn ? words.sentence : "", picture: file.id };
  };
  const showStill = async () => {
    const [shown] = await Promise.all([still(), parsed]);
    document.title = shown?.title ?? page.dataset.name;
    element("figure").setAttribute("aria-label", document.title);
    if (!shown || hasPlan || !element("still-question")) return;
    element("still-question").textContent = shown.asks;
    element("still-sentence").textContent = shown.says;
    const picture = (id) => {
      const src = new URL(`figures/${id}${language === "en" ? "" : `.${language}`}.svg`, root);
      return Object.assign(document.createElement("img"), { className: "still-picture", src, alt: "" });
    };
    element("still-more").replaceChildren(...(shown.picture ? [picture(shown.picture)] : []));
    delete page.dataset.other;
  };
  if (page.dataset.other !== undefined) showStill();

  const fail = async (code) => {
    say("error", { code });
    await parsed;
    delete page.dataset.awaits;
    element("said").textContent = element("said").dataset[code] ?? "";
  };
  let begun = isPrint && (isKnown || lesson !== null) && !hasPlan;
  const begin = async () => {
    if (begun) return;
    begun = true;
    try {
      // The shortest module there is.
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    } catch {
      return fail("wasm");
    }
    const preload = (rel, href, as) => {
      const link = Object.assign(document.createElement("link"), { rel, href, as, crossOrigin: "anonymous" });
      document.head.append(link);
    };
    preload("preload", new URL(wasm, root), "fetch");
    await Promise.all([asked, parsed]);
    element("try").hidden = true;
    try {
      await import(new URL(program, root));
    } catch {
      fail("load");
    }
  };

  const open = (link) => {
    const planner = new URL("../", root);
    planner.hash = `p=${link}`;
    leaveFor(planner.href);
  };
  const leaveFor = (href) => {
    if (!parent || options.has("popups")) return void window.open(href, "_blank", "noopener");
    if (host && options.has("links")) return tellHost("link", { href });
    // A bare sandbox opens nothing: the reader does.
    element("address").hidden = false;
    element("address-text").textContent = href;
  };

  globalThis.strandlineFrame = {
    option: (name) => (isPrint && name === "controls" ? "none" : (options.get(name) ?? undefined)),
    lesson: () => lesson ?? undefined,
    course: () => course,
    lessons: () => lessons.href,
    learn: (id) => {
      for (const name of ["p", "s", "step"]) options.delete(name);
      options.set("lesson", course.includes(id) ? `${course.slice(course.indexOf(id))},` : id);
      location.replace(`#${options}`);
    },
    preset: () => preset ?? undefined,
    say: (type, data) => {
      say(type, JSON.parse(data), type === "ready" ? [channel.port2] : []);
      if (type === "ready") for (const code of wrong.splice(0)) say("error", { code });
    },
    tellHost: (type, data) => tellHost(type, JSON.parse(data)),
    open,
    reopen,
    listen: (hear) => {
      hears = hear;
      for (const [type, text] of waiting.splice(0)) hear(type, text);
    },
  };
  // The program waits for this, where it is to speak another language than English.
  if (language !== "en") {
    const file = new URL(`locales/${language}.json`, new URL("../", root));
    globalThis.strandlineSentences = fetch(file)
      .then((response) => (response.ok ? response.text() : null))
      .catch(() => null);
  }

  const start = options.get("start");
  parsed.then(() => {
    let last = 0;
    const figure = element("figure");
    new ResizeObserver(() => {
      const height = Math.ceil(figure.getBoundingClientRect().height);
      if (height === last) return;
      last = height;
      say("resize", { height });
      // What AMP's frame listens to.
      parent?.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
    }).observe(figure);
    // Sources of a rule: the frame itself goes nowhere.
    figure.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^=http]");
      if (!link) return;
      event.preventDefault();
      leaveFor(link.href);
    });
    element("address-copy").addEventListener("click", () => {
      getSelection().selectAllChildren(element("address-text"));
      document.execCommand("copy");
    });
    if (begun) return;
    if (start === "click") {
      element("try").hidden = false;
      element("try").addEventListener("click", begin);
    } else if (start === "visible") {
      const seen = new IntersectionObserver((entries) => {
        if (entries.some((it) => it.isIntersecting)) {
          seen.disconnect();
          begin();
        }
      });
      seen.observe(figure);
    }
  });
  if (start !== "click" && start !== "visible") begin();
  // Another address is another figure.
  addEventListener("hashchange", () => location.reload());
})();
