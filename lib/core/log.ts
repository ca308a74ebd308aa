import pino from "pino";
import { codeOf } from "#lib/core/errors.ts";
import { config } from "./config.ts";

let processLog: pino.Logger | undefined;

/** The log of this process: one JSON object a line on standard error. Never pass it free text, passwords, tokens or file contents. */
export function log(): pino.Logger {
  processLog ??= createLog(pino.destination(2), config().logLevel);
  return processLog;
}

/** A log that writes to a stream. */
export function createLog(stream: pino.DestinationStream, level = "info"): pino.Logger {
  return pino({ level, base: null, serializers: { err: failureForLog } }, stream);
}

interface LoggedFailure {
  readonly type: string;
  readonly code?: string;
  /** Absent if it may contain user input. */
  readonly message?: string;
  /** The failed SQL, with a placeholder for each value. */
  readonly query?: string;
  readonly stack: readonly string[];
  readonly cause?: LoggedFailure;
}

/** The fields of an error that are safe to log. */
function failureForLog(error: unknown): LoggedFailure | { readonly type: string } {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = codeOf(error);
  return {
    type: error.name,
    ...(code && { code }),
    ...(!mayContainInput(error) && { message: error.message }),
    ...("query" in error && typeof error.query === "string" && { query: error.query }),
    // The lines before the frames repeat the message.
    stack: (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)),
    ...(error.cause instanceof Error && { cause: failureForLog(error.cause) }),
  };
}

/** Drizzle puts the values of a query into the message of its error, and parsers put the text they could not parse. */
function mayContainInput(error: Error): boolean {
  return "params" in error || error instanceof SyntaxError || error.name.endsWith("ZodError");
}
