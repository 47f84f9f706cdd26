/** What became of a motion or an amendment, only where a sentence plainly says so. */
import type { Read } from "../../../storage/model/facts/read.js";
import { alone, definite, otherBusiness, shoutedOut } from "./bare-sentence.js";
import { fateOf } from "./fates.js";
import type { Moving } from "./moving.js";
import { titledForm } from "./person.js";
import {
  type Fate,
  isTold,
  linking,
  type Sentence,
  type Settled,
  type Subject,
  settledAs,
  unanimousIn,
  unsettled,
  walk,
} from "./sentence.js";
import { castingVote, questionPut, setPhrases, unseconded } from "./set-phrases.js";
import { sentencesOf, type Unit } from "./units.js";

export type { Settled } from "./sentence.js";

const qualifiers =
  "(?:(?:substantive|original|amended|main|revised|composite|altered|first|second|third|fourth|further|final|joint|cross-party|new|next|group|labour|conservative|liberal|democrat|green|independent|reform|snp|plaid|procedural|closure|adjournment|above|following|resulting|whole)\\s+){0,4}";
const subjectForm = new RegExp(
  `(?<determiner>\\b(?:the|this|that|an?|any|both|no|his|her|their|${titledForm.replace(/\(\?<name>/g, "(?:")}[’']s?)\\s+)?(?<qualifiers>${qualifiers})\\b(?<subject>amendments?|motion|recommendations?|proposal|proposition|resolution)\\b(?<label>\\s+(?:no\\.?\\s*)?(?:\\d{1,3}(?:\\.\\d{1,2})*|[A-H])\\b)?`,
  "giu",
);
/** A longer sentence settles nothing plainly. */
const longestSentence = 1_200;

/** Reads the sentences of a unit that settle something, in text order; `movings` are those of the same unit. */
export function settledIn(unit: Unit, movings: readonly Moving[]): Settled[] {
  const sentences = sentencesOf(unit);
  return sentences.flatMap((sentence, index) => {
    if (sentence.text.length > longestSentence) return [];
    const inside = movings.filter(
      (one) => one.end > sentence.start && one.end <= sentence.start + sentence.text.length,
    );
    const all = allBefore(sentences[index - 1]);
    return inSentence(sentence, inside).map((one) => ({ ...one, unanimous: one.unanimous ?? all }));
  });
}

const allForm =
  /(?:^|[;,:]\s*)(?<words>all\s+(?:members\s+)?(?:present\s+)?in\s+favou?r|unanimous(?:ly)?|^all\s+(?:\p{L}+\s+)?voted\s+["“]?(?:ayes?|yes|in\s+favou?r))\W*$/iu;

/** "…; all in favour. It was therefore resolved": unanimity stands at the end of the sentence before. */
function allBefore(before: Sentence | undefined): Read<true> | null {
  const words = before && allForm.exec(before.text)?.groups?.words;
  if (!before || words === undefined) return null;
  const start = before.start + before.text.lastIndexOf(words);
  return { value: true, start, end: start + words.length };
}

function inSentence(sentence: Sentence, movings: readonly Moving[]): Settled[] {
  const found = unseconded(sentence) ??
    questionPut(sentence) ??
    castingVote(sentence) ?? [
      ...namedSubjects(sentence),
      ...verbs(sentence),
      ...setPhrases(sentence, movings.length > 0),
    ];
  if (found.length > 0) return found;
  const shoutedHere = shoutedOut(sentence);
  if (shoutedHere.length > 0) return shoutedHere;
  const [resolution] = resolutions(sentence, movings);
  if (resolution) return [resolution];
  return behindNames(sentence, movings) ?? definite(sentence) ?? alone(sentence);
}

/** "The motion was put to the vote and CARRIED". */
function namedSubjects(sentence: Sentence): Settled[] {
  const settled: Settled[] = [];
  let from = 0;
  for (const match of sentence.text.matchAll(subjectForm)) {
    if (match.index < from) continue;
    const end = match.index + match[0].length;
    const fate = walk(sentence.text, end, true);
    if (fate === null || !isSaid(sentence.text, match, fate)) continue;
    from = fate.end;
    settled.push(settledAs(sentence, subjectOf(sentence.text, match, fate.at), match[0], fate));
  }
  return settled;
}

function isSaid(text: string, subject: RegExpMatchArray, fate: Fate): boolean {
  const from = subject.index ?? 0;
  const end = from + subject[0].length;
  const determiner = subject.groups?.determiner?.trim().toLowerCase();
  const lead = text.slice(0, from);
  const between = text.slice(end, fate.at);
  if (determiner === "an" || determiner === "a") {
    if (
      !/\b(?:moved|proposed|submitted)\b|\b(?:amendment|motion)\s+(?:by|from)\b/i.test(
        text.slice(0, fate.at),
      ) ||
      !(linking.test(between) || /^\s+(?:by|from)\b/i.test(between))
    )
      return false;
  } else if (determiner === "any" || determiner === "no") return false;
  // "the amendment carried last year" tells of it; "Amendment carried" settles it.
  if (
    !linking.test(between) &&
    /\p{L}/u.test(
      lead.replace(
        /\b(?:declared|result|outcome|decision|vote|whereupon|and|the\s+(?:lord\s+)?(?:mayor|chair))\b/gi,
        "",
      ),
    ) &&
    fate.at - end < 3
  ) {
    if (
      !/^stood/i.test(text.slice(fate.at)) &&
      !/declared\s+$/i.test(lead + text.slice(from, from)) &&
      !/^\W*(?:following|after|on|upon)\s+(?:a|the|being\s+put\s+to\s+the)\s+(?:\w+\s+)?vote\b[^.;]*$/i.test(
        lead,
      ) &&
      !/[:,;–-]\s*$/.test(lead)
    )
      return false;
  }
  return isTold(text, fate, end);
}

function subjectOf(text: string, match: RegExpMatchArray, fateAt: number): Subject {
  const words = `${match[0]} ${text.slice((match.index ?? 0) + match[0].length, fateAt)}`;
  if (
    otherBusiness.test(
      words.replace(
        /\brecorded\s+vote\s+(?:was|having|being|on|the)\b|\b(?:by|on|to|following|after|upon)\s+(?:a|the)\s+recorded\s+vote\b/gi,
        "",
      ),
    )
  )
    return "other";
  const isAmendment = /^amendment/i.test(match.groups?.subject ?? "");
  // "The amendment was then put as the substantive motion and agreed": so was the motion.
  return isAmendment && !/\bas\s+the\s+(?:\p{L}+\s+)?(?:motion|recommendation)\b/iu.test(words)
    ? "amendment"
    : "motion";
}

const verbForm = new RegExp(
  `(?:\\b(?<doer>council|committee|members|assembly|meeting|board|cabinet|chamber|mover|seconder|he|she|they|who|${titledForm})\\b,?\\s*(?:[^.;]{0,60}\\b(?:consent|leave|agreement|permission)\\b[^.;]{0,40}?,?\\s+)?(?:(?:then|therefore|unanimously|duly|subsequently|accordingly|agreed\\s+to|voted\\s+to|resolved\\s*[:–-]*\\s*to)\\s+){0,2}|^\\W*(?:\\w{1,4}[.)]\\s+)?to\\s+|\\bresolved\\s*[:–—-]*\\s*(?:\\(?\\w{1,3}[.)]\\s*)?(?:unanimously\\s+)?to\\s+)(?<fate>adopt(?:ed)?|approved?|agreed|carried|passed|reject(?:ed)?|refused?|support(?:ed)?|withdrew|withdraw|defer(?:red)?|refer(?:red)?(?!\\s+to\\b)|remit(?:ted)?(?!\\s+to\\b))\\s+(?:to\\s+)?(?:(?<=withdrew\\s+)it\\b|(?:the\\s+(?:terms\\s+of\\s+the\\s+)?|(?:his|her|their|this)\\s+)?(?<qualifiers>${qualifiers})(?:notice\\s+of\\s+)?(?<subject>motion|amendment)\\b)`,
  "iu",
);

/** "The Council agreed the motion"; "with the consent of her seconder, she withdrew the amendment". */
function verbs(sentence: Sentence): Settled[] {
  const match = verbForm.exec(sentence.text);
  const printed = match?.groups?.fate;
  if (!match || printed === undefined) return [];
  const subject = match.groups?.subject ?? "";
  const at = match.index + match[0].lastIndexOf(printed, match[0].length - subject.length - 1);
  const fate = { at, end: at + printed.length };
  if (!isTold(sentence.text, fate, match.index)) return [];
  const kind = otherBusiness.test(match.groups?.qualifiers ?? "")
    ? "other"
    : /^amend/i.test(subject)
      ? "amendment"
      : "motion";
  return [settledAs(sentence, kind, `${match.groups?.qualifiers ?? ""}${subject}`, fate)];
}

const beItResolved =
  /\b(?:be\s+it|let\s+it\s+be)\s+(?:(?:also|hereby|finally|further|it)\s+)*(?:resolved|ordained|enacted)\b/i;
const resolvedForm =
  /^[*_“"]*(?:(?:(?:(?:following|after)\s[^,.;]{0,60}?|(?:up)?on\s+being\s+put\s+to\s+the\s+(?:vote|meeting)),?\s+)?(?:it\s+was\s+|the\s+(?:council|committee|board|cabinet|meeting|assembly|panel)\s+|council\s+|members\s+|and\s+|decision\s*[:–-]\s*|\(?\d+(?:\.\d+)*[.)]?\s+)*(?:(?:therefore|then|accordingly|also|unanimously|duly|further|subsequently)\s+)*)(?<fate>resolved|agreed|ordered(?=,\s+That\b))\b(?!\s*(?:issues?|matters?|complaints?|cases?))/i;
/** "There was a discussion and it was unanimously resolved to …". */
const resolvedWithin =
  /(?<!\bthat\s)\bit\s+was\s+(?:(?:therefore|then|unanimously|duly|also)\s+){0,2}(?<fate>resolved)\s+(?:unanimously\s+)?(?:to|that)\b/i;
const shouted = /(?:^|[\s,;:–—(-])(?<fate>RESOLVED|AGREED)\b/;
const memberBefore = new RegExp(`${titledForm},?\\s+$`, "u");
const turnedForm =
  /^[\s,:;–—*_.-]*(?:(?:unanimously|nem\.?\s*con\.?)\s*)?[\s,:;–—*_-]*(?:that\s+)?(?:(?:the|this)\s+(?:motion|matter|item|application)\s+(?:be\s+)?|to\s+)?(?<fate>deferred?|referred?|withdrawn?|rejected?)\b(?=\s+(?:the\s+(?:motion|matter|item|application)|to|until|back|for|pending)|[\s.,;]*$)/i;

/** "RESOLVED: That …", "it was resolved unanimously to …"; who has moved may stand before it. */
function resolutions(sentence: Sentence, movings: readonly Moving[]): Settled[] {
  const { start, text } = sentence;
  if (beItResolved.test(text)) return [];
  const behind = movings.at(-1);
  const tail = behind ? text.slice(behind.end - start) : "";
  const after =
    behind &&
    /^[\s,;:.–—()-]*(?:and\s+|(?:up)?on\s+being\s+put\s+to\s+the\s+(?:vote|meeting),?\s+|it\s+was\s+|was\s+|then\s+|therefore\s+|duly\s+|unanimously\s+)*(?<fate>resolved|agreed)\b/i.exec(
      tail,
    );
  const match =
    after ??
    resolvedForm.exec(text) ??
    resolvedWithin.exec(text) ??
    (/^RESOLVED|AGREED/.test(text) || text.search(shouted) < 300 ? shouted.exec(text) : null);
  const printed = match?.groups?.fate;
  if (!match || printed === undefined) return [];
  const base = match === after && behind ? behind.end - start : 0;
  const at = base + match.index + match[0].toLowerCase().lastIndexOf(printed.toLowerCase());
  const said = { at, end: at + printed.length };
  // "Council agreed that it was a good report" is told in lower case; only a form of words decides.
  if (
    /^agreed$/.test(printed) &&
    match !== after &&
    !/^[*_]*(?:(?:following|after)\s[^,.;]{0,60}?,?\s+)?it\s+was\s/i.test(text)
  )
    return [];
  if (
    unsettled.test(text.slice(0, at)) ||
    /\b(?:said|stated|reminded|recalled|noted\s+that|previously|last)\b/i.test(text.slice(0, at))
  )
    return [];
  // "The Chair, Councillor Ray, AGREED to write": so one member does, not the meeting.
  if (/^agreed$/i.test(printed) && match !== after && memberBefore.test(text.slice(0, at))) return [];
  if (match !== after && otherBusiness.test(text.slice(0, at))) return [];
  const turned = turnedForm.exec(text.slice(said.end))?.groups?.fate;
  const fateAt = turned === undefined ? said.at : said.end + text.slice(said.end).indexOf(turned);
  const fate = turned === undefined ? said : { at: fateAt, end: fateAt + turned.length };
  const outcome = {
    value: turned === undefined ? ("carried" as const) : (fateOf(turned) ?? "carried"),
    start: start + fate.at,
    end: start + fate.end,
  };
  const own = { at, end: text.length };
  return [
    {
      start,
      end: start + text.length,
      subject: "none",
      called: "",
      outcome,
      unanimous: unanimousIn(sentence, own),
      resolves: /resolved/i.test(printed) || printed === "AGREED",
      loose: false,
    },
  ];
}

/** "Moved by Cllr Ray, seconded by Cllr Lee, and carried". */
function behindNames(sentence: Sentence, movings: readonly Moving[]): Settled[] | null {
  const last = movings.at(-1);
  if (!last) return null;
  const fate = walk(sentence.text, last.end - sentence.start, false);
  if (fate === null || !isTold(sentence.text, fate, fate.at)) return null;
  return [settledAs(sentence, last.amends ? "amendment" : "none", "", fate)];
}
