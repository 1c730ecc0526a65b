// <strandline-simulator>: makes the frame of a figure, follows its height, and passes its messages on as events.
const SOURCE = "strandline-simulator";
const BASE = new URL("./", import.meta.url);
// Attributes that the frame's address carries; those of `LIVE` can change while it is there.
const CARRIED = ["plan", "lesson", "step", "lang", "dir", "currency", "theme", "controls", "readonly", "goal", "start"];
const LIVE = { theme: "setTheme", lang: "setLocale" };
const EVENTS = ["ready", "resize", "change", "step", "complete", "error", "link"];
let count = 0;

class StrandlineSimulator extends HTMLElement {
  static observedAttributes = ["scenario", "height", "sandbox", ...CARRIED];
  #frame = null;
  #id = `s${(count += 1)}-${Math.random().toString(36).slice(2)}`;
  #port = null;
  #isReady = false;
  #late = [];
  #asked = [];
  #remaking = false;
  #slot;

  constructor() {
    super();
    this.#slot = this.attachShadow({ mode: "open" }).appendChild(document.createElement("slot"));
  }

  connectedCallback() {
    if (!this.style.display) this.style.display = "block";
    addEventListener("message", this.#hear);
    this.#make();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
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
    return new Promise((found, failed) => {
      this.#asked.push(found);
      setTimeout(failed, 10_000, new Error("no answer"));
      this.#tell("getPlan");
    });
  }

  /** The plan of the attribute, where it is JSON. Anything else the frame is to read, and to say what is wrong. */
  #plan() {
    try {
      const plan = JSON.parse(this.getAttribute("plan"));
      return typeof plan === "object" ? plan : null;
    } catch {
      return null;
    }
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
    if ("allowRead" in this.dataset) options.set("read", "1");
    for (const name of CARRIED) {
      const value = this.getAttribute(name);
      if (value === null) continue;
      if (name !== "plan") options.set(name, value);
      else if (!this.#plan()) options.set("p", value.replace(/^#?p=/, ""));
    }
    const scenario = this.getAttribute("scenario");
    if (scenario) options.set("s", scenario);
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
    this.#fit();
    this.shadowRoot.append(frame);
    if (!this.childElementCount || this.getAttribute("start") === "click") this.#uncover();
    else frame.style.height = "1px";
  }

  /** The frame in the place of the fallback. */
  #uncover() {
    this.#slot.style.display = "none";
    this.#fit();
  }

  #fit(height) {
    const own = Number.parseInt(this.getAttribute("height"), 10);
    const style = this.#frame.style;
    if (own > 0) style.height = `${own}px`;
    else if (height) style.height = `${height}px`;
    else if (!style.height || style.height === "1px") style.height = "320px";
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
      if (this.#slot.style.display) this.#fit(data.height);
    }
    if (type === "ready") {
      if (!ports[0]) return;
      this.#port = ports[0];
      this.#isReady = true;
      this.#uncover();
      this.#fit(this.height);
      const plan = this.#plan();
      if (plan) this.load(plan);
      for (const [late, data] of this.#late.splice(0)) this.#tell(late, data);
    }
    if (type === "link" && !/^https?:/.test(data.href)) return;
    const event = new CustomEvent(type, { detail: data, cancelable: type === "link" });
    if (this.dispatchEvent(event) && type === "link") window.open(data.href, "_blank", "noopener");
  };
}

if (!customElements.get("strandline-simulator")) customElements.define("strandline-simulator", StrandlineSimulator);
