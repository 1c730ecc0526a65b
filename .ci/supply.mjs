// What the release is made of that others wrote: what of npm may get into it, and the list of all that it carries. Which
// crates may be built with is in deny.toml.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What esbuild takes from npm into a file of the release, by that file. Nothing else of npm ships. */
export const BUNDLED = {
  // The HTML parser, and the table of entities that it brings.
  "api/check-article.mjs": ["parse5", "entities"],
  "workbook/reader.js": ["read-excel-file", "fflate"],
};

/** Fails where esbuild took something else into `file` than `BUNDLED` names. */
export const expectBundled = (file, { outputs }) => {
  const inputs = Object.values(outputs).flatMap((it) => Object.entries(it.inputs));
  const taken = inputs.filter(([, { bytesInOutput }]) => bytesInOutput).map(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  const found = [...new Set(taken.filter(Boolean))].sort().join(", ");
  const named = (BUNDLED[file] ?? []).toSorted().join(", ");
  if (found !== named) throw new Error(`${file} holds “${found}” of npm, and .ci/supply.mjs says “${named}”`);
};

const METADATA = ["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", "wasm32-unknown-unknown", "--features", "split,embed,js"];

/** What SPDX would have a licence's name be, also of crates that still separate alternatives by `/`. */
const expressionOf = (licence) => licence.replace(/\s*\/\s*/g, " OR ");

/** The crates that the release's WebAssembly is compiled from, in the order of their names, and the root's id. */
const shippedCrates = () => {
  const { packages, resolve } = JSON.parse(execFileSync("cargo", METADATA, { encoding: "utf8", maxBuffer: 2 ** 28 }));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const crates = new Map(packages.map((it) => [it.id, it]));
  // What a macro is made of runs where it is compiled.
  const isMacro = (id) => crates.get(id).targets.some(({ kind }) => kind.includes("proc-macro"));
  const needs = (id) =>
    nodes.get(id).deps.filter(({ pkg, dep_kinds }) => dep_kinds.some(({ kind }) => kind === null) && !isMacro(pkg)).map(({ pkg }) => pkg);
  const seen = new Set([resolve.root]);
  for (const id of seen) for (const other of needs(id)) seen.add(other);
  return { root: resolve.root, crates: [...seen].map((id) => ({ ...crates.get(id), needs: needs(id) })).sort((a, b) => (a.name < b.name ? -1 : 1)) };
};

const checksums = () => {
  const entries = readFileSync("Cargo.lock", "utf8").matchAll(/^name = "(.*)"\nversion = "(.*)"\nsource = .*\nchecksum = "(.*)"$/gm);
  return new Map([...entries].map(([, name, version, checksum]) => [`${name}@${version}`, checksum]));
};

const component = (purl, name, version, licence, more) => ({
  type: "library",
  "bom-ref": purl,
  name,
  version,
  licenses: [{ expression: expressionOf(licence) }],
  purl,
  ...more,
});

/** The bill of materials of a release, as CycloneDX has it. The same sources give the same text: it holds no time. */
export const bill = () => {
  const { root, crates } = shippedCrates();
  const sums = checksums();
  const purl = ({ name, version }) => `pkg:cargo/${name}@${version}`;
  const refs = new Map(crates.map((it) => [it.id, purl(it)]));
  const own = crates.find(({ id }) => id === root);
  const others = crates.filter((it) => it !== own);
  const locked = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  const fromNpm = Object.values(BUNDLED).flat().toSorted().map((name) => ({ name, ...locked[`node_modules/${name}`] }));
  const npmPurl = ({ name, version }) => `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const rust = /^channel = "(.*)"$/m.exec(readFileSync("rust-toolchain.toml", "utf8"))[1];
  const std = `pkg:generic/rust-std@${rust}`;
  const inter = "pkg:generic/inter";
  const components = [
    ...others.map((it) => component(purl(it), it.name, it.version, it.license, { hashes: [{ alg: "SHA-256", content: sums.get(`${it.name}@${it.version}`) }] })),
    ...fromNpm.map((it) => component(npmPurl(it), it.name, it.version, it.license, { hashes: [{ alg: "SHA-512", content: Buffer.from(it.integrity.slice("sha512-".length), "base64").toString("hex") }] })),
    component(std, "rust-std", rust, "MIT OR Apache-2.0"),
    { type: "file", "bom-ref": inter, name: "Inter", description: "The faces of the text, in part", licenses: [{ expression: "OFL-1.1" }] },
  ];
  const dependencies = crates.map((it) => {
    const direct = it === own ? [...fromNpm.map(npmPurl), std, inter] : [];
    return { ref: refs.get(it.id), dependsOn: [...it.needs.map((id) => refs.get(id)), ...direct].sort() };
  });
  const { name, version, license, description } = own;
  const about = { type: "application", "bom-ref": purl(own), name, version, description, licenses: [{ expression: license }], purl: purl(own) };
  return { bomFormat: "CycloneDX", specVersion: "1.6", version: 1, metadata: { component: about }, components, dependencies };
};

/** Writes the bill of materials into the site's folder. */
export const writeBill = (dir) => writeFileSync(join(dir, "sbom.cdx.json"), `${JSON.stringify(bill(), null, 1)}\n`);
