import pino from "pino";
import { config } from "./config.ts";

let made: pino.Logger | undefined;

/** The log, one JSON object a line on standard error. It is never given free text, passwords, tokens or what files hold. */
export function log(): pino.Logger {
  made ??= pino({ level: config().logLevel, base: null }, pino.destination(2));
  return made;
}
