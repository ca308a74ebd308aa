import { InfectedFilesNotice } from "#app/components/recommendation/infected-files-notice.tsx";
import { QuestionItem } from "#app/components/recommendation/question-item.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { plural } from "#lib/core/text.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { chasedKinds, countOfKind, whatIsInOrder } from "#lib/reporting/tasks/business.rules.ts";
import { businessKindNames } from "#lib/reporting/tasks/labels.ts";
import { type BusinessWork as BusinessWorkSummary, workOfBusinessTeam } from "#lib/reporting/tasks/queries.ts";
import { dueInWords, silenceInWords } from "#lib/status/labels.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import { listPath, Missing } from "./missing.tsx";
import { countWaiting, WaitingForExecutive } from "./waiting-for-executive.tsx";
import { Line, More, Part } from "./work-part.tsx";

/** What the business team has to look after: what is late, what waits for others, and what is missing. */
export async function BusinessWork({ ctx }: { ctx: Context }) {
  const work = await workOfBusinessTeam(ctx);
  const { held, toDecide, handovers, left } = work;
  const names = await namesOfPeople(ctx);
  const waiting = countWaiting(toDecide);
  const inOrder = whatIsInOrder({ ...work, waiting, leadsToSettle: left.length + handovers.length });
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
      <WithoutLead left={left} handovers={handovers} name={(id) => names.get(id) ?? "a person"} />
      <Chased {...work} />
      <WaitingForExecutive toDecide={toDecide} />
      <Questions toDecide={toDecide} />
      <Missing {...work} />
      {inOrder.length > 0 && <p className="soft">{inOrder.join(" ")}</p>}
    </>
  );
}

/** What is late: recommendations, owners' reports and actions. */
function Chased({ summary, listed }: Pick<BusinessWorkSummary, "summary" | "listed">) {
  return chasedKinds.map((kind) => (
    <Part key={kind} title={businessKindNames[kind]} count={countOfKind[kind](summary)} href={listPath(kind)}>
      {listed[kind].map((recommendation) => (
        <Line key={recommendation.id} of={recommendation}>
          {formatOwner(recommendation.owner)}, {lateness[kind](recommendation)}
        </Line>
      ))}
      <More total={countOfKind[kind](summary)} shown={listed[kind].length} href={listPath(kind)} />
    </Part>
  ));
}

const lateness: Readonly<Record<(typeof chasedKinds)[number], (one: RecommendationStatus) => string | null>> = {
  overdue: dueInWords,
  silent: (one) => `${silenceInWords(one)}${one.lastUpdate ? "" : ", no update yet"}`,
  "actions-overdue": ({ overdueActions }) => `${plural(overdueActions, "action")} overdue`,
};

function Questions({ toDecide: { questions, counts } }: Pick<BusinessWorkSummary, "toDecide">) {
  const href = "/recommendations?only=open-questions";
  return (
    <Part title="Questions not answered" count={counts.questions} href={href}>
      {questions.map((thread) => (
        <QuestionItem key={thread.trail} thread={thread} />
      ))}
      <More total={counts.questions} shown={questions.length} href={href} />
    </Part>
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
