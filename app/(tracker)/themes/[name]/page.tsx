import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { recordMetadata } from "#app/components/layout/page-metadata.ts";
import { PastDate, queryFor } from "#app/components/layout/past-date.tsx";
import { requireContext } from "#app/session/session.ts";
import { formatShortDate } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { plural } from "#lib/core/text.ts";
import { findTheme, type Theme } from "#lib/partnership/themes.queries.ts";
import { themePath } from "#lib/partnership/themes.rules.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import {
  listUnderTheme,
  reviewsOfTheme,
  summaryOfTheme,
  type ThemeEntry,
} from "#lib/reporting/theme-entries.queries.ts";
import { statusNames, statusNotes } from "#lib/status/labels.ts";
import { summarySentences } from "#lib/status/summary.labels.ts";
import { type UnderThemeRow, UnderThemeTable } from "./under-theme-table.tsx";

interface Props {
  params: Promise<{ name: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const generateMetadata = ({ params }: Props) =>
  recordMetadata(async (ctx) => `Theme: ${(await loadTheme(ctx, params)).name}`);

export default page(ThemePage);

async function ThemePage({ params, searchParams }: Props) {
  const current = await requireContext();
  const as = await asAt(current, (await searchParams)["as-at"]);
  // On a day before the first review named it, its page says so instead of not being there.
  const theme = await loadTheme(current, params);
  const { name } = theme;
  const then = await findTheme(as.ctx, name);
  const named = await reviewsOfTheme(current, theme);
  const entries = then ? await listUnderTheme(as.ctx, then) : [];
  return (
    <>
      <PageHeader title={name} parents={[{ href: "/themes", label: "Themes" }]}>
        A theme of {plural(named.reviews, "review")}, {named.years}
      </PageHeader>
      <PastDate as={as} path={themePath(name)} />
      {entries.length === 0 ? (
        <p>
          {as.isToday
            ? "No recommendation is tagged with it yet. The business team tags them on their pages."
            : "No recommendation was tagged with it then."}
        </p>
      ) : (
        <>
          <p className="text-lg">{summarySentences(summaryOfTheme(entries), null)[0]?.words}</p>
          <UnderThemeTable rows={entries.map((entry) => rowOf(entry, queryFor(as)))} />
        </>
      )}
    </>
  );
}

/** The theme that the path names. Throws NotFound if no review has it. */
async function loadTheme(ctx: Snapshot, params: Props["params"]): Promise<Theme> {
  const theme = await findTheme(ctx, decoded((await params).name));
  if (!theme) throw new NotFound("theme");
  return theme;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new NotFound("theme");
  }
}

function rowOf({ status, review, closedOn }: ThemeEntry, query: string): UnderThemeRow {
  return {
    href: `/recommendations/${status.reference}${query}`,
    reference: status.reference,
    shortTitle: status.shortTitle,
    reviewHref: `/reviews/${review.code}${query}`,
    review: review.title,
    published: formatShortDate(review.publishedOn),
    owner: formatOwner(status.owner),
    rating: status.status,
    ratingName: statusNames[status.status],
    notes: statusNotes(status),
    due: status.dueOn ? formatShortDate(status.dueOn) : "",
    closed: closedOn ? formatShortDate(closedOn) : "",
  };
}
