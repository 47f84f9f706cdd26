/** E-mail as sent (RFC 5322): the message as text, what is attached as members. */
import type { Extraction } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { type MemberFiles, memberAt, memberFiles, systemReason } from "../packed/member-files.js";
import { mailBody } from "./mail-body.js";
import { mailHeaders } from "./mail-headers.js";
import { mailExtraction } from "./mail-message.js";
import { shownReason, smallPictures } from "./mail-pictures.js";
import { type Attachment, type Email, headerWords, parseMime } from "./mime.js";

/**
 * One message.
 * @throws ExtractionFailed `too-large` when it is nested, or has headers, without measure
 */
export async function extractEml(input: FileInput): Promise<Extraction> {
  const email = await parseMime(input.bytes, input.name);
  const headers = mailHeaders(input.bytes);
  const said = (name: string) => {
    const value = headers.get(name);
    return value === null ? null : headerWords(value);
  };
  const files = memberFiles(input.scratch, input.bytes.length);
  const isPicture = smallPictures(email.html ?? "");
  const crlf = Buffer.from(input.bytes.subarray(0, 64 * 1024)).includes("\r\n");
  for (const [index, attachment] of email.attachments.entries())
    await takeAttachment(files, asSent(attachment, crlf), index + 1, isPicture);
  return mailExtraction("eml", {
    subject: said("subject"),
    sender: email.from?.name || (email.from?.address ?? null),
    date: said("date"),
    facts: ["From", "Sender", "To", "Cc", "Bcc", "Date"].map((label) => [label, said(label.toLowerCase())]),
    body: mailBody(email.text ?? null, email.html ?? null, email.flowed),
    members: files.members,
    warnings: [...sealed(email), ...unencoded(input.bytes), ...files.warnings()],
  });
}

async function takeAttachment(
  files: MemberFiles,
  attachment: Attachment,
  number: number,
  isPicture: ReturnType<typeof smallPictures>,
): Promise<void> {
  const content = bytesOf(attachment);
  const place = `attachment ${number}`;
  const member = {
    name: memberAt(attachment.filename ?? "").name || nameOf(attachment, content, place),
    place,
  };
  const reason = reasonToLeave(attachment, content.length, isPicture);
  if (reason !== null) files.leave(member, reason);
  else await files.take(member, (write) => write(content));
}

/**
 * The parser ends every line with LF. A message inside, which is never encoded, gets its own line ends back; the last
 * belongs to the boundary behind it (RFC 2046 section 5.1.1).
 */
function asSent(attachment: Attachment, crlf: boolean): Attachment {
  if (attachment.mimeType !== "message/rfc822") return attachment;
  const text = Buffer.from(bytesOf(attachment)).toString("latin1").replace(/\n$/, "");
  return { ...attachment, content: Buffer.from(crlf ? text.replaceAll("\n", "\r\n") : text, "latin1") };
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
}

function reasonToLeave(
  { mimeType, contentId }: Attachment,
  size: number,
  isPicture: ReturnType<typeof smallPictures>,
): string | null {
  if (/^application\/(?:x-)?(?:pkcs7|pgp)-signature$/.test(mimeType))
    return "it is a signature, not a document";
  if (mimeType === "application/applefile") return systemReason;
  return mimeType.startsWith("image/") && isPicture(contentId, size) ? shownReason : null;
}

const extensions: Record<string, string> = {
  "application/pdf": ".pdf",
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "message/delivery-status": ".txt",
  "text/calendar": ".ics",
  "text/html": ".html",
  "text/plain": ".txt",
  "text/rfc822-headers": ".txt",
};

/** What a part without a file name is called: a message by its subject. */
function nameOf({ mimeType }: Attachment, content: Uint8Array, place: string): string {
  if (mimeType !== "message/rfc822") return `${place}${extensions[mimeType] ?? ""}`;
  const subject = mailHeaders(content).get("subject");
  return `${subject ? headerWords(subject).replace(/[\\/]/g, " ") : place}.eml`;
}

/** Parts that were sent as bare bytes, as almost no program does: the parser takes their line ends for text. */
function unencoded(bytes: Uint8Array): string[] {
  const binary = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
    "\nContent-Transfer-Encoding: binary",
  );
  return binary ? ["A part is sent in binary form; line ends in its bytes may not be as they were."] : [];
}

/** What of a message only its addressee can open. */
function sealed(email: Email): string[] {
  const types = email.attachments.map(({ mimeType }) => mimeType);
  if (types.includes("application/pgp-encrypted"))
    return ["The message is encrypted (PGP): only its addressee can open it, and save it as plain text."];
  if (types.some((type) => /^application\/(?:x-)?pkcs7-mime$/.test(type)))
    return ["The message itself is in an S/MIME envelope, which is attached."];
  return [];
}
