// What the site is made of that others wrote: which licences that may have, where it may come from, and the list of it
// that a release carries. Run by hand it says what is not allowed. It stands in for cargo-deny, which takes minutes to
// compile and would see the crates only. Whether one has a known weakness it can't say: it asks nothing of the network.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What may be built with, and be shipped. Any other licence is looked at first, and then named here. */
const LICENCES = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSL-1.0", "CC0-1.0", "Unicode-3.0", "Zlib"];
const CRATES = "registry+https://github.com/rust-lang/crates.io-index";
const NPM = "https://registry.npmjs.org/";
const WASM = "wasm32-unknown-unknown";

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

const metadata = (...flags) =>
  JSON.parse(execFileSync("cargo", ["metadata", "--format-version", "1", "--locked", "--offline", ...flags], { encoding: "utf8", maxBuffer: 2 ** 28 }));
const lock = () => JSON.parse(readFileSync("package-lock.json", "utf8")).packages;

/** An SPDX expression, also of crates that still separate alternatives by `/`. */
const expressionOf = (licence) => licence.replace(/\s*\/\s*/g, " OR ");

/** Whether one may use what has this licence: any of its alternatives, and all that goes together. */
export const isAllowed = (licence) => {
  const tokens = expressionOf(licence ?? "").match(/[()]|[^\s()]+/g) ?? [];
  const list = (word, next) => {
    const all = [next()];
    while (tokens[0] === word) {
      tokens.shift();
      all.push(next());
    }
    return all;
  };
  const either = () => list("OR", both).some(Boolean);
  const both = () => list("AND", one).every(Boolean);
  const one = () => {
    const token = tokens.shift();
    if (token !== "(") return LICENCES.includes(tokens[0] === "WITH" ? [token, ...tokens.splice(0, 2)].join(" ") : token);
    const inner = either();
    return tokens.shift() === ")" && inner;
  };
  return either() && tokens.length === 0;
};

/** What of these crates, or of npm's lock file, may not be used, a sentence each. */
export const faults = (crates, packages) => {
  const all = [];
  for (const { name, version, license, source, id } of crates) {
    // The project itself lies in a folder.
    if (source === null && id.startsWith("path+") && name === "strandline") continue;
    if (source !== CRATES) all.push(`${name} ${version} is not from crates.io: ${source ?? "a folder"}`);
    if (!isAllowed(license)) all.push(`${name} ${version} has a licence that .ci/supply.mjs does not allow: ${license}`);
  }
  const shipped = Object.values(BUNDLED).flat();
  for (const [path, { version, license, resolved, integrity }] of Object.entries(packages)) {
    if (!path) continue;
    const name = path.replace(/.*node_modules\//, "");
    if (!integrity || !(resolved ?? NPM).startsWith(NPM)) all.push(`${name} ${version} is not from npm's registry: ${resolved ?? "no hash"}`);
    if (shipped.includes(name) && !isAllowed(license)) all.push(`${name} ${version} ships, and has a licence that .ci/supply.mjs does not allow: ${license}`);
  }
  return all;
};

/** The crates that the release's WebAssembly is compiled from, in the order of their names, and the root's id. */
const shippedCrates = () => {
  const { packages, resolve } = metadata("--filter-platform", WASM, "--features", "split,embed,js");
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
  const locked = lock();
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { packages } = metadata("--all-features");
  const found = faults(packages, lock());
  console.log(found.length ? found.join("\n") : `${packages.length} crates, and what ships of npm: all from where they should be, with licences that are allowed`);
  process.exitCode = found.length ? 1 : 0;
}
