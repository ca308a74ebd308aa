import { fold } from "./vocabulary.ts";

// What shows that a name is that of a professional, of a person in public life or of a thing. The texts before and after
// a name are at most 90 characters, and every repetition is bounded.

const raw = String.raw;
const words = (list: string) => list.trim().split(/\s+/).join("|");

/** Lets each word of a case-sensitive pattern begin with a capital or a small letter. Only for plain words. */
const eitherCase = (list: string) =>
  list.replace(/(?<![\p{L}\\])[a-z]/gu, (letter) => `[${letter.toUpperCase()}${letter}]`);

const role = `(?:${eitherCase(
  words(`
    heads? chairs? chairman chairwoman chairperson directors? managers? leads? nurses? doctors? midwife midwives officers?
    practitioners? advisers? advisors? consultants? scrutineer coordinators? co-ordinators? workers? visitors? teachers?
    headteachers? representatives? reps? inspector sergeant superintendent constable detective commissioners?
    analysts? administrators? trainers? facilitators? clinicians? paediatricians? psychologists? psychiatrists?
    therapists? solicitors? barristers? minister mayor councillors? governors? chief deputy executive secretary
    auditors? authors? researchers? professor lecturer supervisors? registrar clerk champions? ambassador designated
    ceo dcs dpo reviewers? speakers? supporters? volunteers? mentors? specialist president treasurer colleagues? matron lado dsl`),
)}|GPs?|CEO|DCS|LADO|DSL|MP)`;

const team = `(?:${eitherCase(
  "teams?|services?|commissioning|department|directorate|council|police(?! custody| station| cells| protection)|early help|public health|social care|trust|commissioners?|midwifery|health visiting|school nursing|business support|healthwatch|partnership|learning and development|workforce",
)}|KSCMP|ICB|NHS|NSPCC|Ofsted|Cafcass|KCC|Housing|Education|Probation)`;

/** A word between a name and a role that could not begin another statement about the person. */
const plainWord = raw`(?!(?:by|to|with|from|told|who|was|is|and(?! \p{Lu})|when|but|saw|seen|asked|had|has|said|that|aged|whose|where|his|her|their|after|before|until|because|for)\b)[\p{L}'&/-]{1,20},?`;
const article = "(?:[Tt]he|[Oo]ur|[Tt]heir|[Ii]ts|[Aa]n?|new|now|acting|interim)";

/** A person who is introduced by what they do: ", Head of Safeguarding", " (named nurse)", " from the workforce team". */
const roleAfter = new RegExp(
  raw`^(?:(?:,| \(|:| -|,? who (?:is|was)| (?:is|was|as)(?= ${article} )) (?:${article} ){0,2}|(?: \()(?:${article} ){0,2})(?:${plainWord} ){0,6}${role}(?!\p{L})` +
    raw`|^,? \(?(?:from|in|at|of) (?:the |our )?(?:${plainWord} ){0,3}?${team}(?!\p{L})|^(?:,| \() ?(?:${plainWord} ){0,2}${team}(?!\p{L})` +
    raw`|^ \(\d{1,2} (?:years|months) in post|^,? as (?:the|an?) (?:\p{Ll}{2,12} ){0,2}member\b`,
  "u",
);

const roleBefore = new RegExp(
  raw`(?<!\p{L})${role}(?: (?:of|for|in|at|from|on) (?!is\b)[\p{L}'&-]{1,20}(?: (?!is\b)[\p{L}'&-]{1,20}){0,4})?(?:,|:| \(| -|,? (?:is|was|are|both|named))? ?(?:(?:Professor|Dr|Mrs?|Ms|Miss)\.? )?(?:\p{Lu}\. ?){0,2}(?:\p{Lu}[\p{L}'-]{1,20} (?:\p{Lu}[\p{L}'-]{1,20} )?(?:and|&) |\p{Lu}[\p{L}'-]{1,20} )?$`,
  "u",
);
/** Professional titles, directly before a name. */
const professionalTitle =
  /(?<!\p{L})(?:[Dd]r|Doctor|[Pp]rof(?:essor)?|PC|DC|DS|DI|DCI|DCC|DSI|DSU|Supt|Det|Sgt|Insp|Inspector|Sergeant|PCSO|ACC|[Cc]llr|Councillor|Judge|HHJ|Justice|Revd?|Reverend|Imam|Rabbi|Sir|Dame|Lord|Lady|St|Saint|Baroness|King|Queen|Hon|Nurse)\.? (?:\p{Lu}\. ?){0,2}(?:\p{Lu}[\p{L}'-]{1,20} ){0,2}$/u;

/** What only a member of staff does with a paper, a course or a meeting. */
const deed =
  "(?:presented (?:the|a|our|figures|findings|on the|on .{1,30}took questions|to the (?:executive|board|panel|group|partnership)|at the (?:meeting|conference|executive|board))" +
  "|chair(?:s|ed|ing)?|circulat(?:es|ed|ing)|draft(?:s|ed|ing)?|publish(?:es|ed|ing)|coordinat(?:es|ed|ing)|collat(?:es|ed|ing)|analys(?:es|ed|ing)" +
  "|facilitat(?:es|ed|ing)|observed (?:[a-z]+|[0-9]+) (?:contacts|visits|sessions|practice)|summaris(?:es|ed|ing)|leads?(?! to)|led(?! to)|co-leads?|leading(?! to)|(?:takes?|took|taken|taking) over" +
  "|(?:report|reports|reported|fed|feed|feeds) back|will (?:report|present|bring|chair|lead|circulate|draft|publish|write|update|check|repeat|brief|send|chase)" +
  "|to (?:report|present|chair|lead|circulate|draft|publish|send|chase|update|brief|bring|write|check|prepare)" +
  "|(?:has|have) (?:checked|confirmed|updated|circulated|drafted|published|agreed to lead|offered two) (?:the|a)|wrote to the (?:provider|trust|panel|council)" +
  "|checks each|rewriting|(?:is|are) writing|ran the (?:day|course|session|training|workshop)|starts on|spoke (?:at|for)|will take this on|has retired|joins? the|will join|both to meet|signed (?:off )?the (?:letter|paper))";
const deedAfter = new RegExp(
  raw`^(?:,? who)?(?:,? (?:and|&) \p{Lu}[\p{L}'-]{1,20}(?: \p{Lu}[\p{L}'-]{1,20})?)? (?:(?:has|have|is|are|then|both|also|now|once|again) ){0,3}?${deed}\b|^ \(\d{1,2} \p{L}{3,9}\): (?:letter|chased|sent|done|e-?mail)`,
  "u",
);
const errandBefore = new RegExp(
  raw`(?<!\p{L})(?:${eitherCase(
    "(?:approved|written|prepared|presented|led|chaired|facilitated|signed|signed off|reviewed|delivered|drafted|compiled|taught|hosted|audited|updated) by" +
      "|to book a place contact|thanks to|thank you to|questions? (?:to|for)|updates? (?:from|by)|reports? by|(?:slides|papers?|reports?|figures|minutes|drafts?|agenda) (?:from|by|to)|comments from|figures from|minutes by|lead changed from|course by" +
      "|(?:author|authors|owner|lead|contact|support|facilitator|trainer|speaker|presenter|chair|apologies|attendees|present|cc|by|from):",
  )}) (?:\p{Lu}[\p{L}'-]{1,20}(?: \p{Lu}[\p{L}'-]{1,20})? (?:and|&|to) )?$`,
  "u",
);

/** A thing that carries the name of a person: a ward, a law, a road, an inquiry. */
const thing = raw`(?:Hospital|House|Centre|Center|Ward|Clinic|Hub|Inquiry|Law|Rule|Foundation|Trust|Award|Act|Fund|Programme|Project|Court|Suite|Room|Hall|Building|Unit|Model|Method|Scale|Approach|Charity|Institute|University|College|Church|Park|Avenue|Road|Street|Lane|Close|Way|Square|Library|Theatre|Training|Charter|Principles?|Standards?|Tool|Toolkit|App|System|Team|Service|Partnership|Network|Campaign|Lodge|Campus|Conference|Lecture|Bridge|Group|Commission|Consultancy|Association|Society|Council|Hotel|Surgery|Practice|Estate|Wing)`;
const thingAfter = new RegExp(
  raw`^(?:'s)? (?:(?:\p{Lu}[\p{L}'-]{1,20}|national|public|local) ){0,3}${thing}\b` +
    raw`|^(?:'s)? (?:(?:and|or|&) (?:\p{Lu}[\p{L}'-]{1,20} ){1,3})?(?:hospitals?|wards?|clinics?|pilots?|hubs?|units?|teams?|inquiry|inquest|stud(?:y|ies)|evaluation|programmes?|projects?|training|course|models?|toolkit|app|system|campaign|foundation|trust|award|methods?|scales?|scores?|tests?|charts?|index|checklist|period|approach|standards?|network|centre|office|site|district|area|branch|leaflets?|posters?|software|database|form|framework|charity|national review)\b`,
  "u",
);
const nameOfThing =
  /^ is (?:the name of )?(?:the|an?|our|this) (?:[\p{L}-]{1,20} ){0,4}(?:system|programme|training|tool|toolkit|app|course|project|scheme|service|charity|database|campaign|model|framework|group|network|hub|platform|website|form|method|pilot|county|city|town|country|district)\b/iu;
const thingBefore =
  /\b(?:programme|course|tool|toolkit|app|system|scheme|project|campaign|film|book|leaflet|pack|training|module|model|platform|website|policy|workshop|podcast|hospital|charity|ward|storm|hurricane|database|software|version|supplier|provider|consultants?|firm|company)s?,? (?:is |was |are )?(?:called |named |known as |by )?["']?$/i;

/** Children and authors whose names are in national publications. */
const inPublic: ReadonlySet<string> = new Set(
  `victoria climbie, star hobson, arthur labinjo-hughes, daniel pelka, sara sharif, finley boden, peter connelly,
  baby peter, maria colwell, khyra ishaq, hamzah khan, jasmine beckford, kimberley carlile, tyra henry, lauren wright,
  stephen lawrence, ainlee labonte, keanu williams, ayeeshia jane, ellie butler, poppy widdison, logan mwangi,
  jacob crouch, alfie steele, lola james, alfie phillips, tony hudgell, martha mills, lucy faithfull, marie collins,
  molly rose, oliver mcgowan, jimmy savile, eileen munro, michael marmot, josh macalister, clare chamberlain,
  anne longfield, rachel de, alexis jay, louise casey, annie hudson, jenny coles, alan wood, david thorpe, ray jones,
  jane barlow, marian brandon, peter sidebotham, sarah everard, john bowlby, mary ainsworth, virginia bottomley, jack frost, robin hood, peppa pig, florence nightingale, anna freud, thomas coram`
    .split(",")
    .map((name) => name.trim().replace(/\s+/g, " ")),
);

/** Whether a name is that of a professional, of a person in public life or of a thing. */
export function isNoFamilyName(name: readonly string[], before: string, after: string): boolean {
  const plain = name.map((word) => fold(word.replace(/'s?$|[^\p{L}]+$/u, "")));
  if (inPublic.has(plain.slice(0, 2).join(" "))) return true;
  return isThing(before, after) || isProfessional(before, after);
}

/** Whether a text ends in the name under which a child is known in a national publication. */
export const isPublicLabel = (text: string): boolean => /(?:^|\W)(?:baby (?:p|peter)|child q)$/i.test(text);

/** Whether the words around a name show that it is that of a thing. */
export function isThing(before: string, after: string): boolean {
  return thingAfter.test(after) || nameOfThing.test(after) || thingBefore.test(before);
}

/** Whether the words around a name show that it is that of a professional. */
export function isProfessional(before: string, after: string): boolean {
  if (professionalTitle.test(before) || roleBefore.test(before) || errandBefore.test(before)) return true;
  return deedAfter.test(after) || (!/^'s\b/.test(after) && roleAfter.test(after));
}
