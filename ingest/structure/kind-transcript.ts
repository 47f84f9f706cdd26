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
  /\boral evidence\b|\btranscri(?:pt|bed)\b|\bexamination of witness|\bminutes of evidence\b|\bofficial report\b|\bhansard\b|\bverbatim\b|\bdeposition\b|\bhearing\b|\btestimony\b|\b(?:direct|cross)[- ]examination\b|\bduly sworn\b|\boral answers\b|\bwritten (?:answers|questions)\b|^\W*evidence\W*$|^\W*proceedings\W*$/im;
/** In the title or a short line at the beginning: whose words they are. */
const chamber =
  /\b(?:D[áa]il|Seanad|Oireachtas|Hansard|House of (?:Commons|Lords|Representatives|Assembly)|Commons Chamber|Lords Chamber|Westminster Hall|Senedd|Senate|Parliament|Legislative (?:Assembly|Council)|Assembly|Congress|Plenary|Tribunal|(?:Crown|High|Supreme|District) Court)\b/i;
/** In the same place: how bodies name what is said in them. */
const debated =
  /\bdebates?\b|\bdebated on\b|\bvol(?:ume|\.)\s*\d+\b|\b(?:HC|HL) Deb\b|\b(?:oral|urgent|topical|written|leaders['’]|ministers?['’]?s?)\s+questions?\b|\bquestions? (?:to|for) the\b|\b(?:first|second|third|committee) (?:reading|stage)\b|\b(?:interview|questions from|day \d+|sitting)\b|\bat the .{3,60} committee\b|\bsee this statement in context\b|\bpodcast\b|\bepisode\b|\bwebcast\b/i;
/** A longer line names nothing, in UTF-16 code units. */
const longestName = 90;
/** A time of the recording on a line of its own. */
const clock = /^\W?(?:\d{1,2}:)?\d{1,2}:\d{2}\W?$/;
/** A time at the beginning of a line, as programs that write down recordings set it. */
const clockBefore =
  /^\s*[[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?\s*(?:[-–—|]\s*)?(?![ap]\.?m\b)\p{L}/u;
const leastClocked = 4;
/** Written questions, which are put in these words. */
const asksTo = /^(?:\[?\d+\]?[.:]?\s*)?(?:[^:.?]{3,60}:\s*)?to ask (?:the|what|his|her)\b/i;

/** Old minutes of evidence: `411. You are the lessee? — I am.` */
const askedAndAnswered = /^\W*\d{1,5}\.\s.{3,}\?\s*[—–-]{1,2}\s*["“(]?\p{Lu}/u;
/** In which a sitting shows what it is, in UTF-16 code units. */
const headLength = 6_000;
/** What is said and noted in chambers and committees only. */
const sitting =
  /(?:^|\n)§\s*(?:\d+\.\s*)?(?:Lord|Lady|Baroness|Viscount|Earl|Sir|Mrs?|Miss|Dr|The)\b|\bin the Chair\]|\bMy Lords\b|\bI beg to move\b|\bhon\. (?:Member|Friend|Gentleman|Lady)\b|\bnoble (?:Lord|Baroness|Lady)\b|\bopened the meeting at\b|\btook the chair at\b|\bThe (?:House|Senedd|Parliament|Assembly|Senate) met (?:at|in)\b|\bmember(?:s)? interjecting\b/;
/** Where a written question was answered, and by whom. */
const answered = /^\W*(?:answered (?:on|by)\b|holding answer\b|answer\W*$|reply\W*$)/im;

/** What speaks for a record of spoken words. */
export function transcriptSigns({ extraction, blocks, lines, names: named, headLines }: Looked): Sign[] {
  const captions = blocks.filter((block) => block.kind === "caption").length;
  const attributed = blocks.filter((block) => block.speaker !== null).length;
  const all = Math.max(1, blocks.length);
  const count = (form: RegExp) => lines.filter((line) => form.test(line.text)).length;
  const puts = count(asksTo);
  const { turns, numbered, joined } = spoken(extraction, blocks);
  const voices = new Set(turns.map((lead) => lead.name ?? lead.side)).size;
  const clocks = blocks.filter(
    ({ start, end }) => end - start <= 14 && clock.test(extraction.text.slice(start, end)),
  ).length;
  const clocked = count(clockBefore);
  const above = [extraction.metadata.title ?? "", ...headLines.map((line) => line.text).slice(0, 8)];
  const names = (form: RegExp) => above.some((line) => line.length <= longestName && form.test(line));
  const share = turns.length / Math.max(1, blocks.filter((block) => block.kind !== "heading").length);
  const isCalled = called.test(named);
  // A report that quotes a few words of its witnesses is none.
  const isSpoken = voices >= 2 && Math.max(turns.length, numbered) >= leastSpoken * blocks.length;
  const onlySides = turns.length >= 3 && turns.every((lead) => lead.name === null);
  const many = turns.length + joined >= 4 || (voices >= 3 && turns.every(isIntroduced));
  return [
    ...when(captions / all > 0.8, "captions", "the cues of captions"),
    ...when(attributed / all > 0.3, "speakersOfFile", "speakers that the file itself names"),
    ...when(
      puts > 0 && puts >= lines.length / 12 && answered.test(extraction.text),
      "writtenQuestions",
      "questions put to a government, and its answers",
    ),
    ...when(isSpoken && puts > 0, "putsQuestions", "questions put to a government"),
    ...when(
      isCalled && clocks >= Math.max(3, blocks.length / 4),
      "clocks",
      "the times at which words were said",
    ),
    ...when(
      clocked >= leastClocked && clocked >= lines.length / 3,
      "clocked",
      "lines that begin with the time at which they were said",
    ),
    ...when(
      count(askedAndAnswered) >= Math.max(3, lines.length / 4),
      "askedAndAnswered",
      "numbered questions, each with its answer behind a dash",
    ),
    ...when(isSpoken, "voices", `${turns.length} turns of ${voices} voices`, Math.sqrt(share)),
    ...when(isSpoken && many, "manyTurns", "people who speak in turn"),
    ...when(sitting.test(extraction.text.slice(0, headLength)), "sitting", "the words of a sitting"),
    ...when(isSpoken && numbered >= 3, "numberedQuestions", "numbered questions"),
    ...when(names(chamber), "ofChamber", "the name of a parliament or court above it"),
    ...when(names(debated), "debated", "named as what is said in a body"),
    ...when(isCalled, "recordName", "the name of a record of spoken words"),
    ...when(isCalled && isSpoken, "recordOfTurns", "is named a record, and has turns"),
    ...when(onlySides, "onlySides", "nobody named who asks or answers"),
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
