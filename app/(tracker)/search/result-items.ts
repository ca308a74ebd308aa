import { formatDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import type { MarkedPart } from "#lib/reporting/search/marked-text.ts";
import type { Match, Result } from "#lib/reporting/search/queries.ts";
import { statusNames } from "#lib/status/labels.ts";
import { isOfReview, isOwnedBy } from "#lib/status/listing.rules.ts";
import { listAllStatuses, statusesById } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { ResultItem } from "./result-view.tsx";

/** The results of a search as they are shown. */
export async function resultItems(ctx: Context, results: readonly Result[]): Promise<ResultItem[]> {
  const subjects = await subjectsOf(ctx, results);
  const all = await listAllStatuses(ctx, {});
  return results.flatMap((result) => {
    const subject = subjects[result.kind](result.id);
    if (!subject) return [];
    const { href, title, ...more } = subject;
    const marked = result.matches.find((match) => match.title.some(({ isFound }) => isFound));
    return [
      {
        href,
        title: marked?.title ?? [plain(title)],
        ...more,
        matches: result.matches.filter(({ text }) => text.length > 0).map((match) => matchItem(match, href)),
        more: result.more,
        leadsTo: leadsTo(result, href, all),
      },
    ];
  });
}

/** The list of what a review recommends or an agency owns; null for other results, and where there is none. */
function leadsTo({ kind, id }: Result, href: string, all: readonly RecommendationStatus[]): ResultItem["leadsTo"] {
  const [isOf, query] =
    kind === "review"
      ? [(one: RecommendationStatus) => isOfReview(one, codeIn(href)), `review=${codeIn(href)}`]
      : [(one: RecommendationStatus) => isOwnedBy(one, id), `owner=${id}`];
  const count = kind === "review" || kind === "agency" ? all.filter(isOf).length : 0;
  if (count === 0) return null;
  const words = count === 1 ? "recommendation" : `${count.toLocaleString("en-GB")} recommendations`;
  return {
    href: `/recommendations?${query}`,
    label: kind === "review" ? `See its ${words}` : `See the ${words} that it owns`,
  };
}

/** The code of a review in the path of its page. */
function codeIn(href: string): string {
  return href.slice("/reviews/".length);
}

function matchItem({ id, event, label, isSample, text }: Match, href: string) {
  return { id, href: `${href}#n${event}`, label, isSample, text };
}

function plain(text: string): MarkedPart {
  return { start: 0, text, isFound: false };
}

type Subject = Pick<ResultItem, "href" | "kind" | "status" | "owner"> & { readonly title: string };
type Subjects = Readonly<Record<Result["kind"], (id: number) => Subject | null>>;

/** What is shown of each subject, by its kind; null if it is not there. */
async function subjectsOf(ctx: Context, results: readonly Result[]): Promise<Subjects> {
  const ids = results.filter(({ kind }) => kind === "recommendation").map(({ id }) => id);
  const statuses = await statusesById(ctx, ids);
  const reviews = new Map((await listReviews(ctx)).map((review) => [review.id, review]));
  const agencies = await listAgencies(ctx);
  const meetings = new Map((await listMeetings(ctx)).map((meeting) => [meeting.id, meeting]));
  const other = (kind: string, href: string, title: string): Subject => ({
    kind,
    href,
    title,
    status: null,
    owner: "",
  });
  return {
    recommendation(id) {
      const found = statuses.get(id);
      if (!found) return null;
      const { reference, shortTitle, status, owner } = found;
      return {
        kind: "",
        href: `/recommendations/${reference}`,
        title: `${reference} ${shortTitle}`,
        status: { as: status, name: statusNames[status] },
        owner: formatOwner(owner),
      };
    },
    review(id) {
      const found = reviews.get(id);
      return found ? other("Review", `/reviews/${found.code}`, `${found.code} ${found.title}`) : null;
    },
    agency(id) {
      const found = agencies.get(id);
      return found ? other("Agency", `/agencies/${id}`, found.name) : null;
    },
    meeting(id) {
      const found = meetings.get(id);
      const title = found && `${found.title}, ${formatDate(found.heldOn)}`;
      return title ? other("Meeting", `/board/meetings/${found.heldOn}`, title) : null;
    },
  };
}
