import { stripVTControlCharacters } from "node:util";
import type pino from "pino";
import { log } from "#lib/core/log.ts";

const levels = {
  debug: "debug",
  dir: "info",
  error: "error",
  info: "info",
  log: "info",
  table: "info",
  trace: "warn",
  warn: "warn",
} as const;

/** Longer texts are cut: what a library prints is logged to say what went wrong, not with all that it was given. */
const LONGEST = 300;

/** Writes what Next and other packages print, and the warnings of Node, to the log: each line of it is then JSON. */
export function logWhatIsPrinted(): void {
  for (const [method, level] of Object.entries(levels))
    Reflect.set(console, method, (...printed: unknown[]) => log()[level](describe(printed), "printed by a package"));
  // Node itself listens first, and prints.
  process.removeAllListeners("warning");
  process.on("warning", (warning) => log().warn({ err: warning }, "warning of Node"));
}

/** The texts of a line in one, and its first error, which the log describes without what people typed. */
function describe(printed: readonly unknown[]): pino.Bindings {
  const texts = printed.filter((one) => typeof one === "string").map((one) => stripVTControlCharacters(one).trim());
  const err = printed.find((one) => one instanceof Error);
  return { text: texts.join(" ").slice(0, LONGEST), ...(err !== undefined && { err }) };
}

/** Prints a line for the person who starts the tracker, on standard output; the log is on standard error. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
