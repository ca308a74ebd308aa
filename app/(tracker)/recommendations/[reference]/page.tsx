import type { Metadata } from "next";
import { asAt } from "#app/components/layout/as-at.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { StatusTag } from "#app/components/status/status-tag.tsx";
import { requireContext } from "#app/session/session.ts";
import { formatDate } from "#lib/core/clock.ts";
import { backgroundOf, getRecommendation, themesOf } from "#lib/partnership/reviews.queries.ts";
import { ownershipOf } from "#lib/recommendations/ownership.queries.ts";
import { lookups } from "#lib/reporting/timeline/lookups.ts";
import { getRecommendationDetail, timelineOf } from "#lib/reporting/timeline/queries.ts";
import { timelineFilter } from "#lib/reporting/timeline/rules.ts";
import { dueInWords, statusNotes } from "#lib/status/labels.ts";
import { statusesById } from "#lib/status/queries.ts";
import { Actions } from "./actions.tsx";
import { EvidenceSection } from "./evidence.tsx";
import { Particulars } from "./particulars.tsx";
import { Rationale } from "./rationale.tsx";
import { Tasks } from "./tasks.tsx";
import { Timeline } from "./timeline.tsx";
import { Waiting } from "./waiting.tsx";

interface Props {
  params: Promise<{ reference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).reference };
}

export default page(RecommendationPage);

async function RecommendationPage({ params, searchParams }: Props) {
  const ctx = await requireContext();
  const asked = await searchParams;
  const as = await asAt(ctx.viewer, asked["as-at"]);
  const recommendation = await getRecommendation(ctx, (await params).reference);
  const [position] = (await statusesById(as.ctx, [recommendation.id])).values();
  const ownership = await ownershipOf(as.ctx, recommendation);
  const background = await backgroundOf(ctx, recommendation);
  const filter = timelineFilter.parse(asked.show);
  const timeline = await timelineOf(as.ctx, recommendation, filter);
  const story = await getRecommendationDetail(as.ctx, recommendation);
  const known = await lookups(as.ctx);
  const { reference, review } = recommendation;
  const due = position && dueInWords(position);
  const about = { viewer: ctx.viewer, reference, story, ownership, known, isToday: as.isToday };
  return (
    <div className="split">
      <div className="headline">
        <h1>{recommendation.shortTitle}</h1>
        <p className="asat">
          {reference}
          {position ? (
            <>
              {" · "}
              <StatusTag as={position.status} />
              {due && ` · ${position.daysOverdue === null ? "due " : ""}${due}`}
              {statusNotes(position).map((words) => (
                <span key={words} className="warn">
                  {" "}
                  · {words}
                </span>
              ))}
              {position.isOwnerToBeConfirmed && " · owner to be confirmed"}
            </>
          ) : (
            " · not made yet"
          )}
          {!as.isToday && ` · as at ${formatDate(as.ctx.asOf.date)}`}
        </p>
        {as.refused && <p className="aside">{as.refused}</p>}
        <blockquote>{recommendation.wording}</blockquote>
        <p className="source">
          <a href={`/reviews/${review.code}`}>{review.title}</a>, {formatDate(review.publishedOn)},{" "}
          {sectionsInWords(background.sections)}.
          {background.sections.some(({ variant }) => variant) && (
            <>
              {" "}
              <a href="#variants">Worded differently elsewhere</a>
            </>
          )}
        </p>
      </div>
      <div className="side">
        <div className="particulars">
          {as.isToday && (
            <Tasks viewer={ctx.viewer} reference={reference} ownership={ownership} story={story} position={position} />
          )}
          <Particulars
            ownership={ownership}
            position={position}
            story={story}
            themes={await themesOf(as.ctx, recommendation)}
            related={background.relatedWork}
            names={known.names}
          />
        </div>
        <div className="why">
          <Rationale background={background} />
        </div>
      </div>
      <div className="story">
        <Waiting {...about} />
        <Actions {...about} date={as.ctx.asOf.date} />
        <EvidenceSection {...about} />
        <Timeline
          entries={timeline}
          filter={filter}
          query={as.query}
          viewer={ctx.viewer}
          known={known}
          ownership={ownership}
          recommendation={recommendation}
          signOff={story.signOff}
        />
      </div>
    </div>
  );
}

function sectionsInWords(sections: readonly { readonly section: string; readonly variant: string | null }[]): string {
  const same = sections.filter(({ variant }) => variant === null).map(({ section }) => section);
  return same.length === 1 ? `section ${same[0]}` : `sections ${same.slice(0, -1).join(", ")} and ${same.at(-1)}`;
}
