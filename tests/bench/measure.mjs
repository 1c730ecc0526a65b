// How times are taken and said: `name: median, unit, input`.

const sorted = (times) => [...times].sort((a, b) => a - b);

/** The time below which `share` of the times lie. */
export const quantile = (times, share) => sorted(times)[Math.min(times.length - 1, Math.floor(times.length * share))];

/** Times `work` until it has run for a second, at least seven times, after it has run in. In milliseconds. */
export const times = (work, { seconds = 1, warm = 10 } = {}) => {
  for (let at = 0; at < warm; at += 1) work();
  const taken = [];
  const end = performance.now() + seconds * 1000;
  while (taken.length < 7 || performance.now() < end) {
    const begun = performance.now();
    work();
    taken.push(performance.now() - begun);
  }
  return taken;
};

/** Says one measurement. */
export const say = (name, value, unit, input) => {
  console.log(`${name}: ${typeof value === "number" ? value.toPrecision(3) : value}, ${unit}, ${input}`);
};

/** Measures and says. */
export const report = (name, input, work, options) => {
  const median = quantile(times(work, options), 0.5);
  say(name, median, "ms", input);
  return median;
};
