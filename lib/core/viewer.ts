import type { Role } from "#db/types.ts";

export type { Role };
export type PersonRole = Exclude<Role, "setup">;

export const roleNames: Readonly<Record<Role, string>> = {
  business: "Business team",
  executive: "Executive",
  lead: "Lead",
  scrutineer: "Independent Scrutineer",
  viewer: "Viewer",
  setup: "The tracker",
};

/**
 * The person who makes a request. A private field keeps plain objects from matching the type. Created in two places only:
 * `people/queries.ts`, from an open session, and `setup` below; a test checks this.
 */
export class Viewer {
  readonly #branded = true;
  /** Null for the tracker itself. */
  readonly personId: number | null;
  readonly name: string;
  readonly role: Role;
  /** The agency of a lead; null for other roles. */
  readonly agencyId: number | null;
  constructor(personId: number | null, name: string, role: Role, agencyId: number | null) {
    if (!this.#branded) throw new TypeError("a viewer is made by its constructor");
    this.personId = personId;
    this.name = name;
    this.role = role;
    this.agencyId = agencyId;
  }
}

/** The viewer of everything that the tracker writes while it sets itself up. */
export const setup = new Viewer(null, "The tracker", "setup", null);
