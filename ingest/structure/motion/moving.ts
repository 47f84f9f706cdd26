/** Who moves and who seconds, as minutes, forms and notices print it, and whether it is a motion or an amendment. */
import type { Read } from "../../../storage/model/facts/read.js";
import { type Form, moverForms, says, seconderForms } from "./cues.js";
import { nameRead, personForm } from "./person.js";
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

/** A group moves, and nobody is named. */
const ofGroup = /\b(?:group|administration)\b/i;

function named(forms: readonly Form[], text: string, start: number): Read<string>[] {
  const names: Read<string>[] = [];
  // "Motion made, and Question put, That ….—(Jo Ray.)": who is named inside is not the mover.
  const dashed = /^(?:Motion\s+made|Question\b)/.test(text)
    ? /—\s?[([][^()[\]]{2,60}[)\]]\W*$/.exec(text)
    : null;
  const hits = forms.flatMap(({ hint, form, spare }) =>
    hint.test(text) ? [...text.matchAll(form)].map((match) => ({ match, spare })) : [],
  );
  for (const { match, spare } of hits) {
    if (
      (spare && hits.some((one) => !one.spare)) ||
      (dashed && match.index + match[0].length <= dashed.index)
    )
      continue;
    const words = match.groups?.name ?? "";
    const at = match.index + match[0].lastIndexOf(words, match[0].startsWith(words) ? 0 : undefined);
    const read = nameRead(words, start + at);
    if (
      read &&
      !ofGroup.test(read.value) &&
      !names.some((one) => one.start < read.end && read.start < one.end)
    )
      names.push(read);
  }
  return names.toSorted((one, other) => one.start - other.start);
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
  const amends = named
    ? /^a/i.test(named)
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
