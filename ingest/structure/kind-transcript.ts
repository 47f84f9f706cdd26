/** What speaks for a record of spoken words: turns, questions with numbers, and what such a record calls itself. */
import type { Block } from "../extract/extraction.js";
import { type Looked, type Sign, when } from "./kind-signs.js";
import { plainlySpeaker } from "./offices.js";
import { joinedStarts } from "./transcript-joined.js";
import { allLeads, type Lead } from "./transcript-labels.js";
import { declaredNames, peopleOf } from "./transcript-people.js";
import { speakersOf } from "./transcript-speakers.js";

/** Share of a transcript's blocks that begin a turn or a question, at least. */
const leastSpoken = 0.02;
/** In UTF-16 code units: less is no prose, unless it ends as a sentence does. */
const leastProse = { other: 60, sentence: 20 };

const called =
  /\boral evidence\b|\btranscri(?:pt|bed)\b|\bexamination of witness|\bminutes of evidence\b|\bofficial report\b|\bhansard\b|\bverbatim\b|\bdeposition\b|\bhearing\b|\boral answers\b|\bwritten (?:answers|questions)\b|^\W*evidence\W*$|^\W*proceedings\W*$/im;
/** A time of the recording on a line of its own. */
const clock = /^\W?(?:\d{1,2}:)?\d{1,2}:\d{2}\W?$/;
/** A time at the beginning of a line, as programs that write down recordings set it. */
const clockBefore = /^\s*[[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?\s+(?:[-–—]\s+)?\p{L}/u;
const leastClocked = 4;
/** Written questions, which are put in these words. */
const asksTo = /^(?:\[?\d+\]?[.:]?\s*)?to ask (?:the|what|his|her)\b/i;

/** Old minutes of evidence: `411. You are the lessee? — I am.` */
const askedAndAnswered = /^\W*\d{1,5}\.\s.{3,}\?\s*[—–-]{1,2}\s*["“(]?\p{Lu}/u;
/** In which a sitting shows what it is, in UTF-16 code units. */
const headLength = 6_000;
/** What is said and noted in chambers and committees only. */
const sitting =
  /\bin the Chair\]|\bMy Lords\b|\bI beg to move\b|\bhon\. (?:Member|Friend|Gentleman|Lady)\b|\bnoble (?:Lord|Baroness|Lady)\b|\bopened the meeting at\b|\btook the chair at\b|\bThe (?:House|Senedd|Parliament|Assembly|Senate) met (?:at|in)\b|\bmember(?:s)? interjecting\b/;
/** Where a written question was answered, and by whom. */
const answered = /^\W*(?:answered (?:on|by)\b|answer\W*$|reply\W*$)/im;

/** Signs of a transcript. */
export function transcriptSigns({ extraction, blocks, head }: Looked): Sign[] {
  const captions = blocks.filter((block) => block.kind === "caption").length;
  const named = blocks.filter((block) => block.speaker !== null).length;
  if (blocks.length > 0 && captions / blocks.length > 0.8)
    return [{ weight: 1, words: "the cues of captions" }];
  if (blocks.length > 0 && named / blocks.length > 0.5)
    return [{ weight: 1, words: "speakers that the file itself names" }];
  const lines = blocks.flatMap((block) => extraction.text.slice(block.start, block.end).split("\n"));
  const puts = lines.filter((line) => asksTo.test(line.trimStart())).length;
  if (puts > 0 && puts >= lines.length / 12 && answered.test(extraction.text))
    return [{ weight: 1.1, words: "questions put to a government, and its answers" }];
  const { turns, numbered, joined } = spoken(extraction, blocks);
  const voices = new Set(turns.map((lead) => lead.name ?? lead.side)).size;
  const clocks = blocks.filter(
    ({ start, end }) => end - start <= 14 && clock.test(extraction.text.slice(start, end)),
  );
  const timed: Sign = {
    weight: 0.6,
    words: "a record of spoken words, with the times at which they were said",
  };
  if (called.test(head) && clocks.length >= Math.max(3, blocks.length / 4)) return [timed];
  const inOne = lines.filter((line) => askedAndAnswered.test(line)).length;
  if (inOne >= 3 && inOne >= lines.length / 4)
    return [{ weight: 0.9, words: "numbered questions, each with its answer behind a dash" }];
  const clocked = lines.filter((line) => clockBefore.test(line)).length;
  if (clocked >= leastClocked && clocked >= lines.length / 3) return [timed];
  // A report that quotes a few words of its witnesses is none.
  if (Math.max(turns.length, numbered) < leastSpoken * blocks.length) return [];
  const share = turns.length / Math.max(1, blocks.filter((block) => block.kind !== "heading").length);
  const isCalled = called.test(head);
  const onlySides = turns.length > 0 && turns.every((lead) => lead.name === null);
  const asked = turns.filter((lead) => asksTo.test(extraction.text.slice(lead.end, lead.end + 60))).length;
  return [
    ...when(
      voices >= 2 && (turns.length + joined >= 4 || (voices >= 3 && turns.every(isIntroduced))),
      Math.min(0.7, 0.2 + share),
      `${turns.length} turns of ${voices} voices`,
    ),
    ...when(
      voices >= 2 && sitting.test(extraction.text.slice(0, headLength)),
      0.25,
      "the words of a sitting",
    ),
    ...when(voices >= 2 && numbered >= 3, 0.3, "numbered questions"),
    ...when(isCalled && turns.length >= 2, 0.25, "the name of a record of spoken words"),
    ...when(asked >= 1 && voices >= 2, 0.25, "questions put to a government"),
    // Questions and answers without anybody's name may be anything's.
    ...when(onlySides && !isCalled, -0.45, "nobody named who asks or answers"),
  ];
}

/** A label with a title, an office, or a seat and a party behind it. */
function isIntroduced({ name }: Lead): boolean {
  return name !== null && (plainlySpeaker(name) || name.endsWith(")"));
}

function spoken(
  extraction: Looked["extraction"],
  blocks: readonly Block[],
): { turns: Lead[]; numbered: number; joined: number } {
  const leads = allLeads(extraction);
  const speakers = speakersOf(extraction, leads, declaredNames(peopleOf(extraction)));
  // A name alone on its line may be one of a list of members; of a speaker, sentences follow.
  const below = new Map(blocks.map((block, index) => [block.end, blocks[index + 1]]));
  const turns = leads
    .filter((lead) => lead.side !== null || (lead.name !== null && speakers.has(lead.name)))
    .filter((lead) => lead.mark !== "line" || isProse(extraction.text, below.get(lead.end)));
  const starts = new Set(leads.map(({ start }) => start));
  const joined = blocks
    .flatMap((block) => joinedStarts(extraction.text, block, speakers))
    .filter((start) => !starts.has(start)).length;
  return { turns, numbered: leads.filter((lead) => lead.question !== null).length, joined };
}

function isProse(text: string, block: Block | undefined): boolean {
  if (block?.kind !== "paragraph") return false;
  const least = /[.?!]["”’')\]]*\s*$/.test(text.slice(block.end - 6, block.end))
    ? leastProse.sentence
    : leastProse.other;
  return block.end - block.start >= least;
}
