/** A message as a document: its subject, who wrote it to whom and when, and what it says. */
import { type Draft, makeExtraction } from "../assemble.js";
import { cleanText } from "../clean-text.js";
import type { Extraction, Member } from "../extraction.js";
import { madeBy } from "../made-by.js";
import { partialDate } from "../partial-dates.js";
import type { MailBody } from "./mail-body.js";

export interface MailMessage {
  subject: string | null;
  /** Name of the sender, or the address where there is none. */
  sender: string | null;
  /** The date as written. */
  date: string | null;
  /** What stands between subject and body, in this order: `From`, `To`, `Cc`, `Date`. */
  facts: readonly (readonly [label: string, value: string | null])[];
  body: MailBody;
  members: Member[];
  warnings: string[];
}

/** The extraction of a message that `extractor` has taken apart. */
export function mailExtraction(extractor: string, message: MailMessage): Extraction {
  const subject = cleanText(message.subject ?? "").replaceAll("\n", " ");
  const heading: Draft = { kind: "heading", level: 1, pieces: [{ text: subject }] };
  const facts = message.facts
    .filter(([, value]) => value !== null && value.trim() !== "")
    .map(([label, value]): Draft => ({ kind: "paragraph", pieces: [{ text: `${label}: ${value}` }] }));
  const extraction = makeExtraction({
    ...madeBy(extractor),
    drafts: [heading, ...facts, ...message.body.drafts],
    metadata: {
      title: subject || null,
      byline: cleanText(message.sender ?? "") || null,
      published: mailDate(message.date),
    },
    findings: message.body.findings,
    warnings: [...message.warnings, ...message.body.warnings, ...unreadable(message.body)],
  });
  return { ...extraction, members: message.members };
}

/** The day as written. Years of two digits are those of RFC 5322 section 4.3. */
export function mailDate(written: string | null): string | null {
  if (written === null) return null;
  const [all = "", before = "", digits = ""] =
    /^(\s*(?:[A-Za-z]{3,9}\s*,\s*)?\d{1,2}\s+[A-Za-z]{3,9}\s+)(\d\d)(?=\s|$)/.exec(written) ?? [];
  const century = Number(digits) < 50 ? "20" : "19";
  return partialDate(all === "" ? written : `${before}${century}${digits}${written.slice(all.length)}`);
}

function unreadable({ drafts }: MailBody): string[] {
  const lost = drafts
    .flatMap(({ pieces }) => pieces)
    .reduce((count, { text }) => count + text.split("\uFFFD").length - 1, 0);
  if (lost === 0) return [];
  return [`${lost} characters of the message could not be read in the charset that it names.`];
}
