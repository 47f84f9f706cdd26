/**
 * UK postal addresses in a text: a postcode with what stands before it on its lines, and a house number with its
 * street. Found by form alone: a public office is as good an address as a home; who publishes decides.
 */
import type { FoundInText } from "./contacts.js";

/** The forms of postcodes (BS 7666; Royal Mail, Programmers' Guide to the Postcode Address File). */
const postcode =
  /(?<![\p{L}\p{N}])(?:[A-PR-UWYZ][0-9]{1,2}|[A-PR-UWYZ][A-HK-Y][0-9]{1,2}|[A-PR-UWYZ][0-9][A-HJKPSTUW]|[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRV-Y])[ \u00A0]?[0-9][ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}])/gu;
const ways =
  "Street|Road|Avenue|Lane|Close|Drive|Way|Court|Place|Square|Terrace|Crescent|Gardens|Grove|Hill|Row|Walk|Mews|Green|Parade|Rise|Embankment|Quay|Wharf|Broadway|Yard|Gate";
/** `12a Acacia Avenue`, `Flat 3, 7 High Street`: a number and one to four words with capitals. */
const street = new RegExp(
  `(?<![\\p{L}\\p{N}£$€.,/-])(?:(?:Flat|Unit|Apartment|Suite|Room|Floor)\\s\\d{1,4}[A-Za-z]?,?\\s)?\\d{1,4}(?:[A-Za-z]|[–-]\\d{1,4})?,?\\s(?:\\p{Lu}[\\p{L}’'.-]{0,24}\\s){1,4}(?:${ways}|St|Rd|Ave|Ln|Cl|Dr|Sq)(?![\\p{L}\\p{N}])`,
  "gu",
);
/** A number before the name of a court is a year or a count. */
const noStreet =
  /\b(?:High|Crown|Supreme|County|Magistrates.?|Appeal|Family|Youth|Sheriff|Coroners?.?) Court$|^(?:19|20)\d\d\s/;
/** How far before a postcode its address may begin, and in how many lines. */
const longestLead = 160;
const mostLines = 6;
/** A line or part longer than this is a sentence, not a line of an address. */
const longestPart = 45;

/** Every address, in text order and without overlap. */
export function addressesIn(text: string): FoundInText[] {
  const streets = [...text.matchAll(street)].filter(({ 0: words }) => !noStreet.test(words));
  const addresses: FoundInText[] = [];
  let next = 0;
  for (const { 0: code, index } of text.matchAll(postcode)) {
    const lead = Math.max(addresses.at(-1)?.end ?? 0, leadStart(text, index));
    for (; (streets[next]?.index ?? index) < lead; next++) addStreet(addresses, text, streets[next]);
    // In a sentence the address begins with its house number, not with the sentence.
    const start = Math.min(lead === index ? index : (streets[next]?.index ?? index), index);
    addresses.push(found(text, start === index ? lead : start, index + code.length));
  }
  for (; next < streets.length; next++) addStreet(addresses, text, streets[next]);
  return addresses;
}

/** A street that no postcode took. */
function addStreet(addresses: FoundInText[], text: string, one: RegExpExecArray | undefined): void {
  if (one && one.index >= (addresses.at(-1)?.end ?? 0))
    addresses.push(found(text, one.index, one.index + one[0].length));
}

function found(text: string, start: number, end: number): FoundInText {
  return { kind: "postal address", words: text.slice(start, end), start, end };
}

/** Where the address that ends in a postcode begins: after the last part that is too long to belong to it. */
function leadStart(text: string, at: number): number {
  const from = Math.max(0, at - longestLead);
  const before = text.slice(from, at);
  const parts = [...before.matchAll(/[^\n,;]*[\n,;]|[^\n,;]+$/g)].slice(-mostLines);
  let start = at;
  for (const { 0: part, index } of parts.toReversed()) {
    if (!isPart(part)) break;
    start = from + index;
    if (/^\s*\d{1,4}[A-Za-z]?\s/.test(part) && !/^\s*\d+\s*$/.test(part)) break;
  }
  return start + (/^\s*/.exec(text.slice(start, at))?.[0].length ?? 0);
}

/** A line of an address begins with a capital or a number and holds few words. */
function isPart(part: string): boolean {
  const words = part.replace(/[\n,;]/g, "").trim();
  if (words === "") return true;
  if (words.length > longestPart || /[.:?!]\s/.test(words)) return false;
  return /^[\p{Lu}\d]/u.test(words) && !/\b(?:is|are|was|were|has|have|and the|that|which)\b/.test(words);
}
