/** Files attached to a PDF: to the document (ISO 32000-1, 7.11.4), or to a place on a page (12.5.6.15). */
import type { Member } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { memberAt, memberFiles } from "../packed/member-files.js";
import type { InnerAttachment, InnerDocument } from "./inner.js";

const fileAttachment = 17;

export interface PdfAttachments {
  /** Absent when there are none. */
  members?: Member[];
  warnings: string[];
}

/** Takes the attached files out. One that is attached in two places is taken once. */
export async function attachedFiles(doc: InnerDocument, input: FileInput): Promise<PdfAttachments> {
  const ofDocument = Object.values((await doc.getAttachments()) ?? {});
  const notes = (await doc.getAnnotationsByType(new Set([fileAttachment]), new Set())) ?? [];
  const all = [...ofDocument, ...notes.flatMap(({ file }) => file ?? [])];
  const files = memberFiles(input.scratch, input.bytes.length);
  const taken: InnerAttachment[] = [];
  for (const attachment of all) {
    if (taken.some((other) => isSame(other, attachment))) continue;
    taken.push(attachment);
    const { filename, rawFilename, content } = attachment;
    const place = `attachment ${taken.length}`;
    const member = { name: memberAt(rawFilename || filename || "").name || place, place };
    if (content) await files.take(member, (write) => write(content));
    else files.leave(member, "the PDF has its name, but not the file");
  }
  return taken.length === 0 ? { warnings: [] } : { members: files.members, warnings: files.warnings() };
}

function isSame(one: InnerAttachment, other: InnerAttachment): boolean {
  if (one.filename !== other.filename || !one.content || !other.content) return false;
  return Buffer.from(one.content).equals(other.content);
}
