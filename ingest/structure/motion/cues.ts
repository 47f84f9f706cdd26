/**
 * The shapes in which records name who moves and who seconds, as patterns over lines whose names are marked. In each,
 * `name` is the mark.
 */
import { anyone, noName, office, plural, titled } from "./marked-names.js";

const forms = (...sources: string[]): RegExp[] => sources.map((source) => new RegExp(source, "dgiu"));

const one = `(?<name>${titled})`;
const who = `(?<name>${anyone})`;
const moved = "(?:moved|proposed)";
/** What is done to other papers too: only a motion that is named makes a mover of who does it. */
const handedIn =
  "(?:submitted|tabled|introduced|put forward|brought forward|lodged|sponsored|presented|offered|made)";
const paper = "(?:motions?|amendments?|resolutions?|proposal|proposition|ordinances?|bills?|orders?|by-?law)";
const by = "\\s*(?:by|:|by:)[\\s:*_–—-]*";
/** "Speeches on the motion were made by …": who speaks moves nothing. */
const notSpoken =
  "(?<!\\b(?:speeches|comments|points|remarks|contributions|statements|representations|references?)\\b[^.;]{0,80})";
const labelled = "(?:\\s*(?:by|:|–|—|-)\\s*){1,3}[*_]*";
const manner =
  "(?:(?:then|formally|therefore|also|subsequently|duly|thereupon|now|again|further|hereby)\\s+)?";
/** Of somebody who said so, or of something that somebody else moved. */
const notTold = "(?!\\s+by|\\s+that\\s+(?:she|he|they)\\b)";
/** No word leads to the name: it begins what is said. */
const begins = `(?<!seconded\\s+(?:by\\s+)?)(?<!\\p{L}\\s)(?<!${titled},\\s+(?=${office}))`;
/** Behind a name: the office of who has it, or the party. */
const ofOffice =
  "(?:\\s*\\([^()]{1,40}\\)|,\\s+(?:the\\s+)?(?:\\uE004|cabinet|portfolio|lead\\s+member|executive)[^,.;]{0,60}(?=,))?";
const secondedBelow = "(?=[\\s\\S]{0,400}\\bsecond)";
/** Before two names and a stroke: `Resolved (Cr Ray/Cr Lee)`, `M/S/C: Ray/Lee`. */
const strokeLead = `\\b(?:(?:motion|amendment)\\s*:\\s*\\(|(?:resolved|carried)\\s+(?:\\(|(?=${titled}))|(?:M\\s?/\\s?S(?:\\s?/\\s?[CPU])?|MSC|MSP|(?:moved|motion|proposed|mover|proposer)\\s*(?:/|and|&)\\s*(?:seconded|second|seconder))\\s*[:.(–-]*\\s*)`;
const members = "(?:councillors|cllrs|crs)\\.?";

export const moverForms = forms(
  // Moved by …
  `\\b(?:moved|proposed|motioned)${by}${who}`,
  `\\b(?:was|were)\\s+${moved}\\s+(?:in|as|for)\\s+[^.;,]{2,40}?\\s+by\\s+${one}`,
  `\\b(?:was|were)\\s+${moved}\\s+${who}`,
  `\\b(?:moved|proposed|prop)[.:]?\\s+${one}`,
  `^\\W*moved\\s+${who}\\s+[–—-]\\s+${anyone}\\s*:?$`,
  `\\b(?:proposer|mover|(?:primary|lead)\\s+sponsor)${labelled}${who}`,
  `\\b(?:nominated)\\s+(?:(?:for|as)\\s+[^.;]{2,40}?\\s+)?by\\s+${one}(?=[\\s\\S]{0,120}\\bsecond)`,
  // A motion submitted by …, a motion by …, on the motion of …, motion 3 (…)
  `(?<!\\b(?:respectfully|reports?\\s+(?:was|were|as)|reports?)\\s)\\b(?:submitted|tabled|introduced|put forward|lodged|sponsored)${by}${who}`,
  `${notSpoken}\\b${paper}\\b[^.;]{0,300}?(?<!respectfully\\s)\\b${handedIn}\\s+by\\s+${who}`,
  `\\b${paper}\\b[^.;]{0,80}?\\b(?:${handedIn}|received)\\s+(?:(?!\\bsecond)[^.;]){3,80}?\\s(?:by|from)\\s+${one}`,
  `\\bnotice\\s+of\\s+(?:the\\s+following\\s+)?motion\\b[^.;]{0,260}?\\bgiven\\s+(?:to\\s+[^.;]{3,160}?\\s)?by\\s+${one}`,
  `^[^.;]{0,20}\\bnotice\\s+of\\s+motion\\s+received\\s+(?:by|from)\\s+${one}(?=\\s*(?:[:–—-]|$))`,
  `^\\W*notice\\s+(?:was\\s+)?given${by}${who}`,
  `\\b(?:motion|amendment)\\s+(?:was\\s+)?(?:made\\s+)?(?:by|from)[\\s:]+${who}`,
  `\\bamendment\\s+to\\s+[^,.;:]{1,30},?\\s+(?:from|by)[\\s:]+${who}`,
  `\\bon\\s+(?:(?:the|a)\\s+)?(?:motion|proposal|proposition)\\s+(?:made\\s+)?(?:of|by|from)\\s+(?:${members}\\s+)?${who}`,
  `\\bmotion\\s*:\\s*${who}(?=[\\s;,.|]*(?:second|2nd)\\b)`,
  `\\b(?:motion|proposal)\\s+was\\s+(?:raised|put)\\s+[^.;]{3,200}?\\sby\\s+${one}`,
  `^[*_\\W]*(?:\\d{1,3}[.)]\\s+)?(?:notice\\s+of\\s+)?motion\\s+(?:no\\.?\\s*)?[\\w/]{1,8}\\s*[(–—:-]\\s*${one}\\)?[*_]*$`,
  `\\b(?:motion|amendment)\\s+\\(${one}(?:[’']s?)\\)`,
  `${strokeLead}(?:${members}\\s+)?${who}(?=\\s*[/)])`,
  `\\b(?:motion\\s+made|question\\s+(?:again\\s+)?proposed|amendment\\s+(?:proposed|made|moved)|resolved|ordered)\\b[^—]{0,600}—\\s?[([]${who}\\.?[)\\]]`,
  // … moved
  `${begins}${one}${ofOffice},?\\s+(?:had\\s+|has\\s+)?${manner}(?:${moved}|(?:introduced|presented|outlined)\\s+[^.;]{3,70}?\\s+and\\s+(?:then\\s+)?${moved}|(?:submitted|introduced|tabled|offered)(?=\\s+(?:an?\\s+|the\\s+|his\\s+|her\\s+|their\\s+|this\\s+)?(?:[\\p{L}-]+\\s+){0,4}?${paper}\\b)|made\\s+(?:a|the)\\s+motion|motioned|to\\s+move|will\\s+move|will\\s+propose|(?:proposing|moving)(?=\\s+(?:the|that|it|and|this)\\b))${notTold}`,
  `(?<=\\p{L}\\s)(?<!\\b(?:by|to|of|from|with|that|and|seconded)\\s)${one},?\\s+${manner}${moved}\\b${notTold}`,
  `(?:^|[.;:]\\s+)${who},?\\s+(?:${manner}${moved}${secondedBelow}|motioned|made\\s+(?:a|the)\\s+motion)\\b${notTold}`,
  `(?:^|[.;:]\\s+)${who}\\s+(?:moves|proposes)\\b${secondedBelow}`,
  `${begins}${one}\\s+\\p{L}(?:[${noName}]|\\.\\d){2,180}?\\s+and\\s+${manner}${moved}(?=\\s+(?:that|the|an?|approval|adoption|its|this)\\b)`,
  `${one}\\s+to\\s+move(?=,?\\s+(?:that|for|the|as\\s+an\\s+amendment)\\b)`,
  `${begins}${one}\\s+(?:and|&)\\s+${titled},?\\s+${manner}(?:motioned|${moved})\\b`,
  `(?<name>${plural})\\s+(?:and|&)\\s+${anyone},?\\s+${manner}(?:motioned|${moved})\\b`,
  `${one},?\\s+(?:in\\s+the\\s+absence\\s+of|on\\s+behalf\\s+of)\\s+${titled},?\\s+${manner}${moved}\\b`,
  `\\bin\\s+(?:proposing|moving)\\s+(?:the|this|his|her|their)\\s+(?:motion|amendment),?\\s+${one}`,
  `${one}\\s+[${noName}]{0,80}?\\b(?:would\\s+like|wished|wanted|asked)\\s+to\\s+(?:propose|move|add)\\s+(?:an?|the|one|another|this)\\s+(?:\\p{L}+\\s+){0,2}(?:amendment|motion)\\b`,
  `${one}\\s+(?:was\\s+invited\\s+to\\s+(?:present|introduce|propose|move)|(?:then\\s+)?(?:presented|introduced))\\s+(?:the|his|her|their|this)\\s+(?:notice\\s+of\\s+)?motion\\b`,
  `\\bwith\\s+${one}\\s+(?:proposing|moving)\\b`,
  `${one},?\\s+(?:and\\s+)?seconded\\s+(?:by\\s+)?[^.;]{1,60}?,?\\s+${manner}(?<!\\bbe\\s)${moved}\\b`,
  `${one}\\s+nominated(?=[\\s\\S]{0,200}\\bsecond)`,
  `${one},?\\s+(?:had\\s+|has\\s+)?(?:given|gave)\\s+(?:the\\s+required\\s+)?notice\\s+of\\s+(?:a|an|the|his|her)\\b(?!\\s+foreshadow)`,
  `${one},?\\s+(?:then\\s+)?withdrew\\s+(?:(?:his|her|their)\\s+(?:notice\\s+of\\s+)?motion|the\\s+(?:notice\\s+of\\s+)?motion\\s+(?:standing\\s+)?in\\s+(?:his|her|their)\\s+name)`,
  `${one}(?:\\s*\\([^()]{1,200}\\)){0,3}\\s*[:–—-]+\\s*I\\s+(?:beg\\s+to\\s+|now\\s+|formally\\s+)?(?:move|propose)\\b`,
);

/** They count only where no other form finds a mover: they may tell of another motion. */
export const spareMoverForms = forms(
  `(?:\\b(?:motion|amendment)|^[*_]*\\d{1,3}(?:\\.\\d{1,2})*[.)]?(?=\\s+in\\b))(?:[^.;]|\\.\\d){0,40}?\\sin\\s+the\\s+names?\\s+of\\s+${who}`,
);

export const seconderForms = forms(
  `\\b(?:seconded|second|2nd)\\s*(?:made\\s+|came\\s+)?(?:by|from|:|by:)[\\s:*_–—-]*${who}`,
  `\\b(?:seconded|sec(?:[’']?d)?[.:])\\s+${one}`,
  `^\\W*moved\\s+${anyone}\\s+[–—-]\\s+${who}\\s*:?$`,
  `\\bseconder${labelled}${who}`,
  `\\bseconder\\s+of\\s+the\\s+(?:motion|amendment),\\s+${one}`,
  `\\bin\\s+seconding\\s+(?:the|this)\\s+(?:motion|amendment),?\\s+${one}`,
  `${one},?\\s+(?:had\\s+)?${manner}(?:seconded|to\\s+second|seconding|gave\\s+(?:a|the)\\s+second|provided\\s+(?:a|the)\\s+second)\\b(?!\\s+by)`,
  `(?:[.;,]\\s+|\\band\\s+)${who}\\s+(?:seconded|seconds)\\b(?!\\s+by)`,
  `\\bmotion\\s+of\\s+(?:${members}\\s+${anyone}|${plural})\\s+and\\s+${who}`,
  `${begins}${titled}\\s+(?:and|&)\\s+${one},?\\s+${manner}(?:motioned|${moved})\\b`,
  `${plural}\\s+(?:and|&)\\s+${who},?\\s+${manner}${moved}\\b`,
  `${strokeLead}(?:${members}\\s+)?${anyone}[^()/]{0,40}/\\s*(?:${members}\\s+)?${who}`,
);

/** Without one of these, nobody moves or seconds anything. */
export const says =
  /mov(?:ed|er|es?|ing)\b|propos|\bprop\b|second|2nd\b|nominat|motion|amendment|\bnotice\b|submitted|tabled|introduced|lodged|sponsor|offered|presented|forward|withdrew|—\s?[([]|\b(?:resolved|carried)\s+(?:\(|cl?l?rs?\b|coun)|\bM\s?\/\s?S\b|\bMS[CP]\b/i;
