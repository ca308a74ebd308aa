/** What is known of a file's bytes: not looked at yet, clean, or that a virus was found. */
export type ScanState = "waiting" | "clean" | "found";

/** What a verdict, or none, means: without a scanner whatever was not found bad may be read. */
export function scanStateOf(verdict: "clean" | "found" | null, hasScanner: boolean): ScanState {
  return verdict ?? (hasScanner ? "waiting" : "clean");
}
