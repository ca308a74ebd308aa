/** Types of stored values. They live here because the schema needs them and `db` imports nothing from `lib`. */

declare const calendarDay: unique symbol;
/** A date as YYYY-MM-DD, in Europe/London. */
export type CalendarDate = string & { readonly [calendarDay]: true };

/** `setup` is the tracker itself during set-up; no person has this role. */
export type Role = "business" | "executive" | "lead" | "scrutineer" | "viewer" | "setup";

/** The kind of a passage that may identify a child. */
export type IdentifierKind =
  | "nhs-number"
  | "date-of-birth"
  | "case-number"
  | "contact"
  | "address"
  | "postcode"
  | "person"
  | "unsearched";

/** The values of a form: a text for each field, or a list for a repeated field. */
export type FormValues = { readonly [field: string]: string | readonly string[] | readonly FormValues[] };

/** How a recommendation relates to an earlier one of another review. */
export type LinkKind = "same-again" | "builds-on" | "replaces";

/** The kinds of pages that a text can be found on. `about` is four times the id of the page’s subject, and the index of its kind. */
export const aboutKinds = ["recommendation", "review", "agency", "meeting"] as const;
