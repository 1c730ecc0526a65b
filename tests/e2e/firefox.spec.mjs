// Where there is a Firefox, the embed runs in it too.
import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

test("in Firefox both snippets can be tried from end to end, in the strict sandbox", async ({ baseURL }) => {
  test.skip(spawnSync("firefox-esr", ["--version"]).status !== 0, "there is no Firefox here");
  test.setTimeout(100_000);
  const script = fileURLToPath(new URL("firefox.mjs", import.meta.url));
  const run = spawn(process.execPath, ["--experimental-websocket", script, new URL(baseURL).port], { stdio: "pipe" });
  let said = "";
  for (const stream of [run.stdout, run.stderr]) stream.on("data", (text) => (said += text));
  const code = await new Promise((ended) => run.on("exit", ended));
  expect(code, said).toBe(0);
});
