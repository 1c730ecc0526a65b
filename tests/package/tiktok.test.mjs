// TikTok's responses through the package, as Node's users have it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { simulate } from "../../dist/api/api.js";
import { importTikTok } from "../../dist/api/import.js";
import { problemsOf } from "./problems.mjs";

const responses = ["bc_balance", "advertiser_balance", "asset_advertisers", "account_transactions", "report_daily"].map((name) =>
  readFileSync(new URL(`../fixtures/tiktok/${name}.json`, import.meta.url), "utf8"),
);

test("TikTok's responses make a plan that asks for its expiry dates, as text or as values", () => {
  const imported = importTikTok(null, responses);
  assert.equal(imported.plan.adAccounts.length, 6);
  const asked = imported.notices.filter(({ code }) => code === "expiry.needed").map((notice) => notice.path);
  assert.deepEqual(asked, imported.plan.adCredits.map((_, at) => `/adCredits/${at}/expires`));
  assert.deepEqual(importTikTok(null, responses.map((it) => JSON.parse(it))).plan, imported.plan);

  const plan = imported.plan;
  assert.ok(problemsOf(() => simulate(plan)).every(({ code }) => code === "credit.expiryMissing"));
  for (const credit of plan.adCredits) credit.expires = "2026-12-20";
  assert.equal(simulate(plan).totals.issued, "15580.00");
});

test("an id that JavaScript has rounded is pointed out, and one in a text is exact", () => {
  const response = '{"code":0,"data":{"list":[{"asset_id":7000000000000000201,"asset_name":"North","asset_type":"ADVERTISER","relation_type":"OWNER_BC","relation_status":"BOUND","advertiser_status":"STATUS_ENABLE"}]}}';
  assert.equal(importTikTok(null, [response]).plan.adAccounts[0].id, "7000000000000000201");
  const rounded = importTikTok(null, [JSON.parse(response)]);
  assert.ok(rounded.notices.some(({ code, path }) => code === "id.rounded" && path === "/0/data/list/0/asset_id"));
});

test("responses that are none are problems or notices, and the instance works on", () => {
  assert.deepEqual(problemsOf(() => importTikTok(null, ["{"])).map(({ path }) => path), ["/responses/0"]);
  assert.deepEqual(problemsOf(() => importTikTok(null, "text")).map(({ path }) => path), ["/responses"]);
  assert.ok(importTikTok(null, [7, "[]", {}, { data: { list: [null] } }]).notices.length > 0);
  assert.equal(importTikTok(null, responses).plan.adAccounts.length, 6);
});
