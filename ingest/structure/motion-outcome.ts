/** What became of a motion, only where a line plainly says so. An amendment's fate is not its motion's. */

import type { outcomes } from "../../storage/model/facts/decision-facts.js";
import type { MotionFacts } from "../../storage/model/facts/motion-facts.js";
import type { Read } from "../../storage/model/facts/read.js";
import type { Line } from "./head.js";

export type Outcome = (typeof outcomes)[number];

/** A sentence that says what became of a motion or amendment. */
export interface OutcomeSentence {
  start: number;
  end: number;
  /** Null for a sentence about an amendment or a part of the business that is not the motion. */
  outcome: Read<Outcome> | null;
  unanimous: Read<true> | null;
  /** It names the motion; "RESOLVED" or "Carried" alone may settle any other business. */
  namesMotion: boolean;
}

const fates: readonly (readonly [Outcome, string])[] = [
  [
    "lost",
    "not\\s+(?:carried|agreed(?:\\s+to)?|approved|adopted|passed)|lost|defeated|rejected|negatived|disagreed\\s+to|fell|fails|failed",
  ],
  ["withdrawn", "withdrawn"],
  ["deferred", "deferred|adjourned|postponed"],
  ["referred", "referred\\s+(?:without\\s+debate\\s+)?(?:back\\s+)?to|remitted\\s+to|referred"],
  [
    "carried",
    "carried|agreed(?:\\s+to)?|approved|adopted|passed|unanimously\\s+(?:carried|agreed|approved|adopted|passed)",
  ],
];
const anyFate = fates.map(([, form]) => form).join("|");
const amended =
  "(?:,?\\s*(?:as\\s+(?:amended|altered|moved|set\\s+out|above|printed)|with(?:out)?\\s+\\w+|in\\s+its\\s+\\w+\\s+form),?)?";
const adverb =
  "(?:(?:then|duly|therefore|thereupon|subsequently|accordingly|unanimously|overwhelmingly)\\s+)*";
const voted =
  "(?:put(?:\\s+to\\s+the\\s+(?:vote|meeting))?\\s*,?\\s*(?:and\\s+)?(?:(?:was|were|declared|it\\s+was|on\\s+a\\s+vote)\\s+)*)?";
const subject =
  "(?:(?:the|this|that)\\s+)?(?:(?:substantive|original|amended|main|revised|composite)\\s+)*motion(?:\\s+(?:no\\.?\\s*)?[A-Z]?\\d+)?";
const moved = new RegExp(
  `\\b${subject}${amended}\\s*(?:,|:|-|–|—|was|is|be|were|has\\s+been|having\\s+been|being|then)*\\s*${adverb}${voted}(?:was\\s+|were\\s+|declared\\s+)*${adverb}(?<fate>${anyFate})\\b`,
  "iu",
);
const alone = new RegExp(
  `^[*_([]*(?:(?:outcome|decision|result|vote|status|motion|on\\s+(?:a|the|being\\s+put\\s+to\\s+the)\\s+vote)\\s*[:–—-]?\\s*)?(?:(?:motion|was)\\s+)?(?:unanimously\\s+)?(?<fate>${anyFate})(?:\\s+(?:unanimously|nem\\.?\\s*con\\.?|by\\s+.{1,60}|\\(.{1,60}\\)|as\\s+amended))?[.!*_)\\]]*$`,
  "iu",
);
const resolvedForm =
  /^[*_]*(?:(?:it\s+was\s+|the\s+(?:council|committee|board|cabinet|meeting)\s+|council\s+|and\s+|\d+[.)]\s*)*(?:therefore\s+|then\s+|accordingly\s+|also\s+|unanimously\s+)*)(?<fate>resolved)\b(?!\s*(?:issues?|matters?|complaints?|cases?))/i;
const resolvedFate =
  /^[\s,:;–—*_-]*(?:unanimously\s*)?[\s,:;–—*_-]*(?:that\s+)?(?:the\s+(?:motion|matter|item|report)\s+(?:be\s+)?|to\s+)?(?<fate>deferred?|referred?|withdrawn?|rejected?)\b/i;
const unsettled =
  /\b(?:if|should|whether|would|unless|until|once|could|might|may|before|when|asked\s+that|hope[sd]?)\b/i;
const otherBusiness =
  /\b(?:amendment|closure|procedural|adjournment|suspen\w+|next\s+business|recorded\s+vote|extension)\b/i;
const unanimity = /\bunanimous(?:ly)?\b/i;

/** Reads the sentences of a line that settle a motion or an amendment. */
export function outcomesIn(line: Line): OutcomeSentence[] {
  return sentencesOf(line)
    .map(readSentence)
    .filter((found) => found !== null);
}

function sentencesOf(line: Line): { start: number; text: string }[] {
  return [...line.text.matchAll(/\S.*?(?:[.!?](?=\s+[\p{Lu}(“"])|$)/gsu)].map((match) => ({
    start: line.start + match.index,
    text: match[0],
  }));
}

/** A longer sentence settles nothing plainly. */
const longestSentence = 1_000;

function readSentence({ start, text }: { start: number; text: string }): OutcomeSentence | null {
  if (text.length > longestSentence) return null;
  const resolved = resolvedForm.exec(text);
  const match = moved.exec(text) ?? alone.exec(text) ?? resolved;
  const printed = match?.groups?.fate;
  if (match === null || printed === undefined) return amendmentOnly(start, text);
  if (unsettled.test(text.slice(0, match.index + match[0].length))) return null;
  const at = match.index + match[0].lastIndexOf(printed);
  const fate =
    match === resolved ? fateOfResolution(text, at, printed) : { at, printed, value: fateOf(printed) };
  const span = { start, end: start + text.length };
  if (fate.value === null || otherBusiness.test(text.slice(0, fate.at).replace(/as\s+amended/gi, ""))) {
    return { ...span, outcome: null, unanimous: null, namesMotion: false };
  }
  const outcome = { value: fate.value, start: start + fate.at, end: start + fate.at + fate.printed.length };
  return { ...span, outcome, unanimous: unanimousIn(text, start), namesMotion: /\bmotion\b/i.test(match[0]) };
}

const amendmentFate = new RegExp(`\\bamendment\\b[^.]{0,80}\\b(?:${anyFate})\\b`, "iu");

/** "The amendment was lost" is worth marking, but settles nothing about the motion. */
function amendmentOnly(start: number, text: string): OutcomeSentence | null {
  if (!amendmentFate.test(text) || unsettled.test(text)) return null;
  return { start, end: start + text.length, outcome: null, unanimous: null, namesMotion: false };
}

function fateOfResolution(text: string, at: number, printed: string) {
  const after = text.slice(at + printed.length);
  const turned = resolvedFate.exec(after)?.groups?.fate;
  if (turned === undefined) return { at, printed, value: "carried" as Outcome | null };
  return { at: at + printed.length + after.indexOf(turned), printed: turned, value: fateOf(turned) };
}

function fateOf(printed: string): Outcome | null {
  for (const [outcome, form] of fates) if (new RegExp(`^(?:${form})$`, "iu").test(printed)) return outcome;
  if (/^defer/i.test(printed)) return "deferred";
  if (/^refer/i.test(printed)) return "referred";
  if (/^withdraw/i.test(printed)) return "withdrawn";
  return /^reject/i.test(printed) ? "lost" : null;
}

function unanimousIn(text: string, start: number): Read<true> | null {
  const match = unanimity.exec(text);
  if (!match || /\b(?:not|without|no)\s+$/i.test(text.slice(0, match.index))) return null;
  return { value: true, start: start + match.index, end: start + match.index + match[0].length };
}

type Settled = Pick<MotionFacts, "outcome" | "unanimous"> & { warnings: string[] };

/**
 * The motion's fate, from the sentences that name it, else from a single resolution. `after` is where the motion
 * was moved: what was settled above it was other business. Null with a warning when sentences differ or when
 * several resolutions could be meant.
 */
export function settle(sentences: readonly OutcomeSentence[], after: number): Settled {
  const settled = sentences.filter((sentence) => sentence.outcome !== null && sentence.start >= after);
  const naming = settled.filter((sentence) => sentence.namesMotion);
  const meant = naming.length > 0 ? naming : settled;
  const values = new Set(meant.map((sentence) => sentence.outcome?.value));
  if (values.size > 1) return unsettledBecause(`Several outcomes are recorded (${[...values].join(", ")})`);
  // "Carried" above "RESOLVED" is one decision said twice; more is more business than one motion.
  if (naming.length === 0 && settled.length > 2) return unsettledBecause("Several resolutions are recorded");
  const unanimous = meant.find((sentence) => sentence.unanimous !== null) ?? meant[0];
  return { outcome: unanimous?.outcome ?? null, unanimous: unanimous?.unanimous ?? null, warnings: [] };
}

function unsettledBecause(reason: string): Settled {
  return { outcome: null, unanimous: null, warnings: [`${reason}; none was taken as the motion's.`] };
}
