import { agencyAndPost, type OwnerKind, ownerKindOf } from "./bodies.ts";
import { ownerGroups } from "./owner-lists.ts";
import { linesOf, oneLine } from "./texts.ts";

/** Who a cell names. */
export interface Owners {
  readonly owner: string | null;
  readonly contributors: readonly string[];
  readonly person: string;
  /** Why no owner can be offered; null if one is, or if the cell is empty. */
  readonly unclear: OwnerKind | "several" | null;
}

interface Name {
  readonly agency: string;
  readonly person: string;
  readonly kind: OwnerKind;
  /** Whether it is marked as the lead or as a contributor. */
  readonly role: "lead" | "support" | "";
}

/** A longer text says more than who owns something. */
const LONGEST_LIST = 600;

type IsKnown = (name: string) => boolean;

const leadMark =
  /^(?:lead|owner|responsible|accountable|led by)(?: agency)?\s*[:–-]\s*|\s*[([](?:lead|lead agency|owner)[)\]]$/i;
const supportMark =
  /^(?:support(?:ed by|ing)?|with|contributors?|partners?|also|assisted by)(?: agenc(?:y|ies))?\s*[:–-]?\s+|\s*[([](?:support|supporting|contributor)[)\]]$/i;

/** Who a cell for the owner names: the first agency is the owner and the others contribute. */
export function ownersIn(text: string, isKnown: IsKnown): Owners {
  if (text.length > LONGEST_LIST) return { owner: null, contributors: [], person: "", unclear: "unknown" };
  const groups = ownerGroups(text, isKnown).map((names) => withPosts(names.map((name) => nameIn(name, isKnown))));
  const names = groups.flat();
  const leads = names.filter(({ role, agency }) => role === "lead" && agency !== "");
  const ordered = [...leads, ...names.filter((name) => !leads.includes(name))];
  const agencies = ordered.filter(({ agency }) => agency !== "");
  const first = agencies.find(({ role }) => role !== "support");
  const others = agencies.filter((name) => name !== first).map(({ agency }) => agency);
  const person = first?.person || (first ? "" : personOf(names));
  if (first) return { owner: first.agency, contributors: distinct(others, first.agency), person, unclear: null };
  const isOnlyPeople = names.length > 1 && names.every((name) => name.person !== "");
  return {
    owner: null,
    contributors: distinct(others, ""),
    person: isOnlyPeople ? linesOf(text).join(", ") : person,
    unclear: names[0]?.kind ?? null,
  };
}

/** Who a cell for agencies names of which none is the lead: one is the owner, and of several none is. */
export function agenciesIn(text: string, isKnown: IsKnown): Owners {
  const all = ownersIn(text, isKnown);
  if (all.owner === null || all.contributors.length === 0) return all;
  return { owner: null, contributors: [all.owner, ...all.contributors], person: all.person, unclear: "several" };
}

/** The agencies that a cell for contributors names. */
export function contributorsIn(text: string, isKnown: IsKnown): string[] {
  return (text.length > LONGEST_LIST ? [] : ownerGroups(text, isKnown))
    .flat()
    .map((name) => oneLine(name))
    .filter((name) => ownerKindOf(name) !== "nobody");
}

function distinct(names: readonly string[], owner: string): string[] {
  return [...new Set(names)].filter((name) => name !== owner);
}

function personOf(names: readonly Name[]): string {
  return names
    .filter(({ person }) => person !== "")
    .map(({ person }) => person)
    .join(", ");
}

/** A post or a person beside an agency in one group is of that agency, as in "Head of Safeguarding, WCC". */
function withPosts(names: readonly Name[]): Name[] {
  const agencies = names.filter(({ agency }) => agency !== "");
  const [only] = agencies;
  if (agencies.length !== 1 || !only || names.length === 1) return [...names];
  return [{ ...only, person: personOf(names) }];
}

/** The agency and the person of one name, such as "Information Governance Lead (Police)" or "WCC – Head of Safeguarding". */
function nameIn(text: string, isKnown: IsKnown): Name {
  const role = leadMark.test(text) ? "lead" : supportMark.test(text) ? "support" : "";
  const name = oneLine(text.replace(leadMark, "").replace(supportMark, ""));
  if (isKnown(name)) return { agency: name, person: "", kind: "agency", role };
  const pair = pairIn(name, isKnown);
  if (pair) return { ...pair, role };
  const kind = ownerKindOf(name.replace(brackets, "$1"));
  if (kind === "agency" || kind === "unknown") return { agency: name, person: "", kind: "agency", role };
  return { agency: "", person: kind === "everyone" || kind === "nobody" ? "" : name, kind, role };
}

const brackets = /^(.+?)\s*[([]([^)\]]+)[)\]]$/;
const dashed = /^(.+?)(?:\s+[–—-]\s*|\s*:\s+)(.+)$/;

/** The agency and the person of a name that has both: in brackets, after a dash, or one behind the other. */
function pairIn(name: string, isKnown: IsKnown): Omit<Name, "role"> | null {
  const [, one, other] = brackets.exec(name) ?? dashed.exec(name) ?? [];
  const pair = one === undefined || other === undefined ? null : ofPair(one, other, isKnown);
  if (pair) return pair;
  const joined = agencyAndPost(name, isKnown);
  return joined ? { agency: joined[0], person: joined[1], kind: "agency" } : null;
}

/** Two names of which one is an agency and the other a post or a person, or the agency's abbreviation. */
function ofPair(one: string, other: string, isKnown: IsKnown): Omit<Name, "role"> | null {
  const kinds = [one, other].map((name) => (isKnown(name) ? "agency" : ownerKindOf(name)));
  const isPerson = (kind: OwnerKind | undefined) => kind === "post" || kind === "person" || kind === "initials";
  const [first, second] = kinds;
  // "Duty" in "Service Manager (Duty)" is no agency, while "Jane Hart (Turning Point)" names one.
  const isAgency = (kind: OwnerKind | undefined, beside: OwnerKind | undefined) =>
    kind === "agency" || (kind === "unknown" && beside !== "post");
  if (isPerson(first) && isAgency(second, first)) return { agency: other, person: one, kind: "agency" };
  if (isAgency(first, second) && isPerson(second)) return { agency: one, person: other, kind: "agency" };
  if (first === "post") return { agency: "", person: `${one} (${other})`, kind: first };
  if (isPerson(first) && isPerson(second)) return { agency: "", person: `${one} (${other})`, kind: first ?? "post" };
  return isAbbreviation(other, one) ? { agency: one, person: "", kind: "agency" } : null;
}

/** Whether a text is made of the first letters of the words of another. */
function isAbbreviation(short: string, long: string): boolean {
  const initials = long
    .split(/[\s-]+/)
    .map((word) => word[0] ?? "")
    .join("");
  return short.length > 1 && /^[A-Z&]+$/.test(short) && initials.toUpperCase().startsWith(short.slice(0, 2));
}
