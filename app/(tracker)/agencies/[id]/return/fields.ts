import type { FormValues } from "#lib/core/input.ts";
import { isUuid } from "#lib/core/uuid.ts";

/** The name of the field for the file of a return. */
export const RETURN_FIELD = "return.0.file";

/** The ticket under which the server has received the file; empty if none was chosen. */
export function ticketIn({ return: rows }: FormValues): string {
  const [first] = Array.isArray(rows) ? rows : [];
  const tickets = typeof first === "object" ? [first.file ?? []].flat() : [];
  return tickets.findLast(isUuid) ?? "";
}

/** The address of the page of an agency’s return, with a parameter. */
export function pathWithQuery({ agencyId }: FormValues, query: Readonly<Record<string, string>>): string {
  return `/agencies/${agencyId}/return?${new URLSearchParams(query)}`;
}
