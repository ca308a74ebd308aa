import { Invalid, Unavailable } from "#lib/core/errors.ts";
import type { FormValues } from "#lib/core/input.ts";
import { type FileRefusal, fileRefusalMessages } from "#lib/recommendations/updates/store.ts";

const refusals: readonly FileRefusal[] = ["too large", "not a kind that is taken", "empty", "virus found", "not saved"];

/**
 * Throws Invalid if the server refused a file of the form, and Unavailable if it could not save one. The server replaces
 * a refused file with the text `refused:` and the reason.
 */
export function assertFilesReceived({ evidence }: FormValues): void {
  if (!Array.isArray(evidence)) return;
  const refused = evidence.flatMap((item: string | FormValues, index) => {
    const values = typeof item === "string" ? [] : [item.file ?? []].flat();
    const reason = refusals.find((one) => values.includes(`refused:${one}`));
    return reason ? [{ field: `evidence.${index}.file`, reason }] : [];
  });
  if (refused.length === 0) return;
  if (refused.some(({ reason }) => reason === "not saved")) throw new Unavailable("a file was not saved");
  const sentences = Object.fromEntries(refused.map(({ field, reason }) => [field, fileRefusalMessages[reason]]));
  throw new Invalid(sentences, { tooLarge: refused.some(({ reason }) => reason === "too large") });
}
