import { fold } from "./vocabulary.ts";

/** The people and agencies that the tracker knows: their names are no finding. */
export interface Known {
  /** Full names, in the form of `fold()`. */
  readonly people: ReadonlySet<string>;
  /** Forenames and surnames of the same people. */
  readonly parts: ReadonlySet<string>;
  /** Names of agencies, in lower case. */
  readonly agencies: readonly string[];
}

/** Puts names in the form that the guard looks them up in. */
export function knownNames(people: readonly string[], agencies: readonly string[]): Known {
  const folded = people.map((name) => fold(name.trim().replace(/\s+/g, " "))).filter(Boolean);
  return {
    people: new Set(folded),
    parts: new Set(folded.flatMap((name) => name.split(" "))),
    agencies: agencies.map((name) => name.trim().toLowerCase()).filter((name) => name.length > 3),
  };
}

/** No person and no agency. */
export const noOne: Known = knownNames([], []);

/** Whether words are the name of a known person: a part of one, a whole one, or an initial and a surname. */
export function isKnownPerson(words: readonly string[], { people, parts }: Known): boolean {
  if (parts.size === 0) return false;
  const folded = words.map((word) => fold(word.replace(/'s?$|\.$/, "")));
  const [first = ""] = folded;
  if (folded.length === 1) return parts.has(first);
  if (people.has(folded.join(" "))) return true;
  return first.length === 1 && parts.has(folded.at(-1) ?? "") && [...people].some((name) => name.startsWith(first));
}

/** Whether a place in a text is inside the name of a known agency. */
export function insideAgency(text: string, { agencies }: Known): (place: number) => boolean {
  const lower = text.toLowerCase();
  const spans = agencies.flatMap((name) => {
    const found: (readonly [number, number])[] = [];
    for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + name.length))
      found.push([at, at + name.length]);
    return found;
  });
  return (place) => spans.some(([start, end]) => place >= start && place < end);
}
