/** What kind of thing a document is, from its form and its words. A wrong kind is worse than none. */
import type { KindFacts } from "../../storage/model/facts/facts.js";
import { type DocumentKind, documentKinds } from "../../storage/model/kind.js";
import type { Block, Extraction } from "../extract/extraction.js";
import { dateline, linesOf } from "./head.js";
import { opensSection } from "./motion-clauses.js";
import { allLeads } from "./transcript-labels.js";
import { declaredNames, peopleOf } from "./transcript-people.js";
import { speakersOf } from "./transcript-speakers.js";

export interface Named {
  name: string;
  mediaType: string;
}

const sure = 0.5;

/** Weighs the signs of each kind; `other` when none is sure. */
export function decideKind(extraction: Extraction, file: Named): KindFacts {
  const head = headOf(extraction);
  const weights = {
    transcript: transcriptWeight(extraction, head),
    motion: motionWeight(extraction, head),
    article: 0,
  };
  weights.article = articleWeight(extraction, file) - Math.max(weights.transcript, weights.motion) / 2;
  const ranked = documentKinds
    .filter((kind) => kind !== "other")
    .map((kind) => ({
      kind,
      confidence: Math.min(0.99, Math.max(0, weights[kind] + nameHint(file.name, kind))),
    }))
    .sort((one, other) => other.confidence - one.confidence);
  const [best] = ranked;
  if (best === undefined || best.confidence < sure)
    return { kind: "other", confidence: best?.confidence ?? 0, suggestion: null, why: null };
  return { ...best, suggestion: null, why: null };
}

/** How much text counts as the head, in UTF-16 code units. */
const headLength = 2_500;

function headOf(extraction: Extraction): string {
  return `${extraction.metadata.title ?? ""}\n${extraction.text.slice(0, headLength)}`;
}

/** The file's name may tip the balance, never decide. */
function nameHint(name: string, kind: DocumentKind): number {
  const words: Partial<Record<DocumentKind, RegExp>> = {
    transcript: /transcript|oral[\s_-]*evidence|hearing/i,
    motion: /motion|minutes/i,
    article: /article/i,
  };
  return words[kind]?.test(name) ? 0.1 : 0;
}

/** Share of a transcript's blocks that begin a turn or a question, at least. */
const leastSpoken = 0.02;

function transcriptWeight(extraction: Extraction, head: string): number {
  const { blocks } = extraction;
  const spoken = blocks.filter((block) => block.kind === "caption").length;
  const named = blocks.filter((block) => block.speaker !== null).length;
  if (blocks.length > 0 && (spoken / blocks.length > 0.8 || named / blocks.length > 0.5)) return 0.95;
  const leads = allLeads(extraction);
  const speakers = speakersOf(extraction, leads, declaredNames(peopleOf(extraction)));
  // A name alone on its line may be one of a list of members; of a speaker, sentences follow.
  const below = new Map(blocks.map((block, index) => [block.end, blocks[index + 1]]));
  const turns = leads
    .filter((lead) => lead.side !== null || (lead.name !== null && speakers.has(lead.name)))
    .filter((lead) => lead.mark !== "line" || isProse(below.get(lead.end)));
  const voices = new Set(turns.map((lead) => lead.name ?? lead.side)).size;
  const share = turns.length / Math.max(1, blocks.filter((block) => block.kind !== "heading").length);
  const numbered = leads.filter((lead) => lead.question !== null).length;
  // A report that quotes a few words of its witnesses is none.
  if (Math.max(turns.length, numbered) < leastSpoken * blocks.length) return 0;
  const told =
    /\boral evidence\b|\btranscript\b|\bexamination of witness|\bofficial report\b|\bdeposition\b|\bhearing\b/i.test(
      head,
    );
  let weight = voices >= 2 && turns.length >= 4 ? Math.min(0.7, 0.2 + share) : 0;
  if (numbered >= 3 && voices >= 2) weight += 0.3;
  if (told && turns.length >= 2) weight += 0.25;
  return weight;
}

/** In UTF-16 code units: less is no prose. */
const leastProse = 60;

function isProse(block: Block | undefined): boolean {
  return block?.kind === "paragraph" && block.end - block.start >= leastProse;
}

function motionWeight(extraction: Extraction, head: string): number {
  const lines = extraction.blocks.flatMap((block) => linesOf(extraction.text, block));
  const sections = lines.filter((line) => opensSection(line.text)).length;
  const isMinutes = /\bminutes\s+of\b|^\W*(?:draft\s+)?minutes\b/im.test(head);
  const isMotion = /\b(?:notice of motion|motion\s*:|emergency motion|composite motion)|^\W*motion\b/im.test(
    head,
  );
  const moved = lines.some((line) =>
    /\b(?:proposed|moved|seconded)\s+by\b|\b(?:proposer|mover|seconder)\s*:/i.test(line.text),
  );
  const resolved = lines.some((line) =>
    /^\W*(?:it was\s+)?(?:unanimously\s+)?RESOLVED\b|^\W*Resolved\s*[:–—-]/.test(line.text),
  );
  const attended = /^\W*(?:present|apologies|in attendance)\b/im.test(head);
  const ofHouse = /(?:^|[—–-]\s*)that (?:this house|the (?:parliament|assembly|senedd))\b/im.test(head);
  const lodged = /[—–]\s?that (?:this house|the (?:parliament|assembly|senedd))\b/i.test(head);
  const amends = /[—–]\s?as an amendment to motion\b/i.test(head);
  return (
    Math.min(0.55, sections * 0.28) +
    (ofHouse ? 0.35 : 0) +
    (lodged ? 0.3 : 0) +
    (amends ? 0.55 : 0) +
    (isMinutes ? 0.4 : 0) +
    (isMotion ? 0.25 : 0) +
    (moved ? 0.25 : 0) +
    (resolved ? 0.25 : 0) +
    (attended && (isMinutes || resolved) ? 0.2 : 0)
  );
}

/** Words of running prose that make an article rather than a form or a front page. */
const fewestWords = 100;

const printedByline = /^\W*by\s+(?!(?:the|command|order|authority|act)\b)\p{L}[\p{L}'’.-]+\s+\p{L}/imu;
/** What papers of state print on a line of their own. */
const officialPaper =
  /\b(?:HC|HL Paper|HL|CP|Cm|Cmd|Cmnd)\s?\d{2,5}$|^presented to (?:parliament|the house)\b|^ordered by the house\b|^(?:the |uk |hm |his majesty.s |her majesty.s )?government['’]?s? (?:response|reply) to\b|^explanatory memorandum\b|^(?:\w+ )?impact assessment\b/i;
/** In UTF-16 code units. */
const longestLine = 160;

function articleWeight(extraction: Extraction, { mediaType }: Named): number {
  // A letter has a writer and a date too.
  if (/rfc822|outlook/.test(mediaType)) return 0;
  const { metadata, text, blocks } = extraction;
  const prose = blocks.filter((block) => block.kind === "paragraph" && block.end - block.start > 80);
  const words = prose.reduce((sum, block) => sum + text.slice(block.start, block.end).split(/\s+/).length, 0);
  if (words < fewestWords || prose.length < 2) return 0;
  const isPage = /html/.test(mediaType);
  const start = text.slice(0, headLength / 2);
  // Papers of state are dated too, and presented by somebody.
  const head = blocks.slice(0, 12).map((block) => text.slice(block.start, block.end));
  if (!isPage && head.some((line) => line.length <= longestLine && officialPaper.test(line))) return 0;
  // Who made a file is told by its properties, and need not have written what it says.
  const byline = (isPage && metadata.byline !== null) || printedByline.test(start);
  const dated =
    metadata.published !== null || dateline(blocks.slice(0, 5).flatMap((block) => linesOf(text, block)));
  const numbered = blocks.filter((block) =>
    /^\(?\d+(?:\.\d+)*[.)]?\s/.test(text.slice(block.start, block.start + 8)),
  );
  return (
    (isPage ? 0.35 : 0) +
    (byline ? 0.3 : 0) +
    (dated ? 0.25 : 0) +
    (metadata.site !== null ? 0.15 : 0) +
    (isPage && metadata.title !== null ? 0.15 : 0) -
    (numbered.length > blocks.length / 4 ? 0.4 : 0)
  );
}
