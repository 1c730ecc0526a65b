// What the release is made of that others wrote.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bill, expectBundled, faults, isAllowed } from "../../.ci/supply.mjs";

const crates = "registry+https://github.com/rust-lang/crates.io-index";
const crate = (change) => ({ name: "other", version: "1.0.0", license: "MIT", source: crates, id: "other", ...change });
const packages = (change) => ({ "": {}, "node_modules/parse5": { version: "1.0.0", license: "MIT", integrity: "sha512-x", ...change } });

test("a licence is allowed where one of its alternatives is, and all that goes together", () => {
  for (const licence of ["MIT", "MIT/Apache-2.0", "GPL-3.0 OR MIT", "(MIT OR GPL-3.0) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception OR MIT"]) {
    assert.ok(isAllowed(licence), licence);
  }
  for (const licence of [undefined, "", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR GPL-3.0", "MIT MIT", "Apache-2.0 WITH Commons-Clause"]) {
    assert.ok(!isAllowed(licence), licence);
  }
});

test("a crate from anywhere but crates.io is refused, and so is what ships of npm from elsewhere", () => {
  assert.deepEqual(faults([crate()], packages()), []);
  const elsewhere = ["git+https://github.com/someone/other#1", "registry+https://example.org/index", null];
  for (const source of elsewhere) assert.equal(faults([crate({ source })], packages()).length, 1, source);
  assert.equal(faults([crate({ license: "GPL-3.0" })], packages()).length, 1);
  assert.equal(faults([], packages({ resolved: "https://example.org/parse5.tgz" })).length, 1);
  assert.equal(faults([], packages({ integrity: undefined })).length, 1);
  assert.equal(faults([], packages({ license: "GPL-3.0" })).length, 1);
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
