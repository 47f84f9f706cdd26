/** Who moves and who seconds, as minutes, forms and notices print it, and whether it is a motion or an amendment. */
import type { Read } from "../../storage/model/facts/read.js";
import { nameRead, personForm, titledForm } from "./motion-person.js";
import { sentencesOf, type Unit } from "./motion-units.js";

export interface Moving {
  /** Offset at which the names begin, and the one behind the last of them. */
  at: number;
  end: number;
  mover: Read<string> | null;
  seconder: Read<string> | null;
  amends: boolean;
  /** Business of the meeting itself: to adjourn, to vote, to exclude the public. */
  procedural: boolean;
}

const either = (lower: string) =>
  `(?:${lower}|${lower.toUpperCase()}|${lower[0]?.toUpperCase()}${lower.slice(1)})`;
const [moved, proposed, submitted, seconded] = ["moved", "proposed", "submitted", "seconded"].map(either) as [
  string,
  string,
  string,
  string,
];
const by = "\\s*(?:by|BY|By|:|by:)[\\s:*_–—-]*";
const labelled = "(?:\\s*(?:by|BY|:|–|—|-)\\s*){1,3}[*_]*";
const manner = "(?:(?:then|formally|therefore|also|subsequently|duly|thereupon|now|again|further)\\s+)?";

interface Form {
  /** Words without which `form` finds nothing; the forms are slow, and most stretches have none of them. */
  hint: RegExp;
  form: RegExp;
}

function toForms(forms: readonly [hint: RegExp, form: string][]): Form[] {
  return forms.map(([hint, form]) => ({ hint, form: new RegExp(form, "gu") }));
}

const moverForms = toForms([
  [
    /(?:moved|proposed|submitted|tabled|introduced|forward|lodged|sponsored)\s*(?:by|:)/i,
    `\\b(?:${moved}|${proposed}|${submitted}|[Tt]abled|[Ii]ntroduced|[Pp]ut\\s+forward|[Ll]odged|[Ss]ponsored)${by}(?<name>${personForm})`,
  ],
  [
    /(?:moved|proposed|prop)[.:]?\s/i,
    `\\b(?:Moved|MOVED|Proposed|PROPOSED|Prop)[.:]?\\s+(?<name>${titledForm})`,
  ],
  [
    /proposer|mover|sponsor/i,
    `\\b(?:[Pp]roposer|PROPOSER|[Mm]over|MOVER|(?:[Pp]rimary|[Ll]ead)\\s+[Ss]ponsor)${labelled}(?<name>${personForm})`,
  ],
  [
    /mov|proposed|submitted|introduced|tabled|motion/i,
    `(?<!(?:seconded|Seconded|SECONDED)\\s+(?:by\\s+)?)(?<!\\p{L}\\s)(?<!\\b(?:Cllrs?|Clrs?|Crs?|Mrs?|Ms|Dr|Revd?|\\p{Lu})\\.\\s)(?<name>${titledForm})(?:\\s*\\([^()]{1,40}\\))?,?\\s+(?:had\\s+|has\\s+)?${manner}(?:moved|proposed|MOVED|PROPOSED|(?:(?:introduced|presented|outlined)\\s+[^.;]{3,70}?\\s+and\\s+(?:then\\s+)?(?:moved|proposed))|(?:submitted|introduced|tabled)(?=\\s+(?:an?\\s+|the\\s+|his\\s+|her\\s+|their\\s+|this\\s+)?(?:[\\p{L}-]+\\s+){0,4}?(?:[Mm]otions?|[Aa]mendments?|[Rr]esolutions?|[Pp]roposals?|[Oo]rdinances?|[Bb]ills?|[Oo]rders?)\\b)|made\\s+(?:a|the)\\s+motion|motioned|to\\s+move|will\\s+move)\\b(?!\\s+by|\\s+that\\s+(?:she|he|they)\\b)`,
  ],
  [
    /(?:moved|proposed)/i,
    `(?<=\\p{L}\\s)(?<!\\b(?:by|to|of|from|with|that|and|seconded)\\s)(?=(?:The\\s+)?(?:Councillor|Cllr|Crs?\\b|Ald|Mrs?\\b|Ms\\b|Dr\\b|Deputy|Lord\\b|Lady\\b|Baroness|Earl\\b|Viscount))(?<name>${titledForm}),?\\s+${manner}(?:moved|proposed)\\b(?!\\s+by|\\s+that\\s+(?:she|he|they)\\b)`,
  ],
  [
    /withdrew/i,
    `(?<name>${titledForm}),?\\s+(?:then\\s+)?withdrew\\s+(?:(?:his|her|their)\\s+(?:notice\\s+of\\s+)?motion|the\\s+(?:notice\\s+of\\s+)?motion\\s+(?:standing\\s+)?in\\s+(?:his|her|their)\\s+name)`,
  ],
  [
    /seconded/i,
    `(?<name>${titledForm}),?\\s+(?:and\\s+)?(?:seconded|SECONDED)\\s+(?:by\\s+)?[^.;]{3,60}?,?\\s+${manner}(?<!\\bbe\\s)(?:moved|proposed|MOVED|PROPOSED)\\b`,
  ],
  [
    /(?:motion|amendment)\s+(?:was|made|by|from)/i,
    `\\b(?:[Mm]otion|MOTION|[Aa]mendment|AMENDMENT)\\s+(?:was\\s+)?(?:made\\s+)?(?:by|from|BY|FROM)[\\s:]+(?<name>${personForm})`,
  ],
  [
    /amendment\s+to/i,
    `\\b[Aa]mendment\\s+to\\s+[^,.;:]{1,30},?\\s+(?:from|by|FROM|BY)[\\s:]+(?<name>${personForm})`,
  ],
  [
    /on\s+(?:the|a)\s+(?:motion|propos)/i,
    `\\b(?:[Oo]n|ON)\\s+(?:the|THE|a)\\s+(?:motion|MOTION|proposal|PROPOSAL|proposition)\\s+(?:of|OF|by|from)\\s+(?:[Cc]ouncillors\\s+|[Cc]rs\\s+|[Cc]llrs\\s+)?(?<name>${personForm})`,
  ],
  [
    /(?:resolved|carried)\s+\(/i,
    `\\b(?:Resolved|RESOLVED|Carried|CARRIED)\\s+\\((?<name>${titledForm})(?=\\s*[/)])`,
  ],
  [
    /notice\s+of/i,
    `(?<name>${titledForm}),?\\s+(?:had\\s+|has\\s+)?(?:given|gave)\\s+(?:the\\s+required\\s+)?notice\\s+of\\s+(?:a|an|the|his|her)\\b`,
  ],
  [
    /\bi\s+(?:beg\s+to\s+)?move/i,
    `(?<name>${titledForm})(?:\\s*\\([^()]{1,60}\\))?\\s*:\\s+I\\s+(?:beg\\s+to\\s+)?move\\b`,
  ],
  [
    /—\s?\(/i,
    `\\b(?:Motion\\s+made|Question\\s+(?:again\\s+)?proposed|Amendment\\s+(?:proposed|made|moved)|Resolved|Ordered)\\b[^—]{0,600}—\\s?\\((?<name>${personForm})\\.?\\)`,
  ],
  [
    /in\s+the\s+name\s+of/i,
    `\\b(?:[Mm]otion|[Aa]mendment)\\s+(?:[Ss]tanding\\s+)?in\\s+the\\s+name\\s+of\\s+(?<name>${personForm})`,
  ],
]);
const seconderForms = toForms([
  [/(?:seconded|second|2nd)\s*(?:by|:)/i, `\\b(?:${seconded}|[Ss]econd|2nd)${by}(?<name>${personForm})`],
  [/seconded|sec(?:[’']?d)?[.:]/i, `\\b(?:${seconded}|[Ss]ec(?:’d|'d|d)?[.:])\\s+(?<name>${titledForm})`],
  [/seconder/i, `\\b(?:[Ss]econder|SECONDER)${labelled}(?<name>${personForm})`],
  [/seconded/i, `(?<name>${titledForm}),?\\s+(?:had\\s+)?${manner}(?:seconded|SECONDED)\\b(?!\\s+by)`],
  [
    /motion\s+of/i,
    `\\b(?:motion|MOTION)\\s+of\\s+[Cc]ouncillors\\s+[\\p{L}’'.-]+(?:\\s+[\\p{L}’'.-]+)?\\s+and\\s+(?<name>${personForm})`,
  ],
  [
    /(?:resolved|carried)\s+\(/i,
    `\\b(?:Resolved|RESOLVED|Carried|CARRIED)\\s+\\([^()/]{2,60}/\\s*(?<name>${titledForm})`,
  ],
]);

/** Without one of these, nobody moves or seconds anything. */
const says =
  /\bmov(?:ed|er|e)\b|propos(?:ed|er)\b|\bsecond(?:ed|er)?\b|\b(?:motion|amendment)\s+(?:was|made|by|from|of)\b|\bamendment\s+to\b|\bproposal\s+of\b|proposition\b|submitted|tabled|introduced|lodged|sponsored|put\s+forward|motioned|\bprop\b|2nd\b|\bnotice\s+of\b|in\s+the\s+name\s+of|—\s?\(|sponsor\b|(?:resolved|carried)\s+\(/i;

/** In a longer stretch names are looked for sentence by sentence; a longer sentence is a page whose lines were lost. */
const longestStretch = 700;

/** Who moved or seconded in a unit, in text order; a seconder alone has no mover. */
export function movingsIn(unit: Unit): Moving[] {
  if (
    unit.block.kind === "row" &&
    !/\b(?:mover|seconder|moved|seconded|proposed|proposer)\b/i.test(unit.text)
  )
    return [];
  const stretches = unit.text.length <= longestStretch ? [unit] : sentencesOf(unit);
  return stretches.flatMap((stretch) => (stretch.text.length <= longestStretch ? inStretch(stretch) : []));
}

function inStretch({ start, text }: { start: number; text: string }): Moving[] {
  if (!says.test(text)) return [];
  const movers = named(moverForms, text, start);
  const seconders = named(seconderForms, text, start).filter(
    (one) => !movers.some((mover) => mover.start === one.start),
  );
  const movings = movers.map((found, index): Moving => {
    const { mover, other } = pair(found, text, start);
    const next = movers[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const seconder =
      seconders.find((one) => one.start > mover.start && one.start < next && one.start !== other?.start) ??
      other;
    const end = Math.max(mover.end, seconder?.end ?? 0);
    return { at: mover.start, end, mover, seconder, ...nature(text, mover.start - start, end - start) };
  });
  for (const seconder of seconders) {
    if (movings.some((moving) => moving.seconder === seconder)) continue;
    const { start: at, end } = seconder;
    movings.push({ at, end, mover: null, seconder, ...nature(text, at - start, end - start) });
  }
  return movings.toSorted((one, other) => one.at - other.at);
}

const several = /^(?:Councillors|COUNCILLORS|Councilors|Cllrs|Clrs|Crs|CRS)\.?\s+/;
const andOther = new RegExp(`^\\s+(?:and|AND|&)\\s+(?<name>${personForm})`, "u");

/** "Councillors Gold and Benn" moved: the one, and the other seconded. */
function pair(
  found: Read<string>,
  text: string,
  start: number,
): { mover: Read<string>; other: Read<string> | null } {
  const lead = several.exec(found.value)?.[0].length ?? 0;
  const behind = text.slice(found.end - start);
  const match =
    lead > 0 || /\b(?:Councillors|Crs|Cllrs)\s+$/i.test(text.slice(0, found.start - start))
      ? andOther.exec(behind)
      : null;
  const name = match?.groups?.name;
  const mover = { value: found.value.slice(lead), start: found.start + lead, end: found.end };
  return {
    mover,
    other: match && name !== undefined ? nameRead(name, found.end + match[0].length - name.length) : null,
  };
}

function named(forms: readonly Form[], text: string, start: number): Read<string>[] {
  const names: Read<string>[] = [];
  for (const match of forms.flatMap(({ hint, form }) => (hint.test(text) ? [...text.matchAll(form)] : []))) {
    const words = match.groups?.name ?? "";
    const at = match.index + match[0].lastIndexOf(words, match[0].startsWith(words) ? 0 : undefined);
    const read = nameRead(words, start + at);
    if (read && !names.some((one) => one.start < read.end && read.start < one.end)) names.push(read);
  }
  return names.toSorted((one, other) => one.start - other.start);
}

const business =
  /\b(?:(?:consideration|decision|item|matter|report|motion|debate)\b[^.;]{0,40}\b(?:be|stand)\s+(?:deferred|postponed|referred|remitted|tabled)\b|suspen\w+|adjourn\w*|clos(?:e|ed|ure)\b.{0,30}\b(?:meeting|debate|motion|session|forum)|closure|(?:next|previous)\s+(?:business|question)|(?:vote|question)\s+be\s+(?:now\s+)?(?:put|taken)|recorded\s+vote|named\s+vote|exten(?:d|sion)\b.{0,40}\b(?:meeting|time)|(?:press|public)\b.{0,60}\bexcluded|exclu(?:de|sion)\b.{0,40}\b(?:press|public)|standing\s+orders?|procedur(?:e|al)\b|continue\s+(?:the\s+meeting\s+)?(?:beyond|past)|called?\s+to\s+order|(?:agenda|apolog(?:y|ies))\b.{0,40}\b(?:be\s+)?(?:adopted|approved|accepted)|(?:adopt|approve|accept)\b.{0,25}\b(?:agenda|apolog(?:y|ies))|closed\s+(?:session|meeting)|in[- ]camera|(?:meeting|sitting|debate)\s+be\s+(?:extended|adjourned|suspended|closed)|reference\s+back)\b/i;

/** Words like these give minutes their standing; that is no motion of the meeting's business. */
export function isProcedural(words: string): boolean {
  return business.test(words);
}

/** What is moved stands before the names, or just behind them. */
function nature(text: string, at: number, end: number): Pick<Moving, "amends" | "procedural"> {
  // "Amendment No. 1 was moved by": no sentence ends there.
  const stops = text.slice(0, at).replace(/\bNo\. (?=\d)/gi, "No_ ");
  const sentence = Math.max(stops.lastIndexOf(". "), stops.lastIndexOf("; ")) + 1;
  const before = text.slice(sentence, end);
  const after = text.slice(end, end + 200).split(/(?<=[.;])\s/)[0] ?? "";
  const introduced = after.split(/\bthat\b|:|\bTHAT\b/i)[0] ?? "";
  const words = `${before} ${introduced}`.replace(
    /\bas\s+amended\b|\bamended\s+motion\b|\bno\s+amendments?\b/gi,
    "",
  );
  const amends =
    /\bamendments?\b/i.test(words) ||
    /\bto\s+amend\s+the\s+(?:motion|recommendation|resolution|proposal)\b/i.test(after) ||
    /^\W*that\s+(?:the\s+words?\s+)?["“][^"”]{1,300}["”][^.]{0,40}\s+be\s+(?:amended|replaced|deleted|removed|changed|substituted|inserted|added)\b/i.test(
      text.slice(end - 0, end + 420).replace(/^[^"“]*?\bthat\b/i, "that"),
    ) ||
    /^\W*(?:that\s+)?(?:the\s+)?(?:motion|recommendations?|resolution|proposal)\s+be\s+(?:amended|altered|varied)\b/i.test(
      after,
    );
  return {
    amends,
    procedural:
      isProcedural(after) ||
      /\bprocedural\s+motion\b|\breference\s+back\b|\bthat\s+the\s+(?:question|vote|motion)\s+be\s+now\s+(?:put|taken)\b|\bproceed\s+to\s+(?:the\s+)?next\s+business\b/i.test(
        before,
      ),
  };
}
