/** Whether words between quotation marks are somebody’s words, or a title, a nickname, a word spoken of. */
import type { Attributed } from "./article-attribution.js";

/** Fewer words than these are a quotation only when the sentence says whose. */
const fewest = { near: 4, none: 6 };

/** A longer first line is no headline, in UTF-16 code units. */
const longestHead = 150;

/** Right before the mark: what follows is a name, or a word that is spoken of. */
const spokenOf =
  /(?:^|[\s(])(?:so-called|known as|named|titled|entitled|nicknamed|dubbed|codenamed|code-named|headlined|captioned|labelled|marked|the words?|the terms?|the phrase|the name|the title|the band|the film|the book|the novel|the song|the album|the play|the programme|the program|the series|the magazine|the project|the report|the pamphlet|its|a|an|the|this|these|those|their|our)\s*$/i;
const calledDirectly =
  /(?:^|\s)(?:called|calls|titled|entitled|nicknamed|dubbed|known as|referred to as|named)\s*$/i;
const whatItCalled = /(?:what|which)\s+(?:\S+\s+){1,6}(?:called|calls|call|described as)\s*$/i;
const worded = /(?:words?|phrase|term)\s*$/i;
const small = /^(?:of|the|and|a|an|in|on|for|to|is|at|by|or|from|with|vs)$/i;

/** A list of sources, and the text of a program, quote nobody. */
const source =
  /^\s*(?:\^|\[\d+\]|\d{1,3}\.\s)|\b(?:Retrieved|Accessed|Archived from)\s+(?:on\s+)?(?:\d|\p{Lu})|\bISBN\b/u;
const program = /[\w\])]\($|[=|&+]\s*$|\bconst\b[^.]*$/;
/** A single word further from its verb is a word spoken of, in UTF-16 code units. */
const farFromVerb = 60;

/** True when the marked words are a quotation. `all` are the marked words of the article. */
export function isQuotation(
  text: string,
  one: Attributed,
  all: readonly Attributed[],
  headline: { start: number } | null,
): boolean {
  const { words, sentence, closeness, attribution, paragraph } = one;
  const said = text.slice(words.start, words.end);
  const count = said.match(/[\p{L}\p{N}][\p{L}\p{N}’'.,-]*/gu)?.length ?? 0;
  if (count === 0 || !/\p{L}/u.test(said)) return false;
  const lead = text.slice(Math.max(sentence.start, words.whole.start - 80), words.whole.start);
  const ended = /[.,!?…—–-]$/u.test(said);
  const whole = words.whole.start - paragraph.start <= 1;
  const isOwn = closeness === "own" && attribution?.cue !== null;
  if (whatItCalled.test(lead)) return true;
  if (
    program.test(lead) ||
    source.test(text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 400)))
  )
    return false;
  const verb = attribution?.cue?.verb;
  if (isOwn && count === 1 && verb && words.start - verb.end > farFromVerb) return false;
  if (isOwn && attribution?.cue && attribution.cue.verb.start >= words.end && (ended || count > 2))
    return true;
  if (isOwn && /:\s*$/.test(lead)) return true;
  if (isTitle(said, count)) return false;
  if (calledDirectly.test(lead)) return false;
  if (count >= 2 && /[.!?…]$/u.test(said) && (whole || isOwn || attribution !== null)) return true;
  if (paragraph.heading || paragraph.start === headline?.start || isHead(text, one))
    return count >= 2 || isOwn || isRepeated(text, one, said, all);
  if (isOwn)
    return !(spokenOf.test(lead) && count < 3 && !worded.test(lead.replace(/\bthe phrase\s*$/i, "phrase")));
  if (spokenOf.test(lead) && count < fewest.none) return false;
  return count >= (closeness === "near" ? fewest.near : fewest.none);
}

/** Capitals throughout: `What Is in the Lenn?` */
function isTitle(said: string, count: number): boolean {
  if (/[,.]$/.test(said)) return false;
  const words = said.match(/\p{L}[\p{L}’'-]*/gu) ?? [];
  const large = words.filter((word) => !small.test(word));
  return (
    large.length > 0 &&
    count <= 12 &&
    large.every((word) => /^\p{Lu}/u.test(word)) &&
    (large.length > 1 || !/^I$/.test(said))
  );
}

/** A word of the headline that somebody says below. */
function isRepeated(text: string, { words }: Attributed, said: string, all: readonly Attributed[]): boolean {
  return all
    .slice(0, 200)
    .some(
      (other) =>
        other.words.start > words.end &&
        text.slice(other.words.start, other.words.end).toLowerCase().includes(said.toLowerCase()),
    );
}

/** The first line of a text, when it is a title and no sentence. */
function isHead(text: string, { paragraph: { start, end } }: Attributed): boolean {
  return (
    end - start <= longestHead &&
    start <= longestHead &&
    text.slice(0, start).trim() === "" &&
    !/[.!?]$/.test(text.slice(start, end))
  );
}
