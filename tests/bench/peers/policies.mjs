// Asks linear programs whether each policy's split is what it says, on random plans.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { bestSplit, simulate } from "../../../dist/api/api.js";

const PLANS = Number(process.env.STRANDLINE_PLANS ?? 2_000);
const day = (number) => new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);

/** Whole numbers from 0 to below `end`, the same for the same seed (mulberry32). */
const dice = (seed) => {
  let state = seed + 0x6d2b79f5;
  return (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % end;
  };
};

/** Ad credits that overlap, accounts of different size, some suspended or bounded, and part of it planned. */
const randomPlan = (seed) => {
  const below = dice(seed);
  const many = (count, make) => Array.from({ length: count }, (_, at) => make(at));
  const days = 40 + below(81);
  const adAccounts = many(4 + below(9), (at) => ({
    id: `account-${at}`,
    name: `Account ${at}`,
    dailySpend: `${10 + below(290)}.${10 + below(90)}`,
    ...(below(3) === 0 && { weekdayFactors: ["1", "1.1", "1.2", "0.9", "1.3", "0.5", "0.4"] }),
    ...(below(4) === 0 && { atMost: `${500 + below(8_000)}.00` }),
  }));
  const adCredits = many(2 + below(5), (at) => {
    const issued = below(Math.floor(days / 2));
    return {
      id: `credit-${at}`,
      name: `Credit ${at}`,
      amount: `${1_000 + 100 * below(300)}.00`,
      issued: day(issued),
      expires: day(issued + 5 + below(days)),
    };
  });
  const left = adCredits.map(({ amount }) => Number(amount));
  const allocations = many(below(3 * adAccounts.length), (at) => {
    const credit = below(adCredits.length);
    const amount = Math.min(left[credit], 100 + below(4_000));
    left[credit] -= amount;
    const adAccount = `account-${below(adAccounts.length)}`;
    return { id: `${at}`, on: adCredits[credit].issued, adCredit: `credit-${credit}`, adAccount, amount: `${amount}.00` };
  }).filter(({ amount }) => amount !== "0.00");
  // Nothing is planned for an account that is suspended: what is refused is no part of what is planned.
  const events = adAccounts
    .filter(({ id }) => below(4) === 0 && allocations.every(({ adAccount }) => adAccount !== id))
    .map(({ id }) => ({ on: day(5 + below(days - 5)), type: "suspend", adAccount: id }));
  return {
    version: 1,
    name: `Random ${seed}`,
    currency: "USD",
    start: day(0),
    end: day(days - 1),
    businessCenter: { name: "Random" },
    adAccounts,
    adCredits,
    allocations,
    events,
    splitPolicy: below(3) === 0 ? { maxShare: `0.${20 + 5 * below(12)}` } : {},
  };
};

const python = process.env.STRANDLINE_PYTHON ?? "python3";
const script = fileURLToPath(new URL("policies.py", import.meta.url));
const solver = spawn(python, [script], { stdio: ["pipe", "inherit", "inherit"] });
const ended = once(solver, "exit");
// It stops reading at the first plan on which the two differ.
solver.stdin.on("error", () => {});
for (let seed = 0; seed < PLANS && solver.exitCode === null; seed += 1) {
  const plan = randomPlan(seed);
  const expected = simulate({ ...plan, allocations: [] }).adAccounts.map(({ canSpend }) => canSpend);
  const answers = Object.fromEntries(
    ["proportional", "leastChange", "fewestSteps"].map((prefer) => {
      const { spent, allocations } = bestSplit({ ...plan, splitPolicy: { ...plan.splitPolicy, prefer } });
      return [prefer, { spent, allocations }];
    }),
  );
  const line = `${JSON.stringify({ seed, plan, expected, answers })}\n`;
  if (!solver.stdin.write(line)) await Promise.race([once(solver.stdin, "drain"), ended]);
}
solver.stdin.end();
const [status] = await ended;
process.exitCode = status ?? 1;
