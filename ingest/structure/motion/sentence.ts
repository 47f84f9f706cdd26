/** A sentence of minutes, read for the word that settles something and for whether it is told or only spoken of. */
import type { Outcome } from "../../../storage/model/facts/decision-facts.js";
import type { Read, Span } from "../../../storage/model/facts/read.js";
import { anyFate, fateOf } from "./fates.js";
import { titledForm } from "./person.js";

/** Of what a sentence tells the fate. `other`: of business that is neither; `none`: it does not say. */
export type Subject = "motion" | "amendment" | "other" | "none";

export interface Settled extends Span {
  subject: Subject;
  /** The words that name the subject: `second amendment`, `substantive motion`. */
  called: string;
  outcome: Read<Outcome>;
  unanimous: Read<true> | null;
  /** It says that something was resolved, in those words: alone it makes a motion of what was resolved. */
  resolves: boolean;
  /** What it names is no motion by name: it settles only what somebody has moved. */
  loose: boolean;
}

export interface Sentence {
  start: number;
  text: string;
}

const about =
  /\s+(?:on|of|about|regarding|relating\s+to|concerning|entitled|titled|calling\s+for|for|to)\s+[^.;:]{1,90}?(?=\s*,?\s*(?:\([^()]{0,40}\)\s*)?(?:,\s*)?(?:was|were|is|having|had\s+been|has\s+been|upon|on\s+being|failed|died|lapsed)\b)/iuy;
const glue = new RegExp(
  `\\s*(?:(?:by|of|from)\\s+${titledForm}|(?:by|of|from|on\\s+behalf\\s+of)\\s+(?:the\\s+)?(?:[\\p{L}’'-]+\\s+){0,4}?(?:group|party|administration)(?![\\p{L}])|(?:as\\s+)?(?:set\\s+out|printed|circulated|detailed|listed|contained|shown|tabled|appended)\\s+[^.;:]{1,90}?(?=\\s+(?:was|were|having|had)\\b)|[\\s,:–—*_[\\]-]+|\\([^()]{0,120}\\)|\\d+(?:\\.\\d+)*|(?:there|was|were|is|are|been|being|to\\s+be|having|has|had|then|thus|hence|finally|narrowly|clearly|duly|therefore|thereupon|subsequently|accordingly|put|to|the|an?|vote|votes|voting|voted|meeting|motion|council|committee|cabinet|board|members?|councillors|assembly|chamber|house|and|but|declared|upon|on|by|show|of|hands|recorded|named|roll|call|division|electronic|electronically|voice|unanimous(?:ly)?|overwhelmingly|as|amended|altered|revised|moved|proposed|submitted|circulated|presented|set|out|above|printed|below|agenda|summons|item|page|report|seconded|without|with|debate|discussion|further|following|after|taken|it|which|majority|large|clear|for|against|abstentions?|abstaining|abstained|in|favour|also|itself|now|when|so|original|substantive|casting|lord|mayor[’']?s?|chair(?:man)?[’']?s?|from|result|standing|name|count|counted|held|conducted|requested|matter|question|consent|leave|their|his|her|its|form|nil|no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\p{L}+teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\\p{L}+)?|that|wording|revised|debated|discussed|considered|accepted|withdrawal|stand|stands|stood)(?![\\p{L}]))`,
  "iuy",
);
const fateHere = new RegExp(`\\s*(?<fate>${anyFate})(?![\\p{L}])`, "iuy");
export const linking = /\b(?:was|were|is|are|been|being|declared|it|which|having|to\s+be|had|has)\b/i;

/** The word that settles: offsets in its sentence. */
export interface Fate {
  at: number;
  end: number;
}

/** From `offset` over words that only lead on, to the word that settles; null when other words come first. */
export function walk(text: string, offset: number, mayTellWhat: boolean): Fate | null {
  let at = offset;
  if (mayTellWhat) {
    about.lastIndex = at;
    const what = about.exec(text);
    if (what && !matchAt(fateHere, text, at)) at += what[0].length;
  }
  for (let steps = 0; steps < 60; steps++) {
    const fate = matchAt(fateHere, text, at);
    const printed = fate?.groups?.fate;
    if (fate && printed !== undefined)
      return { at: at + fate[0].length - printed.length, end: at + fate[0].length };
    const told = mayTellWhat && at > offset && /^\s+to\s/.test(text.slice(at, at + 6));
    const step = (told ? matchAt(about, text, at) : null) ?? matchAt(glue, text, at);
    if (step === null || step[0] === "") return null;
    at += step[0].length;
  }
  return null;
}

function matchAt(form: RegExp, text: string, at: number): RegExpExecArray | null {
  form.lastIndex = at;
  return form.exec(text);
}

/** Words that make of a fate a hope, a fear or a condition. */
export const unsettled =
  /\b(?:if|should|whether|would|unless|could|might|may|before|asked\s+(?:that|if|for)|hope[sd]?|must|shall|until)\b/i;
const reported =
  /\b(?:said|stated|argued|recall(?:s|ed)|reminded|commented|queried|remarked|claimed|explained|added|suggested|believed|felt|thought|urged|complained|pointed\s+out|asserted|alleged|noted\s+that|maintained|wrote|tells?|told|expressed|questioned|sought|spoke|regretted|welcomed|referred\s+to\s+(?:the|a))\b/i;
const elsewhen =
  /\b(?:last|previous|earlier)\s+(?:year|month|week|meeting|council|time|term|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:in|of|on|since|during|back\s+in)\s+(?:(?:early|late|mid)[- ])?(?:(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+)?(?:19|20)\d\d\b|\bpreviously\b|\b(?:years|months|weeks)\s+ago\b|\b(?:similar|previous|earlier|same|identical)\s+(?:motion|amendment)\b|\bat\s+(?:its|the|a|their|our)\s+(?:\w+\s+){0,2}meeting\s+(?:of|on|in|held)\b/i;
/** What is asked before a decision makes it no less certain: "having asked whether there was any contrary view, …". */
const asking = /\bhaving\s+(?:asked|enquired|inquired|ascertained|sought)\b[^.;]{0,30}\b(?:whether|if)\b/gi;
/** What the chair notes of a vote is how records tell of it. */
const chairTells =
  /^\W*(?:\d{1,3}(?:\.\d{1,3})*[.)]?\s+)?(?:the\s+)?(?:(?:deputy|lord)\s+)*(?:chair(?:man|woman|person)?|mayor|president|convener|provost|presiding\s+(?:member|officer))\s+(?:then\s+)?(?:noted|confirmed|stated|advised|reported)\s+that\s+the\s+(?:\w+\s+)?(?:motion|amendment|proposal|recommendations?|vote)\b/i;
/** False for what is feared, reported, quoted or remembered. `known`: offset behind which nothing else can be told. */
export function isTold(text: string, fate: Fate, known: number): boolean {
  const printed = text.slice(fate.at, fate.end);
  const lead = text.slice(0, fate.at);
  const clause = lead.slice(lead.lastIndexOf(";") + 1).replace(asking, "");
  if (unsettled.test(clause.replace(/\bMay\b/g, ""))) return false;
  // "The motion is not agreed": so somebody says, and a vote follows.
  if (/\bis\s+$/.test(lead) && /agreed$/i.test(printed)) return false;
  // "The meeting was adjourned": no motion was.
  if (
    /^adjourned$/i.test(printed) &&
    /\b(?:meeting|session|sitting|council|committee|house|assembly|board)\b[^.;]*$/i.test(lead)
  )
    return false;
  const leaving = /withdrawn|deferred|referred|postponed|adjourned/i.test(printed);
  if (
    reported.test(text.slice(0, Math.min(known, fate.at))) &&
    !/\b(?:declared|announced|ruled)\b/i.test(lead) &&
    !chairTells.test(lead)
  )
    return false;
  if (/\bhad\s+been\b/i.test(lead.slice(-40)) && !leaving && !chairTells.test(lead)) return false;
  if (elsewhen.test(leaving ? lead : text)) return false;
  const quoted = lead.lastIndexOf("“") > lead.lastIndexOf("”") && text.indexOf("”", fate.end) >= 0;
  return !quoted;
}

const unanimity =
  /\bunanimous(?:ly)?\b|\bnem\.?\s*con\b|\ball\s+(?:members\s+|councillors\s+)?(?:present\s+)?in\s+(?:favou?r|agreement)\b/i;

/** What a sentence settles, when `fate` is the word that does. */
export function settledAs(sentence: Sentence, subject: Subject, called: string, fate: Fate): Settled {
  const { start, text } = sentence;
  const outcome = {
    value: fateOf(text.slice(fate.at, fate.end)) ?? "carried",
    start: start + fate.at,
    end: start + fate.end,
  };
  return {
    start,
    end: start + text.length,
    subject,
    called,
    outcome,
    unanimous: unanimousIn(sentence, { at: fate.at, end: text.length }),
    resolves: false,
    loose: false,
  };
}

/** Unanimity, where the sentence says it beside the word that settles. */
export function unanimousIn({ start, text }: Sentence, within: Fate): Read<true> | null {
  // Unanimity stands beside the word that settles, before what was resolved.
  const stretch = text.slice(0, Math.min(within.end, within.at + 120));
  const match = unanimity.exec(stretch);
  if (!match || /\b(?:not|without|no|than|almost|nearly)\s+$/i.test(text.slice(0, match.index))) return null;
  return { value: true, start: start + match.index, end: start + match.index + match[0].length };
}
