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
 * Who asks. The private field makes it a type that no plain object fits; it is made in two places only, which a test
 * holds: `people/queries.ts` (from an open session, at each request) and `setup` below.
 */
export class Viewer {
  readonly #made = true;
  /** Null for the tracker itself. */
  readonly personId: number | null;
  readonly name: string;
  readonly role: Role;
  /** The agency of a lead; null for everybody else. */
  readonly agencyId: number | null;
  constructor(personId: number | null, name: string, role: Role, agencyId: number | null) {
    if (!this.#made) throw new TypeError("a viewer is made by its constructor");
    this.personId = personId;
    this.name = name;
    this.role = role;
    this.agencyId = agencyId;
  }
}

/** The tracker itself, for what the set-up writes. */
export const setup = new Viewer(null, "The tracker", "setup", null);
