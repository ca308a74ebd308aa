/** The pictures of a paper, drawn from its figures. */
export type { Picture } from "#lib/reporting/documents/svg.ts";
export { overTimePicture } from "./over-time-picture.ts";
export { slipsPicture } from "./slips-picture.ts";
export { stripPicture } from "./strip-picture.ts";
