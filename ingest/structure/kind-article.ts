/** What speaks for an article: a headline, who wrote it, when, and running prose that tells what people said. */
import type { Line } from "./head.js";
import { type Looked, often, type Sign, when, wordsIn } from "./kind-signs.js";
import { looksLikeName } from "./names.js";
import { dateline } from "./own-date.js";

/** Words of running prose, less than which is a form or a front page. */
const fewestWords = 35;
/** In UTF-16 code units. */
const leastProse = { sentence: 45, other: 160 };
/** The same where each letter is a word or half of one. */
const leastIdeographs = 20;
const longestLine = 110;
const sentence = /(?:[.!?…]["”’')\]]*|[。！？」])$/;

const byWriter =
  /^\W*(?:(?:an?\s+)?(?:special\s+)?(?:words|story|report|text|reporting|written|posted|interview|opinion|comment|analysis|essay|review|column|guest post|exclusive|feature|blog)\s+)?by:?\s+(?!(?:the|command|order|authority|act|post|email|telephone|ms|mr|mrs)\b)(?:\p{Lu}[\p{L}'’.-]+\s+\p{L}|(?:our|a)\s+(?:own\s+)?[\p{L}\s]{0,40}(?:reporter|correspondent|staff|editor|writer))/iu;
const ofPaper =
  /^(?:from\s+)?our\s+(?:own\s+|special\s+)?(?:[\p{L}]+\s+){0,3}(?:correspondent|reporter)\b|,\s+(?:[\p{L}]+\s+){0,4}(?:reporter|correspondent|editor|columnist)$/iu;
/** What stands below a writer's name. */
const ofWriter = /^(?:[\p{L}’'&-]+\s+){0,4}(?:reporter|correspondent|editor|columnist|journalist|writer)$/iu;
const postedBy = /\b(?:posted|published|written)\b.{0,40}\bby\s+\p{L}/iu;
const nameThenDate = /^(?<name>\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]+){1,3})\s*(?:[,|•·–—-]|$)/u;
/** In such names, no writer's. */
const ofBody = /\b(?:agenda|minutes|meeting|council|committee|board|assembly|parliament|hall|street)\b/i;
const release =
  /^\W*(?:[\p{L}’']+\s+){0,4}(?:press|news|media)\s+(?:release|statement)(?:\W*$|\s*[·|:–—-]\s*\d{1,2}\s)|\bfor immediate release\b|^\W*embargo(?:ed)?\b.{0,20}\b(?:until|:)/imu;
const notesToEditors = /^\W*notes? (?:to|for) editors?\b/im;
/** How news tells who said what. */
const cue =
  /["”’'],?\s+(?:[\p{L}.’'-]+\s+){0,5}?(?:said|says|told|added|wrote|asked|warned|explained|insisted|claimed)\b|\b(?:said|says|told\s+[\p{L}\s]{2,40}|added|wrote|asked|warned|explained):?,?\s+["“‘']/gu;
const saidBelow = /^.{3,200}\b(?:said|says|added|commented|explained|told\s+[\p{L}\s]{2,40})\s*:\s*$/u;
const indirect =
  /\b(?:[Tt]he\s+\p{L}+|[Ss]he|[Hh]e|[Tt]hey|spokes(?:man|woman|person)|\p{Lu}\p{Ll}+)\s+(?:said|say|told|has\s+said|have\s+said|added|announced|confirmed|insisted|warned)\b/gu;
/** When a page was last updated stands at the foot of pages of every kind. */
const published = /^(?:first\s+)?(?:published|posted|updated|date)\b/i;
/** A cutting says where it was printed: `The Evening Packet, Thursday 30 June 1994`, `From The Northern Quarterly, spring 2009`. */
const cutting =
  /^(?:(?:first published|reprinted|printed)\s+)?(?:in|from)?\s*(?:the\s+)?\p{Lu}[\p{L}’' ]{2,50},\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|spring|summer|autumn|winter|issue|vol|no\.?|\d{1,2}\s+)[\p{L}\d ,]{0,30}\d{4}$/iu;
/** Sections of newspapers. */
const section =
  /^(?:opinion|comment|analysis|news|editorial|feature|features|long read|interview|obituary|special report|exclusive|notebook|profile|essay|sketch|first person|diary|travel|books|food|weekend|shopping|leading article|from our own correspondent|letters|sport|business|culture|column|leader|blog|local news|uk news|world|politics)$/i;

/** What speaks for an article. */
export function articleSigns({ extraction, blocks, headLines, isPage, head }: Looked): Sign[] {
  const { metadata, text } = extraction;
  const prose = blocks
    .filter((block) => block.kind === "paragraph" || block.kind === "list-item")
    .map((block) => text.slice(block.start, block.end))
    .filter(
      (words) =>
        words.length > leastProse.other ||
        (words.length > leastProse.sentence && sentence.test(words.trimEnd())) ||
        (words.length > leastIdeographs && /[。！？」]$/.test(words.trimEnd())),
    );
  const words = prose.reduce((sum, paragraph) => sum + wordsIn(paragraph), 0);
  const lines = headLines.filter((line) => line.text.length <= longestLine).slice(0, 10);
  const story = prose.join("\n").slice(0, 20_000);
  // Releases set what was said apart, below `… said:`.
  const setApart = blocks.filter(({ start, end }) => saidBelow.test(text.slice(start, end))).length;
  const told = [...story.matchAll(cue)].length + setApart;
  const reported = [...story.matchAll(indirect)].length;
  const subheads = blocks.filter(({ kind }) => kind === "heading").length - 1;
  const isSigned = (isPage && metadata.byline !== null) || hasByline(lines);
  const isDatedAbove = lines.some(isDated);
  return [
    ...when(words >= fewestWords, "paragraphs", "paragraphs of prose"),
    ...when(isSigned, "byline", "a byline"),
    ...when(isDatedAbove, "dateAbove", "a date at its head"),
    ...when(isSigned && isDatedAbove, "bylineAndDate", "a byline with a date"),
    ...when(
      lines.some((line) => section.test(line.text)),
      "newsSection",
      "the name of a paper’s section",
    ),
    ...when(
      lines.some((line) => cutting.test(bareOf(line))),
      "cutting",
      "where it was printed",
    ),
    ...when(hasHeadline(lines, headLines), "headline", "a line above it that reads as a headline"),
    ...when(!isPage && lines.slice(1).some(isShouted), "shouted", "a headline in capitals"),
    ...when(
      told >= 1,
      "toldAsNews",
      "words of others, told as news tells them",
      often((100 * told) / (words + 50), 0.5),
    ),
    ...when(
      reported >= 1,
      "toldIndirectly",
      "tells in its own words what others said",
      often((100 * reported) / (words + 50), 0.5),
    ),
    ...when(
      release.test(head) || notesToEditors.test(text.slice(-2_000)),
      "release",
      "the marks of a press release",
    ),
    ...when(headLines.some(isFolio), "folio", "the page on which it was printed"),
    ...when(
      isPage && metadata.published === null && !isSigned && !isDatedAbove,
      "unsigned",
      "neither dated nor signed",
    ),
    ...when(
      isPage && metadata.published === null && !isSigned && !isDatedAbove && told + reported === 0,
      "untold",
      "neither dates nor signs it, nor tells what anybody said",
    ),
    ...when(
      subheads >= leastSubheads && words < shortSection * subheads,
      "shortSections",
      "short sections under headings",
    ),
  ];
}

/** `Page 3`, on a line of its own. */
function isFolio({ text }: Line): boolean {
  return /^(?:page|p\.)\s?\d{1,3}$/i.test(text.trim());
}

/** A headline as papers set them of old, below the paper's name or the day. */
function isShouted(line: Line): boolean {
  const words = bareOf(line);
  return /^["“‘']?[\p{Lu}\d][^\p{Ll}:;]*[^\p{Ll}:;.,]$/u.test(words) && words.split(/\s+/).length >= 4;
}

/** Headings inside a page that make it one of reference. */
const leastSubheads = 3;
/** In words. */
const shortSection = 70;
function bareOf({ text }: Pick<Line, "text">): string {
  return text
    .replace(/^#{1,3}\s+/, "")
    .replace(/^[*_]{1,3}|[*_.]{1,3}$/g, "")
    .trim();
}

function isDated(line: Line): boolean {
  return dateline([line]) !== null || (published.test(line.text) && /\d{4}/.test(line.text));
}

function hasByline(lines: readonly Line[]): boolean {
  const isSection = section.test(lines[0]?.text ?? "");
  return lines.some(({ text }, index) => {
    const bare = bareOf({ text });
    if (byWriter.test(bare) || ofPaper.test(bare) || postedBy.test(bare)) return true;
    const name = nameThenDate.exec(bare)?.groups?.name;
    if (name === undefined || !looksLikeName(name) || ofBody.test(name) || index === 0) return false;
    const next = lines[index + 1];
    const alone = name.length === bare.length;
    return alone
      ? next !== undefined && (isDated(next) || ofWriter.test(bareOf(next)) || isSection)
      : isDated({ ...(lines[index] as Line), text: bare });
  });
}

/** A line without a full stop, of several words, with prose or a byline close below. */
function hasHeadline(lines: readonly Line[], all: readonly Line[]): boolean {
  const [line] = lines;
  const first = line && { text: bareOf(line) };
  if (first === undefined || !/^["“‘']?[\p{Lu}\d]/u.test(first.text) || /[.;:,]$/.test(first.text))
    return false;
  const many = first.text.split(/\s+/).length;
  return many >= 3 && many <= 18 && all.slice(1, 6).some((line) => line.text.length > longestLine);
}
