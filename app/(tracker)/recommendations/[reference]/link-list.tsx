import { StatusTag } from "#app/components/status/status-tag.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { capitalised } from "#lib/core/text.ts";
import { linkInWords } from "#lib/recommendations/links/labels.ts";
import type { Link } from "#lib/recommendations/links/queries.ts";
import { statusesById } from "#lib/status/queries.ts";

/** The links of a recommendation, each with where the other one stands, and why they are linked. */
export async function LinkList({
  ctx,
  reference,
  links,
  query = "",
  mayRemove,
}: {
  ctx: Snapshot;
  reference: string;
  links: readonly Link[];
  /** "?as-at=2027-01-14" for links that stay on the date of the page; empty for today. */
  query?: string;
  mayRemove: boolean;
}) {
  const statuses = await statusesById(
    ctx,
    links.map(({ other }) => other.id),
  );
  return (
    <ul className="m-0 max-w-none list-none divide-y divide-line border-y border-line p-0">
      {links.map((link) => {
        const { trail, other, reason, at } = link;
        const status = statuses.get(other.id);
        return (
          <li key={trail} className="py-2">
            {capitalised(linkInWords(link))}{" "}
            <a href={`/recommendations/${other.reference}${query}`}>{other.reference}</a> {other.shortTitle}
            <span className="block text-sm text-soft">
              {other.review.title}, {formatDate(other.review.publishedOn)} {status && <StatusTag as={status.status} />}
            </span>
            <span className="block text-sm">
              {reason} <span className="text-soft">Linked on {formatDate(dateOf(at))}.</span>{" "}
              {mayRemove && (
                <a href={`/recommendations/${reference}/links/${trail}`} className="print:hidden">
                  Remove the link<span className="sr-only"> with {other.reference}</span>
                </a>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
