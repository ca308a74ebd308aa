import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { recordMetadata } from "#app/components/layout/page-metadata.ts";
import { queryFor } from "#app/components/layout/past-date.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayDo } from "#lib/core/access.ts";
import { backgroundOf, getRecommendation, themesOf } from "#lib/partnership/reviews.queries.ts";
import { listEarlierWordings } from "#lib/partnership/wordings.queries.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { lookups as loadLookups } from "#lib/reporting/timeline/lookups.ts";
import { getRecommendationDetail, timelineOf } from "#lib/reporting/timeline/queries.ts";
import { timelineFilter } from "#lib/reporting/timeline/rules.ts";
import { statusesById } from "#lib/status/queries.ts";
import { ActionsSection } from "./actions-section.tsx";
import { AtMeetings } from "./at-meetings.tsx";
import { CommandLinks } from "./command-links.tsx";
import { Details } from "./details.tsx";
import { EarlierWordings } from "./earlier-wordings.tsx";
import { EvidenceSection } from "./evidence-section.tsx";
import { Headline, Wording } from "./headline.tsx";
import { LeadStep } from "./lead-step.tsx";
import { OpenRequests } from "./open-requests.tsx";
import { OtherReviews } from "./other-reviews.tsx";
import { ReviewBackground } from "./review-background.tsx";
import { Timeline } from "./timeline.tsx";

interface Props {
  params: Promise<{ reference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const generateMetadata = ({ params }: Props) =>
  recordMetadata(async (ctx) => {
    const { reference, shortTitle } = await getRecommendation(ctx, (await params).reference);
    return `${reference}: ${shortTitle}`;
  });

export default page(RecommendationPage);

async function RecommendationPage({ params, searchParams }: Props) {
  const current = await requireContext();
  const query = await searchParams;
  const requested = await asAt(current, query["as-at"]);
  const { ctx, isToday } = requested;
  const recommendation = await getRecommendation(ctx, (await params).reference);
  const [status] = (await statusesById(ctx, [recommendation.id])).values();
  const ownership = await getOwnership(ctx, recommendation);
  const background = await backgroundOf(current, recommendation);
  const filter = timelineFilter.parse(query.show);
  const timeline = await timelineOf(ctx, recommendation, filter);
  const detail = await getRecommendationDetail(ctx, recommendation);
  const lookups = await loadLookups(ctx);
  const { viewer } = current;
  const { reference } = recommendation;
  const section = { viewer, reference, detail, ownership, lookups, isToday };
  return (
    <>
      <Headline
        recommendation={recommendation}
        status={status}
        requested={requested}
        actions={
          isToday && (
            <CommandLinks viewer={viewer} reference={reference} ownership={ownership} detail={detail} status={status} />
          )
        }
      />
      <div className="mt-6 grid items-start gap-x-12 gap-y-8 wide:grid-cols-[minmax(0,1fr)_21rem] wide:grid-rows-[auto_1fr] print:block">
        <div className="min-w-0">
          <Wording recommendation={recommendation} background={background} requested={requested} />
          <EarlierWordings
            earlier={await listEarlierWordings(ctx, recommendation)}
            shortTitle={recommendation.shortTitle}
          />
          <OpenRequests {...section} date={ctx.asOf.date} status={status} />
          <OtherReviews recommendation={recommendation} status={status} requested={requested} viewer={viewer} />
          <ActionsSection {...section} date={ctx.asOf.date} />
          <EvidenceSection {...section} />
        </div>
        <aside
          className="grid gap-6 text-sm print:my-6 print:[&_dd]:text-left wide:row-span-2 [&_dl]:mb-0 [&_h2]:my-0 [&_h2]:text-base"
          aria-label="About it"
        >
          <section aria-labelledby="particulars">
            <h2 id="particulars">Particulars</h2>
            <Details
              ownership={ownership}
              status={status}
              detail={detail}
              themes={await themesOf(ctx, recommendation)}
              relatedWork={background.relatedWork}
              names={lookups.names}
              query={queryFor(requested)}
              leadStep={isToday && <LeadStep ctx={current} reference={reference} ownership={ownership} />}
              formFor={(command, path) =>
                isToday && mayDo(viewer, command, ownership.responsible)
                  ? `/recommendations/${reference}/${path}`
                  : null
              }
            />
          </section>
          {status && <AtMeetings ctx={ctx} status={status} isToday={isToday} />}
          <ReviewBackground background={background} />
        </aside>
        <Timeline
          {...section}
          entries={timeline}
          filter={filter}
          query={requested.query}
          isMade={recommendation.trail <= ctx.asOf.event}
          review={recommendation.review}
          signOff={detail.signOff}
        />
      </div>
    </>
  );
}
