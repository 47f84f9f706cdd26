/** Other documents that an article speaks of, as candidates for a link. */
import type { Reference } from "../../storage/model/facts/article-facts.js";
import type { Read } from "../../storage/model/facts/read.js";
import { findDates, type WrittenDate } from "../enrich/dates.js";
import { hidden, type Paragraph, type Sentence } from "./article-sentences.js";

/** The words of sorts of documents, and the sort each is. */
const sorts: readonly (readonly [RegExp, string])[] = [
  [/^(?:motion|resolution)s?$/i, "motion"],
  [
    /^(?:report|study|review|audit|survey|inquiry report|white paper|green paper|paper|briefing|analysis)s?$/i,
    "report",
  ],
  [/^(?:(?:oral|written) )?(?:evidence|submission|testimony)$/i, "evidence"],
  [/^(?:open )?letters?$/i, "letter"],
  [/^(?:press )?statements?$/i, "statement"],
  [/^(?:judge?ment|ruling)s?$/i, "judgment"],
  [/^(?:figures|data|statistics)$/i, "figures"],
  [/^(?:minutes|petition|code of practice|guidance)$/i, "report"],
];
const nouns =
  "motion|resolution|(?:inquiry )?report|study|review|audit|survey|white paper|green paper|briefing|analysis|(?:(?:oral|written) )?evidence|(?:(?:oral|written) )?submission|testimony|(?:open )?letter|(?:press )?statement|judge?ment|ruling|figures|data|statistics|minutes|petition|code of practice|guidance";
const anchor = new RegExp(`(?<![\\p{L}-])(?:${nouns})(?![\\p{L}-])`, "giu");
const lowly =
  "council|police|committee|force|parliament|assembly|university|court|inquiry|government|union|tribunal|commission";
const capital = "\\p{Lu}[\\p{L}\\p{M}’'.&-]*";
const joined = "(?:of|and|for|on|the|in|de|&)";
const noBody =
  "(?!(?:In|On|At|The|An?|This|That|These|Its|His|Her|Their|Our|But|And|Last|Earlier|As|For|From|By|To|When|If|It|He|She|They|We|One|Some|Written|Oral|New|Both)(?![\\p{L}’]))";
const bodyName = `(?:(?:[Tt]he|an?)\\s+(?:(?:\\p{Ll}+\\s+){0,2}(?:${lowly})(?!\\p{L})|(?=\\p{Lu})))?(?:(?<=(?:${lowly}))|${noBody}${capital}(?:\\s+(?:${joined}\\s+){0,2}${capital}){0,6}(?:\\s+(?:\\p{Ll}+\\s+)?(?:${lowly})(?!\\p{L}))?)`;
const behind = new RegExp(
  `^(?:\\s+(?:published|released|issued|given|sent|written|made|obtained|compiled|carried out|commissioned|produced)(?:\\s+(?:in|on|last|this|earlier)\\s+[\\p{L}\\d]+(?:\\s\\d{4})?(?:\\s(?:year|month|week))?)?)?\\s+(?<by>by|from|of|to)\\s+(?<body>${bodyName})`,
  "u",
);
const actor = new RegExp(
  `(?<body>${bodyName})\\s+(?:has\\s+|had\\s+)?(?:\\p{Ll}+ly\\s+)?(?:passed|approved|carried|backed|adopted|debated|agreed|published|released|issued|wrote|sent|made|commissioned|rejected|supported)\\s+(?:(?:an?|the|its|this|that)\\s+)?(?:[\\p{Ll}-]+\\s+){0,3}$`,
  "u",
);
const owner = new RegExp(
  `(?<body>${bodyName})(?:[’']s?)?\\s+(?:(?:own|annual|latest|new|recent|final|interim|written|damning|\\d{4})\\s+){0,2}$`,
  "u",
);
/** `In a report published today, the committee said`. */
const sayer = new RegExp(
  `^(?:\\s+[\\p{L}\\d]+){0,4}(?<by>,)\\s+(?<body>${bodyName})(?=\\s+(?:said|says|found|finds|warned|warns|called|calls|concluded|concludes|recommended|recommends|argued|argues)(?!\\p{L}))`,
  "u",
);
/** `told the committee in oral evidence`, `The Ports Association said in a statement`. */
const hearer = new RegExp(`(?<=\\btold\\s+)(?<body>${bodyName})\\s+in\\s+(?:(?:oral|written)\\s+)?$`, "u");
const stater = new RegExp(
  `(?<body>${bodyName})(?:,[^,.;]{2,60},)?\\s+(?:said|says|warned|confirmed|added)\\s+in\\s+(?:an?|its)\\s+(?:\\p{Ll}+\\s+)?$`,
  "u",
);
const lead =
  /(?:(?:an?|the|its|his|her|their|this|that)\s+(?:(?!(?:in|of|to|for|on|at|by|with|from|and|or)\s)(?:[\p{Ll}-]+|\d{4})\s+){0,3})?$/iu;
const law = new RegExp(
  `(?:(?!(?:The|This|That|In|Under|An?|By|But|And|When|If)\\s)${capital}(?:\\s+(?:\\(${capital}(?:\\s+${capital}){0,3}\\)|and|of|for|on|in|to|${capital})){0,8}\\s+(?:Act|Bill|Regulations|Order)(?:\\s+(?:19|20)\\d\\d)?)(?![\\p{L}])`,
  "gu",
);
const titled = new RegExp(`^[^${hidden}.;]{0,60}?(?:entitled|titled|called|headed|,)\\s*(?=${hidden})`, "u");
const reach = 200;
/** The documents that the sentences speak of, in text order; what it is, whose, of when and its title, as far as said. */
export function readReferences(text: string, paragraphs: readonly Paragraph[]): Reference[] {
  return paragraphs.flatMap((paragraph) =>
    paragraph.heading ? [] : paragraph.sentences.flatMap((sentence) => referencesIn(text, sentence)),
  );
}

function referencesIn(text: string, sentence: Sentence): Reference[] {
  const { told, start } = sentence;
  const dates = findDates(told.length > 20_000 ? "" : told);
  const found: Reference[] = [];
  let taken = 0;
  for (const match of told.matchAll(anchor)) {
    // With a capital inside a sentence it is a part of a name: `The Wend Valley Review`.
    if (match.index < taken || (match.index > 0 && /^\p{Lu}/u.test(match[0]))) continue;
    const reference = referenceAt(text, sentence, match.index, match[0], dates);
    if (reference === null) continue;
    found.push(reference);
    taken = reference.end - start;
  }
  for (const match of told.matchAll(law)) {
    const title = read(told, start, match.index, match[0].length);
    found.push({ start: title.start, end: title.end, what: "law", body: null, date: null, title });
  }
  return found.sort((one, other) => one.start - other.start);
}

function referenceAt(
  text: string,
  sentence: Sentence,
  at: number,
  noun: string,
  dates: readonly WrittenDate[],
): Reference | null {
  const { told, start } = sentence;
  const end = at + noun.length;
  const before = told.slice(Math.max(0, at - reach), at);
  const after = told.slice(end, end + reach);
  const by = behind.exec(after) ?? sayer.exec(after);
  const own = actor.exec(before) ?? hearer.exec(before) ?? stater.exec(before) ?? owner.exec(before);
  const what = sorts.find(([sort]) => sort.test(noun))?.[1] ?? "report";
  // Evidence is given to a body, a letter is sent to one: the body is whose papers hold it.
  const isTo = by?.groups?.by === "to";
  const named =
    by?.groups?.body !== undefined && (!isTo || what === "evidence" || what === "letter" || own === null)
      ? by.groups.body
      : undefined;
  const body =
    named !== undefined && by
      ? read(told, start, end + by[0].length - named.length, named.length)
      : own?.groups?.body === undefined
        ? null
        : read(told, start, at - before.length + own.index, own.groups.body.length);
  const title = titleBehind(text, sentence, end);
  const date = nearest(
    dates.filter((one) => isOfIt(told, one, { at, end })),
    at,
  );
  if (body === null && title === null) return null;
  const from =
    own && body && body.start < start + at ? body.start - start : at - (lead.exec(before)?.[0].length ?? 0);
  const to = Math.max(end, named !== undefined && by ? end + by[0].length : end);
  return {
    ...trimmed(told, start, from, to),
    what,
    body,
    date: date && { value: date.date, start: start + date.start, end: start + date.end },
    title,
  };
}

function trimmed(told: string, start: number, from: number, to: number) {
  const words = told.slice(from, to);
  return {
    start: start + from + (words.length - words.trimStart().length),
    end: start + from + words.trimEnd().length,
  };
}

function titleBehind(text: string, { told, start, quoted }: Sentence, end: number): Read<string> | null {
  const before = titled.exec(told.slice(end, end + reach));
  if (!before) return null;
  const at = start + end + before[0].length;
  const words = quoted.find(({ whole }) => whole.start === at);
  const value = words && text.slice(words.start, words.end).replace(/[,.]$/, "");
  return words && value && /^\p{Lu}/u.test(value)
    ? { value, start: words.start, end: words.start + value.length }
    : null;
}

/** Behind these words a date is that of what the document says, and since when something is so is no day of its own. */
const ofItsWords =
  /(?<!\p{L})(?:that|says?|said|shows?|showed|asks?|asked|finds?|found|recommend(?:s|ed)?|warn(?:s|ed)?|because|since|after|why|how|which|who)(?!\p{L})/iu;

function isOfIt(told: string, date: WrittenDate, { at, end }: { at: number; end: number }): boolean {
  const between = date.start >= end ? told.slice(end, date.start) : told.slice(date.end, at);
  return !(date.start >= end && ofItsWords.test(between)) && !/\bsince\s+$/i.test(told.slice(0, date.start));
}

/** The date printed nearest to a word of the same sentence. */
function nearest(dates: readonly WrittenDate[], at: number): WrittenDate | null {
  return dates.reduce<WrittenDate | null>(
    (best, date) => (best === null || Math.abs(date.start - at) < Math.abs(best.start - at) ? date : best),
    null,
  );
}

function read(told: string, start: number, from: number, length: number): Read<string> {
  const words = told.slice(from, from + length);
  const value = words.replace(/[’']s?$/u, "");
  return { value, start: start + from, end: start + from + value.length };
}
