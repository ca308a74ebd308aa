import { ButtonLink } from "#app/components/layout/button.tsx";
import { Notice } from "#app/components/layout/panel.tsx";
import type { Context } from "#lib/core/context.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { type AgendaItem, type AgendaPlace, firstPlaceOf } from "#lib/reporting/agenda/rules.ts";
import { getCurrentDetail } from "#lib/reporting/papers/draft.queries.ts";
import { ItemForm } from "./item-form.tsx";
import { placeQuery, RECORD } from "./place.ts";
import { RecommendationFacts } from "./recommendation-facts.tsx";

interface Props {
  ctx: Context;
  meeting: Meeting;
  agenda: readonly AgendaItem[];
  place: AgendaPlace;
  /** The reference of what was recorded just before. */
  saved: string | null;
}

/** The form of the open item, beside what the paper says about its recommendation. */
export async function OpenItem({ ctx, meeting, agenda, place: { reference, kind }, saved }: Props) {
  const recommendation = await getRecommendation(ctx, reference);
  const detail = await getCurrentDetail(ctx, recommendation.id);
  const next = agenda[agenda.findIndex((item) => item.reference === reference) + 1];
  return (
    <div className="mt-3 grid items-start gap-x-12 gap-y-6 border-l-4 border-brand pl-5 wide:grid-cols-[minmax(0,1fr)_24rem]">
      <section id={RECORD} className="scroll-mt-24" aria-label={`Record for ${reference}`}>
        {saved && <Notice role="status">Recorded for {saved}.</Notice>}
        <ItemForm ctx={ctx} meeting={meeting} recommendation={recommendation} kind={kind} />
        {next && (
          <p className="mt-4">
            <ButtonLink href={`/board/meetings/${meeting.heldOn}/decisions${placeQuery(firstPlaceOf(next))}`}>
              Go on to {next.reference} without recording
            </ButtonLink>
          </p>
        )}
      </section>
      {detail && <RecommendationFacts detail={detail} />}
    </div>
  );
}
