import { dateOf, formatDate } from "#lib/core/clock.ts";
import { listed } from "#lib/core/text.ts";
import type { Ownership } from "#lib/recommendations/ownership.queries.ts";
import { basisNames, formatOwner, isOwnerToBeConfirmed } from "#lib/recommendations/ownership.rules.ts";

type Owner = NonNullable<Ownership["owner"]>;

/** The owner, the lead person and the contributors of a recommendation. */
export function OwnerDetails({
  ownership: { owner, ownerSince, contributors, directory },
  names,
}: {
  ownership: Ownership;
  names: ReadonlyMap<number, string>;
}) {
  const lead = owner?.leadPersonId ? names.get(owner.leadPersonId) : undefined;
  return (
    <>
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
    </>
  );
}

/** For example “named in the report as Kent and Medway CCG; with NHS Kent and Medway since 1 July 2022”. */
function ownerHistory({ basis, confirmed, namedAs, succession }: Owner): string {
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
