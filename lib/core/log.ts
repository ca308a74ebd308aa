import pino from "pino";
import { codeOf } from "#lib/core/errors.ts";
import { config } from "./config.ts";

let made: pino.Logger | undefined;

/** The log, one JSON object a line on standard error. It is never given free text, passwords, tokens or what files hold. */
export function log(): pino.Logger {
  made ??= logOn(pino.destination(2), config().logLevel);
  return made;
}

/** A log that writes its lines somewhere else. */
export function logOn(stream: pino.DestinationStream, level = "info"): pino.Logger {
  return pino({ level, base: null, serializers: { err: failureForLog } }, stream);
}

interface LoggedFailure {
  readonly type: string;
  readonly code?: string;
  /** Left out where it repeats what people wrote. */
  readonly message?: string;
  /** The SQL that failed, with a mark in the place of each value. */
  readonly query?: string;
  readonly stack: readonly string[];
  readonly cause?: LoggedFailure;
}

/** What the log says of a failure: what it was and where. */
function failureForLog(error: unknown): LoggedFailure | { readonly type: string } {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = codeOf(error);
  return {
    type: error.name,
    ...(code && { code }),
    ...(!repeatsWhatWasWritten(error) && { message: error.message }),
    ...("query" in error && typeof error.query === "string" && { query: error.query }),
    // Its first lines are the message.
    stack: (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)),
    ...(error.cause instanceof Error && { cause: failureForLog(error.cause) }),
  };
}

/** Drizzle puts every value of a query into its message where the engine under it is asked in turn, and a parser what it could not parse. */
function repeatsWhatWasWritten(error: Error): boolean {
  return "params" in error || error instanceof SyntaxError || error.name.endsWith("ZodError");
}
