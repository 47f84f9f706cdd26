/** Lines that the record itself puts between the words of speakers: times, columns, what the meeting did. */

const timeForm =
  /^[*_[(●\s]*(?<time>\d{1,2}(?:[.:]\d{2}\s*(?:am|pm|a\.m\.|p\.m\.|noon)?|\s*(?:am|pm|a\.m\.|p\.m\.|noon|o[’']clock)))\s*[\])*_.]*$/i;
/** The reports of Ottawa: `● (1105)`. */
const dottedTime = /^(?:●\s*)?\((?<time>\d{4})\)$/;
const columnForm =
  /^[*_[(]*(?:\d{1,2} \p{Lu}\p{Ll}+ \d{4}\s*:\s*)?Col(?:umn|\.)?\s+(?<column>\d{1,5}(?:WH|WS|W|GC|P)?)[\])*_.]*$/u;

const did = [
  "examination of (?:the )?witness",
  "(?:further |re-?|cross-?\\s?)?examination(?: in chief)?(?:[.:]?$| (?:by|from) )",
  "on resuming",
  "(?:the )?(?:sitting|hearing|meeting|committee|session|proceedings?|house|council|inquiry|subcommittee)s? (?:was |were |is |stands? |then |having )?(?:suspended|adjourned|resumed|rose|ended|closed|divided|concluded|deliberated)\\b",
  "the witness(?:es)? withdrew",
  "(?:members|councillors) (?:indicated|signified|voted|rose|stood)\\b",
  "question (?:again |accordingly |put|proposed|agreed)",
  "(?:motion|amendments?|clauses?|new clause|schedules?|bill)\\b[^.]{0,60}\\b(?:agreed to|negatived|withdrawn|made|read (?:a|the)|ordered|disagreed to)\\b[^.]{0,60}\\.?$",
  "division no",
  "tellers for",
  "(?:supplementary |further )?(?:memorand(?:um|a)|written evidence|letter) (?:submitted )?(?:by|from|to)\\b",
  "i ?n ?d ?e ?x$",
  "whereupon\\b",
  'in the (?:absence|place) of (?:the |our )?[^.:?“"]{3,60},[^.:?“"]{3,80}\\b(?:to|took|in) the chair\\b',
  '(?:(?:the|mr|mrs|ms|miss|dr|sir|dame|lord|lady|baroness|councillor|cllr)\\b\\.? )[^.:,?“"]{2,60} (?:(?:then |now |thereupon )?(?:took|resumed|vacated|left|in)|was called to|was voted into) the chair\\b[^?“"]{0,40}$',
  "(?:the )?following is the (?:full )?text of the petition\\b",
  "(?:luncheon|lunch|short) (?:adjournment|break)",
  '[^.:?!“"]{3,60} interjecting\\b[^.:?!]{0,20}$',
  "record of vote",
  "(?:transcribed|captioned|subtitled) (?:by|with|using|from)\\b",
  "resolved,",
  "ordered,",
].join("|");
const recordForm = new RegExp(`^[*_[(]*(?:${did})`, "i");

/** Said at more length, such words are somebody's. */
const longestRecord = 300;

/** True for a line of the record: whoever spoke before it has ended. */
export function isRecord(words: string): boolean {
  return words.length <= longestRecord && recordForm.test(words);
}

/** The time of day that a line of its own gives, as printed; else null. */
export function recordTime(words: string): string | null {
  if (words.length > 40) return null;
  return (dottedTime.exec(words) ?? timeForm.exec(words))?.groups?.time ?? null;
}

/** The column that begins at a line of its own: `Column 207`, `[Col. 1042]`; else null. */
export function columnOf(words: string): string | null {
  return words.length > 60 ? null : (columnForm.exec(words)?.groups?.column ?? null);
}
