import type { FoundPerson } from "#lib/reporting/search/found-people.queries.ts";

const MOST_SHOWN = 10;

/** The people whose names match, for those who may see people. */
export function PeopleFound({ people }: { people: readonly FoundPerson[] }) {
  if (people.length === 0) return null;
  return (
    <p className="mb-4">
      People:{" "}
      {people.slice(0, MOST_SHOWN).map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && ", "}
          <a href={`/people/${id}`}>{name}</a>
        </span>
      ))}
      {people.length > MOST_SHOWN && (
        <>
          {" "}
          and <a href="/people">others</a>
        </>
      )}
    </p>
  );
}
