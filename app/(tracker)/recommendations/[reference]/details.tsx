import type { ReactNode } from "react";
import { SideList } from "#app/components/layout/description-list.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import { stepNames } from "#lib/recommendations/sign-off/labels.ts";
import type { SignOff } from "#lib/recommendations/sign-off/rules.ts";
import type { RecommendationDetail } from "#lib/reporting/timeline/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import { DueDateDetails } from "./due-date-details.tsx";
import { OwnerDetails } from "./owner-details.tsx";

interface Props {
  readonly ownership: Ownership;
  readonly status: RecommendationStatus | undefined;
  readonly detail: RecommendationDetail;
  readonly themes: readonly { readonly name: string }[];
  readonly relatedWork: readonly { readonly words: string; readonly section: string }[];
  readonly names: ReadonlyMap<number, string>;
  /** How a lead comes to be named, while there is none. */
  readonly leadStep: ReactNode;
}

/** The list of facts about a recommendation: owner, due date, sign-off, success measure, evidence and themes. */
export function Details({
  ownership,
  status,
  detail: { dueDates, signOff },
  themes,
  relatedWork,
  names,
  leadStep,
}: Props) {
  return (
    <SideList>
      <OwnerDetails ownership={ownership} names={names} nextStep={leadStep} />
      <DueDateDetails dueDates={dueDates} status={status} />
      {signOff && <SignOffDetails signOff={signOff} />}
      <div>
        <dt>We will know it worked when</dt>
        <dd>{ownership.successMeasure?.words ?? "Not said yet"}</dd>
      </div>
      <div>
        <dt>Evidence</dt>
        <dd>
          {status && status.evidenceCount > 0
            ? `${plural(status.evidenceCount, "piece")}, ${status.outcomeEvidenceCount} of outcome`
            : "None yet"}
        </dd>
      </div>
      <div>
        <dt>Themes</dt>
        <dd>{themes.length > 0 ? themes.map(({ name }) => name).join("; ") : "Not tagged yet"}</dd>
      </div>
      {relatedWork.map(({ words, section }) => (
        <div key={words}>
          <dt>Related work</dt>
          <dd>
            {words} <small>(section {section})</small>
          </dd>
        </div>
      ))}
    </SideList>
  );
}

function SignOffDetails({ signOff }: { signOff: SignOff }) {
  return (
    <div>
      <dt>Sign-off</dt>
      <dd>
        {stepNames[signOff.step]}, {formatDate(dateOf(signOff.at))}
        {signOff.acceptance && (
          <>
            <br />
            <small>
              {signOff.step === "accepted" && `to be looked at again on ${formatDate(signOff.acceptance.recheckOn)}`}
            </small>
          </>
        )}
      </dd>
    </div>
  );
}
