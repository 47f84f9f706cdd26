/** Messages saved from Outlook, and its other items: appointments, contacts, tasks, posts (MS-OXMSG). */
import { decompressRTF } from "@kenjiuno/decompressrtf";
import type { Extraction } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { LeftInside, type MemberFiles, memberAt, memberFiles } from "../packed/member-files.js";
import { readRtf } from "../rtf/rtf.js";
import { decodeText } from "../text/decode.js";
import { type MailBody, mailBody } from "./mail-body.js";
import { mailExtraction } from "./mail-message.js";
import { shownReason, smallPictures } from "./mail-pictures.js";
import { itemDate, itemFacts } from "./outlook-facts.js";
import { type OutlookFields, type OutlookItem, readOutlookItem } from "./outlook-item.js";

/**
 * One item.
 * @throws ExtractionFailed `corrupt`
 */
export async function extractMsg(input: FileInput): Promise<Extraction> {
  const item = readOutlookItem(input.bytes, input.name);
  const { fields } = item;
  const html = htmlOf(fields);
  const files = memberFiles(input.scratch, input.bytes.length);
  const isPicture = smallPictures(html ?? "");
  for (const [index, attachment] of (fields.attachments ?? []).entries())
    await takeAttachment(files, item, attachment, index + 1, isPicture);
  return mailExtraction("msg", {
    subject: fields.subject ?? null,
    sender: fields.senderName || (fields.senderEmail ?? null),
    date: itemDate(fields),
    facts: itemFacts(item),
    body: bodyOf(fields, html),
    members: files.members,
    warnings: files.warnings(),
  });
}

function htmlOf({ bodyHtml, html, internetCodepage }: OutlookFields): string | null {
  if (bodyHtml) return bodyHtml;
  return html ? decodeText(html, internetCodepage === undefined ? null : `cp${internetCodepage}`).text : null;
}

/** Outlook keeps a body in up to three forms. The RTF one holds HTML too, with its words as RTF shows them. */
function bodyOf(fields: OutlookFields, html: string | null): MailBody {
  const body = mailBody(fields.body ?? null, html);
  if (body.drafts.length > 0 || !fields.compressedRtf) return body;
  try {
    return { ...body, drafts: readRtf(unpackedRtf(fields.compressedRtf)).drafts };
  } catch {
    return { ...body, warnings: ["The body of the message is damaged and cannot be read."] };
  }
}

/** The first number is the length of what follows (MS-OXRTFCP 2.1.3.1); one that lies would never be reached. */
function unpackedRtf(packed: Uint8Array): string {
  const bytes = Buffer.from(packed);
  bytes.writeUInt32LE(Math.min(bytes.readUInt32LE(0), bytes.length - 4), 0);
  return Buffer.from(decompressRTF([...bytes])).toString("latin1");
}

async function takeAttachment(
  files: MemberFiles,
  item: OutlookItem,
  attachment: OutlookFields,
  number: number,
  isPicture: ReturnType<typeof smallPictures>,
): Promise<void> {
  const place = `attachment ${number}`;
  const given = attachment.fileName || attachment.fileNameShort || attachment.name || "";
  const name = attachment.innerMsgContent
    ? `${given.replace(/[\\/]/g, " ") || place}.msg`
    : memberAt(given).name || `${place}${attachment.extension ?? ""}`;
  if (isPicture(attachment.pidContentId, attachment.contentLength ?? 0))
    return files.leave({ name, place }, shownReason);
  await files.take({ name, place }, async (write) => {
    let bytes: Uint8Array | null;
    try {
      bytes = item.bytesOf(attachment);
    } catch (error) {
      throw new LeftInside(`it is damaged (${error instanceof Error ? error.message : String(error)})`);
    }
    if (bytes === null)
      throw new LeftInside("the message holds only a link to it, or an object of another program");
    await write(bytes);
  });
}
