import type { Metadata } from "next";
import { asAt } from "#app/_shell/as-at.ts";
import { page } from "#app/_shell/page.tsx";
import { requireViewer } from "#app/_shell/session.ts";
import { Shown } from "#app/_shell/shown.tsx";
import { dateInWords } from "#lib/core/clock.ts";
import { timelineOf } from "#lib/history/queries.ts";
import { timelineFilter } from "#lib/history/rules.ts";
import { ownershipOf } from "#lib/ownership/queries.ts";
import { namesOfPeople } from "#lib/people/queries.ts";
import { positionsById } from "#lib/positions/queries.ts";
import { dueInWords, plural } from "#lib/positions/words.ts";
import { backgroundOf, getRecommendation, themesOf } from "#lib/reviews/queries.ts";
import { Particulars } from "./particulars.tsx";
import { Rationale } from "./rationale.tsx";
import { Tasks } from "./tasks.tsx";
import { Timeline } from "./timeline.tsx";

interface Props {
  params: Promise<{ reference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).reference };
}

export default page(RecommendationPage);

async function RecommendationPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const asked = await searchParams;
  const as = await asAt(viewer, asked["as-at"]);
  const recommendation = await getRecommendation(viewer, (await params).reference);
  const [position] = (await positionsById(viewer, as.moment, [recommendation.id])).values();
  const ownership = await ownershipOf(viewer, recommendation, as.moment);
  const background = await backgroundOf(viewer, recommendation);
  const filter = timelineFilter.parse(asked.show);
  const timeline = await timelineOf(viewer, recommendation, as.moment, filter);
  const names = await namesOfPeople(viewer);
  const { reference, review } = recommendation;
  const due = position && dueInWords(position);
  return (
    <>
      <div className="head">
        <div>
          <h1>{recommendation.shortTitle}</h1>
          <p className="asat">
            {reference}
            {position ? (
              <>
                {" · "}
                <Shown as={position.shown} />
                {due && ` · ${position.daysOverdue === null ? "due " : ""}${due}`}
                {position.daysSilent !== null && ` · silent for ${plural(position.daysSilent, "day")}`}
                {position.isOwnerToBeConfirmed && " · owner to be confirmed"}
              </>
            ) : (
              " · not made yet"
            )}
            {!as.isToday && ` · as at ${dateInWords(as.moment.date)}`}
          </p>
          {as.refused && <p className="aside">{as.refused}</p>}
          <blockquote>{recommendation.wording}</blockquote>
          <p className="source">
            <a href={`/reviews/${review.code}`}>{review.title}</a>, {dateInWords(review.publishedOn)},{" "}
            {sectionsInWords(background.sections)}.
            {background.sections.some(({ variant }) => variant) && (
              <>
                {" "}
                <a href="#variants">Worded differently elsewhere</a>
              </>
            )}
          </p>
        </div>
        {as.isToday && <Tasks viewer={viewer} reference={reference} ownership={ownership} />}
      </div>
      <div className="split">
        <div className="particulars">
          <Particulars
            ownership={ownership}
            position={position}
            themes={await themesOf(viewer, recommendation, as.moment)}
            related={background.relatedWork}
            names={names}
          />
        </div>
        <div className="story">
          <Timeline
            entries={timeline}
            filter={filter}
            query={as.query}
            viewer={viewer}
            names={names}
            ownership={ownership}
            recommendation={recommendation}
          />
        </div>
        <div>
          <Rationale background={background} />
        </div>
      </div>
    </>
  );
}

function sectionsInWords(sections: readonly { readonly section: string; readonly variant: string | null }[]): string {
  const same = sections.filter(({ variant }) => variant === null).map(({ section }) => section);
  return same.length === 1 ? `section ${same[0]}` : `sections ${same.slice(0, -1).join(", ")} and ${same.at(-1)}`;
}
