// The patterns of the rules in identifiers.ts and of their conditions.

const raw = String.raw;
const caseInsensitive = (source: string) => new RegExp(source, "giu");
const caseSensitive = (source: string) => new RegExp(source, "gu");
/** Lets each word of a case-sensitive pattern begin with a capital or a small letter. */
const eitherCase = (source: string) =>
  source.replace(/(?<!\\)[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);

// The patterns are matched against normalized text: one kind of space, dash and quote, and no repeated spaces. Every
// repetition is bounded, so that no text can make a pattern slow.

const wordStart = raw`(?<![\p{L}\p{N}'-])`;
const wordEnd = raw`(?![\p{L}\p{N}])`;
const name = raw`(?<name>(?:\p{Lu}\.){2,3}|\p{Lu}{1,2}\d${wordEnd}|\p{L}[\p{L}\p{M}]{0,20}(?:['-]\p{L}[\p{L}\p{M}]{1,20})?${wordEnd})`;
const surname = raw`(?<surname>(?: \p{Lu}\p{Ll}[\p{L}\p{M}'-]{1,20}${wordEnd})?)`;

const weekday = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?";
const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?" +
  "|nov(?:ember)?|dec(?:ember)?)";
const year = raw`(?:19|20)\d\d`;
const numericDate = raw`(?:\d\d?[./-]\d\d?[./-](?:${year}|\d\d)(?!\d)|${year}-\d\d?-\d\d?(?!\d))`;
const dayOfMonth = raw`(?:(?:the )?\d\d?(?:st|nd|rd|th)?(?: of |[ -])${month}\b\.?|${month}\.? \d\d?(?:st|nd|rd|th)?\b)`;
const date = raw`(?:${weekday},? )?(?:${numericDate}|${dayOfMonth}(?:,?[ -]${year}| '?\d\d(?![\d%:]))?)`;
// Next to a word for birth, shorter forms count as dates too: 03 04 2021, 030421, 3/4, April 2021.
const birthDate = raw`(?:${date}|\d\d? \d\d? \d{4}|\d{8}|\d{6}|\d\d?[/.]\d\d?|${month} ${year})(?!\d)`;
const birthLabel =
  raw`(?:d\.? ?o\.? ?b\b\.?|date of birth|birth ?date|birthday|edd\b|(?:estimated|expected) (?:due date|date of delivery)` +
  "|(?:gave|give) birth)";

const count = raw`(?:\d\d?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;
const span = "(?:day|week|wk|month|mth|year|yr)s?";
const ageOld = eitherCase(raw`${count}[ -]${span}[ -](?:old|of age)\b`);
const aged = eitherCase(
  raw`(?:(?:now )?aged? ${count}\b(?:[ -]${span}\b)?(?: old)?(?!-\d| ?(?:to|or|and under|under)\b)` +
    raw`|${count}[ -]${span}[ -](?:old|of age)\b|\d\d? ?(?:y/?o|m/?o)\b|\d\d?/(?:12|52)\b)`,
);

const relative = eitherCase(
  "(?:baby|infant|toddler|newborn|unborn(?: baby| child)?|twin|triplet|sibling|boy|girl|son|daughter|brother|sister" +
    "|mum|mummy|mam|mother|dad|daddy|father|nan|nana|nanny|gran|granny|grandma|grandmother|grandad|granddad|grandpa" +
    "|grandfather|grandparent|mgm|mgf|pgm|pgf|step-?(?:mum|mother|dad|father|brother|sister|son|daughter)|half[ -](?:brother|sister)" +
    "|aunt|auntie|aunty|uncle|cousin|niece|nephew|grandson|granddaughter)",
);
const household = eitherCase("(?:child|family|parent|carer|(?:ex-)?(?:partner|boyfriend|girlfriend|husband|wife))");
const kin = `(?:${relative}|${household})`;
const several = eitherCase(
  "(?:children|twins|triplets|siblings|babies|sons|daughters|brothers|sisters|parents|boys|girls|grandparents|cousins)",
);

// The letters that a United Kingdom postcode can begin with.
const postcodeArea =
  "(?:AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E|FK|FY" +
  "|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR" +
  "|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|UB" +
  "|WA|WC|WD|WF|WN|WR|WS|WV|W|YO|ZE)";

const recordWord =
  "(?:liberi|lcs|mosaic|liquidlogic|rio|systmone|emis|athena|storm|urn|upn|mrn|crn|pid|cad|sin|case|file|crime|incident" +
  "|police|hospital|patient|child|client|person|family|nhs|ambulance|referral|court|custody|our|your|their|numbers?|nos?" +
  "|num|ids?|identifier|refs?|references?)";

const gap = "[-./ ]{0,3}";
export const tenDigits = caseSensitive(
  raw`(?<!\d|\+\d{1,3} ?)(?<digits>\d{3}${gap}\d{3}${gap}\d{4}|\d{4}${gap}\d{3}${gap}\d{3}|\d{3}${gap}\d{3}${gap}\d\d${gap}\d\d|\d{5}${gap}\d{5}` +
    raw`|\d\d(?:[- ]\d\d){4}|\d(?:[-. ]\d){9})(?!\d)`,
);

export const birthThenDate = caseInsensitive(
  raw`${wordStart}(?:(?:his|her|their) )?${birthLabel}(?: ?[:=(,-] ?| (?:is|was|on|of|being|falls|fell)\b| ){0,4}${birthDate}\)?`,
);
export const dateThenBirth = caseInsensitive(
  raw`${date},? ?\(?(?:(?:is|was) )?(?:(?:his|her|their) )?${birthLabel}${wordEnd}\)?`,
);
export const bornThenDate = caseInsensitive(
  raw`(?<!first[ -]|new[ -])\b(?:still)?born(?<how>(?: [\p{L}\d'-]{1,20},?){0,8}? on|,|:| in)? \(?${birthDate}\)?`,
);
export const bornAbbreviationThenDate = caseInsensitive(
  raw`(?<=[\p{L}),(] ?)${wordStart}b\.? ?(?:${numericDate}|\d\d? ${month} ${year})`,
);

export const labelledNumber = caseInsensitive(
  raw`${wordStart}(?<label>(?:${recordWord}\.? ?){1,4})(?:[:#=,-] ?|is ){0,2}` +
    raw`(?<number>\d{3} \d{3} \d{3,4}|[a-z]{0,4}[-/]?\d[a-z\d]{0,12}(?:[-/][a-z\d]{1,12}){0,3})(?![a-z\d])`,
);
/** Numbers whose form alone identifies them: a crime reference, a family court case, a pupil number. */
export const selfEvidentNumber = caseInsensitive(
  raw`(?<![\p{L}\p{N}/-])(?:\d\d?/\d{3,6}/\d\d|[a-z]{2} ?\d\d ?[a-z] ?\d{5}|[a-z]\d{12})(?![\p{L}\p{N}/-])`,
);

export const postcode = caseInsensitive(
  raw`${wordStart}(?<all>${postcodeArea}\d[a-z\d]?[ -]?\d[abd-hjlnp-uw-z]{2})${wordEnd}`,
);

/** Not a postcode, as in "the A2 2nd exit": the ordinal is in lower case. */
export const ordinal = /[A-Z].*\d(?:st|nd|rd|th|hr)$/;

export const relativeThenName = caseSensitive(
  raw`${wordStart}(?<family>${kin})(?<link>'s name (?:is|was) | (?:(?:is|was) )?(?:called|named) | (?:is|was|of|to) |[-_]| ?[(:=,/] ?| - | )` +
    raw`["']?(?<title>(?:M[rs]s?|Miss)\.? )?(?:(?:\d\d?|[Oo]ne|[Tt]wo|[Tt]hree)${wordEnd}|${name})(?:["'](?!s\b))?${surname}(?: (?:and|&) \p{Lu}(?![\p{L}'.&]))?(?<shut>\)?)`,
);
export const nameThenRelative = caseSensitive(
  raw`${wordStart}${name}(?: and (?:his|her|their) (?:\p{Ll}{3,8} )?${relative}${wordEnd}` +
    raw`|${surname}(?:, | \()(?:(?:the|his|her|their|\p{L}{2,9}'s) )?${kin}(?=[),.]| of\b| to\b)\)?)`,
);
export const nameOfRelative = caseSensitive(
  raw`${wordStart}${name}'s? (?:\p{Ll}{3,8} )?(?<family>${kin}|${several}|injur(?:y|ies)|bruis(?:es|ing)|fractures?|birth|death)${wordEnd}`,
);
export const fullNameOfRelative = caseSensitive(
  raw`${wordStart}${name} \p{Lu}\p{Ll}[\p{L}\p{M}'-]{0,20}'s (?:\p{Ll}{3,8} )?(?<family>${kin}|${several})${wordEnd}`,
);
/** Next to these an unknown capitalised word may be a service, a place or an author. */
export const oftenService =
  /^(?:Child|children|[Ff]amil|[Pp]arent|[Pp]artner|[Cc]arer|Newborn|Infant|Toddler|Twin|Sibling|Boy|Girl|injur|bruis|fracture|birth|death)/;
export const oneFamily = /^(?:child|family|parents?)$/;
export const relativesThenNames = caseSensitive(
  raw`${wordStart}${several} ?[(,:]? ?(?:${name}|\d\b)(?:, ?[\p{L}\d-]{1,20})? (?:and|&) (?<other>[\p{L}'-]{1,20}|\d\b)(?! ?(?:${span}|to)\b)\)?`,
);
export const titleThenInitial = caseSensitive(
  raw`${wordStart}(?:M[rs]s?|Miss) \p{Lu}{1,2}${wordEnd}(?!\.? \p{Lu}\p{Ll})`,
);
export const surnameThenFamily = caseSensitive(
  raw`${wordStart}(?<=[Tt]he |\p{Ll},? )(?=\p{Lu}['\p{Ll}])${name} (?:family|twins|siblings|household|brothers|sisters|baby|children|boys|girls|kids)${wordEnd}`,
);
export const nameThenAge = caseSensitive(
  raw`${wordStart}${name}${surname}(?<link>(?:, | \(| )(?:(?:who )?(?:is|was) )?)${aged}\)?`,
);
export const nameThenBracketedAge = caseSensitive(
  raw`${wordStart}${name}(?: \((?<bare>\d\d?)\)|(?: \(|, )\d\d? ?${eitherCase(`(?:${span}|m|w)`)}\))`,
);
export const nameThenBirth = caseSensitive(
  raw`${wordStart}${name}${surname}(?=,? \(?(?:(?:is|was) )?(?:born |${eitherCase(birthLabel)}))`,
);
export const ageThenName = caseSensitive(raw`${wordStart}${ageOld} ${name}`);
export const agedRelativeThenPlaceOrDate = caseSensitive(
  raw`${wordStart}(?:${ageOld} (?<one>${relative}|[Cc]hild)|(?:${relative}|[Cc]hild),? (?:\(?(?:of )?${aged}|(?:of |\()${count} ?${span})\)?,?)(?<gap>(?: [\p{Ll}-]{1,15},?){0,6}?)` +
    raw`(?: (?:in|from|at|near|of) (?:the )?${name}| (?:on )?${eitherCase(date)})`,
);
export const placeThenAgedRelative = caseSensitive(
  raw`${wordStart}${name}, (?:an?|one|the) ${ageOld} (?:${relative}|[Cc]hild)${wordEnd}`,
);
export const nameThenDate = caseSensitive(raw`${wordStart}${name}(?:,? \(?|:? | ?- )${eitherCase(date)}`);
export const nameThenHarm = caseSensitive(
  raw`${wordStart}${name}${surname},? (?:who )?(?:died|collapsed|(?:was|were|is|had been|has been) (?:\p{Ll}{1,9}ly )?(?:admitted|injured|harmed|hurt` +
    raw`|shaken|removed|placed|taken|discharged|hospitalised|assaulted|burned|bruised|born|killed|found))` +
    raw`(?: [\p{L}\p{N}'-]{1,15}){0,6}? (?:on )?${eitherCase(date)}`,
);

/** Groups, schemes and ideas: a date after "born" is then no person's birthday. */
export const cohorts =
  /\b(?:babies|standard|model|plan|approach|partnership|course|tool|children|infants|those|people|all|every|each|any|anyone|staff|number|idea|scheme|project|programme|network|group|campaign)\b[^.;\n]{0,30}$/i;
export const ranges = /^ out of\b| (?:after|before|between|will|must|should|from|by|is|are|was|were|has|had)\b/i;

/** A number after one of these labels identifies a record; after other labels only if it is long. */
export const recordLabel =
  /^(?!(?:our|your|their) (?:nos?|num)\b)(?=.*\b(?:liberi|lcs|mosaic|liquidlogic|rio|systmone|emis|athena|storm|urn|upn|mrn|crn|pid|cad|sin|case|numbers?|nos?|num|ids?|identifier|refs?|references?)\b)/i;
export const onlyNumberWord = /^(?:numbers?|nos?|num|ids?)\b\W*$/i;
export const yearOrDate = /^(?:(?:19|20)\d\d(?:[-/]\d\d)?$|\d\d?[-/]\d\d?[-/]\d{2,4}$|(?:19|20)\d\d-\d\d-\d\d)/;
/** Documents of the partnership, whose references do not identify a child. */
export const partnershipDocument =
  /\b(?:meeting|minutes?|agenda|invoice|order|contract|tender|policy|vacancy|job|budget|cost|licence|foi|information|course|product|risk|document|report|room|booking|paper|grant|letter|funding|payment|complaint|planning|research|ethics|survey|training)s? (?:\w{1,12} )?\(?$/i;

/** Family words that are followed by a number, as in Twin 1. */
export const numbered = /^(?:baby|child|family|infant|newborn|unborn.*|parent|sibling|triplet|twin) $/i;

/** Text after a number or the letter I that shows that it refers to a person. */
export const afterLabel = /^(?:$|'s|[,.;:)!?](?!\d)| (?:and|is|was|has|had|died|who|at)\b)/;

/** Text before a family word that shows that it refers to any child, or to a nurse. */
export const anyChild = /\b(?:each|every|any|per|another|ward|charge|night|typical|all) (?:\w{1,8} )?$/i;
/** Text before initials or a name that shows that they label a group, an option or a table, or name a professional. */
export const labelBefore =
  /(?:\b(?:plan|option|group|phase|cohort|appendix|annex|part|level|tier|form|section|schedule|stage|table|figure|team|site|band|class|grade|category|hepatitis|vitamin|strep|type|room|item|block|unit|question|version|model|pilot|year|dr|exhibit|and|st|saint)|&) $/i;
export const professionalAfter =
  /^\)?[:,-]? ?(?:letter|e-?mail\w*|chased|sent|agreed|meeting|call\w*|wrote|asked|confirmed|updated|reported|presented|minutes?|paper|to|will)\b/i;
export const professionalBefore =
  /\b(?:by|from|with|contact|to|see|call|ring|e-?mail|update|thanks|ask|and|dr|nurse|midwife) $/i;
/** Text after a family word or a name that shows that it is part of the name of a service, a document or a group. */
export const service =
  /^(?:'s?)?[ -](?:and \p{L}+ )?(?:units?|wards?|clinics?|hubs?|centres?|groups?|teams?|services?|courts?|nurses?|forums?|networks?|panels?|apps?|packs?|box(?:es)?|banks?|leaflets?|guides?|courses?|programmes?|projects?|partnerships?|foundations?|trusts?|reviews?|checks?|conferenc\w+|protection|safeguarding|health|solutions|support|friendly|week|act|reports?|charit\w+|hospitals?|fund|campaigns?|appeals?|surveys?|offers?|views?|voices?|representatives?|champions?|resources|therapy|advis[eo]rs?|workers?|leads?|managers?|council|practi\w+)\b/iu;
export const institution =
  /^ (?:\p{Lu}[\p{L}'-]+ )?(?:Unit|Ward|Centre|Trust|Foundation|Hospital|Service|Team|Project|House|Report|Act|Campaign|Appeal|Fund|Law|Rule|App|Charity|Network|Partnership|Programme|School|app)\b/u;
/** Endings of ordinary words; no unlisted name has them. */
export const commonEnding =
  /(?:[ts]ion|ment|ness|ity|ship|hood|ism|ian|ese|ish|ic|ing|ance|ence|ive|ology|work|care)s?$|[eo]rs$/;
export const role =
  /^,? \(?(?:the )?(?:\p{L}+ ){0,2}(?:head|chair|director|manager|lead|nurse|doctor|midwife|officer|practitioner|advis[eo]r|consultant|scrutineer|coordinator|worker|visitor|teacher|designated|representative|inspector|sergeant)\b/iu;
