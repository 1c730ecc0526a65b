// The sentences of pages that the build writes, for what says them elsewhere: the command of the package, and Share.
import ar from "./pages.ar.json";
import en from "./pages.en.json";
import es from "./pages.es.json";
import id from "./pages.id.json";
import pt from "./pages.pt.json";
import vi from "./pages.vi.json";
import all from "./languages.json";

const words = { ar, en, es, id, pt, vi };

/** The languages by their codes: as `.ci/pages.mjs` has them. */
export const LANGUAGES = Object.fromEntries(
  all.map(({ id, locale }) => [id, { id, locale, folder: id === "en" ? "" : `${id}/`, words: words[id] }]),
);
