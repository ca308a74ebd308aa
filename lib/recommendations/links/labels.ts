import { listed } from "#lib/core/text.ts";
import type { LinkKind, Repeat } from "./rules.ts";

/** How a link is named in a list of choices. */
export const linkKindNames: Readonly<Record<LinkKind, string>> = {
  "same-again": "Same again",
  "builds-on": "Builds on",
  replaces: "Replaces",
};

export const linkKindMeanings: Readonly<Record<LinkKind, string>> = {
  "same-again": "The later recommendation asks for the same as the earlier one.",
  "builds-on": "The later recommendation takes the earlier one further.",
  replaces:
    "The later recommendation takes the place of the earlier one, whose status stays until the Executive closes it.",
};

/** A link as it is read at the later recommendation, before the reference of the earlier one. */
const fromLater: Readonly<Record<LinkKind, string>> = {
  "same-again": "same again as",
  "builds-on": "builds on",
  replaces: "replaces",
};

/** A link as it is read at the earlier recommendation, before the reference of the later one. */
const fromEarlier: Readonly<Record<LinkKind, string>> = {
  "same-again": "said again in",
  "builds-on": "built on by",
  replaces: "replaced by",
};

/** "Same again as", "replaced by": a link as it is read at one of its recommendations, before the reference of the other. */
export function linkInWords({ kind, isLater }: { readonly kind: LinkKind; readonly isLater: boolean }): string {
  return (isLater ? fromLater : fromEarlier)[kind];
}

const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** "third time since 2022": which review it is that says the same. */
export function repeatInWords({ time, since }: Repeat): string {
  return `${ordinals[time - 1] ?? ordinalInFigures(time)} time since ${since}`;
}

/** "11th", "21st". */
function ordinalInFigures(time: number): string {
  const ending = { one: "st", two: "nd", few: "rd", other: "th", many: "th", zero: "th" };
  return `${time}${ending[new Intl.PluralRules("en-GB", { type: "ordinal" }).select(time)]}`;
}

/** "replaced by AB1-2 and AB2-1"; null if nothing replaces it. */
export function replacedInWords(references: readonly string[]): string | null {
  return references.length === 0 ? null : `replaced by ${listed(references)}`;
}

/** "AB2-1 builds on AB1-2": a link in a sentence that is read at both its recommendations. */
export function linkInSentence({
  kind,
  later,
  earlier,
}: {
  readonly kind: LinkKind;
  readonly later: string;
  readonly earlier: string;
}): string {
  return `${later} ${kind === "same-again" ? "is the same again as" : fromLater[kind]} ${earlier}`;
}
