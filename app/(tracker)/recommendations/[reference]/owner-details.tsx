import type { ReactNode } from "react";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import { datingOf } from "#lib/core/recorded-dates.ts";
import { listed } from "#lib/core/text.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import { describeOwnership, formatOwner, isOwnerToBeConfirmed } from "#lib/recommendations/ownership.rules.ts";

type Owner = NonNullable<Ownership["owner"]>;

/** The owner, the lead person and the contributors of a recommendation. */
export function OwnerDetails({
  ownership: { owner, ownerSince, contributors, directory },
  names,
  nextStep,
}: {
  ownership: Ownership;
  names: ReadonlyMap<number, string>;
  /** How a lead comes to be named, while there is none. */
  nextStep: ReactNode;
}) {
  const lead = owner?.leadPersonId ? names.get(owner.leadPersonId) : undefined;
  return (
    <>
      <div>
        <dt>Owner</dt>
        <dd>
          {formatOwner(owner)}
          {owner && (
            <small>
              {describeOwnership(owner)}
              {ownerSince && owner.succession.kind === "itself" && sinceInWords(owner, ownerSince)}
            </small>
          )}
          {owner && isOwnerToBeConfirmed(owner) && owner.basis !== "proposed" && (
            <small className="text-red">to be confirmed</small>
          )}
        </dd>
      </div>
      <div>
        <dt>Lead</dt>
        <dd>
          {lead ?? "Not named yet"}
          {owner && !lead && nextStep && <small>{nextStep}</small>}
          {owner && owner.handoverToAccept !== null && (
            <small className="text-red">handed over, not accepted yet</small>
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
    </>
  );
}

/** Since when it is the owner, as far as that is known; the timeline has the day on which the Executive confirmed it. */
function sinceInWords({ basis, confirmed }: Owner, since: NonNullable<Ownership["ownerSince"]>): string {
  if (basis === "proposed" && confirmed) return "";
  const dating = datingOf(since);
  const day = formatDate(dateOf(since.at));
  return dating ? `; ${dating}, ${day}` : `, since ${day}`;
}
