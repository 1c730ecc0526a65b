// The types of <strandline-simulator>.

/** What became of all ad credit: decimal text. */
export interface Summary {
  totals: Record<
    "issued" | "spent" | "unallocated" | "remaining" | "expiredUnallocated" | "expiredInAccounts" | "forfeited" | "revoked" | "stranded",
    string
  >;
  /** Whether the reader has changed something. */
  changed: boolean;
  /** How many of the goal's claims hold. */
  reached: number;
  /** How many there are. */
  goals: number;
}

export interface SimulatorEventMap {
  ready: CustomEvent<Record<string, never>>;
  resize: CustomEvent<{ height: number }>;
  change: CustomEvent<{ summary: Summary }>;
  step: CustomEvent<{ i: number; of: number }>;
  complete: CustomEvent<{ correct: boolean }>;
  /** `scenario`, `plan`, `locale`, `getPlan`, `wasm` or `load`. */
  error: CustomEvent<{ code: string }>;
  /** The reader wants to go on in the planner. Prevented, nothing is opened. */
  link: CustomEvent<{ href: string }>;
}

export interface StrandlineSimulator extends HTMLElement {
  /** Begins anew with a plan: an object, or its JSON. */
  load(plan: object | string): void;
  /** Takes back what the reader changed. */
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
