/** Types of stored values. They live here because the schema needs them and `db` imports nothing from `lib`. */

declare const calendarDay: unique symbol;
/** A calendar day as YYYY-MM-DD; a day of Europe/London wherever it is compared with an instant. */
export type CalendarDate = string & { readonly [calendarDay]: true };

/** `setup` is the tracker itself while it sets itself up; no person has this role. */
export type Role = "business" | "executive" | "lead" | "scrutineer" | "viewer" | "setup";

/** What a passage that may identify a child looks like. */
export type IdentifierKind = "nhs-number" | "date-of-birth" | "case-number" | "postcode" | "person";

/** The values of a form: a text for each field, a list where a name is sent several times. */
export type FormValues = { readonly [field: string]: string | readonly string[] | readonly FormValues[] };
