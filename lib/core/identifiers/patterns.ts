// The patterns and word lists of the rules in identifiers.ts.

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
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
export const tenDigits = caseInsensitive(
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
  raw`${wordStart}(?:[Tt]he |(?<=\p{Ll},? ))(?=\p{Lu}['\p{Ll}])${name} (?:family|twins|siblings|household|brothers|sisters|baby)${wordEnd}`,
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
  /\b(?:babies|children|infants|those|people|all|every|each|any|anyone|staff|number|idea|scheme|project|programme|network|group|campaign)\b[^.;\n]{0,30}$/i;
export const ranges = / (?:after|before|between|will|must|should|from|by|is|are|was|were|has|had)\b/i;

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

export const forenames = setOf(`
  aaliyah aarav aaron abbie abdul abdullah abigail ada adaeze adam ade adele adrian adriana agnes agnieszka ahmed
  aidan aiden aimee aisha aisling alan alaric albert albie aleksandra alex alexa alexander alexandra alexis alfie
  alfred alice alicia alina alisha alison allan alma amara amelia amelie amina amir amna amy ana anastasia anaya andre
  andrea andreea andrei andrew andré angel angela anika anil anita anna annabel annabelle anne annie anthony antonia
  anya aoife april arabella archer archie aria ariana arjun arlo arthur arya asha asher ashish ashley ashton asia
  aster astrid athena aubrey audrey august aurora austin ava avery ayaan ayesha ayla bailey barbara barry bastian bea
  beata beatrice beatrix beau becky bella ben benjamin bernard beth bethan bethany betty beverley bianca bilal bill
  billie billy blake blessing blue bo bobby bodhi bogdan bonnie bradley brandon brenda brian bridget brodie brody
  brogan brooke bruce bryan bryony caitlin caleb callan callie callum cameron carl carla carly carmen carol carole
  caroline carter casey caspian cassie cathal catherine cecily cedric cerys chanel chantelle charity charlene charles
  charlie charlotte chase chelsea cherie cheryl chiamaka chidi chinedu chloe chloé chris christian christina christine
  christopher cian ciara cillian claire clara clare clarence clark claudia clemence clement clementine cleo clive cody
  cohen cole colin colleen connie connor conor constance cooper cora corey cormac courtney craig cristina crystal
  curtis cynthia daisy dale damian dan dana daniel daniela danielle danny daphne darcey darcy daria darian darius
  darragh darren dave david dawid dawn dean debbie deborah declan deepak delilah denisa denise dennis derek desmond
  dev dexter diana diane dilys diya dominic donna dorian doris dorota dorothy dougie douglas drew duncan dylan eddie
  eden edie edith edward eesa eileen elaine eleanor elena eli elias elif elijah elinor eliza elizabeth ella elle ellen
  ellie elliot elliott elodie eloise elsie emeka emilia emilie emily emma emmanuel enzo eric erica erick erin eshaal
  esme esther ethan eva evan eve evelyn evie ewa ezra fabian faisal faith fatima fatimah felicity felix fern finlay
  finley finn fiona flora florence florentina florin folake frances francesca francis frank frankie freddie frederic
  frederick freya gabriel gabriela gail gareth garry gary gavin gemma gene geoff geoffrey george georgia georgie
  georgina gerald gerard gethin gheorghe gideon gillian gina gladys glen glenn gloria gordon grace graham grant
  grayson greg gregory greta grover gurpreet guy haider hallie hamza hannah haris harish harley harold harper harpreet
  harriet harris harrison harry harvey hashim hassan hattie hayden haydn hayley hazel heather hector heidi helen henry
  hilary hilda holly homer hope howard hudson hugh hugo hunter hussain huxley ian ianto ibrahim ida idris igor imogen
  imran inaya indie ioan ioana iona irene irina iris isaac isabel isabella isabelle isaiah isha ishaan isla ismail
  issac ivan ivor ivy jace jack jackie jackson jacob jacqueline jade jaden jagger jai jaimie jake jakob jakub james
  jamie jan jane janet janice jasmine jason jasper jaspreet jaxon jaxson jay jayce jayden jayne jean jeff jeffrey
  jemima jemma jenna jennifer jenny jenson jeremiah jeremy jerome jess jesse jessica jessie jill jim jimmy jo joan
  joanna joanne jodi jodie jody joe joel joey john johnny jon jonah jonathan jordan joseph josephine josh joshua josie
  joy joyce jude judith judy julia julian julie junaid june justin kabir kacey kai kaiden kairo kaitlyn kallum kamal
  kane kara karen karim karl katarzyna kate katherine kathleen kathryn katie katy katya kay kaya kayden kayla kayleigh
  keegan keeley keira keith kelly kelsey ken kenneth kenny kenzie kerri kerry kevin khadija khalid kian kiara kiera
  kieran killian kim kimberley kira kiran kirsty kit kobe kobi koby kofi kris kristina kristopher kuba kwaku kwame
  kyle kyra lacey lana lance lara laura lauren laurence lawrence layla leah leanne lee leila len lena lennie lennon
  lenny leo leon leona leonard leonardo leonie leroy leslie lewis lexi liam libby lila lillian lilly lily linda
  lindsay lindsey lisa liz lizzie lochlan logan lois lola lorna lorraine lottie louie louis louisa louise luca lucas
  lucia lucian lucy luis luka lukas lukasz luke luna luther lydia lyla lynn lynne mabel macey macie mackenzie maddie
  maddison madeleine madison maeve magda magdalena maggie mahmoud maia maisie maisy malachi malcolm malgorzata malic
  malik manish manpreet marcel marcin marco marcus margaret margot maria mariam marian marianne marie marilyn marina
  mario marion marius mark marlene marley marlon marnie martha martin martyn mary maryam mason mateo mateusz matilda
  matt matteo matthew maureen max maxwell may maya meera megan mehmet mel melanie melissa mia michael michal michelle
  mick mihai mikayla mike mila miles millie milly milo mina minnie miranda miriam mo mohamed mohammad mohammed moira
  mollie molly mona monica monika morgan moses muhammad musa mya myla myles mylo nader nadia nadine nancy naomi nasser
  natalia natalie natasha nathan nathaniel ned neil nellie nelly nelson nestor nevaeh ngozi niall niamh nicholas nick
  nicky nico nicola nicole nigel nikita nikki nikola nina noah noel noor nora norah norma norman nova oakley odin
  oisin olga olive oliver olivia ollie olu oluwaseun omar omer ophelia orla orlando orson oscar otis ottilie otto owen
  paige pam pamela parker pat patience patric patricia patrick paul paula pauline pawel pearl peggy penelope penny
  percy peter petra phil philip phillip phoebe phoenix phyllis piotr pippa polly poppy precious preston primrose
  priscilla priya prudence quinn rachael rachel rafael rafferty rahim raife raj rajesh ralph ralphie raluca raphael
  rashid ravi ray raymond rebecca reece reggie rehan rekha remi remy rené renée reuben rex rhea rhiannon rhys rian
  richard ricky riley rio rita river rob robbie robert roberta robin robyn rocco rodney roger rohan roman romy ronald
  ronan ronnie ronny rory rosa rosalind rose roseanne rosemary rosie ross rowan roxanne roy ruben ruby rudy rufus
  rupert russell ruth ryan ryker rylan saanvi sabrina sadie saffron safiya saif saira sally salvador sam samantha sami
  samia samir samira samuel sandeep sandra sandy saoirse sara sarah sasha saskia satish saul savannah scarlet scarlett
  scott sean sebastian selina serena serenity seth shane shania shannon sharon shaun shawn shay sheila shelley sheryl
  shirley sian sid sidney sienna silas simon simona simone sinead siobhan skyler sofia sofiya sonia sonny sophia
  sophie spencer stacey stan stanley stefan stella stephanie stephen steve steven stevie stuart sue summer sunil
  sunita sunny susan susannah suzanne sybil sylvia tabitha taha talia tamara tamika tammy tamsin tania tanisha tanya
  tara tariq tatiana taylor ted teddie teddy tegan temi terence teresa terri terry tessa thea theo theodora theodore
  theresa thomas tia tiana tiffany tim timothy tina tobias toby todd tom tomasz tommie tommy toni tony tracey tracy
  travis trevor trinity tristan troy trudy tunde tyler tyra tyrone ulric ulysses una ursula valentina valerie vance
  vanessa vasile vera veronica vicky victor victoria vihaan viktor vince vincent vinnie viola violet vivian vivienne
  wade walter wanda warren wayne wendy wesley wilbur wilf wilfred will william willow winifred winnie winston wojciech
  wren xander xanthe xavier yahya yara yaseen yasir yasmin yasmine yasser yetunde yousef yusra yusuf yvette yvonne zac
  zach zachary zack zahra zainab zak zane zara zayd zayden zayn zeynep zion zoe zofia zoya zoë zuzanna`);

/** Forenames that are also words, months or places: they count as names only with a capital letter. */
export const forenamesThatAreWords = setOf(`
  angel april archer asia august aurora austin beau bill blessing blue bo carol carter charity chase chelsea christian
  cole cooper crystal daisy dale dawn dean dev drew eden eve faith fern finn flora florence frank gene grace grant guy
  harper hazel heather holly hope hunter iris ivy jade jan jay jean joy june kit lacey len mark mason may mel miles mo
  mona nova olive parker pat patience pearl penny poppy precious preston primrose ray rex rio river rob robin roman
  rose rosemary rowan ruby rufus saffron sandy savannah scarlet serenity sid sonny spencer stan sue summer sunny
  taylor ted tim todd tom trinity troy una victor viola violet wade warren will willow`);

export const places = setOf(`
  ashford aylesford aylesham birchington britain broadstairs canterbury charing chatham cheriton chilham cliftonville
  cranbrook dartford deal ditton dover edenbridge england essex europe faversham folkestone gillingham gravesend
  gravesham halling hawkhurst hawkinge headcorn herne hythe ireland kent larkfield london lydd lyminge maidstone
  malling marden margate medway minster northamptonshire northfleet paddock queenborough rainham ramsgate rochester
  romney sandwich scotland sevenoaks sheerness sheppey sittingbourne snodland staplehurst strood sturry surrey sussex
  swale swanley swanscombe tenterden thanet tonbridge tunbridge wales walmer westgate whitfield whitstable wye`);

/** Counties and countries, too large to identify a person. */
export const widePlaces = setOf(
  "kent england britain wales scotland ireland london essex surrey sussex northamptonshire europe",
);

/** Two-letter abbreviations of services, places and measures, not initials. */
export const acronyms = setOf(`
  ae ai am bp cb ce ci co cp cq ct da dr dv eb ed eh ek eu fe fg fn fs gp hi hq hr hv ia ic id im ip is it ks la lp mh
  mp nb ne ng ni no nw oh ok ot pa pc pd pe pm pr ps qa qi re sa sc sg si so sp st sw tb ti tn tv uk un up us vr vs wk
  wt`);

/** Ordinary words that often appear capitalised next to a family word. */
export const ordinaryWords = setOf(`
  a abuse access accident ace act advice adviser advisor advocacy affected afghan african after again agencies agency
  aid alcohol alert all also ambassador an and annual antenatal any appeal apprentice approach apr april are army as
  at audit aug august autumn award awards aware babies baby ballet bangladeshi bank barnardo barnardos be before
  benefit better beyond birth black bliss blood bloodspot blues board bond book books boom boost booster both bottle
  bounce box brain breast breathe brief brother buddy buggy bulletin bump bumps but by cafcass cafe café calm campaign
  can carer caribbean case catch22 central centre centres certificate chair chairs champions change charity chat check
  checks child childline children christmas circle club cohort college commissioner complex connect connected
  connector consent consultant contact context coordinator cope coram corner could council councillor counsellor
  county course court covid crisis cry cuddle cuddles culture dadpad dame day dc dci death deaths dec december diary
  did digital dip director disabled district diwali do doctor does dr draft drug each early east easter eid elder
  emergency emotional european event ever every expert face facebook fact families family father feb february fed feed
  feedback feel festival figures film finder first focus for forces former forum forward foster free friday friend
  friendly friends from front full fund game general gingerbread go good google goose governor grief group groups grow
  guide guideline guides gypsy had handbook harm has have he head health healthbox healthwatch healthy help helper
  helpline her his history holiday home home-start homes homestart hospital hour how hub hubs human hygiene i if
  impact in independent infant infants injury inner inquiry insight inspectorate instagram integrated interpreter
  investigator is it its jan january joint journey judge jul july jun june junior just justice key kids kingdom lab
  lady language later law lead leader leaflet learn legal let letter level library life line link links list local
  lone lord loss love lullaby magazine male manager map mar march massage material maternal may me measles measure
  mellow men mental mentor microsoft midwife midwifery milestones milk mind minister miss mixed mobile model monday
  month more most mother mr mrs ms multi mumsnet museum muslim must my n nacro national navigator navy need needs
  neglect neonatal nepali netmums never new news newsletter next nhs night no north not nov november now nspcc number
  nurse nursery nurses o oct october of offer office officer ofsted older on once one online only open or other our
  out outer outreach over pack pact pad page pakistani panel paper parent parental parents part partner passport
  paternal pathway pause pc people perinatal person physical pilot place plan plans play plus pod poetry point police
  policy porchlight poster postnatal poverty power practice pregnancy premature priorities prison product prof
  professional professor profile programme project protect protocol provider questionnaire race ramadan reader record
  records recovery referral refuge register registrar relate report request research residential resource respect
  response rest return rev reverend review reviews rhyme right rights risk roma room routes rule s safe safer safety
  samaritans same sample sands saturday scheme school sector secure senior sensory sep separated sept september
  serious service services sexual she should show side signs since single sir sister sleep smile so social society
  software solicitor some song songs soon south special speech sponsor spot staff stage standard standards star start
  starter statutory stay step steps still stories story strategy street stronger study subgroup such sudden suicide
  summer sunday support sure surestart survey swim system talk task team teams teenage telephone text than that the
  their them theme then therapy there they think this those thursday time times tissue to today toddler together tommy
  tongue too toolkit town track tracker trainer transport traveller trust trusts tuesday tutor twitter unborn under
  unicef unit universal until up update urgent us vaccine very video village visit visitor voice voices vulnerable
  wait walk ward was water we wednesday week weekly welfare well welsh were west what whatsapp when where which while
  white who whole why will winter wise with woman women worker workshop workshops world worry would x year yes yoga
  you young younger your youth youtube yp zone zoom`);
