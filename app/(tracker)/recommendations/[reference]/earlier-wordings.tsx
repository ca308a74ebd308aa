import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { EarlierWording } from "#lib/partnership/wordings.queries.ts";

/** The wordings of a recommendation that were corrected, with when and why. Nothing if none was. */
export function EarlierWordings({
  earlier,
  shortTitle: current,
}: {
  earlier: readonly EarlierWording[];
  /** The short title that counts: an earlier one is shown where it was another. */
  shortTitle: string;
}) {
  if (earlier.length === 0) return null;
  return (
    <section className="mb-8" aria-labelledby="earlier-wordings">
      <h2 id="earlier-wordings" className="mt-0 text-base">
        Worded differently earlier
      </h2>
      {earlier.map(({ shortTitle, wording, correctedAt, reason }) => (
        <div key={correctedAt} className="mb-4">
          <p className="mb-1 text-sm text-soft">
            Until {formatDate(dateOf(correctedAt))}
            {shortTitle !== current && `, with the short title “${shortTitle}”`}. Corrected because: {reason}
          </p>
          <blockquote className="border-line text-base">{wording}</blockquote>
        </div>
      ))}
    </section>
  );
}
