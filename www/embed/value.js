// <strandline-value>: a figure of a plan within a sentence. What is written in it is what it says until a reader changes
// the plan, and to readers without JavaScript.

/** What a summary has of a figure, `stranded` or `stranded(c)`, named as in a claim. */
const found = ({ totals, refused, adAccounts, adCredits }, show) => {
  const [, name, id] = /^\s*(\w+)\s*(?:\(\s*(.*?)\s*\))?\s*$/.exec(show) ?? [];
  const figures = id ? [...adAccounts, ...adCredits].find((it) => it.id === id) : { ...totals, refused: `${refused}` };
  return figures && Object.hasOwn(figures, name) && name !== "id" ? figures[name] : null;
};

class StrandlineValue extends HTMLElement {
  #written;

  /** What is wrong with it, for whoever writes the article. */
  #warn = (what) => console.warn(`strandline-value: there is no ${what}`, this);

  connectedCallback() {
    this.#written ??= this.textContent;
    // What a translation replaces would follow nothing any more.
    this.translate = false;
    for (const type of ["change", "problem"]) document.addEventListener(type, this.#follow, true);
    // What is put there together is there together.
    setTimeout(() => {
      const id = this.getAttribute("figure");
      if (this.isConnected && document.getElementById(id)?.localName !== "strandline-simulator") this.#warn(`figure "${id}"`);
    });
  }

  disconnectedCallback() {
    for (const type of ["change", "problem"]) document.removeEventListener(type, this.#follow, true);
  }

  #follow = ({ type, target, detail }) => {
    if (target.localName !== "strandline-simulator" || target.id !== this.getAttribute("figure")) return;
    // As the figure itself shows it: what held of an earlier plan is not said of this one.
    if (type === "problem") this.textContent = "–";
    if (!detail?.summary) return;
    const amount = found(detail.summary, this.getAttribute("show") ?? "");
    if (amount === null) return this.#warn(`"${this.getAttribute("show")}" in it`);
    // As many digits as are written, unless the amount has some that would be lost.
    const decimals = amount.split(".")[1] ?? "";
    const isShort = /^0*$/.test(decimals) && !new RegExp(`[.,]\\d{${decimals.length || 9}}\\s*$`).test(this.#written);
    const digits = isShort ? 0 : decimals.length;
    const locale = this.closest("[lang]")?.lang || "en";
    const format = { minimumFractionDigits: digits, maximumFractionDigits: digits, numberingSystem: "latn" };
    this.textContent = new Intl.NumberFormat(locale === "en" ? "en-GB" : locale, format).format(amount);
  };
}

if (!customElements.get("strandline-value")) customElements.define("strandline-value", StrandlineValue);
