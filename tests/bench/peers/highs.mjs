// Asks the linear program for the split of the same plan.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bestSplit } from "../../../dist/api/api.js";
import { inputs } from "../inputs.mjs";

const { plan, words } = inputs.split;
const input = JSON.stringify({ plan, words, spent: bestSplit(plan).spent });
const python = process.env.STRANDLINE_PYTHON ?? "python3";
const script = fileURLToPath(new URL("highs.py", import.meta.url));
const { status } = spawnSync(python, [script], { input, stdio: ["pipe", "inherit", "inherit"] });
process.exitCode = status ?? 1;
