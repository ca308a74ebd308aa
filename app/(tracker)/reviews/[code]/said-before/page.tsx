import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { recordMetadata } from "#app/components/layout/page-metadata.ts";
import { candidateRow } from "#app/components/recommendation/candidate-row.ts";
import { CandidateList } from "#app/components/recommendation/candidate-view.tsx";
import { requireContext, requireMay } from "#app/session/session.ts";
import { plural } from "#lib/core/text.ts";
import { getRecommendation, getReview } from "#lib/partnership/reviews.queries.ts";
import { listCandidates } from "#lib/reporting/said-before.queries.ts";
import { listAllStatuses } from "#lib/status/queries.ts";

interface Props {
  params: Promise<{ code: string }>;
}

export const generateMetadata = ({ params }: Props) =>
  recordMetadata(async (ctx) => `Said before? ${(await getReview(ctx, (await params).code)).code}`);

export default page(SaidBefore);

/** The most candidates beside one recommendation; its own page has more. */
const MOST_SHOWN = 3;

async function SaidBefore({ params }: Props) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "linkRecommendations");
  const { code, title } = await getReview(ctx, (await params).code);
  const rows = [];
  for (const { reference } of await listAllStatuses(ctx, { review: code })) {
    const recommendation = await getRecommendation(ctx, reference);
    const candidates = (await listCandidates(ctx, recommendation)).slice(0, MOST_SHOWN).map(candidateRow);
    if (candidates.length > 0) rows.push({ ...recommendation, candidates });
  }
  return (
    <>
      <PageHeader
        title="Said before?"
        parents={[
          { href: "/reviews", label: "Reviews" },
          { href: `/reviews/${code}`, label: title },
        ]}
      >
        {plural(rows.length, "recommendation")} of {code} with words or themes like those of other reviews
      </PageHeader>
      {rows.length === 0 && <p>No recommendation of another review is like those of this one, or all are linked.</p>}
      {rows.map(({ reference, shortTitle, wording, candidates }) => (
        <section
          key={reference}
          aria-label={reference}
          className="grid gap-x-12 gap-y-4 border-t border-line py-6 wide:grid-cols-2"
        >
          <div>
            <h2 className="mt-0">
              {reference} {shortTitle}
            </h2>
            <blockquote className="mb-3 text-base">{wording}</blockquote>
            <p>
              <a href={`/recommendations/${reference}/said-before`}>Link {reference} with one of them</a>
            </p>
          </div>
          <CandidateList candidates={candidates} />
        </section>
      ))}
    </>
  );
}
