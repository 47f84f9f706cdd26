/** Quotations made from real documents by a seed, each with the verdict it must get and the place it was taken from. */

import { extractFile } from "../../ingest/extract/extractors.js";
import { identify } from "../../ingest/identify.js";
import type { OpenArchive } from "../../ingest/open-archive.js";
import type { Asked } from "../../ingest/quotes/answer.js";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { DocumentKind } from "../../storage/model/kind.js";
import { quotationSpans } from "../../storage/model/quote/quotation-spans.js";
import { wordsOf } from "../../storage/model/quote/tokens.js";
import type { Verdict } from "../../storage/model/quote/verdict.js";
import { absentFiles } from "./quotation-archive.js";
import { type ChangeQuote, editedChanges, printChanges, wordChanges } from "./quote-changes.js";
import { type Random, randomFrom } from "./random.js";

export interface MadeQuotation extends Asked {
  verdict: Verdict;
  /** Answers that are right as well, where it was made of words that stand nearly so elsewhere. */
  also?: readonly Verdict[];
  /** How it was made. */
  made: string;
  /** Where its words stand; null for what stands nowhere. */
  place: null | { document: string; start: number; end: number; words: string };
}

const anyMark = /["“”«»‘]/;

type Held = PassageRow & { document_kind: DocumentKind };

/** Of each verdict so many. */
const counts: Record<Verdict, number> = {
  verbatim: 90,
  typography: 90,
  elided: 80,
  altered: 160,
  spliced: 60,
  misattributed: 40,
  secondary: 20,
  "not held": 60,
};

/** Makes the set of one seed from what the archive holds. */
export async function makeQuotations(archive: OpenArchive, seed: number): Promise<MadeQuotation[]> {
  const random = randomFrom(seed);
  const passages = await heldPassages(archive);
  const plain = passages.filter((each) => !anyMark.test(each.text) && each.text.length > 60);
  const made: MadeQuotation[] = [];
  const fill = (verdict: Verdict, make: () => MadeQuotation | null) => {
    let tries = 0;
    for (let count = 0; count < counts[verdict] && tries < 20_000; tries++) {
      const one = make();
      if (one === null) continue;
      made.push(one);
      count += 1;
    }
  };
  fill("verbatim", () => taken(random, plain));
  fill("typography", () => changed(random, plain, "typography", printChanges));
  fill("elided", () => changed(random, plain, "elided", editedChanges));
  fill("altered", () => changed(random, plain, "altered", wordChanges));
  fill("spliced", () => spliced(random, plain));
  fill("misattributed", () => misattributed(random, plain));
  fill("secondary", () => secondary(random, passages));
  const held = passages.map(({ text }) => wordsOf(text)).join("\n");
  const absent = await absentSentences();
  fill("not held", () => notHeld(random.pick(absent), held));
  return made;
}

/** Characters of words in common by which a sentence may be called an altered form of one that is held. */
const inCommon = 40;

/**
 * A sentence of a document that is not held. Formulas that every hearing uses, and documents quoted in both, are held after
 * all: whole, it is none of these; in part, an altered form of what is held is a right answer too.
 */
function notHeld(quote: string, held: string): MadeQuotation | null {
  const words = wordsOf(quote);
  if (held.includes(words)) return null;
  const isInPart = [...words].some((_, at) => at % 10 === 0 && held.includes(words.slice(at, at + inCommon)));
  return {
    ...{ quote, speaker: null, verdict: "not held", place: null },
    ...(isInPart && { also: ["altered", "spliced", "secondary", "elided"] as const }),
    made: isInPart ? "from a document not held, in part a formula" : "from a document not held",
  };
}

async function heldPassages({ catalogue }: OpenArchive): Promise<Held[]> {
  return (await catalogue
    .selectFrom("passage")
    .innerJoin("document", (join) =>
      join
        .onRef("document.id", "=", "passage.document")
        .onRef("document.newest_version", "=", "passage.version"),
    )
    .selectAll("passage")
    .select("document.kind as document_kind")
    .where("document.sample", "=", 0)
    .orderBy("passage.document")
    .orderBy("passage.start")
    .execute()) as Held[];
}

/** Words of one passage: some of its sentences, or a stretch within one. */
function taken(random: Random, passages: readonly Held[], least = 6, most = 45): MadeQuotation | null {
  const passage = random.pick(passages);
  const label = passage.attribution ? passage.text.indexOf(passage.attribution) : -1;
  const from = label >= 0 && label < 40 ? label + (passage.attribution?.length ?? 0) + 1 : 0;
  const words = [...passage.text.slice(from).matchAll(/\S+/g)];
  const length = least + random.int(most - least);
  const whole = random.chance(0.5);
  const starts = words.flatMap(({ index }, at) => {
    const before = words[at - 1]?.[0] ?? ".";
    return !whole || /[.!?]$/.test(before) || at === 0 ? [index] : [];
  });
  if (starts.length === 0) return null;
  const start = from + random.pick(starts);
  const inside = words.filter(({ index }) => from + index >= start).slice(0, length);
  if (inside.length < least) return null;
  const stop = whole ? inside.findLast(({ 0: word }) => /[.!?]$/.test(word)) : inside.at(-1);
  const last = stop ?? inside.at(-1);
  if (!last) return null;
  const end = from + last.index + last[0].length;
  const quote = passage.text.slice(start, end).replace(/[,;:]$/, "");
  if (!/^\p{L}/u.test(quote) || quote.split(/\s+/).length < least || /[[\]…]|\.\.\./.test(quote)) return null;
  const place = { start: passage.start + start, end: passage.start + start + quote.length, words: quote };
  const speaker = random.chance(0.5) ? passage.attribution : null;
  return {
    quote,
    speaker,
    verdict: "verbatim",
    made: "as it stands",
    place: { document: passage.document, ...place },
  };
}

function changed(
  random: Random,
  passages: readonly Held[],
  verdict: Verdict,
  changes: Record<string, ChangeQuote>,
): MadeQuotation | null {
  const one = taken(random, passages, verdict === "elided" ? 14 : 7);
  const [name, change] = random.pick(Object.entries(changes));
  const quote = one && change(one.quote, random);
  return one && quote !== null ? { ...one, quote: quote ?? one.quote, verdict, made: name } : null;
}

/** The first part of one passage and the last of another, of another document or another speaker. */
function spliced(random: Random, passages: readonly Held[]): MadeQuotation | null {
  const one = taken(random, passages, 7, 20);
  const sameDocument = random.chance(0.5) && one?.place;
  const others = sameDocument
    ? passages.filter(
        ({ document, start }) =>
          document === one?.place?.document && Math.abs(start - (one.place?.start ?? 0)) > 4_000,
      )
    : passages;
  if (!one?.place || others.length === 0) return null;
  const other = taken(random, others, 7, 20);
  if (!other?.place || other.place.start === one.place.start) return null;
  const head = one.quote.replace(/[.,;:!?]+$/, "");
  const joint = random.pick([" ", ", ", ". ", ", and ", " … "]);
  if (joint === " … " && other.place.document === one.place.document) return null;
  return {
    ...one,
    quote: head + joint + other.quote,
    speaker: null,
    verdict: "spliced",
    made: `joined by “${joint}”`,
  };
}

function misattributed(random: Random, passages: readonly Held[]): MadeQuotation | null {
  const spoken = passages.filter(({ attribution }) =>
    /^(?:\p{Lu}[\p{L}.'’-]+ ){1,3}\p{Lu}\p{L}+$/u.test(attribution ?? ""),
  );
  const one = taken(random, spoken, 8);
  const right = spoken.find(
    ({ document, start, end }) =>
      document === one?.place?.document &&
      start <= (one.place?.start ?? -1) &&
      end > (one.place?.start ?? -1),
  );
  const others = spoken.filter(
    ({ attribution }) => attribution?.split(" ").at(-1) !== right?.attribution?.split(" ").at(-1),
  );
  if (!one || !right || others.length === 0) return null;
  return {
    ...one,
    speaker: random.pick(others).attribution,
    verdict: "misattributed",
    made: "given to somebody else",
  };
}

/** What an article or a speaker quotes. */
function secondary(random: Random, passages: readonly Held[]): MadeQuotation | null {
  const passage = random.pick(passages);
  const spans = quotationSpans(passage.text).filter(
    ({ start, end }) => passage.text.slice(start, end).split(" ").length >= 7,
  );
  if (spans.length === 0) return null;
  const { start, end } = random.pick(spans);
  const words = passage.text.slice(start, end);
  if (/[[\]…]|\.\.\./.test(words)) return null;
  // Where they stand elsewhere without a quotation mark near, they are somebody's own: then that is the answer. Where one
  // is near and does not enclose them, nobody can tell from the passage alone.
  const elsewhere = passages.filter(({ text }) => text.includes(words) && !isQuotedIn(text, words));
  const isOwn = elsewhere.some(({ text }) => !anyMark.test(text));
  if (elsewhere.length > 0 && !isOwn) return null;
  const place = { document: passage.document, start: passage.start + start, end: passage.start + end, words };
  return isOwn
    ? {
        quote: words,
        speaker: null,
        verdict: "verbatim",
        made: "quoted there, and somebody's own elsewhere",
        place,
      }
    : { quote: words, speaker: null, verdict: "secondary", made: "quoted there", place };
}

/** True when every place of the words in the text lies within quotation marks. */
function isQuotedIn(text: string, words: string): boolean {
  const spans = quotationSpans(text);
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1))
    if (!spans.some(({ start, end }) => start <= at && end >= at + words.length)) return false;
  return true;
}

async function absentSentences(): Promise<string[]> {
  const sentences: string[] = [];
  for (const path of absentFiles()) {
    const name = path.split("/").at(-1) ?? "";
    const { mediaType } = await identify(path, name);
    const { text } = await extractFile({ path, name, mediaType });
    for (const sentence of text.replace(/\s+/g, " ").match(/(?<=\. )\p{Lu}[^.?!]{60,300}[.?!]/gu) ?? [])
      if (sentence.split(" ").length > 10) sentences.push(sentence);
  }
  return sentences;
}
