/** Votes as counted in a record: "For: 21, Against: 13", "by 21 votes to 13 with 2 abstentions", "CARRIED 7/0". */

import { least, most } from "../../../storage/model/extremes.js";
import type { Tally, VoteSide } from "../../../storage/model/facts/decision-facts.js";
import type { Read, Span } from "../../../storage/model/facts/read.js";

export interface Counted extends Span {
  tally: Tally;
  /** What was voted on, when the words say so. */
  subject: "motion" | "amendment" | null;
  /** Two numbers without sides, the greater of which belongs to those who prevailed: `21 votes to 13`. */
  sidesUnsaid: boolean;
}

const units =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const numberWord = `(?:(?:${tens.join("|")})(?:[- ](?:${units.slice(1, 10).join("|")}))?|${units.join("|")}|nil|none|no)`;
/** Digits or a word for a count, as a part of a pattern with the `i` flag. */
export const countForm = `(?:(?<!\\d,)\\d{1,3}(?![\\d%]|[.:,]\\d)|${numberWord}(?![\\p{L}]))`;

/** The number that words such as `21`, `twenty-one` or `nil` mean; null for others. */
export function countOf(words: string): number | null {
  const plain = words.trim().toLowerCase();
  if (/^\d{1,3}$/.test(plain)) return Number(plain);
  if (/^(?:nil|none|no|zero)$/.test(plain)) return 0;
  const [first = "", second] = plain.split(/[- ]/);
  const ten = tens.indexOf(first);
  const unit = units.indexOf(second ?? (ten < 0 ? first : "zero"));
  if (ten < 0) return unit < 0 || second !== undefined ? null : unit;
  return unit < 0 ? null : (ten + 2) * 10 + unit;
}

/** What heads the votes of each side, as a part of a pattern with the `i` flag. */
export const sideForms: Record<VoteSide, string> = {
  for: "(?:(?:voting\\s+|votes?\\s+|voted\\s+)?(?:in\\s+favou?r|for)(?:\\s+of)?|ayes?|yeas?|yes|affirmative|content|tá)",
  against:
    "(?:(?:voting\\s+|votes?\\s+|voted\\s+)?(?:against|not\\s+in\\s+favou?r)|noes|nays?|no|opposed|negative|dissenting|not\\s+content|níl)",
  abstained:
    "(?:abstain(?:ed|ing|s)?(?:\\s+from\\s+voting)?|abstentions?|abst|not\\s+voting|declined\\s+to\\s+vote|no\\s+vote|staon)",
};
const about =
  "(?:\\s+(?:the\\s+)?(?:(?:substantive|original|amended|procedural)\\s+)?(?:motion|amendment|proposal|recommendations?|resolution))?";
const people = "(?:\\s+(?:members?|councillors?|votes?|cllrs))?";

const sides = Object.entries(sideForms) as [VoteSide, string][];
const labelled = sides.map(
  ([side, form]) =>
    [
      side,
      new RegExp(
        `(?<![\\p{L}\\d])${form}${about}\\s*(?:[:=,–—-]|\\bwere\\b|\\(|\\|)?\\s*\\(?(?<count>${countForm})(?!\\s*(?:votes?\\s+)?(?:for\\b|against\\b|abst|in\\s+favou?r|voting|voted|members?\\s+(?:voting|abst)))`,
        "giu",
      ),
    ] as const,
);
const counted = sides.map(
  ([side, form]) =>
    [
      side,
      new RegExp(
        `(?<![\\p{L}\\d.:/-])(?<count>${countForm})${people}\\s+(?:were\\s+|was\\s+|had\\s+|having\\s+|being\\s+)?(?:cast\\s+)?(?:voted\\s+|voting\\s+)?\\(?${form}(?![\\p{L}])`,
        "giu",
      ),
    ] as const,
);
/** "For 7 Against 3 Abstain 1": the first number has its side before it, and so have the others. */
const labelsFirst = sides.map(
  ([side, form]) =>
    [
      side,
      new RegExp(`(?<![\\p{L}\\d])${form}${about}\\s*[:=,–—-]?\\s*\\(?(?<count>${countForm})`, "giu"),
    ] as const,
);
const leadingLabel = new RegExp(
  `(?<![\\p{L}])(?:${sides.map(([, form]) => form).join("|")})${about}\\s*[:=,–—-]?\\s*\\(?$`,
  "iu",
);

function labelsLead(words: string): boolean {
  const first = words.search(/\d/);
  return first > 0 && leadingLabel.test(words.slice(Math.max(0, first - 60), first));
}

const opposed = new RegExp(
  `(?<![\\p{L}\\d/.-])(?<for>${countForm})(?:\\s+votes?)?\\s+(?:votes\\s+)?to\\s+(?<against>${countForm})(?:\\s+votes?)?(?:(?:\\s*,|\\s+with|\\s+and|\\s*\\(|;)*\\s*(?:with\\s+)?(?<abstained>${countForm})\\s+(?:members?\\s+|councillors?\\s+)?(?:abst\\w+))?`,
  "giu",
);
const dashed =
  /(?<![\p{L}\d/.–-])(?<for>\d{1,2})\s?[-–/]\s?(?<against>\d{1,2})(?:\s?[-–/]\s?(?<abstained>\d{1,2}))?(?![\d/–-]|\.\d)/giu;

/** Longer words are no count of votes. */
const longest = 1_500;

/** The count in `words`, which begin at `start`; null when there is none. Only what is printed is a count. */
export function countedIn(words: string, start: number): Counted | null {
  if (words.length > longest || !/\d|votes?|unanim|abst|favour|against|nil|none/i.test(words)) return null;
  // A Scottish vote is for the motion or for the amendment: neither count is one against anything.
  if (/\bfor\s+the\s+(?:\w+\s+)?amendment\b/i.test(words) && /\bfor\s+the\s+(?:\w+\s+)?motion\b/i.test(words))
    return null;
  const sided = withSides(words, start);
  return sided?.tally.for || sided?.tally.against ? sided : (withoutSides(words, start) ?? sided);
}

const nobody: Tally = { for: null, against: null, abstained: null };

function withSides(words: string, start: number): Counted | null {
  const orders = labelsLead(words) ? [labelsFirst, counted] : [labelled, counted];
  for (const forms of orders) {
    const tally = { ...nobody };
    for (const [side, form] of forms) {
      const match = [...words.matchAll(form)].find(
        (one) => countOf(one.groups?.count ?? "") !== null && !isYear(one[0]),
      );
      if (match) tally[side] = countRead(match, "count", start);
    }
    const given = Object.values(tally).filter((one) => one !== null);
    // "no objections" and "for two years" are no counts: a side alone is one only beside the word.
    if (given.length >= 2 || (given.length === 1 && isPlain(words, forms === counted, tally)))
      return whole(words, tally, false);
  }
  return null;
}

function isYear(words: string): boolean {
  return /(?:19|20)\d\d\b/.test(words);
}

function isPlain(words: string, before: boolean, tally: Tally): boolean {
  if (before)
    return tally.abstained !== null
      ? /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten))\s*abst/i.test(words)
      : /\bvot(?:e[sd]?|ing)\b/i.test(words);
  return (
    /^\W*(?:\p{L}+[\s:]+){0,6}\(?\d{1,3}\)?\W*$/u.test(words) ||
    /(?:favou?r|for|against|ayes?|noes|nays?|abst\w*)(?:\s+the\s+(?:\w+\s+)?(?:motion|amendment))?\s*[:=(–-]\s*\(?\d/i.test(
      words,
    )
  );
}

function withoutSides(words: string, start: number): Counted | null {
  if (!/\bvot|carried|lost|fail|agreed|passed|approved|defeated|adopted|rejected/i.test(words)) return null;
  for (const form of [opposed, dashed]) {
    for (const match of words.matchAll(form)) {
      const tally = {
        for: countRead(match, "for", start),
        against: countRead(match, "against", start),
        abstained: countRead(match, "abstained", start),
      };
      const near = words.slice(Math.max(0, match.index - 60), match.index + match[0].length + 30);
      if (!/\bvot|carried|lost|fail|agreed|passed|approved|defeated|adopted|rejected|majority/i.test(near))
        continue;
      if (form === opposed && !/\bvot|carried|lost|fail|passed|defeated|majority/i.test(near)) continue;
      return whole(words, tally, true);
    }
  }
  return null;
}

function countRead(match: RegExpMatchArray, group: string, start: number): Read<number> | null {
  const printed = match.groups?.[group];
  const value = printed === undefined ? null : countOf(printed);
  if (printed === undefined || value === null) return null;
  const from =
    group === "for"
      ? 0
      : group === "abstained"
        ? match[0].lastIndexOf(printed)
        : match[0].indexOf(printed, group === "against" ? (match.groups?.for ?? "").length : 0);
  const at =
    start +
    (match.index ?? 0) +
    (group === "count" ? match[0].toLowerCase().lastIndexOf(printed.toLowerCase()) : from);
  return { value, start: at, end: at + printed.length };
}

function whole(words: string, tally: Tally, sidesUnsaid: boolean): Counted {
  const spans = Object.values(tally).filter((one) => one !== null);
  const subject = /\bamendment\b/i.test(words) ? "amendment" : /\bmotion\b/i.test(words) ? "motion" : null;
  return {
    start: least(spans.map((one) => one.start)),
    end: most(spans.map((one) => one.end)),
    tally,
    subject: /\bamendment\b/i.test(words) && /\bmotion\b/i.test(words) ? null : subject,
    sidesUnsaid,
  };
}
