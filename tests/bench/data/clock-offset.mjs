// Loaded with `node --import`: moves the clock of a process by CLOCK_OFFSET milliseconds.
const RealDate = Date;
const offset = Number(process.env.CLOCK_OFFSET);
const now = () => RealDate.now() + offset;

globalThis.Date = new Proxy(RealDate, {
  get: (date, key) => (key === "now" ? now : Reflect.get(date, key)),
  construct: (date, args, target) => Reflect.construct(date, args.length === 0 ? [now()] : args, target),
  apply: () => new RealDate(now()).toString(),
});
