/**
 * Which labels are speakers. A label is believed when the document itself bears it out: a question number before it,
 * bold type, a title or office, a declared name, repetition, or the way in which all the others are printed.
 */
import type { Extraction } from "../extract/extraction.js";
import { namesInBrackets, oneOf, withoutBrackets } from "./names.js";
import { plainlySpeaker } from "./offices.js";
import type { Lead } from "./transcript-labels.js";

/** How often an unproven name must stand before a colon; one word alone needs more. */
const repeats = { words: 2, oneWord: 3 };

/**
 * The labels that the document bears out as speakers. `declared` are the names its head gives. Repetition alone
 * proves nothing unless sentences follow: the fields of a form are repeated too.
 */
export function speakersOf(
  extraction: Extraction,
  leads: readonly Lead[],
  declared: readonly string[],
): Set<string> {
  const speakers = new Set<string>();
  const uses = usesByName(leads);
  const isDeclared = oneOf(declared);
  for (const group of uses.values())
    if (isProven(extraction, group, isDeclared)) for (const { name } of group) speakers.add(name ?? "");
  const all = isPrintedThrough(extraction, leads);
  const isAlias = oneOf([...speakers].flatMap(namesInBrackets));
  const inStyle = houseStyle(leads, speakers);
  for (const group of uses.values()) {
    const known = group.some((lead) => inStyle(lead) || all(lead) || isAlias(lead.name ?? ""));
    if (known && saySentences(extraction, group)) for (const { name } of group) speakers.add(name ?? "");
  }
  return speakers;
}

function isProven(
  extraction: Extraction,
  uses: readonly Lead[],
  isDeclared: (name: string) => boolean,
): boolean {
  const names = [...new Set(uses.map(({ name }) => name ?? ""))];
  if (names.some((name) => plainlySpeaker(name) || isDeclared(name))) return true;
  if (uses.some(({ question, counted }) => question !== null || counted)) return true;
  // Captions mark a new voice by it.
  if (uses.some(({ start, mark }) => mark === "colon" && extraction.text.startsWith(">>", start)))
    return true;
  const bold = uses.filter((lead) => lead.bold).length > 1;
  const least = names.some((name) => name.includes(" ")) ? repeats.words : repeats.oneWord;
  // Headings are repeated too; a line of its own proves less than a colon.
  const often = uses.filter(({ mark }) => mark !== "line").length >= least;
  // A constituency, a party or an office in brackets is how records introduce a speaker.
  const introduced = names.some((name) => name.endsWith(")"));
  return (bold || often || introduced) && saySentences(extraction, uses);
}

/** Fewest sure labels that show how a document prints them, and the share of them that must be printed so. */
const leastInStyle = 4;
const styleShare = 0.9;

/** Tells whether a label is printed as all sure ones are, where these stand out: in capitals or in bold. */
function houseStyle(leads: readonly Lead[], speakers: ReadonlySet<string>): (lead: Lead) => boolean {
  const sure = leads.filter(({ name }) => name !== null && speakers.has(name));
  const is = (holds: (lead: Lead) => boolean) =>
    sure.length >= leastInStyle && sure.filter(holds).length >= sure.length * styleShare;
  const inCapitals = is(capitals);
  const inBold = is(({ bold }) => bold);
  return (lead) => lead.mark === "colon" && ((inCapitals && capitals(lead)) || (inBold && lead.bold));
}

/** Share of the paragraphs that begin with a name and a colon, and their number, where this is how the document is printed. */
const throughout = { share: 0.7, least: 4 };

/** Tells whether a label is one of many, where nearly every paragraph begins with a colon and a whole name, or one that comes again. */
function isPrintedThrough({ blocks }: Extraction, leads: readonly Lead[]): (lead: Lead) => boolean {
  const starts = new Set(blocks.filter(({ kind }) => kind !== "heading").map(({ start }) => start));
  const uses = usesByName(leads);
  const isWhole = ({ mark, name, start }: Lead) =>
    mark === "colon" &&
    starts.has(start) &&
    (withoutBrackets(name ?? "").includes(" ") ||
      (uses.get(withoutBrackets(name ?? ""))?.length ?? 0) >= repeats.words);
  const many = leads.filter(isWhole).length;
  const holds = many >= throughout.least && many >= starts.size * throughout.share;
  return (lead) => holds && isWhole(lead);
}

function capitals({ name }: Lead): boolean {
  // A title before the name may not be: `Hon KIT ORR`, `The PRESIDENT`.
  const bare = withoutBrackets(name ?? "").replace(
    /^(?:(?:The|Rt|Hon|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Prof|Professor|Senator|Deputy|Acting)\b\.?\s+)+/,
    "",
  );
  return /\p{Lu}{3}/u.test(bare) && !/\p{Ll}{2}/u.test(bare);
}

/** The leads of each name; what stands in brackets after it is printed only now and then. */
function usesByName(leads: readonly Lead[]): Map<string, Lead[]> {
  const uses = new Map<string, Lead[]>();
  for (const lead of leads) {
    if (lead.name === null) continue;
    const name = withoutBrackets(lead.name);
    const known = uses.get(name);
    if (known) known.push(lead);
    else uses.set(name, [lead]);
  }
  return uses;
}

function saySentences(extraction: Extraction, uses: readonly Lead[]): boolean {
  return uses.filter((lead) => saysSentence(extraction, lead)).length >= uses.length / 2;
}

/** True when the words after the label end as spoken words do. Captions break anywhere, so any words will do. */
function saysSentence({ text, blocks }: Extraction, lead: Lead): boolean {
  if (blocks[0]?.kind === "caption" || lead.mark === "line") return true;
  // A label with its time may stand on a line of its own above the words.
  const above = /\s*/y;
  above.lastIndex = lead.end;
  const begin = lead.time === null ? lead.end : lead.end + (above.exec(text)?.[0].length ?? 0);
  // A label alone in its paragraph stands above the words; so does "Then:" above what somebody reads out.
  const isAbove =
    /\(\p{Lu}[^()]{3,}\)$/u.test(lead.name ?? "") && /^[^\S\n]*\n\n/.test(text.slice(begin, begin + 8));
  const from = isAbove ? text.indexOf("\n\n", begin) + 2 : begin;
  const blockEnd = text.indexOf("\n\n", from);
  const said = text
    .slice(from, blockEnd === -1 ? text.length : blockEnd)
    .trimEnd()
    // The number of a written question stands behind it.
    .replace(/\s\([^()\n]{2,20}\)$/, "");
  return /\p{L}/u.test(said) && /[.?!…–—:-]["”’')\]*_]{0,6}$/u.test(said.slice(-8));
}
