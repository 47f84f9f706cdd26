/** What a motion is called, and its reference, from the heading it stands under. */
import type { Read } from "../../../storage/model/facts/read.js";

const lead =
  /^[*_\s]*(?:(?:agenda\s+)?item\s+(?:[-–—:]\s+)?)?(?:\(?\d{1,3}(?:\.\d{1,2})*[.)]?\s+)?(?:(?:emergency|urgent|composite|policy|topical|constitutional|business|private\s+members[’']?)\s+)?(?:notices?\s+of\s+motions?|early\s+day\s+motions?|(?:motions?|composite(?=\s+\d))(?:\s+on\s+notice)?(?:\s+under\s+[^:–—-]{3,60})?)(?:\s+(?:no\.?\s*)?(?:\d{1,3}(?:[./-]\d{1,4})*|(?:one|two|three|four|five|six|seven|eight|nine|ten)(?=\s*(?:[:–—.)-]|$))|[A-Z](?=\s*[:–—.)-]|$)))?\s*(?:\([^()]{1,40}\)\s*)?[:.–—-]*\s*/iu;
const generic =
  /^(?:$|(?:from|by|submitted\s+by|proposed\s+by|moved\s+by|received|councillor|cllr|under|given|in\s+the\s+name)\b)/i;
const onIt = /^(?:on|of|re|regarding|concerning|relating\s+to|about)\s+/i;
const whose =
  /^(?:(?:submitted|proposed|moved|received)\s+)?(?:from|by)\s+(?:councillor|cllr)s?\.?\s+[^:–—]{2,50}?\s*(?:[:–—]|\s-\s)\s*/i;
const person =
  /^(?:councillor|cllr|cr|mr|mrs|ms|dr|ald(?:erman)?|deputy)\.?\s+[^:–—]{2,50}?\s+(?:[–—]|-\s)\s*/i;
const behind =
  /\s*[:–—]\s*motion$|\s*(?:[–—-]|\(|,)?\s*(?:submitted|proposed|moved|from|by)\s+(?:by\s+)?(?:councillor|cllr)s?\b.*$/i;

/** The title in a heading: `Clean air` of `Motion 3: Clean air`; null where the heading names none. */
export function titleIn(heading: Read<string>): Read<string> | null {
  const cut = lead.exec(heading.value)?.[0].length ?? 0;
  const rest = heading.value.slice(cut);
  const owner = whose.exec(rest)?.[0].length ?? person.exec(rest)?.[0].length ?? 0;
  const more = owner || onIt.exec(rest)?.[0].length || 0;
  const at = cut + (cut > 0 ? more : 0);
  const words = heading.value
    .slice(at)
    .replace(behind, "")
    .replace(/[*_\s]+$/, "");
  if (generic.test(words) || !/\p{L}{2}/u.test(words)) return null;
  return { value: words, start: heading.start + at, end: heading.start + at + words.length };
}

const reference =
  /\b(?:early\s+day\s+)?(?:motion|resolution|EDM)\s+(?:no\.?\s*)?(?<number>[A-Z]?\d[\w./-]*|[A-Z](?=\s*[:–—.)-]|$))/iu;

/** `Motion 3` as printed, or the number of the minute where that is a reference of its own: `24/101`, `CL.45`. */
export function referenceIn(heading: Read<string>, number: Read<string> | null): Read<string> | null {
  const match = reference.exec(heading.value);
  if (match) {
    const words = match[0].replace(/[.:)-]+$/, "");
    return {
      value: words,
      start: heading.start + match.index,
      end: heading.start + match.index + words.length,
    };
  }
  return number && /[A-Z/]/i.test(number.value.replace(/\([a-z]\)|(?<=\d)[a-z]$/, "")) ? number : null;
}
