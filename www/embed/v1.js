// <strandline-simulator>: makes the frame of a figure, follows its height, and passes its messages on as events.
const SOURCE = "strandline-simulator";
const BASE = new URL("./", import.meta.url);
// Attributes that the frame's address carries; those of `LIVE` can change while it is there.
const CARRIED = "plan lesson step lang dir currency theme controls readonly goal curve replay start answers".split(" ");
const LIVE = { theme: "setTheme", lang: "setLocale" };
const EVENTS = "ready resize change problem step answer complete error link".split(" ");
// How high each figure and lesson is in columns of these widths, at most: the build puts it here.
const HEIGHTS = {};

class StrandlineSimulator extends HTMLElement {
  static observedAttributes = ["scenario", "follows", "height", "sandbox", ...CARRIED];
  #frame = null;
  #id = `s${Math.random().toString(36).slice(2)}`;
  #port = null;
  #isReady = false;
  #late = [];
  #asked = [];
  #remaking = false;
  // Until the reader does something, nothing on the page is to move.
  #isTouched = false;
  // The room that the page itself has taken for it.
  #given;
  #slot;

  constructor() {
    super();
    this.#slot = this.attachShadow({ mode: "open" }).appendChild(document.createElement("slot"));
  }

  connectedCallback() {
    if (!this.style.display) this.style.display = "block";
    this.#given ??= this.style.minHeight;
    addEventListener("message", this.#hear);
    addEventListener("resize", this.#reserve);
    this.#make();
  }

  /** With `moveBefore` the frame moves along as it is, with what the reader changed. */
  connectedMoveCallback() {}

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    removeEventListener("resize", this.#reserve);
    this.#drop();
    this.#frame = null;
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#frame || before === after) return;
    if (name === "height") return this.#fit();
    if (name in LIVE && this.#isReady) return this.#tell(LIVE[name], name === "theme" ? { theme: after ?? "auto" } : { locale: after ?? "en" });
    if (this.#remaking) return;
    this.#remaking = true;
    // What is told from now on is for the next frame.
    this.#port = null;
    queueMicrotask(() => {
      this.#remaking = false;
      if (this.isConnected) this.#make();
    });
  }

  /** Begins anew with a plan: an object, or its JSON. */
  load(plan) {
    this.#tell("load", { plan: typeof plan === "string" ? JSON.parse(plan) : plan });
  }

  reset() {
    this.#tell("reset");
  }

  setLocale(locale) {
    this.setAttribute("lang", locale);
  }

  setTheme(theme) {
    this.setAttribute("theme", theme);
  }

  /** The plan as the reader left it, where `data-allow-read` allows it. */
  getPlan() {
    if (!("allowRead" in this.dataset)) return Promise.reject(new Error("set data-allow-read first"));
    return this.#read();
  }

  #read() {
    return new Promise((found, failed) => {
      this.#asked.push(found);
      setTimeout(failed, 10_000, new Error("no answer"));
      this.#tell("getPlan");
    });
  }

  /** The elements whose figures follow this one's. */
  #followers() {
    return this.id ? document.querySelectorAll(`strandline-simulator[follows="${CSS.escape(this.id)}"]`) : [];
  }

  /** Has another figure show this one's plan, once the reader has changed it. */
  lead(other) {
    if (this.#isTouched) this.#read().then((plan) => other.follow?.(plan), () => {});
  }

  /** Shows the plan of the figure it follows. Before it is there it needs none: then it asks for the newest. */
  follow(plan) {
    if (this.#isReady) this.#tell("follow", { plan });
  }

  /** Without a frame, what is told waits for the next one. */
  #drop() {
    this.#frame?.remove();
    this.#isReady = false;
    this.#port = null;
  }

  #address() {
    const options = new URLSearchParams({ id: this.#id, links: "" });
    // A sandboxed host has no origin of its own, so it hears nothing of the plan.
    if (location.origin !== "null") options.set("host", location.origin);
    if ("allowRead" in this.dataset || this.#followers().length) options.set("read", "1");
    // Without a plan of its own it begins with that of the figure it follows.
    const led = this.hasAttribute("plan") || this.hasAttribute("scenario") ? null : document.getElementById(this.getAttribute("follows"));
    for (const name of [...CARRIED, "scenario"]) {
      const value = this.getAttribute(name) ?? (name === "plan" || name === "scenario" ? led?.getAttribute(name) : null);
      if (value == null) continue;
      if (name === "scenario") options.set("s", value);
      else if (name !== "plan") options.set(name, value);
      // JSON goes as it is: what is wrong with it, the frame says. Like all of a fragment, it reaches no server.
      else if (/^\s*\{/.test(value)) options.set("plan", value);
      else options.set("p", value.replace(/^#?p=/, ""));
    }
    return `${BASE}#${options}`;
  }

  #make() {
    this.#drop();
    this.#slot.hidden = false;
    this.#slot.style.display = "";
    const frame = document.createElement("iframe");
    frame.title = this.title || this.getAttribute("aria-label") || "Ad credit simulator";
    frame.setAttribute("sandbox", this.getAttribute("sandbox") ?? "allow-scripts");
    frame.referrerPolicy = "strict-origin";
    frame.loading = this.getAttribute("start") === "load" ? "eager" : "lazy";
    frame.style.cssText = "border:0;display:block;width:100%";
    frame.src = this.#address();
    this.#frame = frame;
    this.height = 0;
    this.#isTouched = false;
    this.#fit();
    // First, so that it is in view as soon as the element is: before that it is not loaded.
    this.shadowRoot.prepend(frame);
    if (!this.childElementCount || this.getAttribute("start") === "click") this.#uncover();
    else Object.assign(frame.style, { height: "1px", marginBottom: "-1px" });
    this.#reserve();
  }

  /** The room that the figure will need, in the column as wide as it is: taken from the first, so that nothing moves. */
  #reserve = () => {
    const isOwn = parseInt(this.getAttribute("height"), 10) > 0;
    const { widths, full, none, figures, lessons } = HEIGHTS;
    const lesson = this.getAttribute("lesson");
    const at = widths.findLastIndex((it) => it <= this.clientWidth);
    const controls = this.hasAttribute("readonly") ? "none" : this.getAttribute("controls");
    const known = lesson ? lessons[lesson.split(",")[0]] : figures[this.getAttribute("scenario") ?? "split-evenly"];
    const more = lesson ? 0 : ({ full, none }[controls]?.[at] ?? 0);
    const height = this.#given || (known ? `${known[at] + more}px` : "");
    const isKept = !this.#isTouched && !isOwn && height;
    // A fallback that is higher is cut off until the figure takes its place, a moment later.
    const isCut = isKept && !this.#slot.style.display;
    Object.assign(this.style, { minHeight: isKept ? height : "", maxHeight: isCut ? height : "", overflow: isCut ? "hidden" : "" });
  };

  /** The frame in the place of the fallback. */
  #uncover() {
    this.#slot.style.display = "none";
    this.#fit();
    this.#reserve();
  }

  #fit() {
    const own = parseInt(this.getAttribute("height"), 10);
    Object.assign(this.#frame.style, { height: `${own > 0 ? own : this.height || 320}px`, marginBottom: "" });
  }

  #tell(type, data = null) {
    // A plan goes only along the port that the frame sent with its `ready`: no other document can hear it.
    if (this.#port) this.#port.postMessage({ source: SOURCE, v: 1, id: this.#id, type, data });
    else this.#late.push([type, data]);
  }

  #hear = ({ source, data: message, ports }) => {
    if (!this.#frame || source !== this.#frame.contentWindow || message === null || typeof message !== "object") return;
    const { type, data } = message;
    if (message.source !== SOURCE || message.v !== 1 || message.id !== this.#id || data === null || typeof data !== "object") return;
    if (type === "plan") {
      for (const found of this.#asked.splice(0)) found(data);
      return;
    }
    if (!EVENTS.includes(type)) return;
    if (type === "resize") {
      if (typeof data.height !== "number" || !(data.height > 0 && data.height < 20_000)) return;
      this.height = data.height;
      if (this.#slot.style.display) this.#fit();
    }
    const isChanged = type === "change" || type === "problem";
    // Where it fails at once, all of the fallback stays.
    if (isChanged || (type === "step" && data.i > 1) || (type === "error" && !this.#isReady)) {
      this.#isTouched = true;
      this.#reserve();
    }
    if (isChanged) this.#followers().forEach(this.lead, this);
    if (type === "ready") {
      if (!ports[0]) return;
      this.#port = ports[0];
      this.#isReady = true;
      this.#uncover();
      for (const [late, data] of this.#late.splice(0)) this.#tell(late, data);
      // What the reader has changed in the meantime.
      document.getElementById(this.getAttribute("follows"))?.lead?.(this);
    }
    if (type === "link" && !/^https?:/.test(data.href)) return;
    const event = new CustomEvent(type, { detail: data, cancelable: type === "link" });
    if (this.dispatchEvent(event) && type === "link") window.open(data.href, "_blank", "noopener");
  };
}

if (!customElements.get("strandline-simulator")) customElements.define("strandline-simulator", StrandlineSimulator);
// Only articles that have one download it.
if (document.querySelector("strandline-value")) import(new URL("value.js", BASE));
