/** Whether bytes begin as mail does: a message, a mailbox, a web page saved as a message. */
import { extname } from "node:path";
import { type MailHeaders, mailHeaders } from "./extract/mail/mail-headers.js";

/** Headers that people write too, at the top of a memo. */
const written = ["from", "to", "cc", "bcc", "date", "subject", "sender", "reply-to"];
/** Headers that only programs write. */
const traces = [
  "message-id",
  "received",
  "return-path",
  "mime-version",
  "delivered-to",
  "dkim-signature",
  "newsgroups",
  "x-mailer",
  "content-type",
];

/** Of the lines at the top of a message, this share may be no header: programs on its way break some. */
const mostOthers = 0.2;

/**
 * `message/rfc822`, `application/mbox`, `multipart/related` for MHTML (RFC 2557), or null. A text that merely begins
 * with `From:` and `Date:` is none of them, unless its name says so.
 */
export function mailStart(head: Uint8Array, name: string): string | null {
  const start = Buffer.from(head.subarray(0, 200)).toString("latin1");
  if (!/^(?:\u00ef\u00bb\u00bf)?(?:From |[A-Za-z][\w-]*[ \t]*:)/.test(start)) return null;
  const headers = mailHeaders(head);
  if (headers.others > headers.all.length * mostOthers) return null;
  const extension = extname(name).toLowerCase();
  const mbox = /^From .*\d\d:\d\d/.test(start);
  const people = written.filter((field) => headers.get(field) !== null).length;
  const programs = traces.filter((field) => headers.get(field) !== null).length;
  if (mbox && people + programs > 0) return extension === ".eml" ? "message/rfc822" : "application/mbox";
  if (isSavedPage(headers, extension)) return "multipart/related";
  const isMessage = people + programs >= 3 && programs > 0;
  return isMessage || (extension === ".eml" && people + programs > 0) ? "message/rfc822" : null;
}

/** Browsers name the page, or themselves as the sender. */
function isSavedPage(headers: MailHeaders, extension: string): boolean {
  const type = headers.get("content-type") ?? "";
  if (!/^\s*(?:multipart\/related|text\/html)/i.test(type) || headers.get("mime-version") === null)
    return false;
  return (
    headers.get("snapshot-content-location") !== null ||
    /^<Saved by/i.test(headers.get("from") ?? "") ||
    extension === ".mht" ||
    extension === ".mhtml"
  );
}
