"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import { RatingTag } from "#app/components/status/rating-tag.tsx";
import { SampleMark } from "#app/components/status/sample-mark.tsx";
import type { Status } from "#lib/status/rules.ts";

interface Part {
  readonly start: number;
  readonly text: string;
  readonly isFound: boolean;
}

/** What a search found about one subject. */
export interface ResultItem {
  readonly href: string;
  readonly title: readonly Part[];
  /** Such as "Review"; empty for a recommendation, which has a status instead. */
  readonly kind: string;
  readonly status: { readonly as: Status; readonly name: string } | null;
  readonly owner: string;
  readonly matches: readonly {
    readonly id: number;
    readonly href: string;
    readonly label: string;
    readonly isSample: boolean;
    readonly text: readonly Part[];
  }[];
  readonly more: number;
  /** The list of what a review recommends or an agency owns. */
  readonly leadsTo: { readonly href: string; readonly label: string } | null;
}

/** One result: its title, and the texts with the words that were found. */
export function ResultView({
  item: { href, title, kind, status, owner, matches, more, leadsTo },
}: {
  item: ResultItem;
}) {
  return (
    <li className="border-t border-line py-4 first:border-t-0 first:pt-0">
      <h2 className="m-0 text-base">
        <a href={href}>
          <Marked parts={title} />
        </a>
      </h2>
      <p className="mt-1 mb-0 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
        {kind}
        {status && <RatingTag of={status.as} name={status.name} />}
        {owner}
      </p>
      {leadsTo && (
        <p className="mt-1 mb-0 text-sm">
          <a href={leadsTo.href}>{leadsTo.label}</a>
        </p>
      )}
      {matches.map((match) => (
        <p key={match.id} className="mt-2 mb-0 text-sm">
          <a href={match.href} className="text-soft">
            {match.label}
          </a>
          {match.isSample && <SampleMark />}
          <br />
          <Marked parts={match.text} />
        </p>
      ))}
      {more > 0 && (
        <p className="mt-2 mb-0 text-sm">
          <a href={`${href}#timeline`}>{more} more</a>
        </p>
      )}
    </li>
  );
}

function Marked({ parts }: { parts: readonly Part[] }) {
  return parts.map(({ text, isFound, start }) =>
    isFound ? <mark key={start}>{text}</mark> : <span key={start}>{text}</span>,
  );
}
