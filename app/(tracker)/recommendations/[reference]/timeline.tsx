import { EvidenceList } from "#app/_shell/evidence-list.tsx";
import { Sample } from "#app/_shell/shown.tsx";
import { type CommandName, mayDo } from "#lib/core/access.ts";
import { dateInWords, instantInWords } from "#lib/core/clock.ts";
import { roleNames, type Viewer } from "#lib/core/viewer.ts";
import type { Happening, TimelineEntry } from "#lib/history/queries.ts";
import { type TimelineFilter, timelineFilters } from "#lib/history/rules.ts";
import type { Ownership } from "#lib/ownership/queries.ts";
import { basisNames } from "#lib/ownership/rules.ts";
import { listed } from "#lib/positions/words.ts";
import type { Recommendation } from "#lib/reviews/queries.ts";
import { UpdateEntry } from "./update-entry.tsx";

interface Props {
  entries: readonly TimelineEntry[];
  filter: TimelineFilter;
  query: string;
  viewer: Viewer;
  names: ReadonlyMap<number, string>;
  ownership: Ownership;
  recommendation: Recommendation;
}

/** All that happened, newest first. */
export function Timeline({ entries, filter, query, viewer, names, ownership, recommendation }: Props) {
  const { reference, review } = recommendation;
  const corrected = new Map(
    entries.flatMap(({ happening, trail }) =>
      happening.kind === "update" && happening.update.correctsTrail !== null
        ? [[happening.update.correctsTrail, trail] as const]
        : [],
    ),
  );
  return (
    <>
      <h2>What has happened</h2>
      <p className="no-print">
        {timelineFilters.map((one) => (
          <span key={one}>
            {one === filter ? (
              <strong>{nameOf(one)}</strong>
            ) : (
              <a href={`/recommendations/${reference}?${[query, `show=${one}`].filter(Boolean).join("&")}`}>
                {nameOf(one)}
              </a>
            )}{" "}
          </span>
        ))}
      </p>
      <ol className="timeline">
        {entries.map((entry) => (
          <li key={entry.trail} id={`n${entry.trail}`}>
            <Entry
              entry={entry}
              names={names}
              ownership={ownership}
              viewer={viewer}
              reference={reference}
              correctedBy={corrected.get(entry.trail)}
            />
          </li>
        ))}
        {filter === "everything" && (
          <li>
            <h3>Recommended</h3>
            <p className="by">
              {dateInWords(review.publishedOn)}, in {review.title}
            </p>
          </li>
        )}
      </ol>
    </>
  );
}

function nameOf(filter: TimelineFilter): string {
  return filter.charAt(0).toUpperCase() + filter.slice(1);
}

function Entry({
  entry,
  names,
  ownership,
  viewer,
  reference,
  correctedBy,
}: Pick<Props, "names" | "ownership" | "viewer"> & {
  entry: TimelineEntry;
  reference: string;
  correctedBy: number | undefined;
}) {
  const { happening } = entry;
  const by = (
    <p className="by">
      {instantInWords(entry.at)}, {authorOf(entry, names, ownership)}
      <Sample of={entry.sample} />
    </p>
  );
  if (happening.kind === "update")
    return (
      <UpdateEntry
        happening={happening}
        by={by}
        reference={reference}
        correctedBy={correctedBy}
        mayCorrect={
          mayDo(viewer, "postUpdate" satisfies CommandName, ownership.responsible) &&
          (viewer.role !== "lead" || viewer.agencyId === happening.update.agencyId)
        }
        mayRelease={mayDo(viewer, "releaseHeld")}
      />
    );
  return (
    <>
      <h3>{titleOf(happening, ownership)}</h3>
      {by}
      {happening.kind === "evidence" ? (
        <EvidenceList evidence={happening.evidence} />
      ) : (
        <p className="as-typed">{detailOf(happening, names)}</p>
      )}
    </>
  );
}

type Plain = Exclude<Happening, { kind: "update" }>;

function titleOf(happening: Plain, { directory }: Ownership): string {
  const name = (id: number) => directory.get(id)?.name ?? "";
  switch (happening.kind) {
    case "assigned":
      return `${happening.basis === "proposed" ? "Owner proposed" : "Owner assigned"}: ${name(happening.agencyId)}`;
    case "owner confirmed":
      return "Owner confirmed by the Executive";
    case "contributors":
      return happening.agencyIds.length === 0
        ? "No contributors"
        : `Contributors: ${listed(happening.agencyIds.map(name))}`;
    case "due date":
      return `Due date set: ${dateInWords(happening.dueOn)}`;
    case "success measure":
      return "How it will be known to have worked";
    case "themes":
      return happening.names.length === 0 ? "Themes removed" : `Themes: ${happening.names.join("; ")}`;
    case "evidence":
      return "Evidence added";
  }
}

function detailOf(happening: Plain, names: ReadonlyMap<number, string>): string {
  switch (happening.kind) {
    case "assigned": {
      const lead = happening.leadPersonId === null ? undefined : names.get(happening.leadPersonId);
      const basis = basisNames[happening.basis];
      return `${basis.charAt(0).toUpperCase()}${basis.slice(1)}. ${happening.reason}${lead ? ` Lead: ${lead}.` : ""}`;
    }
    case "due date":
      return happening.reason;
    case "success measure":
      return happening.words;
    default:
      return "";
  }
}

/** Who did it, in which role then; on whose behalf where the business team reported for an agency. */
function authorOf(
  { personId, role, happening }: TimelineEntry,
  names: ReadonlyMap<number, string>,
  { directory }: Ownership,
): string {
  if (personId === null) return "dated as the report; entered when the tracker was set up";
  const name = names.get(personId) ?? "somebody";
  const reported =
    happening.kind === "update"
      ? happening.update.agencyId
      : happening.kind === "evidence"
        ? happening.evidence[0]?.agencyId
        : undefined;
  const agency = reported === undefined ? undefined : directory.get(reported)?.name;
  if (!agency) return `by ${name}, ${roleNames[role]}`;
  return role === "business" ? `by ${name}, business team, on behalf of ${agency}` : `by ${name} for ${agency}`;
}
