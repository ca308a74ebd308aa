import type { CalendarDate } from "#lib/core/clock.ts";

/** Asks for the same page from another day to another. */
export function FromTo({
  action,
  from,
  to,
  look,
}: {
  action: string;
  from: CalendarDate;
  to: CalendarDate;
  /** The page's one filled button, or a link where it has another. */
  look: "filled" | "link";
}) {
  return (
    <form className="filters no-print" action={action}>
      <label>
        From <input className="date" type="date" name="from" defaultValue={from} />
      </label>
      <label>
        To <input className="date" type="date" name="to" defaultValue={to} />
      </label>
      <button type="submit" className={look}>
        Show
      </button>
    </form>
  );
}
