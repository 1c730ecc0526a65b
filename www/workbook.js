// Reads a workbook beside the page, in a worker that the planner starts when a workbook is brought. It takes the bytes, and
// answers with JSON: the sheets, each as its name and rows of cells as text; or null where it can't read them.
import readWorkbook from "read-excel-file/universal";

/** More than this, unpacked, is no sheet of a person: a small file can claim to hold any size. */
const LARGEST = 400_000_000;

/** How large all files of an archive are, unpacked, as its directory says. */
const unpacked = (bytes) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at + 28 <= bytes.length; at++) {
    if (bytes[at] === 0x50 && view.getUint32(at, true) === 0x02014b50) sum += view.getUint32(at + 24, true);
  }
  return sum;
};

/**
 * A number as text, to the 15 digits that a spreadsheet has of it. With three digits after the point it gets a fourth:
 * a cell that is a number has no point between thousands, which its text could be taken to have.
 */
const number = (text) => {
  if (/^\d+$/.test(text)) return text;
  const value = Number(Number(text).toPrecision(15));
  if (!Number.isFinite(value)) return text;
  const plain = Math.abs(value) < 1e-6 ? value.toFixed(15) : String(value);
  return /\.\d{3}$/.test(plain) ? `${plain}0` : plain;
};

const text = (cell) => {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 10);
  return String(cell);
};

const read = async (bytes) => {
  if (unpacked(bytes) > LARGEST) return null;
  const sheets = await readWorkbook(bytes.buffer, { parseNumber: number, trim: true });
  return sheets.map(({ sheet, data }) => [sheet, data.map((row) => row.map(text))]);
};

self.addEventListener("message", async ({ data }) => {
  let sheets = null;
  try {
    sheets = await read(data);
  } catch {
    // Encrypted, damaged, or no workbook.
  }
  self.postMessage(JSON.stringify(sheets));
});
