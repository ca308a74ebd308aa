import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import { basisNames, formatOwner, isOwnerToBeConfirmed } from "#lib/recommendations/ownership.rules.ts";
import { stepNames } from "#lib/recommendations/sign-off/labels.ts";
import type { RecommendationDetail } from "#lib/reporting/timeline/queries.ts";
import { dueInWords, listed, plural, slipInWords } from "#lib/status/labels.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** Who owes what by when, and how it will be known to have worked. */
export function Particulars({
  ownership: { owner, ownerSince, contributors, successMeasure, directory },
  position,
  story: { dueDates, signOff },
  themes,
  related,
  names,
}: {
  ownership: Ownership;
  position: RecommendationStatus | undefined;
  story: RecommendationDetail;
  themes: readonly { readonly name: string }[];
  related: readonly { readonly words: string; readonly section: string }[];
  names: ReadonlyMap<number, string>;
}) {
  const due = position && dueInWords(position);
  const latest = dueDates.agreed.at(-1);
  const lead = owner?.leadPersonId ? names.get(owner.leadPersonId) : undefined;
  return (
    <dl>
      <div>
        <dt>Owner</dt>
        <dd>
          {formatOwner(owner)}
          <br />
          {owner && (
            <small>
              {ownerHistory(owner)}
              {ownerSince !== null && owner.succession.kind === "itself" && `, since ${formatDate(dateOf(ownerSince))}`}
            </small>
          )}
          {owner && isOwnerToBeConfirmed(owner) && owner.basis !== "proposed" && (
            <small className="warn">to be confirmed</small>
          )}
        </dd>
      </div>
      <div>
        <dt>Lead</dt>
        <dd>
          {lead ?? "Not named yet"}
          {owner && owner.handoverToAccept !== null && (
            <>
              <br />
              <small className="warn">handed over, not accepted yet</small>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Contributors</dt>
        <dd>
          {contributors && contributors.agencyIds.length > 0
            ? listed(contributors.agencyIds.map((id) => directory.get(id)?.name ?? ""))
            : "None"}
        </dd>
      </div>
      <div>
        <dt>Due</dt>
        <dd>
          {latest ? formatDate(latest.dueOn) : "No due date set"}
          {due && (
            <>
              <br />
              <small className={position.daysOverdue === null ? undefined : "warn"}>{due}</small>
            </>
          )}
          {position?.slip && (
            <>
              <br />
              <small>{slipInWords(position.slip)}</small>
              <ol className="dates">
                {dueDates.agreed.map(({ trail, dueOn, at }) => (
                  <li key={trail}>
                    <small>
                      {formatDate(dueOn)}, agreed on {formatDate(dateOf(at))}
                    </small>
                  </li>
                ))}
              </ol>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Reported on</dt>
        <dd>
          Every {dueDates.reportingMonths === 1 ? "month" : `${dueDates.reportingMonths} months`}
          {position?.nextUpdateBy && (
            <>
              <br />
              <small>next update by {formatDate(position.nextUpdateBy)}</small>
            </>
          )}
        </dd>
      </div>
      {signOff && (
        <div>
          <dt>Sign-off</dt>
          <dd>
            {stepNames[signOff.step]}, {formatDate(dateOf(signOff.at))}
            {signOff.acceptance && (
              <>
                <br />
                <small>
                  {signOff.step === "accepted" &&
                    `to be looked at again on ${formatDate(signOff.acceptance.recheckOn)}`}
                </small>
              </>
            )}
          </dd>
        </div>
      )}
      <div>
        <dt>We will know it worked when</dt>
        <dd className="as-typed">{successMeasure?.words ?? "Not said yet"}</dd>
      </div>
      <div>
        <dt>Evidence</dt>
        <dd>
          {position && position.evidenceCount > 0
            ? `${plural(position.evidenceCount, "piece")}, ${position.outcomeEvidenceCount} of outcome`
            : "None yet"}
        </dd>
      </div>
      <div>
        <dt>Themes</dt>
        <dd>{themes.length > 0 ? themes.map(({ name }) => name).join("; ") : "Not tagged yet"}</dd>
      </div>
      {related.map(({ words, section }) => (
        <div key={words}>
          <dt>Related work</dt>
          <dd>
            {words} <small>(section {section})</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** "named in the report as Kent and Medway CCG; with NHS Kent and Medway since 1 July 2022". */
function ownerHistory({ basis, confirmed, namedAs, succession }: NonNullable<Ownership["owner"]>): string {
  const words = basis === "proposed" && confirmed ? "confirmed by the Executive" : basisNames[basis];
  switch (succession.kind) {
    case "itself":
      return words;
    case "succeeded":
      return `${words} as ${namedAs}; with ${succession.agency.name} since ${formatDate(succession.since)}`;
    case "to be decided":
      return `${words} as ${namedAs}; dissolved on ${formatDate(succession.since)} and succeeded by ${listed(succession.successors.map(({ name }) => name))}`;
  }
}
