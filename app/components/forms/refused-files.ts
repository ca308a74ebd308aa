import { Invalid, Unavailable } from "#lib/core/errors.ts";
import type { FormValues } from "#lib/core/input.ts";

/**
 * Throws Invalid if the server refused a file of the form, and Unavailable if it could not save one. The server replaces
 * a refused file with the text `refused:`, the cause and the sentence for the person.
 */
export function assertFilesReceived(values: FormValues): void {
  const refused = ["evidence", "plan"].flatMap((list) => refusedIn(list, values[list]));
  if (refused.length === 0) return;
  if (refused.some(({ cause }) => cause === "not saved")) throw new Unavailable("a file was not saved");
  throw new Invalid(Object.fromEntries(refused.map(({ field, sentence }) => [field, sentence])), {
    tooLarge: refused.some(({ cause }) => cause === "too large"),
  });
}

function refusedIn(list: string, rows: FormValues[string] | undefined) {
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((item: string | FormValues, index) => {
    const files = typeof item === "string" ? [] : [item.file ?? []].flat();
    const [, cause, sentence] = files.flatMap((value) => /^refused:([a-z ]+):(.+)$/s.exec(String(value)) ?? []);
    return cause && sentence ? [{ field: `${list}.${index}.file`, cause, sentence }] : [];
  });
}
