// The way into the package: it loads the WebAssembly that lies beside it, so that importing is all a caller does.
// `.ci/package.mjs` makes one file of this and of what wasm-bindgen generates for each entry of the package, names its
// WebAssembly, and adds the exports.
import init from "./glue.js";

// Written out like this because bundlers look for exactly this form, and take the file along.
const url = new URL("api_bg.wasm", import.meta.url);

// Node's fetch reads no files. Its module for them is named in a way that bundlers for the browser don't follow.
const fromDisk = async () => {
  const fs = await import(["node:fs", "promises"].join("/"));
  return fs.readFile(url);
};

await init({ module_or_path: url.protocol === "file:" ? await fromDisk() : url });
