// The same work in plain JavaScript, day by day, once with each way JavaScript has of being exact: BigInt and decimal.js.
// It knows the part of the rules that the measured plan needs, and must come to the very figures of the package.
import Decimal from "decimal.js";
import { simulate } from "../../../dist/api/api.js";
import { inputs } from "../inputs.mjs";
import { report, say } from "../measure.mjs";

/** Minor units as BigInt. Factors of one decimal, halves to even. */
const bigint = {
  of: (text) => BigInt(text.replace(".", "")),
  zero: 0n,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  min: (a, b) => (a < b ? a : b),
  some: (a) => a > 0n,
  share: (amount, factor) => {
    const product = amount * BigInt(Math.round(Number(factor) * 10));
    const [whole, rest] = [product / 10n, product % 10n];
    return rest > 5n || (rest === 5n && whole % 2n === 1n) ? whole + 1n : whole;
  },
  text: (a) => `${a / 100n}.${String(a % 100n).padStart(2, "0")}`,
};

const decimal = {
  of: (text) => new Decimal(text),
  zero: new Decimal(0),
  add: (a, b) => a.plus(b),
  subtract: (a, b) => a.minus(b),
  min: (a, b) => (a.lessThan(b) ? a : b),
  some: (a) => a.greaterThan(0),
  share: (amount, factor) => amount.times(factor).toDecimalPlaces(2, Decimal.ROUND_HALF_EVEN),
  text: (a) => a.toFixed(2),
};

const days = (from, to) => {
  const all = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) all.push(new Date(at).toISOString().slice(0, 10));
  return all;
};

/** What is spent and stranded. */
const run = (plan, money) => {
  const credits = new Map(plan.adCredits.map((credit, at) => [credit.id, { ...credit, at }]));
  const pool = new Map(plan.adCredits.map((credit) => [credit.id, money.of(credit.amount)]));
  const accounts = plan.adAccounts.map((account) => ({
    id: account.id,
    approved: true,
    pace: account.weekdayFactors.map((factor) => money.share(money.of(account.dailySpend), factor)),
    lots: [],
  }));
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const on = (list) => Map.groupBy?.(list, (it) => it.on) ?? list.reduce((all, it) => all.set(it.on, [...(all.get(it.on) ?? []), it]), new Map());
  const [events, allocations] = [on(plan.events ?? []), on(plan.allocations)];
  let [spent, stranded] = [money.zero, money.zero];
  for (const day of days(plan.start, plan.end)) {
    for (const event of events.get(day) ?? []) {
      const account = byId.get(event.adAccount);
      account.approved = false;
      for (const lot of account.lots) stranded = money.add(stranded, lot.amount);
      account.lots = [];
    }
    for (const { adCredit, adAccount, amount: text } of allocations.get(day) ?? []) {
      const [account, amount, credit] = [byId.get(adAccount), money.of(text), credits.get(adCredit)];
      const left = money.subtract(pool.get(adCredit), amount);
      if (!account.approved) continue;
      pool.set(adCredit, left);
      account.lots.push({ amount, credit });
      account.lots.sort((a, b) => (a.credit.expires < b.credit.expires ? -1 : a.credit.expires > b.credit.expires ? 1 : a.credit.at - b.credit.at));
    }
    const weekday = (new Date(day).getUTCDay() + 6) % 7;
    for (const account of accounts) {
      if (!account.approved) continue;
      let due = account.pace[weekday];
      while (account.lots.length > 0 && money.some(due)) {
        const [lot] = account.lots;
        const paid = money.min(due, lot.amount);
        lot.amount = money.subtract(lot.amount, paid);
        due = money.subtract(due, paid);
        spent = money.add(spent, paid);
        if (!money.some(lot.amount)) account.lots.shift();
      }
      for (const lot of account.lots) if (lot.credit.expires === day) stranded = money.add(stranded, lot.amount);
      account.lots = account.lots.filter((lot) => lot.credit.expires !== day);
    }
  }
  return { spent: money.text(spent), stranded: money.text(stranded) };
};

// Engines differ in both: each says which it is.
const engine = `Node ${process.versions.node.split(".")[0]}`;
for (const { plan, words } of [inputs.year, inputs.many]) {
  const { spent, stranded } = simulate(plan).totals;
  const ours = report(`run, ${engine}`, words, () => simulate(plan), { seconds: 2 });
  for (const [name, money] of [["BigInt", bigint], ["decimal.js", decimal]]) {
    const found = run(plan, money);
    if (found.spent !== spent || found.stranded !== stranded) {
      throw new Error(`${name} comes to ${JSON.stringify(found)}, the package to ${spent} and ${stranded}`);
    }
    const theirs = report(`run, plain JavaScript with ${name}, ${engine}`, words, () => run(plan, money), { warm: 1, seconds: 2 });
    say(`run against ${name}, ${engine}`, ours / theirs, "times as long", words);
  }
}
