/** The meeting that minutes record: which body, when and where, who presided, who was there and who sent apologies. */
import type { Meeting } from "../../../storage/model/facts/motion-facts.js";
import type { Read } from "../../../storage/model/facts/read.js";
import { firstDay } from "../../enrich/dates.js";
import type { Head } from "../head.js";
import { isAnothersDate } from "../own-date.js";
import { oneLine } from "../passages.js";
import { nameRead, namesIn, titledForm } from "./person.js";
import type { Unit } from "./units.js";

/** Units in which the head of minutes is looked for. */
const headUnits = 60;
const longestLine = 260;

const timeForm =
  /(?<![\d.:/])(?:\d{1,2}[.:]\d{2}\s*(?:[ap](?:\.\s?m\b\.?|\s?m\b)|hrs|hours|noon)?|\d{1,2}\s*(?:[ap](?:\.m\b\.?|m\b)|noon|o['’]clock)|\d{4}\s*(?:hrs|hours)\b)(?![\d/]|\.\d)/i;
const timeLead = /\b(?:at|time|commenc\w+|start\w*|from|held|opened|began|day)\b|^\W*\d|\b(?:19|20)\d\d\b/i;
const placeForms = [
  /^(?:venue|location|place|held\s+(?:at|in)|meeting\s+place)\s*[:–-]?\s*(?<place>[\p{Lu}\d].{2,120})$/iu,
  /\b(?:held\s+|meeting\s+)?(?:in|at)\s+(?<place>(?:the\s+)?(?:[\p{Lu}\d][\p{L}\d’'.&-]*,?\s+(?:of\s+|and\s+|the\s+|on\s+)*){0,9}?(?:Chamber|Hall|Room|House|Centre|Center|Offices?|Church|School|Library|Building|Guildhall|Town\s+House|Pavilion|Suite|Institute|Theatre|Castle|Club|Teams|Zoom)s?(?:,\s+[\p{Lu}\d][\p{L}\d’'. -]{1,40}){0,4})/u,
];

/** The day of the meeting: the one that the lines above the business give, else the head's. */
export function meetingDay(units: readonly Unit[], before: number, head: Head): Read<string> | null {
  const above = units.slice(0, 25).filter((unit) => unit.start < before && unit.text.length <= longestLine);
  for (const unit of above) {
    if (
      unit.text.length > 45 &&
      !/\b(?:minutes?|meeting|held|date|council|committee|assembly|session|sitting|conference|congress)\b/i.test(
        unit.text,
      )
    )
      continue;
    if (isAnothersDate(unit.text) || /^\W*(?:dated|issued)\b/i.test(unit.text)) continue;
    if (/\b(?:approved|confirmed|previous|last|printed|published)\b/i.test(unit.text)) continue;
    const found = firstDay(unit.text, { dayFirst: true });
    if (found) return { value: found.date, start: unit.start + found.start, end: unit.start + found.end };
  }
  return head.date;
}

/** A line that dates a meeting: it names one, or the day of the week alone. */
const ofMeeting =
  /\b(?:meetings?|minutes?|conference|congress|session|sitting|agm)\b|^\W*(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+\d{1,2}\S*\s+\p{L}+,?\s+\d{4}\W*$/iu;

/** Reads the head of the record; null when it names neither a body nor anybody present. */
export function readMeeting(units: readonly Unit[], head: Head, date: Read<string> | null): Meeting | null {
  const top = units.slice(0, headUnits);
  const present = listed(
    top,
    /^(?:(?:members?|councillors?|council|those|also)\s+)?(?:members?\s+|councillors?\s+)?present\b(?!\s+(?:and|at)\s+(?:the|this))/i,
  );
  const apologies = apologiesIn(units.slice(0, 200));
  const chair = chairIn(top, present);
  const time = timeIn(top);
  const isDated =
    date !== null &&
    top.some((unit) => unit.start <= date.start && date.start < unit.end && ofMeeting.test(unit.text));
  const names = head.body !== null || present.length > 0 || apologies.length > 0 || chair !== null;
  if (!names && time === null && !isDated) return null;
  return {
    body: head.body,
    date,
    time,
    place: placeIn(top),
    chair,
    present,
    apologies,
  };
}

function timeIn(units: readonly Unit[]): Read<string> | null {
  for (const unit of units.slice(0, 25)) {
    if (unit.text.length > longestLine) continue;
    const match = timeForm.exec(unit.text);
    if (!match || !timeLead.test(unit.text.slice(0, match.index + match[0].length))) continue;
    if (
      !/[:.]|[ap]\.?m|noon|hrs|hours|clock/i.test(match[0]) ||
      /£|\$|section|page|item/i.test(unit.text.slice(Math.max(0, match.index - 10), match.index))
    )
      continue;
    const words = match[0].trim();
    const start = unit.start + match.index;
    return { value: oneLine(words), start, end: start + words.length };
  }
  return null;
}

function placeIn(units: readonly Unit[]): Read<string> | null {
  for (const unit of units.slice(0, 25)) {
    if (unit.text.length > longestLine) continue;
    for (const form of placeForms) {
      const match = form.exec(unit.text);
      const words = match?.groups?.place
        ?.replace(/\s+(?:on|at|from|commencing)\s+.*$/iu, "")
        .replace(/[\s,.]+$/, "");
      if (!match || !words) continue;
      const start = unit.start + match.index + match[0].indexOf(words);
      return { value: oneLine(words), start, end: start + words.length };
    }
  }
  return null;
}

const endOfList =
  /^(?:apolog|absent|officers?|officials?|staff|in\s+attendance|also|regrets|clerk|administration|minutes|agenda|item|\d{1,3}[.)]?\s+\p{L}|declarations?|public|press|the\s+meeting|date|time|venue|chair\b.*:|notes?|independent)/iu;

/** The names behind a label, on its line or on those below it. */
function listed(units: readonly Unit[], label: RegExp): Read<string>[] {
  const at = units.findIndex(
    (unit) => label.test(unit.text.replace(/^[*_\s]+/, "")) && unit.text.length < 6_000,
  );
  const first = units[at];
  if (!first) return [];
  const lists: Read<string>[][] = [];
  const lead =
    /^[*_\s]*(?:\p{L}+\s+){0,3}?present\b[*_\s]*(?:\([^()]*\))?\s*[:–—|-]*\s*[*_]*/iu.exec(first.text)?.[0]
      .length ?? 0;
  if (lead < first.text.length) lists.push(people(first.text.slice(lead), first.start + lead));
  for (const unit of units.slice(at + 1)) {
    if (unit.block.kind === "heading" || endOfList.test(unit.text) || unit.text.length > 2_000) break;
    const more = people(unit.text, unit.start);
    if (more.length === 0) break;
    lists.push(more);
  }
  return lists.flat();
}

const nobodysName =
  /^(?:the\s+)?(?:(?:deputy|depute|vice|lord)[\s-]*)*(?:mayor|chair\w*|leader|councillors?|cllrs?|convener|provost|council|clerk|officers?|public|press)$/i;

/** Parts of a list that are names; a list may hold offices and other words besides. */
function people(words: string, start: number): Read<string>[] {
  const names: Read<string>[] = [];
  const bare = words.replace(/\([^()]{0,120}\)/g, (whole) => {
    // "The Mayor (Councillor A Ray)" and "Councillor A Ray (Mayor)".
    return /^\((?:councillor|cllr)\b/i.test(whole) ? `;${whole.slice(1, -1)};` : " ".repeat(whole.length);
  });
  const listedWords = bare.replace(/\s+(?:in\s+the\s+chair|presiding)\b/gi, (whole) =>
    " ".repeat(whole.length),
  );
  for (const piece of listedWords.matchAll(/[^;,|]{1,400}(?:,(?=\s*(?:Jr|Sr|OBE|MBE|CBE|JP)\b)[^;,|]*)?/g)) {
    const found = namesIn(piece[0], start + piece.index);
    for (const name of found ?? []) if (!nobodysName.test(name.value)) names.push(name);
  }
  return names;
}

const apologyForms = [
  /\bapologies\b[^.:]{0,80}?\b(?:received|submitted|given|intimated|tendered|accepted|recorded)\b[^.:]{0,30}?\b(?:from|for|on\s+behalf\s+of|by)\s*:?\s*(?<names>.+)$/iu,
  /^[*_\s]*(?:\d{1,3}[.)]?\s+)?(?:apolog(?:ies|y)(?:\s+for\s+absence)?|regrets|absent(?:\s+with\s+apologies)?)[*_\s]*\s*[:–—-]\s*[*_]*(?<names>.+)$/iu,
];

function apologiesIn(units: readonly Unit[]): Read<string>[] {
  for (const [index, unit] of units.entries()) {
    if (unit.text.length > 2_000 || !/apolog|regrets|absent/i.test(unit.text)) continue;
    for (const form of apologyForms) {
      const match = form.exec(unit.text);
      const words = match?.groups?.names;
      if (!match || words === undefined) continue;
      const upTo = words.split(/(?<=\p{Ll}{3})\.(?:\s|$)/u)[0] ?? words;
      const names = people(upTo, unit.start + match.index + match[0].length - words.length);
      if (names.length > 0) return names;
    }
    const next = units[index + 1];
    if (
      /^[*_\s]*apologies(?:\s+for\s+absence)?\s*:?[*_\s]*$/i.test(unit.text) &&
      next &&
      next.text.length < 500 &&
      !/^minutes\W*$/i.test(next.text) &&
      !/\bapolog/i.test(next.text)
    ) {
      const names = namesIn(next.text, next.start);
      if (names && names.length > 0) return names;
    }
  }
  return [];
}

const chairForms = [
  `(?<name>${titledForm})\\s*(?:,\\s*|[–-]\\s*|\\()?(?:presided|(?:was\\s+|took\\s+)?(?:in\\s+)?the\\s+[Cc]hair\\b|presiding|(?:in\\s+the\\s+)?[Cc]hair(?:man|woman|person)?\\)|the\\s+(?:Lord\\s+)?Mayor\\)|(?:Lord\\s+)?Mayor\\)|Cathaoirleach\\)|Convener\\)|Provost\\))`,
  `^(?:Chair(?:man|woman|person)?|CHAIR(?:MAN)?|Presiding|Convener|In\\s+the\\s+[Cc]hair|Chaired\\s+by)\\s*[:–-]\\s*(?<name>${titledForm})`,
  `\\(?(?<name>${titledForm})\\)?\\s*(?:,\\s*)?\\(?[Ii]n\\s+the\\s+[Cc]hair`,
  `\\b(?:Lord\\s+)?Mayor[,:]?\\s+\\(?(?<name>(?:Councillor|Cllr\\.?)\\s+${titledForm})\\)?,?\\s+(?:presided|in\\s+the\\s+[Cc]hair)`,
].map((form) => new RegExp(form, "u"));
/** Without one of these, nobody is in the chair; the forms are slow on long units. */
const tellsOfChair = /presid|chair|mayor|cathaoirleach|convener|provost/i;
const longestHead = 3_000;

function chairIn(units: readonly Unit[], present: readonly Read<string>[]): Read<string> | null {
  for (const unit of units.slice(0, 40)) {
    if (unit.text.length > longestHead || !tellsOfChair.test(unit.text)) continue;
    for (const form of chairForms) {
      const match = form.exec(unit.text);
      const name = match?.groups?.name;
      if (!match || name === undefined) continue;
      if (/\b(?:deputy|vice)\b[^,;]{0,30}$/i.test(match[0].slice(match[0].indexOf(name) + name.length)))
        continue;
      const read = nameRead(name, unit.start + match.index + match[0].indexOf(name));
      if (read && !/^(?:the\s+)?(?:\w+\s+)?(?:mayor|chair\w*|provost|convener)$/i.test(read.value))
        return read;
    }
  }
  return present.length > 0 ? chairBesideName(units) : null;
}

function chairBesideName(units: readonly Unit[]): Read<string> | null {
  for (const unit of units.slice(0, 40)) {
    const match =
      /(?<name>\p{Lu}[^,;:()|]{2,50}?)\s*\((?:the\s+)?(?:Chair(?:man|woman|person)?|(?:Lord\s+)?Mayor|Provost|Convener)(?:\s+presiding)?\)/u.exec(
        unit.text.slice(0, longestHead),
      );
    const names =
      match?.groups?.name === undefined ? null : namesIn(match.groups.name, unit.start + match.index);
    if (names?.length === 1) return names[0] ?? null;
  }
  return null;
}
