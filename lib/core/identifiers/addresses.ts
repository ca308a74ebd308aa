import type { IdentifierKind } from "#db/types.ts";
import { type Condition, type Rule, rule } from "./rule.ts";
import { starts } from "./tokens.ts";

// Addresses of homes: a number and a street, a flat, a named house, a caravan pitch.

const raw = String.raw;
const addressKind: IdentifierKind = "address";

/** Types of street, with their short forms, and with digits that a scanner reads for letters. */
const streetType =
  "(?:Street|Str|St|R[o0]ad|Rd|Aven?u?e?|Lane|Ln|Dr[i1l]ve|Dr|C[l1][o0]se|Cl|Crescent|Cres|Court|Ct|Gardens|Gdns|Grove|Gr|Terrace|Terr?" +
  "|Way|Walk|Place|Pl|Square|Sq|Rise|Row|Hill|Mews|Green|Park|Parade|Buildings|View|Villas|Wharf|Quay|Yard|Gate|Heights|Mount|Drove|Path|Passage" +
  "|Cottages?|Esplanade|Promenade|Vale|Bank|Fields?|Meadows?|Orchard|Croft|End|Broadway|Boulevard|Hollow|Chase|Approach|Circus|Loop|Oval|Link|Side|Common|Heath|Down|Dene|Dell|Glade|Copse|Spinney|Paddock|Reach|Lea|Leas|Undercliff|Parkway|Ridge|Causeway|Strand)";
const lowerType =
  "(?:street|road|rd|avenue|ave|crescent|cres|terrace|gdns|gardens|lane|close|drive|court|grove|mews|st|way|place)";

const capitalised = raw`(?:St\.? )?\p{Lu}[\p{L}'’.-]{1,20}`;
const number = raw`\d{1,4}(?: ?[A-Fa-f])?(?:[-/]\d{1,4}[A-Fa-f]?)?`;
const street = raw`(?:(?:Upper|Lower|Old|New|Great|Little|North|South|East|West|The) )?${capitalised}(?: ${capitalised}){0,2}? ${streetType}(?![\p{L}\p{N}])`;

const home =
  /\b(?:home|lives?|lived|living|moved|placed|family|famil|mum|mother|dad|father|parents?|nan|gran\w*|aunt\w*|uncle|sister|brother|child|children|baby|sibling|neighbours?|address|visit(?:ed)?|attended|tenancy|housed|housing|staying|stay|evict\w+|cot|bedroom|damp|found|hv|partner|carer|couple|returned|midwife|find)\b/i;
const venue =
  /\b(?:venue|held|hosts?|hosted|takes? place|took place|held at|course|training|workshop|conference|meeting room|meetings?|clinic|drop-in|library|centre|hospital|hub|office|offices|college|council|police station|town hall|county hall|reception|event|session|sessions|base|headquarters|hq|letters go|collected from|booked for|hotel,|church hall|school hall|kscmp|trust|early help|forms?|gateway|suite|desk|register|meet|nhs|team|service|university|academy|surgery|agency|street cleaning)\b/i;

/** Whether the sentence around an address is about a place of work and not about a home. */
function isVenue(before: string, after: string, own: string): boolean {
  const sentence = `${/[^.!?\n]*$/.exec(before)?.[0] ?? ""} ${/^[^.!?\n]*/.exec(after)?.[0] ?? ""}`;
  const agency = venue.test(`${sentence} ${own}`);
  return (
    agency &&
    !home.test(
      sentence.replace(
        /\b(?:family )?(?:hub|office|venue|postal|our) address|\b(?:family|children's|child) (?:hub|centre|centres|court|services?)\b|early help|social care/gi,
        "",
      ),
    )
  );
}

const isHome: Condition = ({ all = "" }, before, after) => {
  if (/(?:[£$€#]|\d[.,]|\b(?:section|appendix|page|table|figure|standard|hu2-)) ?$/i.test(before)) return false;
  return !isVenue(before, after, all);
};

const withNumber: Condition = (parts, before, after, known) =>
  !/^(?:19|20)\d\d /.test(parts.all ?? "") && isHome(parts, before, after, known);

/** A number and a street in small letters needs a word before it that leads to an address. */
const inSmallLetters: Condition = ({ all = "", words = "" }, before, after) => {
  if (!/(?:^|\n|[,(:;] ?|\b(?:at|of|to|from|in|is|on|lives?|address|flat \d{1,3}|number|no\.?) )$/i.test(before))
    return false;
  return (
    !/\b(?:in|of|the|on|a|an|per|to|for|and|or|by|is|are|was|more|new|other|main|each|every|this|that|their|our|cases?|staff|people|children|families|days?|weeks?|months?|years?|minutes?|hours?|miles?|steps?|ways?|workers?)\b/.test(
      words,
    ) && isHome({ all }, before, after, noOne)
  );
};
const noOne = { people: new Set<string>(), parts: new Set<string>(), agencies: [] };

const homely =
  /\b(?:liv(?:es?|ed|ing)|mobile home|caravan|traveller|site|moved to|family|mum|mother|baby|child|visit)\b/i;

const unit: Condition = ({ all = "", kind = "", rest = "" }, before, after) => {
  const small = rest === "" && !/^(?:flat|apartment|apt|maisonette|bedsit)$/i.test(kind);
  if (/ [A-H]$/.test(all)) return false;
  if (small && !(/^(?:plot|pitch|caravan|chalet|van)$/i.test(kind) && homely.test(before + after))) return false;
  if (
    /^(?:room|unit|block)$/i.test(kind) &&
    !home.test(before + after) &&
    !/guest ?house|hotel|hostel|refuge|b ?& ?b|lodge|inn\b|court|gdns|gardens|house/i.test(rest)
  )
    return false;
  if (/\bmeeting $/i.test(before)) return false;
  return !isVenue(before, after, all);
};

/** Whether a full postcode is that of a home: beside a place of work it is not. */
export const isPostcodeOfHome: Condition = ({ all = "" }, before, after) =>
  /\p{Ll}/u.test(all) || /\bpostcode\b/i.test(before) || !isVenue(before, after, "");

/** Text before a street that shows that a home is there. */
const dwelling =
  /\b(?:lives?|lived|living|home|house|flat|bungalow|family|moved|staying|address|neighbours?|caravan|child|parents?)(?: is| was)? (?:on|in|at|to|into|from|off|near) (?:the )?$/i;

/** The rules for addresses. */
export const addressRules: readonly Rule[] = [
  rule(
    addressKind,
    starts.street,
    new RegExp(raw`(?<all>${number},? (?:${street}|The ${streetType}(?![\p{L}\p{N}])))`, "u"),
    withNumber,
  ),
  rule(
    addressKind,
    starts.street,
    new RegExp(
      raw`(?<all>\d{1,3}[a-f]?,? (?<words>(?:st\.? )?[\p{L}'-]{2,20}(?: [\p{L}'-]{2,20})?) ${lowerType}(?![\p{L}\p{N}]))`,
      "u",
    ),
    inSmallLetters,
  ),
  rule(
    addressKind,
    starts.house,
    new RegExp(
      raw`(?<all>(?<kind>[Ff]lat|FLAT|[Aa]partment|[Aa]pt|[Uu]nit|[Rr]oom|[Pp]lot|[Cc]aravan|[Pp]itch|[Mm]aisonette|[Bb]edsit|[Ss]tudio|[Bb]lock|[Vv]an|[Cc]halet)\.? (?:no\.? ?|number )?(?:\d{1,4}[A-Fa-f]?|[A-H])(?![\p{L}\p{N}.%])(?<rest>(?:,? (?:at |on |in )?(?:the )?(?:\d{1,4}[a-f]? )?\p{Lu}[\p{L}'-]{1,20}(?: \p{Lu}[\p{L}'-]{1,20}){0,4})?))`,
      "u",
    ),
    unit,
  ),
  rule(
    addressKind,
    starts.house,
    new RegExp(raw`(?<all>[Nn](?:umber|o\.?) ?${number},? (?:in |on |of )?${street})`, "u"),
    isHome,
  ),
  rule(
    addressKind,
    starts.capital,
    new RegExp(
      raw`(?<all>${capitalised}(?: ${capitalised}){0,2} ${streetType},? (?:[Nn]o\.?|[Nn]umber) ?\d{1,4}[A-Fa-f]?)(?![\p{L}\p{N}])`,
      "u",
    ),
    isHome,
  ),
  rule(
    addressKind,
    starts.capital,
    new RegExp(
      raw`(?<all>(?:The )?${capitalised}(?: ${capitalised}){0,2}? ?(?:Cottage|Farm|Farmhouse|Lodge|Villa|Bungalow|Bakery|Barn|Oast|House|Mill|Forge|Rectory|Vicarage|Manor|Chapel|Stables|Hall)["']?,? (?:${number},? )?${street})`,
      "u",
    ),
    isHome,
  ),
  rule(
    addressKind,
    starts.capital,
    new RegExp(
      raw`(?<all>(?:The )?${capitalised}(?: ${capitalised})? ?(?:Cottage|Farmhouse|Bungalow|Villa|Farm|Lodge|Caravan Park|Guest House))(?![\p{L}\d])`,
      "u",
    ),
    (parts, before, after, known) => isHome(parts, before, after, known) && home.test(before + after),
  ),
  rule(addressKind, starts.capital, new RegExp(raw`(?<all>${street})`, "u"), ({ all = "" }, before, after) => {
    return dwelling.test(before) && !isVenue("", after, all);
  }),
];
