// The plans that are measured, each with the words that name it in every line. Run by itself it writes them into
// output/bench/, where the native benchmark reads them.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const day = (number) => new Date(Date.UTC(2026, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
const many = (count, make) => Array.from({ length: count }, (_, at) => make(at));
const weekdayFactors = ["1", "1.1", "1.2", "0.9", "1.3", "0.5", "0.4"];

/** Each credit allocated to each account on the day it is issued; one account is suspended. */
const allocated = (accounts, credits, days) => {
  const adCredits = many(credits, (at) => ({
    id: `credit-${at}`,
    name: `Credit ${at}`,
    amount: "90000.00",
    issued: day(Math.floor((at * days) / credits / 2)),
    expires: day(Math.floor(days / 2 + (at * days) / credits / 2)),
  }));
  return {
    version: 1,
    name: "Allocated",
    currency: "USD",
    start: day(0),
    end: day(days - 1),
    businessCenter: { name: "Benchmark" },
    adAccounts: many(accounts, (at) => ({
      id: `account-${at}`,
      name: `Account ${at}`,
      dailySpend: `${100 + at * 7}.37`,
      weekdayFactors,
    })),
    adCredits,
    allocations: adCredits.flatMap((credit, row) =>
      many(accounts, (at) => ({
        id: `${row}-${at}`,
        on: credit.issued,
        adCredit: credit.id,
        adAccount: `account-${at}`,
        amount: "1700.00",
      })),
    ),
    events: [{ on: day(10), type: "suspend", adAccount: "account-1" }],
  };
};

/** Nothing allocated yet, ten suspensions ahead, and more credit than the accounts can spend. */
const open = () => ({
  version: 1,
  name: "Open",
  currency: "USD",
  start: day(0),
  end: day(89),
  businessCenter: { name: "Benchmark" },
  adAccounts: many(50, (at) => ({
    id: `account-${at}`,
    name: `Account ${at}`,
    dailySpend: `${20 + at * 7}.37`,
    weekdayFactors,
    spendRange: { low: "0.7", high: "1.2" },
  })),
  adCredits: many(20, (at) => ({
    id: `credit-${at}`,
    name: `Credit ${at}`,
    amount: "45000.00",
    issued: day(at * 2),
    expires: day(30 + at * 3),
  })),
  allocations: [],
  events: many(10, (at) => ({ on: day(20 + at * 3), type: "suspend", adAccount: `account-${at * 3}` })),
});

/** The plan of the risk benchmark: ten credits over fifty accounts whose spend varies, each at risk of suspension. */
const uncertain = () => {
  const plan = allocated(50, 10, 90);
  for (const account of plan.adAccounts) account.spendRange = { low: "0.7", high: "1.2" };
  return { ...plan, events: [] };
};

/** Nothing allocated yet, a minimum for one allocation, and about as much credit as can be spent. */
const withMinimum = (accounts, credits, days) => ({
  ...spread(accounts, credits, days, "60000.00"),
  assumptions: { minimumAllocation: "500.00" },
});

/** Nothing allocated yet: credits with days of their own that overlap, and accounts of different size. */
const spread = (accounts, credits, days, amount) => ({
  version: 1,
  name: "Spread",
  currency: "USD",
  start: day(0),
  end: day(days - 1),
  businessCenter: { name: "Benchmark" },
  adAccounts: many(accounts, (at) => ({
    id: `account-${at}`,
    name: `Account ${at}`,
    dailySpend: `${1 + (at % 97)}.37`,
    weekdayFactors,
  })),
  adCredits: many(credits, (at) => ({
    id: `credit-${at}`,
    name: `Credit ${at}`,
    amount,
    issued: day(Math.floor((at * days * 0.8) / credits)),
    expires: day(Math.floor(days * 0.15 + (at * days * 0.8) / credits)),
  })),
  allocations: [],
});

/** Each credit planned in equal parts for all accounts, a quarter of it left, so that there is something to keep and to move. */
const planned = (plan) => ({
  ...plan,
  allocations: plan.adCredits.flatMap((credit, row) => {
    const amount = Math.floor((Number(credit.amount) * 0.75) / plan.adAccounts.length);
    const part = (account, at) => ({ id: `${row}-${at}`, on: credit.issued, adCredit: credit.id, adAccount: account.id, amount: `${amount}.00` });
    return plan.adAccounts.map(part);
  }),
});

/** One credit, allocated to one account so many times on as many days as there are. */
const repeated = (allocations, days) => {
  const plan = spread(1, 1, days, "2000000.00");
  plan.adCredits[0] = { ...plan.adCredits[0], issued: plan.start, expires: plan.end };
  plan.allocations = many(allocations, (at) => ({
    id: `${at}`,
    on: day(at % days),
    adCredit: "credit-0",
    adAccount: "account-0",
    amount: "1.00",
  }));
  return plan;
};

export const inputs = {
  year: { plan: allocated(50, 10, 365), words: "50 accounts x 10 credits x 365 days" },
  decade: { plan: allocated(50, 10, 3650), words: "50 accounts x 10 credits x 3650 days" },
  split: { plan: open(), words: "20 credits x 50 accounts x 90 days, 10 suspensions" },
  policies: { plan: planned({ ...open(), events: [] }), words: "20 credits x 50 accounts x 90 days, 1,000 allocations planned" },
  many: {
    plan: planned(spread(300, 30, 365, "60000.00")),
    words: "300 accounts x 30 credits x 365 days, 9,000 allocations planned",
  },
  minimum: { plan: withMinimum(200, 50, 365), words: "200 accounts x 50 credits x 365 days, a minimum" },
  limits: {
    plan: spread(2000, 500, 3660, "3000000.00"),
    words: "2000 accounts x 500 credits x 3660 days",
  },
  repeated: { plan: repeated(20_000, 365), words: "20,000 allocations of one credit" },
  risk: { plan: uncertain(), words: "50 accounts x 10 credits x 90 days" },
};

/** How the risk benchmark asks. */
export const riskOptions = (runs) => ({
  runs,
  seed: 1,
  suspensions: inputs.risk.plan.adAccounts.map(({ id }) => ({ adAccount: id, monthly: "0.02" })),
});

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL("../../output/bench/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const [name, { plan }] of Object.entries(inputs)) writeFileSync(`${folder}${name}.json`, JSON.stringify(plan));
}
