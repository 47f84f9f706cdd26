/** Who moves and who seconds, as minutes, forms and notices print it, and whether it is a motion or an amendment. */
import type { Read } from "../../../storage/model/facts/read.js";
import { moverForms, says, seconderForms, spareMoverForms } from "./cues.js";
import { anyone, type MarkedLine, markNames, plural } from "./marked-names.js";
import { sentencesOf, type Unit } from "./units.js";

export interface Moving {
  /** Offset at which the names begin, and the one behind the last of them. */
  at: number;
  end: number;
  mover: Read<string> | null;
  seconder: Read<string> | null;
  amends: boolean;
  /** Business of the meeting itself: to adjourn, to vote, to exclude the public. */
  procedural: boolean;
  /** `A` of "moved Amendment A": what the vote on it will call it. */
  label: string | null;
}

/** In a longer stretch names are looked for sentence by sentence, at their beginnings; a longer sentence is a page whose lines were lost. */
const longestStretch = 700;
const longestSentence = 3_000;

/** Who moved or seconded in a unit, in text order; a seconder alone has no mover. */
export function movingsIn(unit: Unit): Moving[] {
  if (
    unit.block.kind === "row" &&
    !/\b(?:mover|seconder|moved|seconded|proposed|proposer)\b/i.test(unit.text)
  )
    return [];
  // "(Reference: Notice of Motion by …)": the papers before the meeting.
  if (/^\W*reference\s*:/i.test(unit.text)) return [];
  const stretches = unit.text.length <= longestStretch ? [unit] : sentencesOf(unit);
  return stretches.flatMap(({ start, text }) =>
    text.length <= longestSentence ? inStretch({ start, text: text.slice(0, longestStretch) }) : [],
  );
}

function inStretch({ start, text }: { start: number; text: string }): Moving[] {
  if (!says.test(text)) return [];
  const line = markNames(text, start);
  const movers = moversIn(line);
  const seconders = namedBy(seconderForms, line).filter(
    (one) => !movers.some((mover) => mover.name.start === one.name.start),
  );
  const movings = movers.map(({ name: mover, at }, index): Moving => {
    const next = movers[index + 1]?.name.start ?? Number.POSITIVE_INFINITY;
    const other = besides(line, at);
    const seconder =
      seconders.find(
        ({ name }) => name.start > mover.start && name.start < next && name.start !== other?.start,
      )?.name ?? other;
    const end = Math.max(mover.end, seconder?.end ?? 0);
    return { at: mover.start, end, mover, seconder, ...nature(text, mover.start - start, end - start) };
  });
  for (const { name: seconder } of seconders) {
    if (movings.some((moving) => moving.seconder?.start === seconder.start)) continue;
    const { start: at, end } = seconder;
    movings.push({ at, end, mover: null, seconder, ...nature(text, at - start, end - start) });
  }
  const sorted = movings.toSorted((one, other) => one.at - other.at);
  // Who moves in another's absence does so instead of who gave notice.
  const instead = sorted.findIndex(
    ({ mover }) => mover && /^,?\s+in\s+the\s+absence\s+of\b/i.test(text.slice(mover.end - start)),
  );
  return sorted.slice(Math.max(0, instead));
}

/** A name and the offset of its mark. */
interface Found {
  name: Read<string>;
  at: number;
}

const andOther = new RegExp(`^${plural}\\s+(?:and|&)\\s+(?=${anyone})`, "iu");

/** "Councillors Gold and Benn" moved: the one, and the other seconded. */
function besides({ marked, nameAt }: MarkedLine, at: number): Read<string> | null {
  const lead = andOther.exec(marked.slice(at))?.[0].length;
  return lead === undefined ? null : nameAt(at + lead);
}

/** "Motion made, and Question put, That ….—(Jo Ray.)": who is named inside is not the mover. */
const dashed = new RegExp(
  `^(?:Motion\\s+made|Question\\b).*—\\s?[([](?=${anyone}[^()[\\]]{0,30}[)\\]]\\W*$)`,
  "u",
);

function moversIn(line: MarkedLine): Found[] {
  const movers = namedBy(moverForms, line);
  const found = movers.length > 0 ? movers : namedBy(spareMoverForms, line);
  const behind = dashed.exec(line.marked)?.[0].length ?? 0;
  return found.filter(({ at }) => at >= behind);
}

/** A group moves, and nobody is named. */
const ofGroup = /\b(?:group|administration)\b/i;

function namedBy(forms: readonly RegExp[], { marked, nameAt }: MarkedLine): Found[] {
  const offsets = forms.flatMap((form) =>
    [...marked.matchAll(form)].flatMap(({ indices }) => indices?.groups?.name?.[0] ?? []),
  );
  return [...new Set(offsets)]
    .toSorted((one, other) => one - other)
    .map((at) => ({ name: nameAt(at), at }))
    .filter(({ name }) => !ofGroup.test(name.value));
}

const business =
  /\b(?:(?:consideration|decision|item|matter|report|motion|debate)\b[^.;]{0,40}\b(?:be|stand)\s+(?:deferred|postponed|referred|remitted|tabled)\b|suspen\w+|adjourn\w*|clos(?:e|ed|ure)\b.{0,30}\b(?:meeting|debate|motion|session|forum)|closure|(?:next|previous)\s+(?:business|question)|(?:vote|question)\s+be\s+(?:now\s+)?(?:put|taken)|recorded\s+vote|named\s+vote|exten(?:d|sion)\b.{0,40}\b(?:meeting|time)|(?:press|public)\b.{0,60}\bexcluded|exclu(?:de|sion)\b.{0,40}\b(?:press|public)|standing\s+orders?|procedur(?:e|al)\b|continue\s+(?:the\s+meeting\s+)?(?:beyond|past)|called?\s+to\s+order|(?:agenda|apolog(?:y|ies))\b.{0,40}\b(?:be\s+)?(?:adopted|approved|accepted)|(?:adopt|approve|accept)\b.{0,25}\b(?:agenda|apolog(?:y|ies))|closed\s+(?:session|meeting)|in[- ]camera|(?:meeting|sitting|debate)\s+be\s+(?:extended|adjourned|suspended|closed)|reference\s+back)\b/i;

/** Words like these give minutes their standing; that is no motion of the meeting's business. */
export function isProcedural(words: string): boolean {
  return business.test(words);
}

/** The letter or number that `words` give an amendment. */
export function labelIn(words: string): string | null {
  return (
    /\b(?:[Aa]mendments?|AMENDMENTS?)\s+(?:[Nn]o\.?\s*|NO\.?\s*)?(?<label>\d{1,2}|[A-H])(?![\p{L}\d])/u.exec(
      words,
    )?.groups?.label ?? null
  );
}

/** "In proposing the motion, Councillor Ray …": what it is stands before the name. */
const underWay =
  /\bin\s+(?:proposing|moving|seconding)\s+(?:the|this|his|her|their)\s+(?<thing>motion|amendment)\W+$/i;
/** "… proposed the motion with the following amendments", "… would like to propose an amendment": the first thing named. */
const thereupon =
  /^,?\s*(?:(?:formally\s+|then\s+)?(?:moved|proposed|seconded)\s+(?:the|this|his|her|their)|[^.;]{0,80}?\b(?:would\s+like|wished|wanted|asked)\s+to\s+(?:propose|move|add)\s+(?:an?|the|one|another|this))\s+(?:\p{L}+\s+){0,2}?(?<thing>motion|amendment)\b(?!\s+(?:of|to)\s+(?:the\s+)?amend)/iu;

/** What is moved stands before the names, or just behind them. */
function nature(text: string, at: number, end: number): Pick<Moving, "amends" | "procedural" | "label"> {
  // "Amendment No. 1 was moved by": no sentence ends there.
  const stops = text.slice(0, at).replace(/\bNo\. (?=\d)/gi, "No_ ");
  const sentence = Math.max(stops.lastIndexOf(". "), stops.lastIndexOf("; ")) + 1;
  const before = text.slice(sentence, end);
  const after = text.slice(end, end + 200).split(/(?<=[.;])\s/)[0] ?? "";
  // "moves a resolution on the amendment of the plan": the first thing named is what is moved.
  const introduced =
    after.split(/\bthat\b|:|\b(?:motion|resolution|proposal)\s+(?:to|for|on|of)\b/i)[0] ?? "";
  const words = `${before} ${introduced}`.replace(
    /\bas\s+amended\b|\bamended\s+motion\b|\bno\s+amendments?\b/gi,
    "",
  );
  const named =
    /\b(?<thing>motion|amendment)\b(?:(?:[^.;]|\.\d){0,44}\b[Ii]n\s+the\s+name\s+of|\s+(?:by|from))\s+$/i.exec(
      text.slice(0, at),
    )?.groups?.thing;
  const itself = (underWay.exec(text.slice(0, at)) ?? thereupon.exec(after))?.groups?.thing ?? named;
  const amends = itself
    ? /^a/i.test(itself)
    : /\bamendments?\b/i.test(words) ||
      /\bto\s+amend\s+the\s+(?:motion|recommendation|resolution|proposal)\b/i.test(after) ||
      /^\W*that\s+(?:the\s+words?\s+)?["“][^"”]{1,300}["”][^.]{0,40}\s+be\s+(?:amended|replaced|deleted|removed|changed|substituted|inserted|added)\b/i.test(
        text.slice(end - 0, end + 420).replace(/^[^"“]*?\bthat\b/i, "that"),
      ) ||
      /^\W*(?:that\s+)?(?:the\s+)?(?:motion|recommendations?|resolution|proposal)\s+be\s+(?:amended|altered|varied)\b/i.test(
        after,
      );
  return {
    label: amends ? labelIn(words) : null,
    amends: amends && !/^Motion\s+made\b/.test(text),
    procedural:
      isProcedural(after) ||
      /\bprocedural\s+motion\b|\breference\s+back\b|\bthat\s+the\s+(?:question|vote|motion)\s+be\s+now\s+(?:put|taken)\b|\bproceed\s+to\s+(?:the\s+)?next\s+business\b/i.test(
        before,
      ),
  };
}
