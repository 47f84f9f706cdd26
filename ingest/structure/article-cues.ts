/** Cues: the words of a sentence that give words to somebody, `he said`, `according to the council`. */
import type { Read, Span } from "../../storage/model/facts/read.js";
import { atEnd } from "./article-description.js";
import { isSound, type Named } from "./article-named.js";
import { hidden, type Sentence } from "./article-sentences.js";
import { namedAfter, namedBefore, reach } from "./article-speaker.js";
import { auxiliaries, isParticiple, isStrong, noVerb, passive, verbForm } from "./article-verbs.js";

export interface Cue {
  /** The verb, or what stands for one, in the text. */
  verb: Span;
  /** Null when it is not said who: `the court heard`. */
  named: Named | null;
  /** The words as printed, speaker and verb. */
  words: Read<string>;
  /** It tells what was said also without quotation marks. */
  strong: boolean;
  /** The speaker stands behind it: `said Dana Holt`. */
  inverted: boolean;
  /** Something was said to the one before it. */
  passive: boolean;
}

const according = /(?<!\p{L})(?:according to|in the words of)(?=\s)/giu;
const quotedNext = new RegExp(`^[^,:;]{0,60}${hidden}`, "u");
/** Looked at right before a verb, in UTF-16 code units. */
const longestAuxiliaries = 60;
const listening = /^(?:heard|hears)$/i;
const plural = /^(?:they|we|I)$|(?:s|people|police|women|men)$/i;
const plainVerb =
  /^(?:say|call|argue|warn|claim|insist|believe|describe|admit|write|tell|add|complain|suggest)$/i;

/** The cues of a sentence, in order. Linear: little is looked at on either side of a verb. */
export function cuesOf(text: string, sentence: Sentence): Cue[] {
  const { told, start } = sentence;
  const cues: Cue[] = [];
  let clause = 0;
  for (const match of told.matchAll(verbForm())) {
    const at = match.index;
    const end = at + match[0].length;
    const from = Math.max(clause, clauseStart(told, at));
    const cue = cueAt(text, sentence, { at, end, from, word: match[0] }, cues);
    if (cue === null) continue;
    cues.push(cue);
    clause = end;
  }
  for (const match of told.matchAll(according)) {
    const after = namedAfter(told, match.index + match[0].length, start);
    // What follows its comma may be the sentence itself: "According to the force, crime fell."
    const named = after && match.index === 0 ? { ...after, post: null } : after;
    if (isSound(named))
      cues.push(
        made(text, { start: start + match.index, end: start + match.index + match[0].length }, named, {
          strong: true,
          inverted: true,
          passive: false,
        }),
      );
  }
  if (cues.length === 0) return colonCue(text, sentence);
  return cues.sort((one, other) => one.verb.start - other.verb.start);
}

interface Verb {
  at: number;
  end: number;
  from: number;
  word: string;
}

function cueAt(
  text: string,
  { told, start }: Sentence,
  { at, end, from, word }: Verb,
  before: readonly Cue[],
): Cue | null {
  const lead = told.slice(Math.max(from, at - reach), at);
  const verb = { start: start + at, end: start + end };
  const just = lead.slice(-longestAuxiliaries);
  if (noVerb.test(just)) return null;
  // "a woman who asked to remain anonymous" is no word of speech; "who called it “…”" is.
  if (
    /(?:^|\s)(?:who|which)\s+(?:(?:has|have|had|also|later)\s+)?$/iu.test(just) &&
    !quotedNext.test(told.slice(end, end + 80))
  )
    return null;
  const strong = isStrong(word);
  const made_ = (named: Named | null, more: { inverted?: boolean; passive?: boolean } = {}) =>
    made(text, verb, named, { strong, inverted: false, passive: false, ...more });
  if (passive.test(just) && !isParticiple(word)) {
    const by = /^(?:\s+\p{Ll}+){0,2}\s+by\s/u.exec(told.slice(end, end + 60));
    const agent = by ? namedAfter(told, end + by[0].length, start) : null;
    return made_(isSound(agent) ? agent : null, { passive: !isSound(agent), inverted: isSound(agent) });
  }
  if (isParticiple(word)) {
    const last = before.findLast(({ named }) => named !== null);
    return made_(last?.named ?? subjectOf(told, at, start));
  }
  const bareLead = lead.replace(/[\s,–—-]+$/u, "");
  if (
    bareLead === ""
      ? from === 0 || told.charAt(from - 1) === hidden || before.length === 0
      : bareLead.endsWith(hidden)
  ) {
    const named = namedAfter(told, end, start);
    if (isSound(named)) return made_(named, { inverted: true });
    if (bareLead === "") return null;
  }
  const subjectEnd = at - (auxiliaries.exec(just)?.[0].length ?? 0);
  const subjectLead = told.slice(Math.max(from, subjectEnd - reach), subjectEnd);
  const last = before.findLast(({ named }) => named !== null);
  if (/(?:^|[\s,])(?:and|but|then|before|or|,)[\s,]*$/iu.test(subjectLead))
    return made_(last?.named ?? subjectOf(told, at, start));
  const named = namedBefore(told, from, subjectEnd, start);
  if (!isSound(named)) return strong && last?.named ? null : subjectless(word, made_);
  if (listening.test(word)) return made_(null);
  if (plainVerb.test(word) && !plural.test(named.speaker.value)) return null;
  return made_(named);
}

function subjectless(word: string, make: (named: null) => Cue): Cue | null {
  return listening.test(word) ? make(null) : null;
}

/** A headline or caption may name the speaker before a colon: `Harker: ‘We were robbed’`. */
function colonCue(text: string, { told, start }: Sentence): Cue[] {
  const lead = new RegExp(`^([^:${hidden}]{2,120}):\\s*${hidden}`, "u").exec(told)?.[1];
  if (lead === undefined) return [];
  const named = atEnd(lead, start);
  return isSound(named)
    ? [
        made(text, { start: start + lead.length, end: start + lead.length }, named, {
          strong: true,
          inverted: false,
          passive: false,
        }),
      ]
    : [];
}

/** Whom the sentence is about: the name or description that begins it, before its first verb. */
export function subjectOf(told: string, before: number, offset: number): Named | null {
  const words = told.slice(0, Math.min(before, reach));
  const lead =
    /^(?:(?:on|in|at|last|this|earlier|by)\s+(?:[\p{L}\d’'-]+\s+){0,3}?(?=\p{Lu}|the\s|a\s))?/iu.exec(
      words,
    )?.[0].length ?? 0;
  const verb =
    /\s(?:has|have|had|is|are|was|were|will|would|could|can|may|did|does|passed|voted|agreed|wrote|issued|published|called|lives|runs|went|came|took|made|gave|felt|met|faces|face|wants|want|used|uses|disagreed|put|kept|[a-z]{3,}(?:ed|es))(?=[\s.,;:]|$)/.exec(
      words.slice(lead),
    );
  if (!verb) return null;
  return namedBefore(told, lead, lead + verb.index, offset);
}

/** Where the clause of a verb begins: behind hidden words, a semicolon or a colon. */
function clauseStart(told: string, at: number): number {
  const lead = told.slice(Math.max(0, at - reach), at);
  const cut = Math.max(
    lead.trimEnd().lastIndexOf(hidden, lead.replace(/[\s,–—-]+$/u, "").length - 1),
    lead.lastIndexOf("; "),
    lead.lastIndexOf(": "),
  );
  return Math.max(0, at - reach) + cut + 1;
}

const longestCue = 160;

function made(
  text: string,
  verb: Span,
  named: Named | null,
  kind: Pick<Cue, "strong" | "inverted" | "passive">,
): Cue {
  let { start, end } = verb;
  const speaker = named?.speaker;
  if (speaker && Math.max(end, speaker.end) - Math.min(start, speaker.start) <= longestCue) {
    start = Math.min(start, speaker.start);
    end = Math.max(end, speaker.end);
  }
  return { verb, named, words: { value: text.slice(start, end), start, end }, ...kind };
}
