import type { Places } from "./restricted-form.ts";

/**
 * Who asks: **b**usiness team, **e**xecutive, the **l**ead of the agency that owns HU2-4, an**o**ther agency's lead (who
 * owns HU2-3), **s**crutineer, **v**iewer.
 */
export const askers = ["b", "e", "l", "o", "s", "v"] as const;
export type Asker = (typeof askers)[number];

/** The kind of an address, which decides how it answers a person who may not read it. */
type Kind = "page" | "form" | "hidden page" | "open page" | "route";

export interface Row {
  readonly path: string;
  /** The letters of the askers who may read it. */
  readonly for: string;
  readonly kind: Kind;
  /** Where everyone else is led to; they are refused if there is nowhere. */
  readonly elsewhere?: string;
}

const ALL = "belosv";

/** The addresses of what was prepared for the table. */
export interface MorePlaces {
  /** The trail number of an update on HU2-4 that is held, with a file. */
  readonly held: string;
  readonly heldFile: string;
  /** The page on which the other agency's lead accepts a handover. */
  readonly handover: string;
  /** A meeting with an issued paper, and the address of its Word file. */
  readonly meeting: string;
  readonly word: string;
}

/** Who may read which address: written by hand from the table of permissions, not derived from the code. */
export function readAccess(places: Places, { held, heldFile, handover, meeting, word }: MorePlaces): readonly Row[] {
  const page = (path: string): Row => ({ path, for: ALL, kind: "page" });
  const form = (path: string, who: string): Row => ({ path, for: who, kind: "form" });
  const hidden = (path: string, who: string): Row => ({ path, for: who, kind: "hidden page" });
  const route = (path: string, who: string): Row => ({ path, for: who, kind: "route" });
  const { agency, person, disabled, evidence } = places;
  const of = (path: string) => `/recommendations/HU2-4/${path}`;
  return [
    page("/board"),
    page("/board?as-at=2022-06-01"),
    page("/board/meetings"),
    form("/board/meetings/add", "b"),
    page(meeting),
    page(`${meeting}/paper?version=1`),
    hidden(`${meeting}/paper?version=99`, ""),
    { ...hidden(`${meeting}/paper`, "b"), elsewhere: `${meeting}/paper?version=1` },
    form(`${meeting}/paper/cover`, "b"),
    form(`${meeting}/paper/issue`, "b"),
    form(`${meeting}/decisions`, "be"),
    page("/board/changes"),
    page("/board/year"),
    page("/account"),
    page("/account/second-factor"),
    page("/recommendations"),
    form("/recommendations/set", "b"),
    page("/recommendations/HU2-4"),
    page("/recommendations/HU2-4?as-at=2022-06-01&show=decisions"),
    page("/themes"),
    page("/themes/early%20identification%20and%20referral"),
    page("/themes/Early%20identification%20and%20referral?as-at=2022-06-01"),
    hidden("/themes/nothing", ""),
    page("/search"),
    page("/search?q=plans"),
    page("/reviews"),
    page("/reviews/HU2"),
    form("/reviews/HU2/file", "b"),
    form("/reviews/HU2/file/remove", "b"),
    form("/reviews/HU2/said-before", "b"),
    form("/reviews/add", "b"),
    form(places.draft, "b"),
    form(`${places.draft}/check`, "b"),
    form(`${places.draft}/delete`, "b"),
    hidden("/imports", "b"),
    form("/imports/add", "b"),
    page("/agencies"),
    page(agency),
    form(`${agency}/rename`, "b"),
    form(`${agency}/dissolve`, "b"),
    form(`${agency}/mark`, "b"),
    form(`${agency}/return`, "bl"),
    form("/agencies/add", "b"),
    // Owners report, or the business team on their behalf; the Executive too where it is the owner.
    form(of("update"), "bl"),
    form("/recommendations/HU2-3/update", "bo"),
    form("/recommendations/HU2-2/update", "be"),
    form(of("evidence"), "bl"),
    form(`${evidence}/replace`, "bl"),
    form(of("new-date"), "bl"),
    form(of("sign-off"), "bl"),
    form(of("respond"), "bl"),
    form(of("actions/add"), "bl"),
    form(places.action, "bo"),
    // The Executive decides.
    form("/recommendations/HU2-5/owner/confirm", "e"),
    form(of("new-date/decide"), "e"),
    form(of("sign-off/decide"), "e"),
    form(of("not-pursued"), "e"),
    form("/recommendations/HU2-2/re-check", "e"),
    // Questions and scrutiny.
    page(places.question),
    form(of("questions/ask"), "bes"),
    form(of("assess"), "bs"),
    form(`${evidence}/appraise`, "be"),
    // The business team administers.
    form(of("owner"), "b"),
    form(of("due-date"), "b"),
    form(of("response-request"), "b"),
    form(of("success-measure"), "b"),
    form(of("contributors"), "b"),
    form(of("themes"), "b"),
    form(of("said-before"), "b"),
    form(of("wording"), "b"),
    form(of("reporting-interval"), "b"),
    form(of("asks"), "b"),
    form(`${evidence}/remove`, "b"),
    form(places.redact, "b"),
    hidden("/people", "b"),
    hidden(person, "b"),
    form("/people/invite", "b"),
    form(`${person}/role`, "b"),
    form(`${person}/link`, "b"),
    form(`${person}/sign-out`, "b"),
    form(`${person}/second-factor`, "b"),
    form(`${person}/disable`, "b"),
    form(`${person}/hand-over`, "b"),
    form(`${disabled}/enable`, "b"),
    hidden("/held", "b"),
    hidden(`/held/${held}`, "b"),
    hidden("/history", "bsv"),
    form(handover, "o"),
    // Addresses that do not exist.
    hidden("/recommendations/HU2-99", ""),
    hidden("/people/999999", ""),
    hidden("/reviews/NONE", ""),

    // Files and downloads.
    route("/api/evidence/1", ALL),
    route(heldFile, "bl"),
    route("/api/evidence/999999", ""),
    route("/api/evidence/nothing", ""),
    route("/api/review-files/999999", ""),
    route("/api/evidence/1e0", ""),
    route("/api/history", "bsv"),
    route(word, ALL),
    route(word.replace(/\d+$/, "draft"), "b"),
    route("/api/actions", ALL),
    route("/api/recommendations", ALL),
    route("/api/year", ALL),
    route(`/api/returns/${agency.replace(/\D/g, "")}`, ALL),
    route("/api/returns/999999", ""),
    // Addresses that need no session.
    { path: "/sign-in", for: ALL, kind: "open page" },
    { path: "/design", for: ALL, kind: "open page" },
    { path: "/api/marks", for: ALL, kind: "open page" },
    { path: "/api/health", for: ALL, kind: "open page" },
    { path: "/api/health/ready", for: ALL, kind: "open page" },
  ];
}

/** The status of the response to a person who is signed in, and where it leads to. */
export function expectedFor(asker: Asker, { for: who, kind, elsewhere }: Row): string {
  if (who.includes(asker)) return "200";
  if (elsewhere) return `307 ${elsewhere}`;
  return kind === "form" ? "403" : "404";
}

/** The response to a visitor who is not signed in. */
export function expectedForNobody({ path, kind }: Row): string {
  if (kind === "open page") return "200";
  return kind === "route" ? "401" : `307 /sign-in?next=${encodeURIComponent(path)}`;
}
