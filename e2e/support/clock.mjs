// Loaded before the server (`node --import`): its clock is then the real one and so many milliseconds more as stand in a
// file, which a journey writes to move time on. The product itself knows nothing of it.
import { readFileSync } from "node:fs";

const RealDate = Date;
const file = process.env.CLOCK_AHEAD;
let readAt = -1;
let ahead = 0;

function now() {
  const real = RealDate.now();
  // At most once a millisecond: no request is so quick that it could miss a change made before it.
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
