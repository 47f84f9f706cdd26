/**
 * E-mail addresses, phone numbers and National Insurance numbers in a text. The one place that speaks to
 * libphonenumber-js. Every pattern is bounded: hostile text costs no more than plain.
 */
import { findPhoneNumbersInText, parsePhoneNumberFromString } from "libphonenumber-js";
import type { FindingKind } from "../../storage/model/finding.js";

export interface FoundInText {
  kind: FindingKind;
  words: string;
  /** UTF-16 code units of the text, half-open. */
  start: number;
  end: number;
}

/** Everything of the three kinds, not in order. */
export function contactsIn(text: string): FoundInText[] {
  return [...mailAddresses(text), ...phoneNumbers(text), ...insuranceNumbers(text)];
}

/** RFC 5321, 4.5.3.1: what stands before the sign, and after it. */
const longestName = 64;
const longestDomain = 253;
const nameAtEnd = /[\p{L}\p{N}](?:[\p{L}\p{N}._%+'-]*[\p{L}\p{N}_+-])?$/u;
const domainAtStart = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.))+\p{L}{2,24}(?![\p{L}\p{N}])/u;

function mailAddresses(text: string): FoundInText[] {
  const found: FoundInText[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const name = nameAtEnd.exec(text.slice(Math.max(0, at - longestName), at))?.[0];
    const domain = domainAtStart.exec(text.slice(at + 1, at + 1 + longestDomain))?.[0];
    if (name === undefined || domain === undefined) continue;
    const start = at - name.length;
    const end = at + 1 + domain.length;
    found.push({ kind: "e-mail address", words: text.slice(start, end), start, end });
  }
  return found;
}

/** What begins like a number that can be called from here: `0`, `(0`, `+44`; of 9 to 15 digits. */
const callable =
  /(?<![\p{L}\p{N}£$€#/.,:+(-])(?:\+|\(\+?|00)?[0-9](?:[ \u00A0()–-]{0,3}[0-9]){8,14}(?![\p{L}\p{N}%/]|[.,:]\p{N})/gu;
/** Runs of figures in tables and years are no numbers to call. */
const begins = /^(?:\+|\(\+|\(?0)/;

/** Runs of figures that are no number as a whole are searched for one, which costs a thousand times more. */
const mostSearched = 2_000;

function phoneNumbers(text: string): FoundInText[] {
  const found: FoundInText[] = [];
  let searched = 0;
  for (const { 0: written, index } of text.matchAll(callable)) {
    if (!begins.test(written)) continue;
    const whole = written.replace(/^\((?![^)]*\))/, "");
    const at = written.length - whole.length;
    if (parsePhoneNumberFromString(whole, "GB")?.isValid())
      found.push(numberAt(text, index + at, index + written.length));
    else if (searched++ < mostSearched)
      for (const { startsAt, endsAt, number } of findPhoneNumbersInText(whole, "GB"))
        if (number.isValid()) found.push(numberAt(text, index + at + startsAt, index + at + endsAt));
  }
  return found;
}

function numberAt(text: string, start: number, end: number): FoundInText {
  return { kind: "phone number", words: text.slice(start, end), start, end };
}

/** HMRC, National Insurance Manual NIM39110: two letters, six digits, a letter. */
const insuranceNumber =
  /(?<![\p{L}\p{N}])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\p{N}])/gu;

function insuranceNumbers(text: string): FoundInText[] {
  return [...text.matchAll(insuranceNumber)].map(({ 0: words, index }) => ({
    kind: "national insurance number",
    words,
    start: index,
    end: index + words.length,
  }));
}
