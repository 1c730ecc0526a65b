// The scripts that run in an article's own page, as a release names them.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { writeElement } from "../../.ci/element.mjs";
import { headersFor } from "../../.ci/hosting.mjs";

const read = (name) => readFileSync(`dist/${name}`, "utf8");
const integrityOf = (text) => `sha384-${createHash("sha384").update(text).digest("base64")}`;
const said = JSON.parse(read("embed/element.json"));

test("element.json says of each script what is in it, under a name that is kept for ever", () => {
  for (const { src, integrity } of [said, said.xapi]) {
    assert.equal(integrity, integrityOf(read(`embed/${src}`)));
    assert.match(headersFor(`/embed/${src}`, "https://example.org")["Cache-Control"], /immutable/);
    assert.match(read("_headers"), new RegExp(`/embed/${src}\\n`));
  }
  assert.doesNotMatch(read(`embed/${said.src}`), /import\(/);
  assert.match(read("embed/v1.js"), /import\(/);
});

test("the planner and both guides name the script of their own release", () => {
  assert.ok(read("index.html").includes(`<meta name="strandline-element" content="${said.src} ${said.integrity}">`));
  for (const guide of ["embed/guide/index.html", "embed/guide/es/index.html"]) {
    const named = [...read(guide).matchAll(/embed\/((?:v1|xapi)-\w+\.js)&quot;\s+integrity=&quot;([^&]+)&quot;/g)].map(([, src, integrity]) => `${src} ${integrity}`);
    assert.deepEqual(new Set(named), new Set([said, said.xapi].map(({ src, integrity }) => `${src} ${integrity}`)), guide);
  }
});

test("a new release takes over the scripts that articles name of earlier ones, and nothing else", async () => {
  const dir = mkdtempSync(join(tmpdir(), "strandline-"));
  try {
    const [out, earlier] = [join(dir, "new"), join(dir, "old")];
    mkdirSync(out);
    mkdirSync(join(earlier, "embed"), { recursive: true });
    const kept = ["v1-0123456789abcdef.js", "xapi-0123456789abcdef.js"];
    for (const name of [...kept, "v1.js", "frame-0123456789abcdef.js"]) writeFileSync(join(earlier, "embed", name), "old");
    const { src, xapi } = await writeElement(out, true, earlier);
    assert.deepEqual(new Set(readdirSync(out)), new Set([...kept, src, xapi.src, "v1.js", "value.js", "xapi.js", "element.json"]));
    assert.notEqual(readFileSync(join(out, "v1.js"), "utf8"), "old");
    assert.deepEqual({ src, xapi: xapi.src }, { src: said.src, xapi: said.xapi.src });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
