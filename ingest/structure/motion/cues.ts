/** The shapes in which records name who moves and who seconds: a cue beside a name, in any order. */
import { personForm, titledForm } from "./person.js";

export interface Form {
  /** Counts only where no other form finds a mover: it may tell of another motion. */
  spare: boolean;
  /** Words without which `form` finds nothing; the forms are slow, and most stretches have none of them. */
  hint: RegExp;
  form: RegExp;
}

function toForms(forms: readonly [hint: RegExp, form: string][]): Form[] {
  return forms.map(([hint, form]) => ({
    hint,
    form: new RegExp(form, "gu"),
    spare: form.includes("n\\s+the\\s+name\\s+of"),
  }));
}

/** Each phrase in small letters, in capitals and with a first capital: names are known by their capitals, cues are not. */
function cue(phrases: string): string {
  const cases = phrases
    .split("|")
    .flatMap((one) => [one, one.toUpperCase(), `${one.charAt(0).toUpperCase()}${one.slice(1)}`]);
  return `(?:${cases.join("|").replace(/ /g, "\\s+")})`;
}

const moved = cue("moved|proposed");
/** What is done to other papers too: only a motion that is named makes a mover of who does it. */
const handedIn = cue(
  "submitted|tabled|introduced|put forward|brought forward|lodged|sponsored|presented|offered|made",
);
const paper = cue(
  "motion|motions|amendment|amendments|resolution|resolutions|proposal|proposition|ordinance|ordinances|bill|bills|order|orders|by-law|bylaw",
);
const by = "\\s*(?:by|BY|By|:|by:)[\\s:*_–—-]*";
const labelled = "(?:\\s*(?:by|BY|:|–|—|-)\\s*){1,3}[*_]*";
const manner =
  "(?:(?:then|formally|therefore|also|subsequently|duly|thereupon|now|again|further|hereby)\\s+)?";
const aside = "(?:\\s*\\([^()]{1,200}\\)){0,3}";
const notTold = "(?!\\s+by|\\s+that\\s+(?:she|he|they)\\b)";
/** No name may begin inside another, or behind "seconded by". */
const startsName =
  "(?<!(?:seconded|Seconded|SECONDED)\\s+(?:by\\s+)?)(?<!\\p{L}\\s)(?<!\\b(?:Cllrs?|Clrs?|Crs?|Mrs?|Ms|Dr|Revd?|\\p{Lu})\\.\\s)";
const member = "(?:[Cc]ouncillors\\s+|[Cc]rs\\s+|[Cc]llrs\\s+)?";
/** Before two names and a stroke: `Resolved (Cr Ray/Cr Lee)`, `M/S/C: Ray/Lee`. */
const strokeLead = `\\b(?:(?:[Mm]otion|MOTION|[Aa]mendment|AMENDMENT)\\s*:\\s*\\(|${cue("resolved|carried")}\\s+\\(|${cue("resolved|carried")}\\s+(?=(?:Cllrs?|Crs?)\\b)|(?:M\\s?/\\s?S(?:\\s?/\\s?[CPU])?|MSC|MSP|${cue("moved|motion|proposed|mover|proposer")}\\s*(?:/|and|&)\\s*${cue("seconded|second|seconder")})\\s*[:.(–-]*\\s*)`;

export const moverForms = toForms([
  [
    /(?:moved|proposed|motioned)\s*(?:by|:)/i,
    `\\b${cue("moved|proposed|motioned")}${by}(?<name>${personForm})`,
  ],
  [
    /(?:submitted|tabled|introduced|forward|lodged|sponsored)\s*(?:by|:)/i,
    `(?<!\\b(?:[Rr]espectfully|[Rr]eports?\\s+(?:was|were|as)|[Rr]eports?)\\s)\\b${cue("submitted|tabled|introduced|put forward|lodged|sponsored")}${by}(?<name>${personForm})`,
  ],
  [
    /(?:made|presented|offered|forward|given|submitted|introduced)\s+by/i,
    `\\b${paper}\\b[^.;]{0,300}?(?<![Rr]espectfully\\s)\\b${handedIn}\\s+(?:by|BY)\\s+(?<name>${personForm})`,
  ],
  [
    /(?:submitted|tabled|lodged|introduced|received|forward)\s[^.;]{3,80}\s(?:by|from)\s/i,
    `\\b${paper}\\b[^.;]{0,80}?\\b(?:${handedIn}|received)\\s+(?:(?!\\b[Ss]econd)[^.;]){3,80}?\\s(?:by|from)\\s+(?<name>${titledForm})`,
  ],
  [
    /notice\s+of\s+motion[\s\S]*given\s+by/i,
    `\\b[Nn]otice\\s+of\\s+[Mm]otion\\b[^.;]{0,260}?\\b[Gg]iven\\s+[Bb]y\\s+(?<name>${titledForm})`,
  ],
  [
    /notice\s+of\s+motion\s+received\s+(?:by|from)/i,
    `^[^.;]{0,20}\\b[Nn]otice\\s+of\\s+[Mm]otion\\s+[Rr]eceived\\s+(?:[Bb]y|[Ff]rom)\\s+(?<name>${titledForm})(?=\\s*(?:[:–—-]|$))`,
  ],
  [/nominat/i, `(?:(?<name>${titledForm})\\s+nominated)(?=[\\s\\S]{0,200}\\b[Ss]econd)`],
  [
    /nominat/i,
    `\\b[Nn]ominated\\s+(?:(?:for|as)\\s+[^.;]{2,40}?\\s+)?by\\s+(?<name>${titledForm})(?=[\\s\\S]{0,120}\\b[Ss]econd)`,
  ],
  [/^\W*notice\s+(?:was\s+)?given/i, `^\\W*Notice\\s+(?:was\\s+)?given${by}(?<name>${personForm})`],
  [
    /proposed\s[^.;]*\sby\s/i,
    `\\b(?:was|were)\\s+${moved}\\s+(?:in|as|for)\\s+[^.;,]{2,40}?\\s+by\\s+(?<name>${titledForm})`,
  ],
  [/(?:was|were)\s+moved\s/i, `\\b(?:was|were)\\s+(?:moved|proposed)\\s+(?<name>${personForm})`],
  [
    /^\W*moved\s[^–—-]{2,40}\s[–—-]\s/i,
    `^\\W*(?:Moved|MOVED)\\s+(?<name>${personForm})\\s+[–—-]\\s+${personForm}\\s*:?$`,
  ],
  [
    /(?:moved|proposed|prop)[.:]?\s/i,
    `\\b(?:Moved|MOVED|Proposed|PROPOSED|Prop)[.:]?\\s+(?<name>${titledForm})`,
  ],
  [
    /proposer|mover|sponsor/i,
    `\\b(?:${cue("proposer|mover|primary sponsor|lead sponsor")}|[Pp]rimary\\s+[Ss]ponsor|[Ll]ead\\s+[Ss]ponsor)${labelled}(?<name>${personForm})`,
  ],
  [
    /mov|propos|submitted|introduced|tabled|offered|motion/i,
    `${startsName}(?<name>${titledForm})(?:\\s*\\([^()]{1,40}\\)|,\\s+(?:the\\s+)?(?:(?:Deputy\\s+)?Leader|(?:Vice[- ])?Chair|Cabinet|Portfolio|Lead\\s+Member|Executive)[^,.;]{0,60}(?=,))?,?\\s+(?:had\\s+|has\\s+)?${manner}(?:${moved}|(?:(?:introduced|presented|outlined)\\s+[^.;]{3,70}?\\s+and\\s+(?:then\\s+)?(?:moved|proposed))|${cue("submitted|introduced|tabled|offered")}(?=\\s+(?:an?\\s+|the\\s+|his\\s+|her\\s+|their\\s+|this\\s+)?(?:[\\p{L}-]+\\s+){0,4}?${paper}\\b)|${cue("made a motion|made the motion|motioned|to move|will move|will propose")}|to\\s+MOVE|(?:proposing|moving)(?=\\s+(?:the|that|it|and|this)\\b))${notTold}`,
  ],
  [
    /(?:moved|proposed)/i,
    `(?<=\\p{L}\\s)(?<!\\b(?:by|to|of|from|with|that|and|seconded)\\s)(?=(?:The\\s+)?(?:Councillor|Cllr|Crs?\\b|Ald|Mrs?\\b|Ms\\b|Dr\\b|Deputy|Lord\\b|Lady\\b|Baroness|Earl\\b|Viscount))(?<name>${titledForm}),?\\s+${manner}(?:moved|proposed)\\b${notTold}`,
  ],
  [
    /(?:moved|motion)[\s\S]*second|(?:motioned|made\s+(?:a|the)\s+motion)/i,
    `(?:^|[.;:]\\s+)(?<name>${personForm}),?\\s+(?:${manner}${moved}(?=[\\s\\S]{0,400}\\b[Ss]econd)|motioned|made\\s+(?:a|the)\\s+motion)\\b${notTold}`,
  ],
  [
    /and\s+(?:\w+\s+)?(?:moved|proposed)\b/i,
    `${startsName}(?<name>${titledForm})\\s+\\p{Ll}(?:[^.;]|\\.\\d){2,180}?\\s+and\\s+${manner}(?:moved|proposed)(?=\\s+(?:that|the|an?|approval|adoption|its|this)\\b)`,
  ],
  [
    /\bmoves\b[\s\S]*\bsecond/i,
    `(?:^|[.;:]\\s+)(?<name>${personForm})\\s+(?:moves|proposes)\\b(?=[\\s\\S]{0,400}\\b[Ss]econd)`,
  ],
  [/to\s+move\b/i, `(?<name>${titledForm})\\s+to\\s+move(?=,?\\s+(?:that|for|the|as\\s+an\\s+amendment)\\b)`],
  [
    /and\s[^.;]{3,50}\s(?:motioned|moved|proposed)/i,
    `${startsName}(?<name>${titledForm})\\s+and\\s+${titledForm},?\\s+${manner}(?:motioned|moved|proposed)\\b`,
  ],
  [
    /\b(?:councillors|cllrs|crs)\b[^.;]{3,80}\s(?:moved|proposed)/i,
    `\\b(?:Councillors|COUNCILLORS|Cllrs|CLLRS|Crs|CRS)\\.?\\s+(?<name>${personForm})\\s+(?:and|AND|&)\\s+${personForm},?\\s+${manner}${moved}\\b`,
  ],
  [
    /absence\s+of/i,
    `(?<name>${titledForm}),?\\s+(?:in\\s+the\\s+absence\\s+of|on\\s+behalf\\s+of)\\s+${titledForm},?\\s+${manner}${moved}\\b`,
  ],
  [/with\s/i, `\\b(?:with|With)\\s+(?<name>${titledForm})\\s+(?:proposing|moving)\\b`],
  [
    /withdrew/i,
    `(?<name>${titledForm}),?\\s+(?:then\\s+)?withdrew\\s+(?:(?:his|her|their)\\s+(?:notice\\s+of\\s+)?motion|the\\s+(?:notice\\s+of\\s+)?motion\\s+(?:standing\\s+)?in\\s+(?:his|her|their)\\s+name)`,
  ],
  [
    /seconded/i,
    `(?<name>${titledForm}),?\\s+(?:and\\s+)?(?:seconded|SECONDED)\\s+(?:by\\s+)?[^.;]{3,60}?,?\\s+${manner}(?<!\\bbe\\s)${moved}\\b`,
  ],
  [
    /(?:motion|amendment)\s+(?:was|made|by|from)/i,
    `\\b${cue("motion|amendment")}\\s+(?:was\\s+)?(?:made\\s+)?(?:by|from|BY|FROM)[\\s:]+(?<name>${personForm})`,
  ],
  [
    /amendment\s+to/i,
    `\\b[Aa]mendment\\s+to\\s+[^,.;:]{1,30},?\\s+(?:from|by|FROM|BY)[\\s:]+(?<name>${personForm})`,
  ],
  [
    /on\s+(?:the|a)\s+(?:motion|propos)/i,
    `\\b${cue("on")}\\s+(?:the|THE|a|A)\\s+${cue("motion|proposal|proposition")}\\s+(?:${cue("made")}\\s+)?(?:of|OF|by|BY|from)\\s+${member}(?<name>${personForm})`,
  ],
  [
    /motion:[\s\S]*(?:second|2nd)/i,
    `\\bMotion\\s*:\\s*(?<name>${personForm})(?=[\\s;,.|]*(?:[Ss]econd|2nd)\\b)`,
  ],
  [
    /\/|(?:resolved|carried|motion:|amendment:)\s*\(/i,
    `${strokeLead}${member}(?<name>${personForm})(?=\\s*[/)])`,
  ],
  [
    /notice\s+of/i,
    `(?<name>${titledForm}),?\\s+(?:had\\s+|has\\s+)?(?:given|gave)\\s+(?:the\\s+required\\s+)?notice\\s+of\\s+(?:a|an|the|his|her)\\b(?!\\s+foreshadow)`,
  ],
  [
    /\bi\s+(?:beg\s+to\s+|now\s+|formally\s+)?(?:move|propose)/i,
    `(?<name>${titledForm})${aside}\\s*[:–—-]+\\s*I\\s+(?:beg\\s+to\\s+|now\\s+|formally\\s+)?(?:move|propose)\\b`,
  ],
  [
    /—\s?[([]/i,
    `\\b(?:Motion\\s+made|Question\\s+(?:again\\s+)?proposed|Amendment\\s+(?:proposed|made|moved)|Resolved|Ordered)\\b[^—]{0,600}—\\s?[([](?<name>${personForm})\\.?[)\\]]`,
  ],
  [
    /motion\s+(?:no\.?\s*)?[\w/]{1,8}\s*[(–—:-]/i,
    `^[*_\\W]*(?:\\d{1,3}[.)]\\s+)?(?:[Nn]otice\\s+of\\s+)?${cue("motion")}\\s+(?:[Nn]o\\.?\\s*)?[\\w/]{1,8}\\s*[(–—:-]\\s*(?<name>${titledForm})\\)?[*_]*$`,
  ],
  [/[’']s?\)/, `\\b(?:motion|amendment)\\s+\\((?<name>${titledForm})(?:[’']s?)\\)`],
  [
    /in\s+the\s+name\s+of/i,
    `(?:\\b(?:[Mm]otion|[Aa]mendment)|^[*_]*\\d{1,3}(?:\\.\\d{1,2})*[.)]?(?=\\s+In\\b))(?:[^.;]|\\.\\d){0,40}?\\s[Ii]n\\s+the\\s+name\\s+of\\s+(?<name>${personForm})`,
  ],
]);

export const seconderForms = toForms([
  [
    /(?:seconded|second|2nd)\s*(?:made\s+)?(?:by|from|:)/i,
    `\\b(?:${cue("seconded|second")}|2nd)\\s*(?:made\\s+|came\\s+)?(?:by|BY|By|from|:|by:)[\\s:*_–—-]*(?<name>${personForm})`,
  ],
  [
    /seconded|sec(?:[’']?d)?[.:]/i,
    `\\b(?:${cue("seconded")}|[Ss]ec(?:’d|'d|d)?[.:])\\s+(?<name>${titledForm})`,
  ],
  [
    /^\W*moved\s[^–—-]{2,40}\s[–—-]\s/i,
    `^\\W*(?:Moved|MOVED)\\s+${personForm}\\s+[–—-]\\s+(?<name>${personForm})\\s*:?$`,
  ],
  [/seconder/i, `\\b${cue("seconder")}${labelled}(?<name>${personForm})`],
  [
    /second/i,
    `(?<name>${titledForm}),?\\s+(?:had\\s+)?${manner}(?:${cue("seconded|to second")}|to\\s+SECOND|seconding|gave\\s+(?:a|the)\\s+second|provided\\s+(?:a|the)\\s+second)\\b(?!\\s+by)`,
  ],
  [/second(?:ed|s)/, `(?:[.;,]\\s+|\\band\\s+)(?<name>${personForm})\\s+(?:seconded|seconds)\\b(?!\\s+by)`],
  [
    /motion\s+of/i,
    `\\b(?:motion|MOTION)\\s+of\\s+[Cc]ouncillors\\s+[\\p{L}’'.-]+(?:\\s+[\\p{L}’'.-]+)?\\s+and\\s+(?<name>${personForm})`,
  ],
  [
    /and\s[^.;]{3,50}\s(?:motioned|moved|proposed)/i,
    `${startsName}${titledForm}\\s+and\\s+(?<name>${titledForm}),?\\s+${manner}(?:motioned|moved|proposed)\\b`,
  ],
  [
    /\b(?:councillors|cllrs|crs)\b[^.;]{3,80}\s(?:moved|proposed)/i,
    `\\b(?:Councillors|COUNCILLORS|Cllrs|CLLRS|Crs|CRS)\\.?\\s+${personForm}\\s+(?:and|AND|&)\\s+(?<name>${personForm}),?\\s+${manner}${moved}\\b`,
  ],
  [/\//, `${strokeLead}[^()/]{2,60}/\\s*(?<name>${personForm})`],
]);

/** Without one of these, nobody moves or seconds anything. */
export const says =
  /\bnominat|received\b|\bwithdrew\b|\bmov(?:ed|er|es|e|ing)\b|propos(?:ed|er|ing|e)\b|\bsecond(?:ed|er|ing)?\b|\b(?:motion|amendment)\s+(?:was|made|by|from|of|\(|(?:no\.?\s*)?\d[\w/]*\s*[(–—:-])|\bamendment\s+to\b|\bproposal\s+of\b|proposition\b|submitted|tabled|introduced|lodged|sponsored|offered|(?:made|given|presented)\s+by|(?:put|brought)\s+forward|motioned|made\s+(?:a|the)\s+motion|\bprop\b|2nd\b|\bnotice\s+of\b|in\s+the\s+name\s+of|—\s?[([]|sponsor\b|(?:resolved|carried|motion:|amendment:)\s+(?:\(|Crs?\b|Cllrs?\b)|\bM\s?\/\s?S\b|\bMS[CP]\b/i;
