import { z } from "zod";
import type { LinkKind } from "#db/types.ts";
import type { CalendarDate } from "#lib/core/clock.ts";
import { oneOf, reference, requiredText, rowNumber } from "#lib/core/input.ts";

export type { LinkKind };

/** How a recommendation can relate to an earlier one, in the order of their choices. */
export const linkKinds = ["same-again", "builds-on", "replaces"] as const satisfies readonly LinkKind[];

const CHOOSE = "Choose the recommendation, or enter its reference.";
const chosenReference = z.string(CHOOSE).trim().default("");

const isSame = (one: string, other: string) => one.toUpperCase() === other.toUpperCase();
const always = () => true;

/** A link between a recommendation and one of another review, which is chosen from a list or entered by its reference. */
export const linkInput = z
  .object({
    reference,
    chosen: chosenReference,
    entered: chosenReference,
    kind: oneOf(linkKinds, "Say how the two are linked."),
    reason: requiredText("Say why they are linked.", 2000),
  })
  // Both are said together with what is wrong with the other fields.
  .refine(({ chosen, entered }) => chosen !== "" || entered !== "", { error: CHOOSE, path: ["chosen"], when: always })
  .refine(({ chosen, entered }) => chosen === "" || entered === "" || isSame(chosen, entered), {
    error: "You have chosen one and entered another: keep one of the two.",
    path: ["entered"],
    when: always,
  })
  .transform(({ chosen, entered, ...rest }) => ({
    ...rest,
    other: (entered || chosen).toUpperCase(),
    /** As it was typed, to be said back. */
    typed: entered || chosen,
    field: entered === "" ? ("chosen" as const) : ("entered" as const),
  }));

export const unlinkInput = z.object({
  reference,
  linkTrail: rowNumber("Choose the link."),
  reason: requiredText("Say why the link is removed.", 2000),
});

/** A recommendation with when its review was published. */
export interface Published {
  readonly id: number;
  readonly review: { readonly id: number; readonly publishedOn: CalendarDate };
}

/** Two recommendations in the order in which their reviews were published. */
export function inOrderOfTime<One extends Published>(one: One, other: One): { later: One; earlier: One } {
  return comparePublished(one.review, other.review) < 0
    ? { later: other, earlier: one }
    : { later: one, earlier: other };
}

/** The order in which reviews were published; those of one day in the order in which they were added. */
export function comparePublished(a: Published["review"], b: Published["review"]): number {
  if (a.publishedOn !== b.publishedOn) return a.publishedOn < b.publishedOn ? -1 : 1;
  return a.id - b.id;
}

/** A link with what decides what it means for the status of both its recommendations. */
export interface DatedLink {
  readonly kind: LinkKind;
  readonly later: Published & { readonly reference: string };
  readonly earlier: Published & { readonly reference: string };
}

/** Which review it is that says the same, counted from 1, and the year of the first one. */
export interface Repeat {
  readonly time: number;
  readonly since: number;
}

/** What the links of a recommendation say beside its status. */
export interface Chained {
  /** Null unless an earlier review said the same. */
  readonly repeat: Repeat | null;
  /** The references of the later recommendations that replace it. */
  readonly replacedBy: readonly string[];
}

/** A recommendation without links. */
export const unlinked: Chained = { repeat: null, replacedBy: [] };

/** What these links say of each recommendation, by its id; those of which they say nothing are left out. */
export function chainedBy(links: readonly DatedLink[]): ReadonlyMap<number, Chained> {
  const repeats = repeatsIn(links.filter(({ kind }) => kind === "same-again"));
  const replaced = Map.groupBy(
    links.filter(({ kind }) => kind === "replaces"),
    ({ earlier }) => earlier.id,
  );
  return new Map(
    [...new Set([...repeats.keys(), ...replaced.keys()])].map((id) => [
      id,
      {
        repeat: repeats.get(id) ?? null,
        replacedBy: (replaced.get(id) ?? []).map(({ later }) => later.reference).toSorted(),
      },
    ]),
  );
}

/** Which time each recommendation was made, counted through links of links. One review counts once. */
function repeatsIn(links: readonly DatedLink[]): Map<number, Repeat> {
  const published = new Map(links.flatMap(({ later, earlier }) => [later, earlier]).map((one) => [one.id, one.review]));
  const repeats = new Map<number, Repeat>();
  for (const chain of groupsOf(links.map(({ later, earlier }) => [later.id, earlier.id]))) {
    const members = chain.flatMap((id) => {
      const review = published.get(id);
      return review ? [{ id, review }] : [];
    });
    const reviews = [...new Map(members.map(({ review }) => [review.id, review])).values()].toSorted(comparePublished);
    const places = new Map(reviews.map(({ id }, place) => [id, place]));
    const since = Number(reviews[0]?.publishedOn.slice(0, 4));
    for (const { id, review } of members) {
      const time = (places.get(review.id) ?? 0) + 1;
      if (time > 1) repeats.set(id, { time, since });
    }
  }
  return repeats;
}

/** The ids in groups, in each of which every id is paired with another, itself or through others. */
export function groupsOf(pairs: readonly (readonly [number, number])[]): number[][] {
  const groups = new Map<number, number[]>();
  for (const [a, b] of pairs) {
    const [ofA, ofB] = [groups.get(a) ?? [a], groups.get(b) ?? [b]];
    const [longer, shorter] = ofA.length < ofB.length ? [ofB, ofA] : [ofA, ofB];
    if (longer !== shorter && a !== b) longer.push(...shorter);
    for (const id of [...shorter, a, b]) groups.set(id, longer);
  }
  return [...new Set(groups.values())];
}
