import { Fragment, type ReactNode } from "react";
import { SideList } from "#app/components/layout/description-list.tsx";
import type { CommandName } from "#lib/core/access.ts";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import { themePath } from "#lib/partnership/themes.rules.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import { stepNames } from "#lib/recommendations/sign-off/labels.ts";
import type { SignOff } from "#lib/recommendations/sign-off/rules.ts";
import type { RecommendationDetail } from "#lib/reporting/timeline/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import { DueDateDetails } from "./due-date-details.tsx";
import { OwnerDetails } from "./owner-details.tsx";
import { ResponseDetails } from "./response-details.tsx";

interface Props {
  readonly ownership: Ownership;
  readonly status: RecommendationStatus | undefined;
  readonly detail: RecommendationDetail;
  readonly themes: readonly { readonly name: string }[];
  readonly relatedWork: readonly { readonly words: string; readonly section: string }[];
  readonly names: ReadonlyMap<number, string>;
  /** "?as-at=2027-01-14" for links that stay on the date of the page; empty for today. */
  readonly query: string;
  /** How a lead comes to be named, while there is none. */
  readonly leadStep: ReactNode;
  /** The address of a form that the viewer may use now; null for any other. */
  formFor(command: CommandName, path: string): string | null;
}

/** The list of facts about a recommendation: owner, due date, sign-off, success measure, evidence and themes. */
export function Details({
  ownership,
  status,
  detail: { dueDates, signOff, responses },
  themes,
  relatedWork,
  names,
  query,
  leadStep,
  formFor,
}: Props) {
  const measureForm = formFor("setSuccessMeasure", "success-measure");
  const themesForm = formFor("tagThemes", "themes");
  return (
    <SideList>
      <OwnerDetails ownership={ownership} names={names} nextStep={leadStep} />
      <DueDateDetails dueDates={dueDates} status={status} />
      <ResponseDetails responses={responses} status={status} />
      {signOff && <SignOffDetails signOff={signOff} />}
      <div>
        <dt>Success measure</dt>
        <dd>
          {ownership.successMeasure?.words ?? "Not set yet"}
          {!ownership.successMeasure && measureForm && <FormLink href={measureForm}>Set it</FormLink>}
        </dd>
      </div>
      <div>
        <dt>Evidence</dt>
        <dd>
          {status && status.evidenceCount > 0
            ? `${plural(status.evidenceCount, "piece")}, ${status.outcomeEvidenceCount} of difference made`
            : "None yet"}
        </dd>
      </div>
      <div>
        <dt>Themes</dt>
        <dd>
          {themes.length === 0 && "None chosen yet"}
          {themes.map(({ name }, index) => (
            <Fragment key={name}>
              {index > 0 && "; "}
              <a href={`${themePath(name)}${query}`}>{name}</a>
            </Fragment>
          ))}
          {themes.length === 0 && themesForm && <FormLink href={themesForm}>Choose themes</FormLink>}
        </dd>
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

function FormLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <small className="print:hidden!">
      <a href={href}>{children}</a>
    </small>
  );
}

function SignOffDetails({ signOff }: { signOff: SignOff }) {
  return (
    <div>
      <dt>Sign-off</dt>
      <dd>
        {stepNames[signOff.step]}, {formatDate(dateOf(signOff.at))}
        {signOff.acceptance && signOff.step === "accepted" && (
          <small>to be checked again on {formatDate(signOff.acceptance.recheckOn)}</small>
        )}
      </dd>
    </div>
  );
}
