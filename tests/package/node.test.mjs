// The package as Node's users have it: an ordinary ES module.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as strandline from "../../dist/api/api.js";

const manifest = JSON.parse(readFileSync(new URL("../../dist/api/package.json", import.meta.url), "utf8"));

test("importing is all there is to do", () => {
  assert.equal(strandline.version(), manifest.version);
});

test("the package exports what its types declare, and nothing else", () => {
  const types = readFileSync(new URL("../../dist/api/api.d.ts", import.meta.url), "utf8");
  const declared = [...types.matchAll(/^export (?:function|class|const) (\w+)/gm)].map((found) => found[1]);
  assert.deepEqual(Object.keys(strandline).sort(), declared.sort());
});
