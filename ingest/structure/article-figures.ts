/** The figures that an article gives: numbers that count or measure something. */
import type { Figure } from "../../storage/model/facts/article-facts.js";
import type { Read, Span } from "../../storage/model/facts/read.js";
import { findDates } from "../enrich/dates.js";
import type { Block } from "../extract/extraction.js";

const words: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  twenty: 20,
  hundred: 100,
};
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  b: 1e9,
  billion: 1e9,
  tn: 1e12,
  trillion: 1e12,
  dozen: 12,
  hundred: 100,
};
const digits = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,15}(?:\\.\\d+)?";
const spelt = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty";
const scale = "\\s?(?:million|billion|trillion|thousand|dozen|hundred|bn|tn|mn|m|k|b)(?![\\p{L}\\p{N}])";
const unit =
  "%|per\\s?cent|percentage\\s+points?|pc(?!\\p{L})|p(?!\\p{L})|pence|pounds|dollars|euros|kilomet(?:re|er)s?|km|miles?|met(?:re|er)s?|cm|mm|feet|ft|inches|acres|hectares|kilograms?|kg|grams?|tonnes?|tons?|lit(?:re|er)s?|gallons|mph|kph|degrees|°C|kWh|MWh|GWh|MW|GW|times|years?|months?|weeks?|days?|hours?|minutes?|seconds?|hrs?";
const form = new RegExp(
  [
    `(?<![\\p{L}\\p{N}.,/:#-])(?:(?<currency>£|US\\$|A\\$|\\$|€)\\s?)?`,
    `(?:(?<ratio>${spelt}|\\d{1,4})\\s+(?:in|out\\s+of)\\s+(?:every\\s+)?(?<of>${spelt}|\\d{1,7}(?:,\\d{3})*)(?![\\p{L}\\p{N}.,]*\\d|\\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|years?|months?|weeks?|days?|hours?)\\b)`,
    `|(?:(?<half>half|(?:a|one|two|three)[\\s-](?:third|quarter|fifth|tenth)s?)(?=\\s+of\\s))`,
    `|(?<first>${digits}|(?:a|${spelt})(?=\\s(?:million|billion|trillion|thousand|hundred|dozen)(?!\\p{L})))(?<scale>${scale})?`,
    `(?:\\s?(?:–|-|to|and)\\s?(?:£|US\\$|\\$|€)?(?<last>${digits})(?<lastScale>${scale})?)?`,
    `(?:\\s?-?(?<unit>${unit})(?![\\p{L}\\p{N}]))?)`,
    `(?![\\p{L}\\p{N}]|[/:]\\d|(?:st|nd|rd|th)(?!\\p{L}))`,
  ].join(""),
  "giu",
);
/** What makes of a number a name, a place in a document, a score or a time of day. */
const numbered =
  /(?:\b(?:section|clause|article|chapter|part|page|pages|paragraph|para|item|no|number|question|volume|vol|room|flat|unit|route|bus|platform|channel|radio|level|grade|phase|version|reference|ref|on|call|tel|at|aged|act|covid|dial|ext|line|step|regulation|schedule|table|annex|appendix|note)\.?|[#№(§])\s*$/i;
const timeBehind = /^\s?(?:am|pm|a\.m\.|p\.m\.|o[’']clock|GMT|BST)(?!\p{L})/iu;
const monthBehind =
  /^\s(?:January|February|March|April|May|June|July|August|September|October|November|December)(?!\p{L})/u;
/** `41 were arrested`, `Some 4,200 had waited`: of people, though it does not say so. */
const peopleDid = /^\s+(?:were|had|have)\s+(?:(?:been|since|already|not|now)\s+)?\p{Ll}{3,}(?:ed|n|t)\b/u;
const boundForm =
  /(?:about|around|approximately|roughly|nearly|almost|more\s+than|over|at\s+least|up\s+to|fewer\s+than|less\s+than|under|some|an\s+estimated|estimated|as\s+many\s+as|as\s+few\s+as|just\s+over|just\s+under|close\s+to|at\s+most|only|just|no\s+more\s+than|between|well\s+over)\s+$/i;
const countedForm =
  /^\s+(?!(?:in|on|at|of|and|or|to|for|from|by|with|was|were|have|has|had|is|are|that|who|which|last|this|an?|the|when|as|than|after|before|per|each|next|during|over|since|but|if|will|would|could|under|against|between|through|every|into|because|while|it|he|she|they|ago|later|more|away|out|up|down|off|per|cent)(?!\p{L}))(?:[\p{L}\p{N}’'-]+)(?:\s+(?!(?:in|on|at|and|or|to|for|from|by|with|was|were|have|has|had|is|are|be|been|that|who|which|last|this|an?|the|when|where|as|than|after|before|per|each|during|over|since|but|if|will|would|could|can|may|under|against|between|through|every|into|because|while|it|its|he|she|they|ago|later|of|next|out|up|down|off|saying|said|says|a)(?!\p{L}))[\p{Ll}’'-]+){0,3}/u;
const ofForm =
  /^\s+of\s+(?:(?:the|its|their|our|all|his|her|those|these)\s+)?(?:[^,.;:!?()“”"]|(?<=\d)[,.](?=\d)){2,60}?(?=\s+(?:in|on|at|was|were|have|has|had|is|are|that|who|which|and|last|this|said|since|during|after|before|will|would|by|for|to)\s|[,.;:!?()“”"]|$)/u;
const periodForm =
  /^[^.;:!?()“”"]{0,70}?(?<![\p{L}])(?<period>(?:in|during|over|since|between|by|until)\s+(?:the\s+)?(?:(?:past|last|next|first|previous|coming)\s+(?:(?:\p{L}+|\d+)\s+)?(?:years?|months?|weeks?|days?|decades?|quarter)|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{4})?|(?:19|20)\d\d(?:[–/-]\d{2,4})?|(?:a|one|two|three|four|five|six|ten|\d+)\s+(?:years?|months?|weeks?|days?|decades?))|(?:last|this|next)\s+(?:year|month|week|quarter|winter|summer|spring|autumn|decade)|(?:a|per|each|every)\s+(?:year|month|week|day|hour|night|winter|summer)|annually)(?!\p{L})/iu;

/** The figures of the blocks in text order: no dates, times, ages beside a name, or numbers that are names. Linear. */
export function readFigures(text: string, blocks: readonly Block[]): Figure[] {
  return blocks.flatMap((block) =>
    block.kind === "row" ? [] : figuresIn(text.slice(block.start, block.end), block.start),
  );
}

function figuresIn(line: string, offset: number): Figure[] {
  const dates = findDates(line);
  let date = 0;
  return [...line.matchAll(form)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].trimEnd().length };
    while ((dates[date]?.end ?? Number.POSITIVE_INFINITY) <= span.start) date += 1;
    if ((dates[date]?.start ?? Number.POSITIVE_INFINITY) < span.end) return [];
    return figureAt(line, offset, span, match.groups ?? {});
  });
}

type Groups = Record<string, string | undefined>;

function figureAt(line: string, offset: number, { start, end }: Span, groups: Groups): Figure[] {
  const before = line.slice(Math.max(0, start - 40), start);
  const after = line.slice(end, end + 200);
  const read = (from: number, length: number): Read<string> => {
    const value = line.slice(from, from + length);
    const lead = value.length - value.trimStart().length;
    return {
      value: value.trim(),
      start: offset + from + lead,
      end: offset + from + lead + value.trim().length,
    };
  };
  const measured = groups.currency ?? groups.unit;
  const share = groups.ratio ?? groups.half;
  const of = ofForm.exec(after)?.[0];
  const counted =
    measured === undefined && share === undefined
      ? countedForm.exec(after)?.[0].replace(/(?<=\p{L}{3})(?:\s+\p{Ll}+(?:ed|ly))+$/u, "")
      : undefined;
  if (groups.last !== undefined && isScore(groups)) return [];
  const isBare = measured === undefined && share === undefined && groups.scale === undefined;
  const isCount = counted !== undefined || peopleDid.test(after);
  if (isBare && (!isCount || isName(line, start, groups.first ?? "", before, after))) return [];
  if (isBare && monthBehind.test(after)) return [];
  if (groups.unit === undefined && timeBehind.test(after)) return [];
  const bound = boundForm.exec(before)?.[0];
  const period = periodForm.exec(after);
  const value = amountOf(groups);
  if (value === null) return [];
  const periodAt =
    period?.groups?.period === undefined ? null : period[0].length - period.groups.period.length;
  return [
    {
      start: offset + start,
      end: offset + end,
      value,
      to: groups.last === undefined ? null : numberOf(groups.last, groups.lastScale ?? ""),
      unit: unitOf(groups),
      counted:
        counted === undefined
          ? measured !== undefined && of !== undefined && !isShare(groups)
            ? read(end, of.length)
            : null
          : read(end, counted.length),
      period:
        periodAt === null || !period?.groups?.period
          ? null
          : read(end + periodAt, period.groups.period.length),
      denominator: of !== undefined && (share !== undefined || isShare(groups)) ? read(end, of.length) : null,
      bound: bound === undefined ? null : read(start - bound.length, bound.length),
    },
  ];
}

/** `beat them 4-3`: a range goes up. */
function isScore({ first = "", last = "" }: Groups): boolean {
  return numberOf(last, "") <= numberOf(first, "") && /^\d{1,3}$/.test(first);
}

/** `Clause 7`, `Holt, 45, said`, `beat them 4-3`, a year, a telephone number. */
function isName(line: string, start: number, first: string, before: string, after: string): boolean {
  if (numbered.test(before) || /\d\s$/.test(before) || timeBehind.test(after)) return true;
  if (/^(?:19|20)\d\d$/.test(first) || /^0\d/.test(first)) return true;
  return /\p{L},\s$/u.test(before) && /^(?:,|\s*$)/.test(after) && line.charAt(start) !== "";
}

function isShare(groups: Groups): boolean {
  return /^(?:%|per\s?cent|pc)$/i.test(groups.unit ?? "");
}

function unitOf({ currency, unit: printed, ratio, half }: Groups): string | null {
  if (currency !== undefined) return currency;
  if (ratio !== undefined || half !== undefined) return "of 1";
  if (printed === undefined) return null;
  return /^(?:per\s?cent|pc)$/i.test(printed) ? "%" : printed.toLowerCase().replace(/\s+/g, " ");
}

const fractions: Readonly<Record<string, number>> = { third: 3, quarter: 4, fifth: 5, tenth: 10 };

function amountOf({ ratio, of, half, first, scale: printed, last, lastScale }: Groups): number | null {
  if (ratio !== undefined && of !== undefined) return numberOf(ratio, "") / numberOf(of, "");
  if (half !== undefined) {
    const [count = "", part = ""] = half.toLowerCase().split(/[\s-]/);
    return part === "" ? 0.5 : (words[count] ?? 1) / (fractions[part.replace(/s$/, "")] ?? 1);
  }
  // "2 to 3 million" is millions at both ends.
  return first === undefined
    ? null
    : numberOf(first, printed ?? (last === undefined ? "" : (lastScale ?? "")));
}

function numberOf(printed: string, scaled: string): number {
  const number = words[printed.toLowerCase()] ?? Number(printed.replace(/,/g, ""));
  return Number((number * (scales[scaled.trim().toLowerCase()] ?? 1)).toPrecision(15));
}
