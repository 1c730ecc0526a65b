// What the release is made of that others wrote.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { BUNDLED, bill, expectBundled } from "../../.ci/supply.mjs";

const NPM = "https://registry.npmjs.org/";
/** What deny.toml lets crates have is what may ship of npm. */
const LICENCES = JSON.parse(/^allow = (\[.*\])$/m.exec(readFileSync("deny.toml", "utf8"))[1]);

/** What of npm's lock file may not be used, a sentence each. */
const faults = (packages) => {
  const all = [];
  const shipped = Object.values(BUNDLED).flat();
  for (const [path, { version, license, resolved, integrity }] of Object.entries(packages)) {
    if (!path) continue;
    const name = path.replace(/.*node_modules\//, "");
    if (!integrity || !(resolved ?? NPM).startsWith(NPM)) all.push(`${name} ${version} is not from npm's registry: ${resolved ?? "no hash"}`);
    if (shipped.includes(name) && !LICENCES.includes(license)) all.push(`${name} ${version} ships, and has a licence that deny.toml does not allow: ${license}`);
  }
  return all;
};

test("what is used of npm comes from its registry, and what ships of it has a licence that crates may have too", () => {
  const packages = (change) => ({ "": {}, "node_modules/parse5": { version: "1.0.0", license: "MIT", integrity: "sha512-x", ...change } });
  assert.deepEqual(faults(packages()), []);
  for (const change of [{ resolved: "https://example.org/parse5.tgz" }, { integrity: undefined }, { license: "GPL-3.0" }]) {
    assert.equal(faults(packages(change)).length, 1, JSON.stringify(change));
  }
  assert.deepEqual(faults(JSON.parse(readFileSync("package-lock.json", "utf8")).packages), []);
});

test("nothing of npm gets into a release that is not named", () => {
  const taking = (path) => ({ outputs: { out: { inputs: { [path]: { bytesInOutput: 1 } } } } });
  assert.throws(() => expectBundled("embed/picture.js", taking("node_modules/left-pad/index.js")), /left-pad/);
  assert.throws(() => expectBundled("workbook/reader.js", taking("www/workbook.js")), /read-excel-file/);
  expectBundled("embed/picture.js", taking("www/embed/picture.mjs"));
});

test("the release carries the list of what it is made of, with version, licence and hash, and of nothing else", () => {
  const found = bill();
  assert.deepEqual(JSON.parse(readFileSync("dist/sbom.cdx.json", "utf8")), found);
  const names = found.components.map(({ name }) => name);
  for (const name of ["leptos", "rust_decimal", "chrono", "wasm-bindgen", "serde-wasm-bindgen", "parse5", "fflate", "rust-std", "Inter"]) assert.ok(names.includes(name), name);
  // Of tests, of macros, of a host that is none of the browser's.
  for (const name of ["strandline", "proptest", "criterion", "serde_derive", "wasm-bindgen-test", "winapi", "esbuild"]) assert.ok(!names.includes(name), name);
  for (const { name, purl, version, licenses, hashes } of found.components.filter(({ name }) => !["rust-std", "Inter"].includes(name))) {
    assert.match(purl, /^pkg:(cargo|npm)\/.+@.+/, name);
    assert.ok(version && licenses[0].expression && /^[0-9a-f]{64,128}$/.test(hashes[0].content), name);
  }
  const refs = new Set(found.components.map((it) => it["bom-ref"]).concat(found.metadata.component["bom-ref"]));
  assert.equal(refs.size, found.components.length + 1);
  for (const { ref, dependsOn } of found.dependencies) for (const other of [ref, ...dependsOn]) assert.ok(refs.has(other), other);
});
