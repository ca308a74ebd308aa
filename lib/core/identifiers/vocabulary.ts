import forenameLines from "./lists/forenames.json" with { type: "json" };
import wordLines from "./lists/words.json" with { type: "json" };
import * as wordLists from "./word-lists.ts";

const { acronyms, forenames, forenamesThatAreWords, ordinaryWords, places, widePlaces } = wordLists;

/** Builds a set on first use, so that the start does not wait for it. */
function setOnFirstUse(lines: readonly string[]): () => ReadonlySet<string> {
  let built: ReadonlySet<string> | undefined;
  return () => {
    built ??= new Set(lines.flatMap((line) => line.split(" ")));
    return built;
  };
}

const gazetteer = setOnFirstUse(forenameLines);
const dictionary = setOnFirstUse(wordLines);

/** A word in lower case without accents, as the lists have it. */
export function fold(word: string): string {
  const special: Readonly<Record<string, string>> = {
    ł: "l",
    ø: "o",
    đ: "d",
    ð: "d",
    ß: "ss",
    æ: "ae",
    ı: "i",
    "’": "'",
  };
  const lower = word.toLowerCase();
  if (/^[a-z'-]*$/.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[łøđðßæı’]/g, (letter) => special[letter] ?? letter);
}

/** How much a word, in the form of `fold()`, says that it is a forename. */
export type Forename = "forename" | "also a word" | "no";

/** Whether a word is a forename. A double name such as Mary-Kate is one if its first part is. */
export function forenameOf(word: string): Forename {
  const first = /^[^'-]{2,}/.exec(word)?.[0] ?? word;
  if (places.has(first) || moreWords.has(first)) return "no";
  if (mostlyNames.has(first)) return "forename";
  if (forenamesThatAreWords.has(first) || alsoWords.has(first) || alsoPlaces.has(first)) return "also a word";
  return forenames.has(first) || gazetteer().has(first) ? "forename" : "no";
}

/** Whether a word written in lower case is a forename and nothing else. */
export function isForenameInLowerCase(word: string): boolean {
  return word.length > 2 && forenameOf(word) === "forename" && gazetteer().has(word) && !isWord(word);
}

/** Whether a word is in the dictionary, with or without endings, or in the lists of words of the field. */
export function isWord(word: string): boolean {
  return ordinaryWords.has(word) || moreWords.has(word) || acronyms.has(word) || isInDictionary(word, 2);
}

/** Whether a word is in the dictionary, or is one of its words with up to so many endings. */
function isInDictionary(word: string, most: number): boolean {
  if (dictionary().has(word)) return true;
  if (most === 0) return false;
  return endings.some(
    ([ending, stems]) =>
      ending.test(word) && stems.some((stem) => isInDictionary(word.replace(ending, stem), most - 1)),
  );
}

const endings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/'s$/, [""]],
  [/s$/, [""]],
  [/ed$/, ["", "e"]],
  [/ing$/, ["", "e"]],
  [/ly$/, [""]],
  [/-.*$/, [""]],
];

/** Whether a word is the name of a place, of any size. */
export function isPlace(word: string): boolean {
  return places.has(word) || alsoPlaces.has(word);
}

/** Whether a word is the name of a place smaller than a county. */
export function isNarrowPlace(word: string): boolean {
  return places.has(word) && !widePlaces.has(word);
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Further words that begin with a capital more often as a word than as a forename. */
const alsoWords = setOf(`
  alma amity art ash bay bear bell berry blaze bliss bob brook brooks bud buddy cash cherish cherry chip
  clay cliff clover comfort coral destiny don duke earl ember essence favour fern forest foster fox freedom genesis
  ginger glory golden gray grey haven heaven honey honor honour innocent ivory jewel journey jubilee justice karma
  king knowledge lake lane laurel legend liberty link love lucky lyric major maple meadow melody merry mercy miracle
  misty noble ocean paisley peace pepper piper praise prince princess promise prosper queen rain raven reed rich rock
  rocky royal rusty sage saint scout shade sky star stone storm story sunshine temperance tiger treasure tucker unique
  unity vanity verity victory walker ward wisdom wolf woody worth young iris lily dale dean abbey ace amber ares aspen
  atlas autumn azalea banks baron belle bishop briar cadence candy carmine chance chastity colt coy curt dahlia deacon
  diamond dirk drake dream dusty earnest ebony eddy emerald emery ever fawn fisher gale garrison gentry gunner halo
  harmony heath heavenly honesty indigo jarred juniper kale legacy margarita marquis maverick maxim messiah miller
  onyx opal pierce porter randy reign ridge rowdy royalty sapphire sawyer shepherd sierra sincere sol sterling stormy
  tanner tiara titan trace turner wilder windy winter spencer carter chandler mason taylor harper parker cooper`);

/** Words that begin with a capital far more often as a forename. */
const mostlyNames = setOf(`
  abbie ally barb beau brad brandy carol cole colleen connor daisy dean derrick drew eve felicity finn flora glen
  griffin hank harry hector holly ivy jack jan jasper jay jenny jimmy josh ken kit kitty lacey lacy lance leah len
  maria marina martin matt meg mel mike mo mona nick noel patsy patty peter phoebe piper pippa poppy raymond rex
  rhea rick robin rod roger rosemary rosie rowan rufus sally savannah sid sonny stan sue ted terry tim todd tom tony
  viola willow`);

/** Places that are also forenames. */
const alsoPlaces = setOf(`
  ashley aston avon bath belfast beverley blackpool bolton boston bradford brent brighton bristol bromley burnley
  bury camden cardiff carlisle carolina chad chelsea chester china clifton cork cornwall coventry croydon cuba cumbria
  cyprus derby devon donegal dorset dublin dudley durham ealing egypt ely exeter florence france galway geneva georgia
  glasgow gloucester greece hackney halifax harrow hayes hereford hertfordshire holland houston hull india iran iraq
  israel italy jamaica jordan kenya kerry kingston lancaster leeds leicester lincoln lisburn liverpool lourdes madrid
  malta manchester mayo mecca milan milton montana newport norfolk norwich nottingham oldham orlando oxford paris
  perth peterborough plymouth portsmouth preston reading redbridge richmond ripon rochdale romania rome rutland
  salford sheffield shrewsbury somerset southampton southend stafford stanley stirling stockport stoke sudan suffolk
  sunderland sutton swindon sydney syria telford truro turkey ukraine vienna virginia wakefield walsall warwick
  wells whitby wigan wight winchester windsor woking wolverhampton worcester worthing york yorkshire nigeria ghana
  somalia albania poland bulgaria lithuania pakistan bangladesh afghanistan vietnam eritrea ethiopia sussex surrey`);

/** Words of the field, of the calendar and for peoples, that the dictionary lacks. */
const moreWords = setOf(`
  january february march september october november december monday tuesday wednesday thursday friday saturday sunday
  easter christmas ramadan eid diwali roma romany gypsy hindu sikh muslim islamic jewish buddhist catholic anglican
  methodist african albanian afghan american arabic asian bangladeshi bengali british bulgarian caribbean chinese czech
  dutch english eritrean ethiopian european farsi french german ghanaian greek gujarati hungarian indian iranian iraqi
  irish italian jamaican japanese kurdish latvian lithuanian nepali nepalese nigerian pakistani pashto polish
  portuguese punjabi romanian russian scottish slovak somali spanish sudanese swedish sylheti syrian tamil tigrinya
  turkish ugandan ukrainian urdu vietnamese welsh yoruba zimbabwean carer carers app apps scrutineer attendees handover anonymised standalone redaction mindset underway briefings
  timeout config pre passcode localhost keynes gateway evelina tavistock portman nan nana nanna nanny mama mam mom papa dada gran granny grandad grandma grandpa auntie aunty uncle bro sis cllr dr prof rev supt insp sgt dci dsu hhj pcso barnardo barnardos cafcass camhs climbie covid childline dadpad domesday fathers gillick gov healthwatch icb icbs
  icon kscmp kscp lado lampard lcspr lcsprs liberi liquidlogic mappa marac mash medway microsoft mosaic munro
  ofsted online outlook podcast prevent sharepoint signs smartsurvey solihull systmone teams thanet toolkit webinar
  webinars whatsapp workstream youtube zoom nspcc nice dwp mha ehcp eyfs senco send sendco wellbeing website inbox
  north south east west sudi mac safeguarding caseload caseloads multiagency kent swale antenatal postnatal perinatal midwifery screenshot login
  dashboard spreadsheet powerpoint excel word pdf xlsx docx vimeo linkedin jpg jpeg png heic csv workshop workshops`);

/** What the shape of a word says about it: a forename; a forename that is also a word; unknown; or an ordinary word. */
export type Shape = "forename" | "also a word" | "unknown" | "word";

const shapes = new Map<string, Shape>();
const MOST_SHAPES = 2000;

/** The shape of a word that begins with a capital. */
export function capitalisedShape(written: string): Shape {
  const remembered = shapes.get(written);
  if (remembered !== undefined) return remembered;
  const shape = deriveShape(written);
  if (shapes.size >= MOST_SHAPES) shapes.clear();
  shapes.set(written, shape);
  return shape;
}

function deriveShape(written: string): Shape {
  const word = fold(written.replace(/'s?$/, ""));
  const forename = forenameOf(word);
  if (word.length < 3) return "word";
  if (forename !== "no") return /^\p{Lu}{3,4}(?![\p{L}'])/u.test(written) ? "word" : forename;
  if (isPlace(word) || isWord(word) || /^\p{Lu}+$|^\p{Lu}{2,}\p{Ll}+$/u.test(written) || /\p{Ll}\p{Lu}/u.test(written))
    return "word";
  return "unknown";
}

/** Abbreviations of the field with two or three letters, beside those of two letters in the word lists. */
const abbreviations: ReadonlySet<string> = new Set(
  `abe acc add adm aim app apr asd bbc bcg bme bmi bsl cad cdc cgl chc cic cin cla clp cmi cms cpd cpn cpp cps cpu cqc
  cse csc csp cyp dal dan dbs dfe dfg dna dnr dob dsl dsp dti dvd dwp ecg edt eds eet efa eha ehc ehm ehr ekh eks els
  esa etc eye fab faq fdm fgc fgm fgw fii fnp foi fsp ftp fts gcp gdp gds gov gps hcp hcr hmc hmg hmp hrt hse hub hvs
  icb icu ict idva iep ifa imr iro isa iso itt ivf jsa jtai kca kcc kch kfe kid kpi kpt lac lcs lgb mam mar mat mci mdt
  mec mgf mgm mha mhs mp3 mph nai nao nct ndt neu nfa nhs nhe nof npt nqt oct odp olm opt ost pac pcc pcn pcs pdf pep
  pgf pgm pip plo pma pod ppu pru pso ptr pva qip qnd rag rca rcn rfi rfs rse rsv rtt sab sar scr sdq sen sep sfc sgo
  slt slg smi sms spa spb spr srm sta std sub swd tac taf tbc tbd uti vap vat vcs voc von vpn wte xls yjb yos yot zip
  ae ea ec ho ii iv ix lc ld le lt ma md me ms my nd os pb pl po pp pt qs ra rp rs rt sd sl su ta td tl to uc vi xi xv
  we be by he as at an do go if in mr ok of so`.split(/\s+/),
);

/** Whether letters in lower case are an abbreviation of the field, and no initials. */
export function isAbbreviation(letters: string): boolean {
  return letters.length > 1 && (acronyms.has(letters) || abbreviations.has(letters) || isPlace(letters));
}
