// What the reader of workbooks unpacks with: fflate, in the one thread of its worker. fflate's own threads begin in scripts
// that it makes while it runs, which the page's policy forbids.
import { unzipSync } from "fflate";

export * from "fflate";

export const unzip = (archive, ...more) => {
  const done = more.pop();
  let files;
  try {
    files = unzipSync(archive, ...more);
  } catch (error) {
    done(error, null);
    return;
  }
  done(null, files);
};
