/** Sentences that say what was decided and name no motion: "CARRIED (5/0)", "The change in the order was agreed". */
import { personForm } from "./person.js";
import { type Fate, isTold, type Sentence, type Settled, settledAs, walk } from "./sentence.js";

/** Business of the meeting itself. */
export const otherBusiness =
  /\b(?:closure|procedural|adjournment|suspen\w+|next\s+business|recorded\s+vote|exten(?:sion|d)|guillotine|exclu(?:de|sion))\b/i;
const shoutedFate =
  /^\W*(?:(?:The|An?)\s+)?(?:[\p{L}-]+\s+){0,3}?(?<subject>[Mm]otion|MOTION|[Aa]mendment|AMENDMENT|[Rr]ecommendations?)\b[^.;]{0,240}?(?<![\p{L}])(?<fate>(?:NOT\s+)?CARRIED|LOST|DEFEATED|WITHDRAWN|DEFERRED|LAPSED|NEGATIVED)(?=\s*(?:$|[.,;(]|by\b|with\b|unanimously\b|without\b|on\b))/u;

/** "Procedural motion that the matter proceed to the vote CARRIED by 42 votes to 6": what capitals say is decided. */
export function shoutedOut(sentence: Sentence): Settled[] {
  const match = shoutedFate.exec(sentence.text);
  const { subject = "", fate = "" } = match?.groups ?? {};
  if (!match || fate === "") return [];
  const at = match[0].length - fate.length;
  const said = { at, end: match[0].length };
  if (!isTold(sentence.text, said, said.at)) return [];
  const kind = otherBusiness.test(match[0]) ? "other" : /^a/i.test(subject) ? "amendment" : "motion";
  return [settledAs(sentence, kind, match[0].slice(0, at).trim().slice(0, 80), said)];
}

const definiteForm =
  /^\W*(?:(?:this|these|both|all)\s+(?=(?:was|were)\b)|(?:the|this)\s+(?!(?:\S+\s+){0,10}?(?:minutes|meeting|apolog\w+|amendments?|motions?|council|committee|board)\b)(?:[\p{L}\d’'/-]+\s+){1,10}?(?=(?:was|were)\b))/iu;

/** "The change in the order of business was agreed after a vote": what was moved, by the name of the thing. */
export function definite(sentence: Sentence): Settled[] | null {
  const subject = definiteForm.exec(sentence.text)?.[0];
  const fate = subject === undefined ? null : walk(sentence.text, subject.length, false);
  if (subject === undefined || fate === null || !isTold(sentence.text, fate, fate.at)) return null;
  if (
    !/^\s*(?:$|[.,;(]|and\b|by\b|with\b|after\b|following\b|unanimously\b)/i.test(
      sentence.text.slice(fate.end),
    )
  )
    return null;
  const settled = settledAs(sentence, "none", "", fate);
  return /^(?:carried|lost)$/.test(settled.outcome.value) ? [{ ...settled, loose: true }] : null;
}

const label =
  /^[\s*_([–—-]*(?:(?:outcome|decision|result|in\s+favou?r|vote|votes|voting|status|motion|action|disposition)\s*[:–—-]?\s*)?/iu;
const rest =
  /^(?:[\s,.;:!*_)\]([–—/-]|\d+|unanimous(?:ly)?|nem|con|by|a|all|members?|councillors|present|as|amended|with|votes?|to|of|for|against|abstentions?|abstained|abstaining|in|favour|no|nil|none|one|two|three|four|five|six|seven|eight|nine|ten|voice|show|hands|roll|call|card|majority|the|mayor|chair|tie|tied|equality|casting|vote|on|and|recorded|division|councillor|dissenting|dissent|absent|recused|\p{Lu}[\p{L}’'-]*(?=\s+(?:absent|recused|dissenting|opposed|abstaining|abstained)\b))+$/iu;

/** "… with Mr Ray and Ms Lee opposed". */
const dissent = new RegExp(
  `\\s+(?:with\\s+)?${personForm}(?:(?:,|,?\\s+and)\\s+${personForm}){0,12}\\s+(?:opposed|opposing|dissenting|abstaining|abstained|absent|recused|against|voting\\s+(?:no|nay|against))\\b`,
  "u",
);

/** "Remitted to the Executive": a line that says nothing else. */
function passedOn(text: string, fate: Fate): boolean {
  return (
    /^(?:referred|remitted|deferred|postponed|withdrawn)/i.test(text.slice(fate.at, fate.end)) &&
    fate.at < 12 &&
    /^\s*(?:back\s+)?(?:to|until|for|by|at)\s+[^.;]{3,80}\.?$/.test(
      `${/\sto$/i.test(text.slice(fate.at, fate.end)) ? " to" : ""}${text.slice(fate.end)}`,
    )
  );
}

/** "CARRIED (5/0)", "Result: lost", "Carried unanimously". */
export function alone(sentence: Sentence): Settled[] {
  if (sentence.text.length > 180) return [];
  const lead = label.exec(sentence.text)?.[0].length ?? 0;
  const fate = walk(sentence.text, lead, false);
  if (
    fate === null ||
    !isTold(sentence.text, fate, fate.at) ||
    (!passedOn(sentence.text, fate) && !rest.test(`${sentence.text.slice(fate.end).replace(dissent, " ")} `))
  )
    return [];
  if (/[\p{Ll}]/u.test(sentence.text.charAt(0))) return [];
  return [settledAs(sentence, /^\W*motion\b/i.test(sentence.text) ? "motion" : "none", "", fate)];
}
