import { simulate, version } from "/api/api.js";

const plan = {
  version: 1,
  name: "From a page",
  currency: "USD",
  start: "2026-03-01",
  end: "2026-03-30",
  businessCenter: { name: "Example" },
  adAccounts: [{ id: "a", name: "A", dailySpend: "25.00" }],
  adCredits: [{ id: "c", name: "C", amount: "3000.00", issued: "2026-03-01", expires: "2026-03-30" }],
  allocations: [{ id: "1", on: "2026-03-01", adCredit: "c", adAccount: "a", amount: "3000.00" }],
};

document.querySelector("output").value = `${version()}: ${simulate(plan).totals.stranded} stranded`;
