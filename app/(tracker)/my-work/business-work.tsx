import type { ReactNode } from "react";
import { InfectedFilesNotice } from "#app/components/recommendation/infected-files-notice.tsx";
import { QuestionItem } from "#app/components/recommendation/question-item.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { plural } from "#lib/core/text.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { type BusinessWork as BusinessWorkSummary, workOfBusinessTeam } from "#lib/reporting/tasks/queries.ts";
import { silenceInWords } from "#lib/status/labels.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** What the business team has to look after: texts held for review, silent owners, pending decisions, work without a lead. */
export async function BusinessWork({ ctx }: { ctx: Context }) {
  const { held, summary, silent, toDecide, handovers, totals, left } = await workOfBusinessTeam(ctx);
  const { questions, counts } = toDecide;
  const names = await namesOfPeople(ctx);
  const done = [
    held === 0 && "Nothing is held.",
    left.length + handovers.length === 0 && "Everybody’s work has its lead.",
    summary.silent === 0 && "No owner is silent.",
    countWaiting(counts) === 0 && "Nothing waits for the Executive.",
    counts.questions === 0 && "Every question is answered.",
    totals.unlinkedEvidence === 0 && "All evidence shows a difference made.",
    summary.withoutDueDate === 0 && "Everything has a due date.",
  ].filter((sentence) => sentence !== false);
  return (
    <>
      <h1>My work</h1>
      <p className="asat">Business team · today, {formatDate(ctx.asOf.date)}</p>
      <InfectedFilesNotice ctx={ctx} />
      <Part title="Held back" count={held}>
        <li>
          <a href="/held">{plural(held, "text")} to look at</a>
          <small>kept from everybody until you release it</small>
        </li>
      </Part>
      <WithoutLead left={left} handovers={handovers} name={(id) => names.get(id) ?? "somebody"} />
      <Part title="Silent owners" count={summary.silent}>
        {silent.map((recommendation) => (
          <Line key={recommendation.id} of={recommendation}>
            {formatOwner(recommendation.owner)}, {silenceInWords(recommendation)}
          </Line>
        ))}
        <More total={summary.silent} shown={silent.length} href="/recommendations?only=silent" />
      </Part>
      <WaitingForExecutive toDecide={toDecide} />
      <Part title="Questions not answered" count={counts.questions}>
        {questions.map((thread) => (
          <QuestionItem key={thread.trail} thread={thread} />
        ))}
      </Part>
      <Part title="Evidence linked to no outcome" count={totals.unlinkedEvidence}>
        <li>
          {totals.unlinkedEvidence} of {plural(totals.evidence, "piece")}
          <small>they show that something was done, and not what difference it made</small>
        </li>
      </Part>
      <Part title="Without a due date" count={summary.withoutDueDate}>
        <li>
          <a href="/recommendations?only=no-due-date">{plural(summary.withoutDueDate, "recommendation")}</a>
        </li>
      </Part>
      {done.length > 0 && <p className="soft">{done.join(" ")}</p>}
    </>
  );
}

function WithoutLead({
  left,
  handovers,
  name,
}: Pick<BusinessWorkSummary, "left" | "handovers"> & { name: (personId: number) => string }) {
  return (
    <Part title="Work without its lead" count={left.length + handovers.length}>
      {left.map(({ personId, recommendations }) => (
        <li key={`left ${personId}`}>
          <a href={`/people/${personId}/hand-over`}>Hand over what was {name(personId)}’s</a>
          <small>disabled, and still the lead of {plural(recommendations, "recommendation")}</small>
        </li>
      ))}
      {handovers.map(({ trail, toPersonId, fromPersonId, at }) => (
        <li key={trail}>
          <a href={`/people/${toPersonId}`}>{name(toPersonId)}</a>
          <small>
            has not accepted what was {name(fromPersonId)}’s, handed over on {formatDate(dateOf(at))}
          </small>
        </li>
      ))}
    </Part>
  );
}

function WaitingForExecutive({ toDecide }: Pick<BusinessWorkSummary, "toDecide">) {
  const { signOffs, newDates, owners, rechecks, counts } = toDecide;
  return (
    <Part title="Waiting for the Executive" count={countWaiting(counts)}>
      {signOffs.map((recommendation) => (
        <Line key={`sign-off ${recommendation.id}`} of={recommendation}>
          sign-off asked for
        </Line>
      ))}
      <More total={counts.signOffs} shown={signOffs.length} href="/recommendations?only=awaiting-sign-off" />
      {newDates.map((recommendation) => (
        <Line key={`date ${recommendation.id}`} of={recommendation}>
          {recommendation.requestedDueOn && formatDate(recommendation.requestedDueOn)} asked for
        </Line>
      ))}
      <More total={counts.newDates} shown={newDates.length} href="/recommendations?only=new-date" />
      {owners.map((recommendation) => (
        <Line key={`owner ${recommendation.id}`} of={recommendation}>
          owner to be confirmed
        </Line>
      ))}
      <More total={counts.owners} shown={owners.length} href="/recommendations?only=to-confirm" />
      {rechecks.map((recommendation) => (
        <Line key={`re-check ${recommendation.id}`} of={recommendation}>
          re-check due since {recommendation.assurance?.recheckOn && formatDate(recommendation.assurance.recheckOn)}
        </Line>
      ))}
      <More total={counts.rechecks} shown={rechecks.length} href="/recommendations?only=recheck-due" />
    </Part>
  );
}

/** How many decisions wait for the Executive. */
function countWaiting({ signOffs, newDates, owners, rechecks }: BusinessWorkSummary["toDecide"]["counts"]): number {
  return signOffs + newDates + owners + rechecks;
}

/** A section for one kind of task; left out if there are none of that kind. */
function Part({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section>
      <h2>
        {title} <small>{count.toLocaleString("en-GB")}</small>
      </h2>
      <ul className="todo">{children}</ul>
    </section>
  );
}

function Line({ of: { reference, shortTitle }, children }: { of: RecommendationStatus; children: ReactNode }) {
  return (
    <li>
      <a href={`/recommendations/${reference}`}>{reference}</a>
      <span>{shortTitle}</span>
      <small>{children}</small>
    </li>
  );
}

function More({ total, shown, href }: { total: number; shown: number; href: string }) {
  if (total <= shown) return null;
  return (
    <li>
      <a href={href}>All {total.toLocaleString("en-GB")}</a>
    </li>
  );
}
