import type { Reading } from "#db/client.ts";
import { agencyNames, personNames } from "#db/schema/index.ts";
import { type Known, knownNames } from "./identifiers/known.ts";

/** The names of all people and agencies of the tracker, earlier ones too: in a text they identify no child. */
export async function getKnownNames(db: Reading): Promise<Known> {
  const people = await db.selectDistinct({ name: personNames.name }).from(personNames);
  const agencies = await db.selectDistinct({ name: agencyNames.name }).from(agencyNames);
  return knownNames(
    people.map(({ name }) => name),
    agencies.map(({ name }) => name),
  );
}
