import { Invalid, Unavailable } from "#lib/core/errors.ts";
import type { FormValues } from "#lib/core/input.ts";

/**
 * Throws Invalid if the server refused a file of the form, and Unavailable if it could not save one. The server replaces
 * a refused file with the text `refused:`, the cause and the sentence for the person.
 */
export function assertFilesReceived(values: FormValues): void {
  const refused = Object.entries(values).flatMap(([list, rows]) =>
    Array.isArray(rows)
      ? rows.flatMap((row: string | FormValues, index) => refusedIn(row, `${list}.${index}.file`))
      : [],
  );
  if (refused.length === 0) return;
  if (refused.some(({ cause }) => cause === "not saved")) throw new Unavailable("a file was not saved");
  throw new Invalid(Object.fromEntries(refused.map(({ field, sentence }) => [field, sentence])), {
    tooLarge: refused.some(({ cause }) => cause === "too large"),
  });
}

function refusedIn(row: string | FormValues, field: string) {
  const values = typeof row === "string" ? [] : [row.file ?? []].flat();
  const [, cause, sentence] = values.flatMap((value) => /^refused:([a-z ]+):(.+)$/s.exec(String(value)) ?? []);
  return cause && sentence ? [{ field, cause, sentence }] : [];
}
