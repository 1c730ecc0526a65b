// Takes apart what a caller hands over, so that the Rust side is given plain values only: it would trip over a getter
// that throws, and end in a cycle. What JSON can't say is left out and noted with its path.

/** What a text of 20 MB holds: a letter counts one, a value what it takes to write it. */
const LARGEST = 20_000_000;
const VALUE = 4;
const DEEPEST = 100;

/** Half of a letter: it would arrive as another. */
const HALF = /\p{Surrogate}/u;

const utf8 = new TextEncoder();
const isOwn = Object.prototype.hasOwnProperty;

/**
 * `value` as the bytes of JSON text, where that says all of it and nothing else; nothing where a closer look is needed,
 * which is what `plain` is for. Values would otherwise cross one by one, which takes several times as long; a text would
 * cross letter by letter.
 */
export function text(value) {
  [size, length] = [0, 0];
  try {
    const isSaid = sayable(value, 0) && size <= LARGEST && write(value);
    return isSaid ? bytes.subarray(0, length) : undefined;
  } catch {
    return undefined;
  }
}

/** What was counted of the value that `text` looks at. */
let size = 0;
/** What `text` has written, in memory that it keeps, and how much that is. */
let bytes = new Uint8Array(2 ** 16);
let length = 0;

/** How many items of a list are written at once: a long text is made anew several times until it is one. */
const AT_ONCE = 500;

/** Writes JSON text of `value`, unless there is half of a letter in it. */
const write = (value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return add(JSON.stringify(value));
  let [before, sign] = ["", "{"];
  for (const name in value) {
    const field = value[name];
    if (field === undefined) continue;
    before += `${sign}${JSON.stringify(name)}:`;
    sign = ",";
    if (Array.isArray(field) && field.length > AT_ONCE) {
      before += "[";
      for (let at = 0; at < field.length; at += AT_ONCE) {
        if (!add(before) || !add(JSON.stringify(field.slice(at, at + AT_ONCE)).slice(1, -1))) return false;
        before = ",";
      }
      before = "]";
    } else {
      before += JSON.stringify(field);
    }
  }
  return add(`${before}${sign === "{" ? sign : ""}}`);
};

const add = (said) => {
  const most = length + 3 * said.length;
  if (most > bytes.length) {
    const more = new Uint8Array(2 * most);
    more.set(bytes.subarray(0, length));
    bytes = more;
  }
  length += utf8.encodeInto(said, bytes.subarray(length)).written;
  // So half of a letter is written.
  return !said.includes("\\ud");
};

// Outside `text`, so that engines compile them once for all calls.
const sayable = (it, depth) => {
  size += VALUE;
  switch (typeof it) {
    case "string":
      size += it.length;
      return true;
    case "number":
      // The others have more than one way of being written.
      return Number.isSafeInteger(it) || (Math.abs(it) > 0.001 && !Number.isInteger(it) && Number.isFinite(it));
    case "boolean":
      return true;
    case "object":
      return it === null || sayableObject(it, depth);
    default:
      return false;
  }
};

const sayableObject = (it, depth) => {
  if (depth >= DEEPEST || size > LARGEST || it.toJSON !== undefined) return false;
  if (Array.isArray(it)) {
    for (let at = 0; at < it.length; at += 1) {
      if (!sayable(it[at], depth + 1)) return false;
    }
    return true;
  }
  if (Object.prototype.toString.call(it) !== "[object Object]") return false;
  // Several times as quick as a list of its names; what it inherits comes along.
  for (const name in it) {
    // `Object.hasOwn` is no other, but engines see through this one.
    if (!isOwn.call(it, name)) return false;
    size += name.length;
    const field = it[name];
    // Most are texts: without a call.
    if (typeof field === "string") size += VALUE + field.length;
    else if (field !== undefined && !sayable(field, depth + 1)) return false;
  }
  return true;
};

/**
 * A copy of `value` out of texts, numbers, truths, lists and objects; and of what could not be copied the path, which
 * problem that is, and what was found.
 */
export function plain(value) {
  const faults = [];
  const path = [];
  const above = new Set();
  let size = 0;

  const pointer = () => path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  const fault = (code, found = "") => {
    faults.push([pointer(), code, found]);
    return null;
  };
  const not = (found) => fault("value.notJson", found);
  const grow = (by) => {
    size += by;
    // Nothing more is said of what is too large.
    if (size > LARGEST) throw LARGEST;
  };

  const number = (it) => {
    if (!Number.isFinite(it)) return not(String(it));
    // Beyond this a float has no digits of its own any more; written as a float, an id would lose its look too.
    return Number.isInteger(it) && !Number.isSafeInteger(it) && Math.abs(it) < 2 ** 63 ? BigInt(it) : it;
  };

  // In a list nothing has the place of something.
  const item = (it, at) => {
    const copy = inside(it, at);
    if (copy !== undefined) return copy;
    path.push(at);
    not("undefined");
    path.pop();
    return null;
  };

  const inside = (it, step) => {
    path.push(step);
    try {
      return take(it[step]);
    } catch (error) {
      if (error === LARGEST) throw error;
      return fault("value.unreadable");
    } finally {
      path.pop();
    }
  };

  const object = (it) => {
    if (above.has(it)) return fault("value.cyclic");
    if (path.length >= DEEPEST) return fault("value.tooDeep");
    above.add(it);
    try {
      if (Array.isArray(it)) {
        const list = [];
        for (let at = 0; at < it.length; at += 1) {
          list.push(item(it, at));
        }
        return list;
      }
      // As JSON has it: a date, for instance, says itself what it is as text.
      const json = typeof it.toJSON === "function" ? it.toJSON() : it;
      if (json !== it) return take(json);
      const kind = Object.prototype.toString.call(it).slice(8, -1);
      if (kind !== "Object") return not(kind);
      const copy = {};
      for (const name of Object.keys(it)) {
        grow(name.length);
        const field = inside(it, name);
        if (field === undefined) continue;
        // Set as other fields are, it would become what the copy inherits from.
        if (name === "__proto__") Object.defineProperty(copy, name, { value: field, enumerable: true });
        else copy[name] = field;
      }
      return copy;
    } finally {
      above.delete(it);
    }
  };

  const take = (it) => {
    grow(VALUE);
    switch (typeof it) {
      case "string":
        grow(it.length);
        return HALF.test(it) ? not("half a surrogate pair") : it;
      case "number":
        return number(it);
      case "boolean":
      case "undefined":
        return it;
      case "object":
        return it === null ? it : object(it);
      default:
        return not(typeof it);
    }
  };

  let copy = null;
  try {
    copy = take(value) ?? null;
  } catch (error) {
    faults.length = 0;
    path.length = 0;
    fault(error === LARGEST ? "text.tooLarge" : "value.unreadable");
  }
  return [copy, faults];
}
