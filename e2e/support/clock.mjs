// Loaded before the server (`node --import`): moves its clock ahead by the milliseconds in a file, which a journey writes.
// The product itself has nothing of this.
import { readFileSync } from "node:fs";

const RealDate = Date;
const file = process.env.CLOCK_AHEAD;
let readAt = -1;
let ahead = 0;

function now() {
  const real = RealDate.now();
  // Read at most once a millisecond, which is often enough for a request to see every change made before it.
  if (file && real !== readAt) {
    readAt = real;
    ahead = Number(readFileSync(file, "utf8"));
  }
  return real + ahead;
}

globalThis.Date = new Proxy(RealDate, {
  get: (date, key) => (key === "now" ? now : Reflect.get(date, key)),
  construct: (date, given, asked) => Reflect.construct(date, given.length === 0 ? [now()] : given, asked),
  apply: () => new RealDate(now()).toString(),
});
