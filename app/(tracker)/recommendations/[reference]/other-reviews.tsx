import type { AsAt } from "#app/components/layout/as-at.ts";
import { queryFor } from "#app/components/layout/past-date.tsx";
import { mayDo } from "#lib/core/access.ts";
import { capitalised } from "#lib/core/text.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import { repeatInWords } from "#lib/recommendations/links/labels.ts";
import { listLinks } from "#lib/recommendations/links/queries.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import { LinkList } from "./link-list.tsx";

/** What other reviews said of the same: the links that people made, and where those who may make one look for candidates. */
export async function OtherReviews({
  recommendation,
  status,
  requested,
  viewer,
}: {
  recommendation: Recommendation;
  status: RecommendationStatus | undefined;
  requested: AsAt;
  viewer: Viewer;
}) {
  const { ctx, isToday } = requested;
  const links = await listLinks(ctx, recommendation);
  const mayLink = isToday && mayDo(viewer, "linkRecommendations");
  if (links.length === 0 && !mayLink) return null;
  const path = `/recommendations/${recommendation.reference}`;
  return (
    <section className="mb-8" aria-labelledby="other-reviews">
      <h2 id="other-reviews">In other reviews</h2>
      {status?.repeat && <p>{capitalised(repeatInWords(status.repeat))}.</p>}
      {links.length > 0 && (
        <LinkList
          ctx={ctx}
          reference={recommendation.reference}
          links={links}
          query={queryFor(requested)}
          mayRemove={mayLink}
        />
      )}
      {isToday && isReplaced(status) && mayDo(viewer, "closeNotPursued") && (
        <p className="mt-3">
          It is replaced, and still open: <a href={`${path}/not-pursued`}>close it as not pursued</a>
        </p>
      )}
      {mayLink && (
        <p className="mt-3 text-sm print:hidden">
          <a href={`${path}/said-before`}>Said before? Look in other reviews</a>
        </p>
      )}
    </section>
  );
}

function isReplaced(status: RecommendationStatus | undefined): boolean {
  return status !== undefined && status.replacedBy.length > 0 && !isClosed(status.assurance?.step ?? null);
}
