/** Whether a file was scanned for viruses, and with which result. */
export type ScanState = "waiting" | "clean" | "found";

/** The state for the verdict of the scanner, null if there is none. Without a scanner, files not scanned count as clean. */
export function scanStateOf(verdict: "clean" | "found" | null, hasScanner: boolean): ScanState {
  return verdict ?? (hasScanner ? "waiting" : "clean");
}
