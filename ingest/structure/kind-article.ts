/** What speaks for an article: a headline, who wrote it, when, and running prose that tells what people said. */
import type { Line } from "./head.js";
import { type Looked, type Sign, when } from "./kind-signs.js";
import { looksLikeName } from "./names.js";
import { dateline } from "./own-date.js";

/** Words of running prose that make an article rather than a form or a front page; a page that dates itself may be short. */
const fewestWords = { marked: 25, page: 35, other: 50 };
/** In UTF-16 code units. */
const leastProse = { sentence: 45, other: 160 };
const longestLine = 110;
const sentence = /[.!?…]["”’')\]]*$/;

const byWriter =
  /^\W*(?:(?:words|story|report|text|reporting|written|posted|interview|opinion|comment|analysis|essay|review|column|guest post|exclusive|feature|blog)\s+)?by:?\s+(?!(?:the|command|order|authority|act|post|email|telephone|ms|mr|mrs)\b)(?:\p{Lu}[\p{L}'’.-]+\s+\p{L}|(?:our|a)\s+(?:own\s+)?[\p{L}\s]{0,40}(?:reporter|correspondent|staff|editor|writer))/iu;
const ofPaper =
  /^(?:from\s+)?our\s+(?:own\s+|special\s+)?(?:[\p{L}]+\s+){0,3}(?:correspondent|reporter)\b|,\s+(?:[\p{L}]+\s+){0,4}(?:reporter|correspondent|editor|columnist)$/iu;
/** What stands below a writer's name. */
const ofWriter = /^(?:[\p{L}’'&-]+\s+){0,4}(?:reporter|correspondent|editor|columnist|journalist|writer)$/iu;
const postedBy = /\b(?:posted|published|written)\b.{0,40}\bby\s+\p{L}/iu;
const nameThenDate = /^(?<name>\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]+){1,3})\s*(?:[,|•·–—-]|$)/u;
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
  /^(?:opinion|comment|analysis|news|editorial|feature|features|long read|interview|obituary|letters|sport|business|culture|column|leader|blog|local news|uk news|world|politics)$/i;

/** Signs of an article. Empty when there is too little prose to be one. */
export function articleSigns({ extraction, blocks, headLines, isPage, file, head }: Looked): Sign[] {
  // A letter has a writer and a date too.
  if (/rfc822|outlook|mbox|csv|spreadsheet|excel|presentation|powerpoint/.test(file.mediaType)) return [];
  const { metadata, text } = extraction;
  const prose = blocks
    .filter((block) => block.kind === "paragraph" || block.kind === "list-item")
    .map((block) => text.slice(block.start, block.end))
    .filter(
      (words) =>
        words.length > leastProse.other ||
        (words.length > leastProse.sentence && sentence.test(words.trimEnd())),
    );
  const words = prose.reduce((sum, paragraph) => sum + paragraph.split(/\s+/).length, 0);
  const lines = headLines.filter((line) => line.text.length <= longestLine).slice(0, 10);
  const isRelease = release.test(head) || notesToEditors.test(text.slice(-2_000));
  const isCut = lines.some((line) => cutting.test(bareOf(line)));
  const stated =
    (isPage && metadata.published !== null) ||
    isRelease ||
    isCut ||
    headLines.some(isFolio) ||
    hasByline(lines);
  const fewest = stated ? fewestWords.marked : isPage ? fewestWords.page : fewestWords.other;
  if (words < fewest) return [];
  const all = blocks.reduce((sum, { start, end }) => sum + text.slice(start, end).split(/\s+/).length, 0);
  const story = prose.join("\n").slice(0, 20_000);
  // Releases set what was said apart, below `… said:`.
  const setApart = blocks.filter(({ start, end }) => saidBelow.test(text.slice(start, end))).length;
  const told = [...story.matchAll(cue)].length + setApart;
  const reported = [...story.matchAll(indirect)].length;
  const subheads = blocks.filter(({ kind }) => kind === "heading").length - 1;
  const isSigned = (isPage && metadata.byline !== null) || hasByline(lines);
  return [
    ...when(isPage, 0.35, "a page of the web"),
    ...when(isPage && metadata.title !== null, 0.15, "a title of its own"),
    ...when(metadata.site !== null, 0.15, "the name of a site or paper"),
    ...when(isSigned, 0.35, "a byline"),
    ...when(metadata.published !== null || lines.some(isDated), 0.25, "a date at its head"),
    ...when(
      lines.some((line) => section.test(line.text)),
      0.2,
      "the name of a paper’s section",
    ),
    ...when(isCut, 0.25, "where it was printed"),
    ...when(hasHeadline(lines, headLines), 0.1, "a line above it that reads as a headline"),
    ...when(!isPage && lines.slice(1).some(isShouted), 0.2, "a headline in capitals"),
    ...when(
      told + reported >= 2,
      toldAsNews(told, reported, words),
      "words of others, told as news tells them",
    ),
    ...when(
      told < 2 && !isSigned && addressed(story) >= mostAddressed,
      -0.6,
      "speaks to its reader, as advice and services do",
    ),
    ...when(isRelease, 0.6, "the marks of a press release"),
    ...when(lines.some(isFolio), 0.2, "the page on which it was printed"),
    ...when(
      metadata.site !== null &&
        metadata.published === null &&
        !isSigned &&
        told + reported < 1 &&
        !lines.some((line) => isDated(line) || section.test(line.text)) &&
        !tellsOfOneself(story),
      -0.4,
      "a page of a site that neither dates nor signs it",
    ),
    ...when(
      !isSigned &&
        told === 0 &&
        metadata.published === null &&
        subheads >= leastSubheads &&
        words < shortSection * subheads,
      -0.3,
      "short sections under headings, and nobody who wrote them",
    ),
    ...when(isPage && words > all * 0.6, 0.1, "running prose from beginning to end"),
    ...when(words < all / 2, -0.3, "more lists and labels than prose"),
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

/** Of a hundred words of prose, so many `I` and `my` make it somebody's own account. */
const mostOwn = 2;

function tellsOfOneself(story: string): boolean {
  return (
    (100 * (story.match(/\b(?:I|my|me)\b/g)?.length ?? 0)) / Math.max(1, story.split(/\s+/).length) >= mostOwn
  );
}

/** Headings inside a page that make it one of reference. */
const leastSubheads = 3;
/** In words. */
const shortSection = 70;
/** Of a hundred words of prose, so many that mean the reader make it advice. */
const mostAddressed = 2.5;

function addressed(story: string): number {
  const bare = story.replace(/["“][^"”]*["”]/g, " ");
  const count = (form: RegExp) => bare.match(form)?.length ?? 0;
  // One who says I and you tells a story.
  const spoken = count(/\b(?:I|me|my|we|us|our)\b/g);
  return (100 * (count(/\byou(?:r|rs|rself)?\b/gi) - spoken)) / Math.max(1, count(/\S+/g));
}

/** The more of it is what people said, the surer it is. */
function toldAsNews(told: number, reported: number, words: number): number {
  if (told < 1) return 0.15;
  const many = told >= 2 ? told >= words / 200 : reported >= 2 && told + reported >= words / 120;
  return many ? 0.45 : 0.3;
}

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
    if (name === undefined || !looksLikeName(name) || index === 0) return false;
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
