/** What signs say together that none says alone: a paper that tells how bodies meet is no record of a meeting. */
import { type Looked, often, type Sign, when } from "./kind-signs.js";
import type { SignName } from "./kind-weights.js";

const months =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
/** A day with its month, however written: `3 June`, `June 3rd`, `03/06/2024`. */
const day = new RegExp(
  `\\b\\d{1,2}(?:\\s?(?:st|nd|rd|th))?(?:\\s+of)?[\\s-]+(?:${months})\\b|\\b(?:${months})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?\\b(?!\\s*[ap]\\.?m)|\\b\\d{1,2}[./]\\d{1,2}[./](?:19|20)?\\d\\d\\b|\\b(?:19|20)\\d\\d-\\d\\d-\\d\\d\\b`,
  "i",
);
/** A day and an hour on short lines: when a body meets. */
const hour = /\b\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b|\b(?:at )?noon\b|\b\d{1,2}[.:]\d\d\s?(?:hours|hrs)?\b/i;
/** In which a record names its day, in UTF-16 code units. */
const headLength = 4_000;
/** In UTF-16 code units. */
const longestLine = 110;
/** Of anybody who may come to be meant: `a member may`, `any councillor who`. */
const anybody =
  /\b(?:an?|any|each|every|no) (?:\w+ )?(?:members?|councill?ors?|person|resident|witness(?:es)?|participant|party|applicant|item|motion|matter|meeting|committee|council|petition|question|amendment)\b|\bmembers of the public (?:may|can|are|wishing|who)\b|\b(?:witnesses|members|participants|parties|committees|the (?:chair(?:man)?|inquiry|committee|panel)) (?:may|can|will|must|should|normally|usually|cannot)\b|\b(?:normally|usually|typically|generally|from time to time|as follows|in advance of)\b/gi;

/** What `signs`, found before, say together. */
export function contrastSigns({ extraction, headLines, isPage }: Looked, signs: readonly Sign[]): Sign[] {
  const value = (name: SignName) => signs.find((sign) => sign.name === name)?.value ?? 0;
  const has = (...all: SignName[]) => all.some((name) => value(name) > 0);
  const { text } = extraction;
  const head = text.slice(0, headLength);
  const isDated = day.test(head) || extraction.metadata.published !== null;
  const words = Math.max(1, head.split(/\s+/).length);
  const general = often((100 * (head.match(anybody)?.length ?? 0)) / (words + 30), 1);
  const ofMeetings = Math.min(1, value("members") + value("decides") + value("meets"));
  const isSpoken = has("voices", "captions", "clocks", "clocked", "askedAndAnswered", "writtenQuestions");
  const isCalledFor =
    headLines.slice(0, 8).some(({ text }) => text.length <= longestLine && day.test(text)) &&
    headLines.slice(0, 8).some(({ text }) => text.length <= longestLine && hour.test(text));
  const lasting = value("inPresent") + value("rules") + value("serves");
  const passing = value("inPast") + value("reports") + value("ofTheDay");
  return [
    ...when(
      isCalledFor,
      "calledFor",
      "numbered items, below the day and hour of a meeting",
      value("numbers") * (1 - value("inProse")),
    ),
    ...when(
      isPage && has("untold") && !isDated,
      "timeless",
      "tells of no day what is so at all times",
      lasting / (lasting + passing + 0.01),
    ),
    ...when(isDated, "dated", "a day that it names"),
    ...when(!isDated, "meetingUndated", "speaks of meetings, and of no day", ofMeetings),
    ...when(true, "anyMeeting", "tells how meetings are held, not what one did", ofMeetings * general),
    ...when(true, "general", "speaks of anybody", general),
    ...when(!isSpoken, "oneVoice", "one voice that speaks of itself", value("ofOneself")),
    ...when(!isSpoken, "addresses", "the manners of a chamber in one voice", value("inChamber")),
    ...when(
      !isSpoken && has("debated", "recordName", "ofChamber"),
      "namedNotSpoken",
      "named as spoken words are, yet nobody speaks in turn",
    ),
    ...when(
      !isSpoken && has("debated", "recordName", "ofChamber"),
      "anyHearing",
      "tells how hearings are held, not what was said in one",
      Math.min(1, general + value("rules")),
    ),
    ...when(
      isSpoken && has("byline", "toldAsNews"),
      "storyInTurns",
      "signed or told as news, with voices in turn",
    ),
    ...when(
      has("minutesName", "agendaName", "motionName") &&
        !has("attended", "held", "mover", "resolves", "clauses", "lodged", "decisions"),
      "namedNotHeld",
      "named as papers of meetings are, and shows nothing of one",
    ),
  ];
}
