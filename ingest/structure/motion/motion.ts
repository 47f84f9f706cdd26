/** Motions, minutes and agendas: what was moved, by whom, and what became of it. Unknown stays unknown. */
import type { Motion, MotionFacts } from "../../../storage/model/facts/motion-facts.js";
import type { Read } from "../../../storage/model/facts/read.js";
import type { Extraction } from "../../extract/extraction.js";
import { type Head, type Line, readHead } from "../head.js";
import { oneLine, type Part, toPassages } from "../passages.js";
import type { Structured } from "../structured.js";
import { clauseParts, type MotionPart, opensSection } from "./clauses.js";
import { eventsOf, saidIn } from "./events.js";
import { itemsOf } from "./items.js";
import { lodgedMotions } from "./lodged.js";
import { meetingDay, readMeeting } from "./meeting.js";
import { isProcedural } from "./moving.js";
import { motionsOf } from "./record.js";
import { unitsOf } from "./units.js";

/** Reads a motion, or minutes that record some. */
export function readMotion(extraction: Extraction): Omit<Structured, "kind" | "confidence"> {
  const { text } = extraction;
  const head = readHead(extraction);
  const units = unitsOf(extraction);
  const said = saidIn(units);
  const speaking = new Set(
    [...said]
      .filter(([, { movings, settled }]) => movings.length + settled.length > 0)
      .map(([unit]) => unit.start),
  );
  const parts = clauseParts(extraction, ({ start }) => speaking.has(start));
  const clauseStarts = new Set(parts.filter((part) => part.of !== null).map((part) => part.start));
  const items = itemsOf(units, text.length, (unit) => clauseStarts.has(unit.start));
  const itemStarts = new Set(items.map((item) => item.start));
  const events = eventsOf(units, parts, said, (unit) => itemStarts.has(unit.start));
  const lodged = lodgedMotions(units);
  const motions = lodged.length > 0 ? lodged : motionsOf(text, events, items);
  const { warnings, ...hoisted } = ofDocument(text, motions);
  const draft = draftMark(head);
  const date = meetingDay(units, items[0]?.start ?? text.length, head);
  return {
    title: titleOf(extraction, head, lodged),
    date,
    source: head.body?.value ?? extraction.metadata.site,
    passages: toPassages(extraction, withOutcomes(parts, events)),
    facts: {
      motion: {
        ...hoisted,
        provisional: draft !== null || extraction.furniture.some((item) => marksDraft(item.text)),
        draft,
        meeting: readMeeting(units, head, date),
        items,
        motions,
      },
    },
    warnings,
  };
}

type Hoisted = Pick<MotionFacts, "mover" | "seconder" | "outcome" | "unanimous"> & { warnings: string[] };

/** Of the one motion that is meant: with clauses before those without, moved before merely resolved. */
function ofDocument(text: string, motions: readonly Motion[]): Hoisted {
  const ranks = [
    motions.filter((one) => one.clauses.some((clause) => clause.group !== "text") && !isResolution(one)),
    motions.filter((one) => one.clauses.length > 0),
    motions.filter(
      (one) => one.mover !== null && !isProcedural(text.slice(one.start, Math.min(one.end, one.start + 300))),
    ),
    motions,
  ];
  const meant = ranks.find((rank) => rank.length > 0) ?? [];
  const [one] = meant;
  if (one === undefined) return { mover: null, seconder: null, outcome: null, unanimous: null, warnings: [] };
  if (meant.length > 1) {
    const warnings = ["Several motions are recorded; none was taken as the document's."];
    return { mover: null, seconder: null, outcome: null, unanimous: null, warnings };
  }
  const { mover, seconder, outcome, unanimous } = one;
  const warnings = one.flags.filter((flag) => flag.code === "outcomes-differ").map((flag) => flag.sentence);
  return { mover, seconder, outcome, unanimous, warnings };
}

/** What was resolved without anybody's motion being recorded: its words stand behind the decision. */
function isResolution({ mover, outcome, text }: Motion): boolean {
  return mover === null && outcome !== null && text !== null && outcome.start < text.start;
}

const draftForm =
  /\bdraft\b|\b(?:unconfirmed|unapproved|provisional)\b|\b(?:subject\s+to|awaiting|pending|until)\s+(?:confirmation|approval|confirmed|approved|ratification)/i;

function marksDraft(line: string): boolean {
  return (
    draftForm.test(line) &&
    /minutes|record|^\W*(?:draft|unconfirmed|unapproved)\W*$|subject\s+to|awaiting|pending/i.test(line)
  );
}

/** Draft minutes say so at their head; a draft budget in the business does not count. */
function draftMark(head: Head): Read<string> | null {
  const line = head.lines.slice(0, 12).find(({ text }) => text.length <= 160 && marksDraft(text));
  return line ? { value: oneLine(line.text), start: line.start, end: line.end } : null;
}

const motionTitle =
  /^(?:(?:notice\s+of\s+)?motion(?:\s+(?:no\.?\s*)?\d+)?|title|subject)\s*[:–—-]\s*(?<subject>\S.*)$/i;

function titleOf(extraction: Extraction, head: Head, [lodged]: readonly Motion[]): string | null {
  if (lodged?.title) return lodged.title.value;
  const isTitle = (line: Line): boolean =>
    line.start !== head.body?.start &&
    line.start !== head.date?.start &&
    line.text.length <= 150 &&
    !/^\d+[.)]?\s/.test(line.text) &&
    !opensSection(line.text);
  const lines = head.lines.filter(isTitle);
  const minutes = lines.find((line) => /^(?:(?:draft|unconfirmed)\s+)?minutes\b/i.test(line.text));
  if (minutes) return oneLine(minutes.text);
  const subject = lines.map((line) => motionTitle.exec(line.text)?.groups?.subject).find((found) => found);
  const heading = lines.find((line) => line.block.kind === "heading")?.text;
  const first = lines.find((line) => !/[.;:]$/.test(line.text) && line.text.length <= 100)?.text;
  const found = subject ?? heading ?? extraction.metadata.title ?? first;
  return found === undefined ? null : oneLine(found);
}

/** A block longer than this keeps its kind, and only the sentence becomes the outcome. */
const longestOutcome = 400;

function withOutcomes(parts: readonly MotionPart[], events: ReturnType<typeof eventsOf>): Part[] {
  const sentences = events.flatMap((event) => (event.kind === "settled" ? [event.settled] : []));
  let next = 0;
  return parts.flatMap(({ of: _, ...part }): Part[] => {
    while (next < sentences.length && (sentences[next]?.start ?? 0) < part.start) next += 1;
    const first = sentences[next];
    if (first === undefined || first.end > part.end || part.kind === "row") return [part];
    if (part.end - part.start <= longestOutcome)
      return [{ ...part, kind: "outcome", level: null, clause: null }];
    const outcome: Part = { start: first.start, end: first.end, kind: "outcome" };
    return [{ ...part, end: first.start }, outcome, { ...part, start: first.end }].filter(
      (piece) => piece.end > piece.start,
    );
  });
}
