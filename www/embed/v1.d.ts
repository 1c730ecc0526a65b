// The types of <strandline-simulator>.

/** What became of ad credit: decimal text. */
export type Figures = Record<
  "issued" | "spent" | "unallocated" | "remaining" | "expiredUnallocated" | "expiredInAccounts" | "forfeited" | "revoked" | "stranded",
  string
>;

export interface Summary {
  /** Of all ad credit. */
  totals: Figures;
  /** How many allocations and moves were refused. */
  refused: number;
  /** Of each ad account, with what it got by allocation and the most it could spend. */
  adAccounts: (Figures & { id: string; allocated: string; canSpend: string })[];
  /** Of each ad credit. */
  adCredits: (Figures & { id: string })[];
  /** Whether the reader has changed something. */
  changed: boolean;
  /** How many of the goal's claims hold; the last of them only counts once no split would spend more or lose less. */
  reached: number;
  /** How many there are. */
  goals: number;
}

export interface SimulatorEventMap {
  ready: CustomEvent<Record<string, never>>;
  resize: CustomEvent<{ height: number }>;
  change: CustomEvent<{ summary: Summary }>;
  /** The reader has typed what can't be read, so the plan has no figures until the next `change`. */
  problem: CustomEvent<Record<string, never>>;
  /** So many claims of the goal hold. In a lesson: the reader is at this step, counted from 1. */
  step: CustomEvent<{ i: number; of: number; lesson?: string }>;
  /**
   * With `answers`: a step of a lesson, counted from 1, is done or skipped. `right`: whether the reader did it, with the
   * first guess or choice right; `null` where there is nothing to grade, also because TikTok has published nothing on it.
   */
  answer: CustomEvent<{
    lesson: string;
    step: number;
    kind: "predict" | "do" | "choose" | "attempt";
    right: boolean | null;
    tries: number;
    shown: boolean;
  }>;
  /**
   * All claims hold, and no split would spend more or lose less. In a lesson: its end is reached, and `correct` if no
   * step was skipped or shown and nothing wrong was guessed or chosen; with `answers`, how many steps were answered
   * right, of those that can be.
   */
  complete: CustomEvent<{ correct: boolean; lesson?: string; score?: { right: number; of: number } }>;
  /**
   * `scenario`, `lesson`, `step`, `plan`, `currency`, `goal`, `locale`, `getPlan`, `wasm` or `load`; or `controls`, `theme`,
   * `start`, `dir`, `curve` or `replay`, with a value that isn't known, which is as if it weren't there.
   */
  error: CustomEvent<{ code: string }>;
  /** The reader wants to go on in the planner, or to read a source of a lesson. Prevented, nothing is opened. */
  link: CustomEvent<{ href: string }>;
}

/** What `<strandline-simulator>` can be told by its attributes. */
export interface SimulatorAttributes {
  /** The preset to begin with. */
  scenario?: string;
  /** A plan of your own: JSON, or what follows `#p=` in a planner's link. */
  plan?: string;
  /** The id of a lesson, in the place of a figure; several with commas are a course, of which each leads to the next. */
  lesson?: string;
  /** The step at which the lesson begins, counted from 1. One that it hasn't is the nearest, with an `error`. */
  step?: string;
  /** The id of the element whose figure this one follows. */
  follows?: string;
  /** Of a lesson: the page is told how each step was answered. */
  answers?: "";
  lang?: string;
  dir?: "ltr" | "rtl";
  /**
   * The ISO 4217 code of another currency for the amounts of a preset: the same numbers, not what they are worth there.
   * Where it has no such amounts, or spend would be rounded otherwise, the preset stays as it is, with an `error`.
   */
  currency?: string;
  theme?: "auto" | "light" | "dark" | "contrast";
  controls?: "minimal" | "full" | "none";
  readonly?: "";
  /**
   * A button that shows what is lost and spent as one input changes. It begins with the named one: `dailySpend(id)`,
   * `suspension(id)` or `allocated(id)` of an ad account, `amount(id)` of an ad credit.
   */
  curve?: string;
  /**
   * Steps that the reader plays one by one: `allocated(c) = 750 "A sentence."; suspension(a) = 2026-03-13`. A step sets
   * `allocated(account)`, `allocated(account, credit)`, `dailySpend(account)`, `suspension(account)`, `amount(credit)` or
   * `expires(credit)`.
   */
  replay?: string;
  goal?: string;
  start?: "load" | "visible" | "click";
  height?: string;
  sandbox?: string;
  "data-allow-read"?: "";
  /** With `xapi.js`, of a lesson with `answers`: where its xAPI statements go, the address before `statements`. */
  "data-xapi"?: string;
  /** The `Authorization` header that goes with them. */
  "data-xapi-authorization"?: string;
  /** Who the reader is, as an xAPI agent in JSON; without it somebody else each time that the page is loaded. */
  "data-xapi-actor"?: string;
}

export interface StrandlineSimulator extends HTMLElement {
  /** Begins anew with a plan: an object, or its JSON. A lesson, which brings its own, answers with an `error`. */
  load(plan: object | string): void;
  /** Takes back all that the reader changed. */
  reset(): void;
  setLocale(locale: string): void;
  setTheme(theme: "auto" | "light" | "dark" | "contrast"): void;
  /** The plan as the reader left it; only with `data-allow-read`. */
  getPlan(): Promise<object>;
  addEventListener<K extends keyof SimulatorEventMap>(
    type: K,
    listener: (this: StrandlineSimulator, event: SimulatorEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "strandline-simulator": StrandlineSimulator;
  }
}
