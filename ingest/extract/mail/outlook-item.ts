/** Items saved from Outlook (MS-OXMSG), and the one place that speaks to the reader of them. */
import MsgReaderModule, { type FieldsData } from "@kenjiuno/msgreader";
import { ExtractionFailed } from "../extraction.js";
import { chainsEnd } from "../office/compound-circles.js";

export type OutlookFields = FieldsData;

/** An item and what is attached to it. */
export interface OutlookItem {
  fields: OutlookFields;
  /** The bytes of an attachment; those of an item inside are a `.msg` file. Null when the file holds none. */
  bytesOf(attachment: OutlookFields): Uint8Array | null;
  /** The value of a property that has a number in a set of properties (MS-OXPROPS), in lower case. */
  named(set: string, number: string): Uint8Array | string | null;
}

/** A package for CommonJS: its default export stands behind another. */
const { default: MsgReader } = MsgReaderModule;

/**
 * Reads an item. Strings that are not Unicode are in the code page that it names.
 * @throws ExtractionFailed `corrupt` when it cannot be read
 */
export function readOutlookItem(bytes: Uint8Array, name: string): OutlookItem {
  try {
    if (!chainsEnd(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)))
      throw new Error("its sectors lead in circles or out of the file");
    const first = read(bytes, null).fields;
    const page = first.messageCodepage ?? first.internetCodepage ?? 1252;
    const { reader, fields } = read(bytes, `${page}`);
    if (fields.dataType !== "msg" || fields.error !== undefined) throw new Error(fields.error ?? "no item");
    return {
      fields,
      bytesOf: (attachment) => {
        if (attachment.dataId === undefined && !attachment.innerMsgContent) return null;
        return reader.getAttachment(attachment).content;
      },
      named: (set, number) =>
        fields.rawProps?.find(
          (property) =>
            property.propertySet?.toLowerCase() === set && property.propertyLid?.toLowerCase() === number,
        )?.value ?? null,
    };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ExtractionFailed(
      "corrupt",
      `${name} is damaged and cannot be read as an Outlook item (${detail}).`,
      {
        cause: error,
      },
    );
  }
}

function read(bytes: Uint8Array, ansiEncoding: string | null) {
  const reader = new MsgReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  reader.parserConfig = { includeRawProps: true, ...(ansiEncoding !== null && { ansiEncoding }) };
  const fields = reader.getFileData();
  for (const one of [fields, ...(fields.attachments ?? []), ...(fields.recipients ?? [])]) keepTyped(one);
  return { reader, fields };
}

/** Fields that are not text. A damaged file may give them, and any other, as what they are not. */
const notText: Record<string, string> = {
  internetCodepage: "number",
  messageCodepage: "number",
  contentLength: "number",
  dataId: "number",
  folderId: "number",
  attachmentHidden: "boolean",
  innerMsgContent: "boolean",
  html: "object",
  compressedRtf: "object",
  attachments: "object",
  recipients: "object",
  rawProps: "object",
};

function keepTyped(fields: OutlookFields): void {
  for (const [key, value] of Object.entries(fields))
    if (typeof value !== (notText[key] ?? "string")) Reflect.deleteProperty(fields, key);
}
