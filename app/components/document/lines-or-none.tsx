import type { Line } from "#lib/reporting/documents/document.ts";
import { DocumentLines } from "./document-lines.tsx";

/** A line for each recommendation; `none` is shown if there are none. */
export function LinesOrNone({ lines, none }: { lines: readonly Line[]; none: string }) {
  return lines.length === 0 ? <p>{none}</p> : <DocumentLines lines={lines} />;
}
