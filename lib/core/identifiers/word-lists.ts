// The word lists of the conditions on passages, all in lower case.

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

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
