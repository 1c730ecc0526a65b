// Never run: `tsc --strict` reads it.
import { version } from "../../dist/api/api.js";

export const text: string = version();
// @ts-expect-error: the result is no number
export const number: number = version();
