/** How a document speaks: in what words, to whom, of what time. What people write differs less than how they set it. */
import { type Looked, often, type Sign } from "./kind-signs.js";
import type { SignName } from "./kind-weights.js";

/** How much of a document is listened to, in UTF-16 code units. */
const listened = 30_000;
/** Words added to every count, so that a few do not make a manner. */
const doubt = 30;

interface Manner {
  name: SignName;
  form: RegExp;
  /** So many in a hundred words make it half certain. */
  half: number;
  words: string;
}

/** Told of words that stand outside quotation marks: what an article quotes is not how it speaks. */
const manners: readonly Manner[] = [
  {
    name: "members",
    form: /\b(?:councill?ors?|cllrs?|crs?|alderm[ae]n|council ?(?:members?|m[ae]n)|commissioners?|trustees?|selectm[ae]n|supervisors?|the (?:vice[- ])?(?:chair(?:man|person)?|mayor|clerk|convener))\b/gi,
    half: 2,
    words: "names members of a body",
  },
  {
    name: "decides",
    form: /\b(?:resolved|resolution|carried|seconde[dr]|proposed|moved|mover|approved?|agreed|adopt(?:ed|ion)|noted|receive[sd]?|deferred|ratified|confirmed|unanimous(?:ly)?|ayes?|nays?|noes|abst(?:ain(?:ed|ing)?|entions?)|in favour|against|votes?|voted|motions?|amendments?|quorum|recommended|granted|refused|dissent(?:ing)?|withdrawn|put to the vote)\b/gi,
    half: 2,
    words: "the words in which bodies decide",
  },
  {
    name: "meets",
    form: /\b(?:apolog(?:y|ies)|present|absent|in attendance|also attending|leave of absence|(?:declarations?|disclosures?) of (?:\w+ ){0,2}interests?|declared an?\b.{0,20}\binterest|call(?:ed)? (?:the meeting )?to order|took the chair|adjourn(?:ed|ment)|minutes|matters arising|members? of the public|agenda|roll call|(?:closed|executive|open) session|item (?:no\.? ?)?\d|standing orders|public (?:participation|forum|comments?))\b/gi,
    half: 2,
    words: "the words of a meeting",
  },
  {
    name: "acted",
    form: /\b(?:was|were|be|been|it was) (?:\p{L}+ly )?(?:approved|agreed|adopted|confirmed|signed|received|noted|carried|resolved|seconded|moved|proposed|deferred|elected|appointed|submitted|declared|accepted|re-elected|excused)\b|\b(?:RESOLVED|CARRIED|AGREED|VOTED|GRANTED|REFUSED|APPROVED|DEFERRED|NOTED|DECIDED|Resolved)\b|\b(?:[Cc]hair(?:man|woman|person)?|[Mm]ayor|[Cc]ouncillors?|[Cc]llrs?\.?|Crs?\.?|[Pp]resident|[Dd]irector|[Cc]ommissioners?|[Cc]lerk|[Mm]embers?|[Cc]ommittee|[Bb]oard|[Cc]ouncil(?:member)?|[Oo]fficers?|[Ll]eader)(?: (?:(?:\p{Lu}\p{Ll}*|\p{Lu})\.? ?){1,3})? ?(?:called|moved|seconded|declared|reported|asked|stated|noted|proposed|explained|thanked|left|joined|advised|raised|welcomed|received|considered|expressed|led|adjourned|agreed|resolved|introduced|withdrew)\b/gu,
    half: 1,
    words: "what members of a body did",
  },
  {
    name: "inChamber",
    form: /\b(?:hon\.|honou?rable|right hon|noble (?:lord|baroness|lady|friend)|my lords|(?:mr|madam|mrs|ms)\.? (?:speaker|chair(?:man|woman)?|president|deputy speaker)|presiding officer|llywydd|ceann comhairle|cathaoirleach|t[aá]naiste|taoiseach|senator|congress(?:man|woman)|gentle(?:man|lady|woman)|ranking member|yield|point of order|the minister|the (?:first|prime) minister|secretary of state|cabinet secretary|this house|front bench|your honou?r|my lord|m'lud|may it please)\b/gi,
    half: 1,
    words: "the manners of a chamber or court",
  },
  {
    name: "speaks",
    form: /\b(?:thank you|i thank|thanks(?: very much)?|i(?:'|’)(?:m|ve|d|ll)|i (?:would|want|wish|am|welcome|agree|think|believe|mean|ask|beg|suppose|understand|appreciate|do|don(?:'|’)t|have|will|know|just)|may (?:i|we)|can (?:i|we)|let me|let(?:'|’)s|(?:could|would|do|did|can|are|have) you|you (?:said|know|have|are)|good (?:morning|afternoon|evening)|okay|of course|hear, hear|if i may|colleagues|over to|my (?:question|point|understanding))\b/gi,
    half: 2,
    words: "speaks as people do aloud",
  },
  {
    name: "falters",
    form: /\b(?:u[mh]+|erm?|yeah|yep|ok|gonna|wanna|you know|i mean|kind of|sort of|all ?right|(\w+)[ ,]+\1|and so)\b/gi,
    half: 1,
    words: "falters as speech does",
  },
  { name: "ofOneself", form: /\b(?:i|me|my|mine|myself)\b/gi, half: 3, words: "tells of oneself" },
  { name: "ofUs", form: /\b(?:we|us|our|ours|ourselves)\b/gi, half: 2, words: "says we" },
  {
    name: "toReader",
    form: /\b(?:you|your|yours|yourself)\b/gi,
    half: 2,
    words: "speaks to its reader",
  },
  {
    name: "serves",
    form: /\b(?:please|contact(?: us)?|appl(?:y|ications?|icants?)|click|download|visit|find out|e-?mail|telephone|phone|forms?|fees?|online|website|opening hours|request(?:s|ed)?|permits?|register|available|provided?|services?|customers?|complaints?)\b/gi,
    half: 3,
    words: "tells how a service is had",
  },
  {
    name: "rules",
    form: /\b(?:must|shall|may|should|can(?:not)?|will be|required?|need(?:s|ed)? to|means|includ(?:es|ing)|in accordance with|subject to|pursuant|provided that|where|unless|any|each|such)\b/gi,
    half: 4,
    words: "lays down what may and must be done",
  },
  {
    name: "reports",
    form: /\b(?:sa(?:id|ys)|told|added|according to|spokes(?:man|woman|person)|announced|claim(?:s|ed)|warn(?:s|ed)|insist(?:s|ed)|admitted|revealed|reported(?:ly)?|argue[sd]|explain(?:s|ed)|wrote|described|critici[sz]ed|tweeted|commented)\b/gi,
    half: 1,
    words: "tells what people said",
  },
  {
    name: "ofTheDay",
    form: /\b(?:yesterday|today|tonight|tomorrow|this (?:week|morning|month|year)|last (?:night|week|month|year)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:weeks?|days?|hours?|months?|years?) (?:ago|later|earlier)|recently|, \d\d,|aged \d|police|pounds|local|fans?|season|game|company|film)\b/gi,
    half: 1.5,
    words: "tells the news of the day",
  },
  {
    name: "inPast",
    form: /\b(?:was|were|had|did|went|came|took|made|got|began|\p{Ll}{3,}ed)\b/gu,
    half: 5,
    words: "tells what happened",
  },
  {
    name: "inPresent",
    form: /\b(?:is|are|has|have|does|do|be)\b/g,
    half: 5,
    words: "says how things are",
  },
  {
    name: "ofPapers",
    form: /\b(?:reports?|sections?|paragraphs?|annex|appendix|figures?|tables?|chapters?|recommendations?|evidence|findings|analysis|data|assessments?|polic(?:y|ies)|regulations?|acts?|articles?|guidance|consultation|departments?|strateg(?:y|ies)|frameworks?|objectives?|implementation|et al|purpose|scope|procedures?|version|documents?)\b/gi,
    half: 3,
    words: "the words of reports and papers",
  },
  {
    name: "chats",
    form: /\b\p{L}+(?:n['’]t|['’](?:re|ve|ll))\b|!|\b(?:really|actually|pretty|maybe|stuff|things?|lot|great|best|love|like|just|even|still|never|always)\b/giu,
    half: 2,
    words: "an easy tone",
  },
  {
    name: "namesPeople",
    form: /\b(?:(?:mr|mrs|ms|miss|dr|sir|lord|lady|baroness|prof(?:essor)?)\.?|\p{Lu}\p{Ll}+) \p{Lu}[\p{Ll}’'-]+/gu,
    half: 4,
    words: "names people and places",
  },
  { name: "asks", form: /\?/g, half: 0.7, words: "asks questions" },
  { name: "counts", form: /\d[\d,.:/]*/g, half: 6, words: "many figures" },
];

/** Where a text is not English, words tell nothing of it. */
const plainWords = /\b(?:the|of|and|to|in|a|that|for|is|on|was|it|with|as|by|be|at)\b/gi;
/** In a hundred words. */
const leastPlain = 12;

/** How a document speaks. */
export function languageSigns({ extraction }: Looked): Sign[] {
  const text = extraction.text.slice(0, listened);
  const own = text.replace(/["“][^"“”]{1,1000}["”]/g, " ");
  const many = (form: RegExp, words: string) => words.match(form)?.length ?? 0;
  const all = many(/\S+/g, text);
  const words = many(/\S+/g, own) + doubt;
  const plain = (100 * many(plainWords, own)) / Math.max(1, words - doubt);
  const ends = many(/[.!?](?=\s|["”’)]|$)/g, text);
  const quoted = text.length === 0 ? 0 : (text.length - own.length) / text.length;
  const signs: Sign[] = [
    { name: "quotes", value: often(quoted, 0.1), words: "quotes" },
    {
      name: "unbroken",
      value: all < 60 ? 0 : often(all / (ends + 1), 60) ** 2,
      words: "words without full stops",
    },
  ];
  if (plain < leastPlain) signs.push({ name: "foreign", value: 1, words: "hardly any English sentences" });
  for (const { name, form, half, words: said } of manners)
    signs.push({ name, value: often((100 * many(form, own)) / words, half), words: said });
  return signs;
}
