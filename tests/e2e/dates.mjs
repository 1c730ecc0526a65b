// What is typed into a date field, in any browser, and the browser's own field beside it, which says what is right.

/** What is typed, key by key, over a date and into an empty field: all of it, a part of it, and taken out again. */
export const typings = [
  [..."01092027"],
  ["0", "Backspace", ..."04"],
  ["ArrowRight", "ArrowRight", ..."2028"],
  ["Backspace", "ArrowRight", "Backspace", "ArrowRight", "Backspace"],
];
/** A whole date, for a browser that doesn't go on to the next part by itself. */
export const byParts = [..."01", "ArrowRight", ..."09", "ArrowRight", ..."2027"];
/** Further ones, for one field of each page. */
export const more = [
  [..."03202026"],
  ["0", "4"],
  ["ArrowRight", ..."15"],
  ["ArrowRight", "ArrowRight", "ArrowUp"],
  ["Backspace"],
  ["Backspace", ..."12252026"],
];

/** Puts a plain field in the document of a field, or in its dialog, which alone takes the focus while it is open. */
export const addPlain = (field) => {
  const plain = { type: "date", id: "plain", max: field.max, ariaLabel: "Plain" };
  (field.closest("dialog") ?? document.body).append(Object.assign(document.createElement("input"), plain));
};

/** What a date field holds: a date, nothing, or some of a date. */
export const stateOf = (field) => ({ value: field.value, half: field.validity.badInput });
