// The command for article writers, and the package's own README.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import * as strandline from "../../dist/api/api.js";
import { checkArticle } from "../../dist/api/check-article.mjs";

const api = fileURLToPath(new URL("../../dist/api/", import.meta.url));
const folder = (run) => {
  const dir = mkdtempSync(join(tmpdir(), "strandline-"));
  return Promise.resolve(run(dir)).finally(() => rmSync(dir, { recursive: true, force: true }));
};

const article = `<p>Nine thousand, split evenly.</p>
<!-- strandline: split-evenly: stranded = 2,250.00 and canSpend(c) = 750 -->
<strandline-simulator scenario="suspension" data-claims="forfeited = 2,850; spent &gt;= 9000">
</strandline-simulator>
<iframe title="x" src="https://example.org/embed/in-parts/#controls=full" data-claims='forfeited(a) = 400'></iframe>
<iframe title="x" src="https://example.org/embed/#s=expiry" data-claims='all is well'></iframe>
<iframe src="https://example.org/video/" data-claims="stranded = 1"></iframe>
<strandline-simulator scenario="gone"></strandline-simulator>`;

test("each claim of an article is found, with its line, and held against its figure", () => {
  const found = checkArticle(article).map(({ line, figure, holds, found }) => [line, figure, holds, found]);
  assert.deepEqual(found, [
    [2, "split-evenly", true, "2250.00"],
    [2, "split-evenly", true, "750.00"],
    [3, "suspension", true, "2850.00"],
    [3, "suspension", false, "6150.00"],
    [5, "in-parts", true, "400.00"],
    [6, "expiry", false, undefined],
    [7, "no figure", false, undefined],
    [8, "gone", false, undefined],
  ]);
});

for (const snippet of [
  '<strandline-simulator data-claims="stranded = 1"></strandline-simulator>',
  "<strandline-simulator></strandline-simulator>",
  '<strandline-simulator scenari="split-evenly" goal="stranded = 0"></strandline-simulator>',
  "<!-- strandline: stranded = 1 -->",
]) {
  test(`what is claimed of no figure does not hold: ${snippet}`, () => {
    const [found, ...more] = checkArticle(snippet);
    assert.deepEqual([found.figure, found.holds, more.length], ["no figure", false, 0]);
    assert.match(found.problem, /has no figure|is not written as/);
  });
}

test("an article may bring its own plan", () => {
  const { plan } = JSON.parse(readFileSync(join(api, "../embed/figures/split-evenly.json"), "utf8"));
  const json = JSON.stringify(plan).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const link = strandline.encodePlan(plan);
  for (const snippet of [
    `<strandline-simulator plan="${json}" data-claims="stranded = 2250"></strandline-simulator>`,
    `<strandline-simulator plan='${link}' data-claims="stranded = 2250"></strandline-simulator>`,
    `<iframe src="/embed/#p=${link}&amp;theme=dark" data-claims="stranded = 2250"></iframe>`,
  ]) {
    assert.deepEqual(checkArticle(snippet).map(({ holds }) => holds), [true], snippet);
  }
  const broken = checkArticle('<strandline-simulator plan="{" data-claims="stranded = 0">');
  assert.match(broken[0].problem, /can't be read/);
});

test("what a sentence says of a figure is held against it, as each language writes it", () => {
  const figures = `<strandline-simulator id="one" scenario="split-evenly"></strandline-simulator><strandline-simulator id="two" follows="one"></strandline-simulator>`;
  for (const [value, holds] of [
    ['<strandline-value figure="one" show="stranded(c)">2,250.00</strandline-value>', true],
    ['<strandline-value figure="one" show="stranded(c)"> 2.250,00 </strandline-value>', true],
    ['<strandline-value figure="one" show="stranded"><b>2250</b></strandline-value>', true],
    ['<strandline-value figure="one" show="stranded">2 250</strandline-value>', true],
    ['<strandline-value figure="two" show="spent">6,750</strandline-value>', true],
    ['<strandline-value figure="one" show="refused">0</strandline-value>', true],
    ['<strandline-value figure="one" show="stranded">2,251</strandline-value>', false],
    ['<strandline-value figure="one" show="stranded">some</strandline-value>', false],
    ['<strandline-value figure="one">2,250</strandline-value>', false],
    ['<strandline-value figure="three" show="stranded">2,250</strandline-value>', false],
  ]) {
    assert.deepEqual(checkArticle(figures + value).map((it) => it.holds), [holds], value);
  }
});

test("an amount is read as its page's language and its figure's currency have it", () => {
  const { plan } = JSON.parse(readFileSync(join(api, "../embed/figures/split-evenly.json"), "utf8"));
  const figure = (currency) => `<strandline-simulator id="one" plan='${JSON.stringify({ ...plan, currency })}'></strandline-simulator>`;
  for (const [language, currency, text, holds] of [
    ["en", "KWD", "2,250.000", true],
    ["de", "KWD", "2.250,000", true],
    ["en", "KWD", "2,250", true],
    ["en", "KWD", "2.250", false],
    ["de", "KWD", "2.250", true],
    ["de", "KWD", "2,250", false],
    ["en", "USD", "2.250", false],
    ["en", "USD", "2,250", true],
    ["es", "USD", "2.250", true],
    ["es", "USD", "2,250", true],
    ["", "USD", "2.250", true],
    ["", "KWD", "2,250", true],
  ]) {
    const value = `<p lang="${language}"><strandline-value figure="one" show="stranded">${text}</strandline-value></p>`;
    assert.deepEqual(checkArticle(figure(currency) + value).map((it) => it.holds), [holds], `${language} ${currency} ${text}`);
  }
});

test("a lesson is none of an article's claims, and has to be one that there is", () => {
  for (const [lessons, problems] of [
    ["suspension", []],
    ["suspension, fit", []],
    ["suspention", ['there is no lesson "suspention"']],
  ]) {
    for (const snippet of [
      `<strandline-simulator lesson="${lessons}"></strandline-simulator>`,
      ...(lessons.includes(",") ? [] : [`<iframe src="https://h/embed/es/lesson/${lessons}/"></iframe>`]),
    ]) {
      assert.deepEqual(checkArticle(snippet).map((it) => it.problem), problems, snippet);
    }
  }
});

test("a figure that follows one that is not there is named", () => {
  const [found] = checkArticle('<strandline-simulator follows="nothere"></strandline-simulator>');
  assert.equal(found.problem, 'it follows a figure that is not there: "nothere"');
});

test("a goal need not hold yet, and has to be one", () => {
  for (const [goal, problems] of [
    ["stranded = 0 and spent = 9,000", 0],
    ["stranded is zero", 1],
    ["stranded(nobody) = 0; spent = 9,000", 1],
  ]) {
    const snippets = [
      `<strandline-simulator scenario="split-evenly" goal="${goal}"></strandline-simulator>`,
      `<iframe src="https://h/embed/split-evenly/#${new URLSearchParams({ goal })}"></iframe>`,
    ];
    for (const snippet of snippets) {
      const found = checkArticle(snippet);
      assert.deepEqual(found.map(({ holds, problem }) => [holds, Boolean(problem)]), Array(problems).fill([false, true]), snippet);
    }
  }
});

const figureCommand = (...options) => spawnSync(process.execPath, [join(api, "figure.mjs"), ...options], { encoding: "utf8" });

test("the figure of a plan is written as files that stand still", () =>
  folder((dir) => {
    const plan = JSON.parse(readFileSync("www/examples/in-parts.json", "utf8"));
    const own = join(dir, "plan.json");
    writeFileSync(own, JSON.stringify({ ...plan, name: "A <b>“plan”</b>" }));
    const run = figureCommand("--out", join(dir, "out"), "--site", "https://example.org/x", own);
    assert.deepEqual([run.status, run.stderr], [0, ""]);
    const read = (end) => readFileSync(join(dir, `out/plan${end}`), "utf8");
    const { totals, adAccounts } = strandline.simulate(plan);
    const shown = (amount) => new Intl.NumberFormat("en-GB").format(amount);
    assert.match(read(".html"), /<img src="plan\.svg" width="640" height="272" alt="Of 9,000 USD of ad credit/);
    for (const amount of [totals.spent, totals.stranded, ...adAccounts.map((it) => it.canSpend)]) {
      assert.ok(read(".html").includes(`<td>${shown(amount)}</td>`), amount);
    }
    assert.ok(read(".svg").includes("A &lt;b&gt;“plan”&lt;/b&gt;") && !read(".svg").includes("<b>"));
    assert.ok(read(".svg").includes("Issued 9,000 = Spent 6,150 + Stranded 400 + Expires unallocated 2,450"));
    const [, link] = /src=&quot;.*|src="https:\/\/example\.org\/x\/embed\/#p=([\w-]+)"/.exec(JSON.parse(read(".oembed.json")).html);
    assert.deepEqual(strandline.simulate(strandline.decodePlan(link)).totals, totals);
  }));

test("the sum under a picture closes for any plan", () =>
  folder((dir) => {
    const plan = JSON.parse(readFileSync("www/examples/in-parts.json", "utf8"));
    const own = join(dir, "plan.json");
    // It ends before the ad credit does, so some of it is still in ad accounts.
    writeFileSync(own, JSON.stringify({ ...plan, end: "2026-03-20", events: [] }));
    assert.equal(figureCommand("--out", dir, own).status, 0);
    const [, issued, sum] = />Issued ([\d,]+) = ([^<]+)</.exec(readFileSync(join(dir, "plan.svg"), "utf8"));
    const number = (text) => Number(text.replaceAll(",", ""));
    assert.equal(sum.split(" + ").reduce((all, it) => all + number(/[\d,]+$/.exec(it)[0]), 0), number(issued));
    assert.match(sum, /Remaining/);
  }));

test("the bars of a picture stay in it where an ad account holds more than it is allocated", () =>
  folder((dir) => {
    const plan = JSON.parse(readFileSync("www/examples/in-parts.json", "utf8"));
    const held = { ...plan.adCredits[0], id: "held", amount: "90000.00", heldBy: { adAccount: plan.adAccounts[0].id } };
    const own = join(dir, "plan.json");
    writeFileSync(own, JSON.stringify({ ...plan, adCredits: [...plan.adCredits, held] }));
    assert.equal(figureCommand("--out", dir, own).status, 0);
    const bars = [...readFileSync(join(dir, "plan.svg"), "utf8").matchAll(/<rect x="([\d.]+)" y="\d+" width="([\d.]+)"/g)];
    const ends = bars.map(([, x, width]) => Number(x) + Number(width));
    assert.ok(ends.length > 0 && ends.every((it) => it <= 640), ends.join(" "));
  }));

test("a lesson has a figure too, in Spanish; what can't be read says where", () =>
  folder((dir) => {
    const run = figureCommand("-o", dir, "-l", "es", "www/lessons/fit.json");
    assert.equal(run.status, 0);
    assert.match(readFileSync(join(dir, "fit.html"), "utf8"), /<figure lang="es">[^]*Varado/);
    const own = join(dir, "plan.json");
    writeFileSync(own, JSON.stringify({ version: 1, currency: "USD", adCredits: [{ id: "a", amount: "1.234" }] }));
    const wrong = figureCommand("-o", dir, own);
    assert.equal(wrong.status, 1);
    assert.match(wrong.stderr, /plan\.json: \/adCredits\/0\/amount /);
    assert.equal(figureCommand("-o", dir, join(dir, "none.json")).status, 2);
    assert.equal(figureCommand("-l", "xx", own).status, 2);
    assert.match(figureCommand("--help").stdout, /^usage: strandline-figure/);
    assert.equal(figureCommand("--version").stdout, `${strandline.version()}\n`);
  }));

test("a figure is a PNG too where something draws one, and says what is missing where nothing does", () =>
  folder((dir) => {
    const run = figureCommand("-o", dir, "--png", "www/examples/split-evenly.json");
    assert.equal(run.status, 0, run.stderr);
    const png = readFileSync(join(dir, "split-evenly.png"));
    assert.equal(png.toString("latin1", 1, 4), "PNG");
    const svg = readFileSync(join(dir, "split-evenly.svg"), "utf8");
    const [, height] = /height="(\d+)"/.exec(svg);
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1280, 2 * Number(height)]);
    // Copied to where nothing is installed.
    for (const file of ["figure.mjs", "api.js", "api_bg.wasm"]) copyFileSync(join(api, file), join(dir, file));
    const alone = spawnSync(process.execPath, [join(dir, "figure.mjs"), "-p", "www/examples/split-evenly.json"], { encoding: "utf8" });
    assert.equal(alone.status, 2);
    assert.match(alone.stderr, /npm install @resvg\/resvg-js/);
  }));

for (const snippet of [
  '<iframe src="https://example.org/embed/es/in-parts/" data-claims="forfeited = 400"></iframe>',
  '<iframe src="/embed/es/#s=in-parts&theme=dark" data-claims="forfeited = 400"></iframe>',
  '<iframe src="/embed/in-parts/?print" data-claims="forfeited = 400"></iframe>',
  '<amp-iframe src="https://example.org/embed/in-parts/" data-claims="forfeited = 400"></amp-iframe>',
]) {
  test(`a figure is known by its address: ${snippet.slice(0, 60)}…`, () => {
    assert.deepEqual(checkArticle(snippet).map(({ figure, holds }) => [figure, holds]), [["in-parts", true]]);
  });
}

test("an article is read as a browser reads it", () => {
  const figure = (attributes) => `<strandline-simulator ${attributes}></strandline-simulator>`;
  for (const [html, found] of [
    ["<strandline-simulator\n  scenario=split-evenly\n  data-claims=stranded=2250></strandline-simulator>", [[1, true]]],
    [`<p>\n${figure("scenario='split-evenly' data-claims='stranded&#x3d;2&comma;250'")}`, [[2, true]]],
    [figure('scenario="split-evenly" DATA-CLAIMS="stranded = 2250" data-claims="stranded = 1"'), [[1, true]]],
    [`<noscript>${figure('scenario="split-evenly" data-claims="stranded = 2250"')}</noscript>`, [[1, true]]],
    [`<template>${figure('scenario="split-evenly" data-claims="stranded = 2250"')}</template>`, [[1, true]]],
    ["<p title='<!-- strandline: split-evenly: stranded = 1 -->'>", []],
    [`<textarea>${figure('scenario="split-evenly" data-claims="stranded = 1"')}</textarea>`, []],
    [`<script>const it = '${figure('scenario="split-evenly" data-claims="stranded = 1"')}';</script>`, []],
    [`<!-- not yet: ${figure('scenario="split-evenly" data-claims="stranded = 1"')} -->`, []],
    [figure('scenario="constructor" data-claims="stranded = 1"'), [[1, false]]],
    [`${"<div>".repeat(20_000)}${figure('scenario="split-evenly" data-claims="stranded = 2250"')}`, [[1, true]]],
  ]) {
    assert.deepEqual(checkArticle(html).map(({ line, holds }) => [line, holds]), found, html.slice(0, 200));
  }
});

test("the command says how it is used", () => {
  const run = (...options) => spawnSync(process.execPath, [join(api, "check-article.mjs"), ...options], { encoding: "utf8" });
  const help = run("--help");
  assert.deepEqual([help.status, help.stderr], [0, ""]);
  assert.match(help.stdout, /^usage: strandline-check article\.html/);
  assert.equal(run("--version").stdout, `${strandline.version()}\n`);
  const unknown = run("--hepl", "article.html");
  assert.deepEqual([unknown.status, unknown.stdout], [2, ""]);
  assert.match(unknown.stderr, /^there is no option --hepl\n\nusage:/);
});

test("the command ends with 1 where something does not hold", () =>
  folder((dir) => {
    const file = join(dir, "article.html");
    const run = (html) => {
      writeFileSync(file, html);
      return spawnSync(process.execPath, [join(api, "check-article.mjs"), file], { encoding: "utf8" });
    };
    const wrong = run(article);
    assert.equal(wrong.status, 1);
    assert.match(wrong.stdout, /article\.html:3: WRONG: suspension: spent >= 9000 \(it is 6150\.00\)/);
    const right = run(article.split("\n").slice(0, 2).join("\n"));
    assert.equal(right.status, 0);
    assert.match(right.stdout, /article\.html:2: holds: split-evenly: stranded = 2,250\.00/);
    assert.equal(spawnSync(process.execPath, [join(api, "check-article.mjs")]).status, 2);
  }));

test("the package's README says what is so", async () => {
  const readme = readFileSync(join(api, "README.md"), "utf8");
  const code = readme.match(/```js\n(.*?)```/s)[1];
  const said = [...code.matchAll(/^(.*?); \/\/ (.*)$/gm)].map(([, expression, value]) => `[${JSON.stringify(value)}, ${expression}]`);
  assert.equal(said.length, 3);
  const plan = code.slice(code.indexOf("const plan"), code.indexOf("simulate(plan)"));
  const names = Object.keys(strandline);
  const values = new Function(...names, `${plan}\nreturn [${said.join(", ")}];`)(...Object.values(strandline));
  for (const [value, found] of values) assert.deepEqual(found, JSON.parse(value));
});

test("npm installs it, and its command runs by name", () =>
  folder((dir) => {
    const npm = (...args) => execFileSync("npm", [...args, "--no-audit", "--no-fund", "--offline"], { cwd: dir, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    const [packed] = JSON.parse(npm("pack", api, "--json"));
    const files = packed.files.map(({ path }) => path);
    for (const file of ["api.js", "api_bg.wasm", "api.d.ts", "import.js", "import_bg.wasm", "import.d.ts", "risk.js", "risk_bg.wasm", "risk.d.ts", "risk-worker.js", "README.md", "LICENSE-MIT", "LICENSE-APACHE", "check-article.mjs", "figure.mjs", "presets.json"]) {
      assert.ok(files.includes(file), file);
    }
    writeFileSync(join(dir, "package.json"), '{"private":true,"type":"module"}');
    npm("install", `./${packed.filename}`);
    writeFileSync(join(dir, "index.mjs"), 'import { version } from "strandline";\nconsole.log(version());\n');
    const said = execFileSync(process.execPath, ["index.mjs"], { cwd: dir, encoding: "utf8" });
    assert.equal(said.trim(), strandline.version());
    writeFileSync(join(dir, "article.html"), article);
    const run = spawnSync(join(dir, "node_modules/.bin/strandline-check"), ["article.html"], { cwd: dir, encoding: "utf8" });
    assert.equal(run.status, 1);
  }));

test("a bundler takes it without a word", () =>
  folder(async (dir) => {
    writeFileSync(join(dir, "entry.js"), `import { simulate } from ${JSON.stringify(join(api, "api.js"))};\nconsole.log(simulate);\n`);
    const { warnings, outputFiles } = await build({
      entryPoints: [join(dir, "entry.js")],
      bundle: true,
      format: "esm",
      target: "es2022",
      external: ["node:*"],
      outdir: dir,
      write: false,
      logLevel: "silent",
    });
    assert.deepEqual(warnings, []);
    assert.ok(outputFiles[0].text.includes("api_bg.wasm"));
  }));
