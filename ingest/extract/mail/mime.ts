/** MIME messages (RFC 2045 to 2049), and the one place that speaks to postal-mime. */
import PostalMime, { type Attachment, decodeWords, type Email } from "postal-mime";
import { ExtractionFailed } from "../extraction.js";
import { decodeText } from "../text/decode.js";
import { mailHeaders } from "./mail-headers.js";

export type { Attachment, Email };

/** Parts nested deeper than this are refused: messages in messages are attachments and do not count. */
const deepest = 256;
/** Bytes of headers, those of all parts together. */
const largestHeaders = 2 * 1024 * 1024;

/** A message taken apart. */
export interface MimeMessage extends Email {
  /** The lines of its text flow (RFC 3676): one that ends in a space goes on in the next. */
  flowed: boolean;
}

/**
 * The parts of a message; messages inside it are attachments.
 * @throws ExtractionFailed `too-large` when its parts or headers pass all measure
 */
export async function parseMime(bytes: Uint8Array, name: string): Promise<MimeMessage> {
  const email = await parsed(undeclared(bytes) ?? bytes, name);
  const unflowed = email.text === undefined ? null : withoutFlow(bytes);
  if (unflowed === null) return { ...email, flowed: false };
  const { text } = await parsed(undeclared(unflowed) ?? unflowed, name);
  return { ...email, ...(text !== undefined && { text: text.replaceAll(notFlowed, flowed) }), flowed: true };
}

const flowed = "format=flowed";
const notFlowed = "format=fl0wed";

/**
 * The parser joins lines that flow without regard to the marks of what is quoted (RFC 3676 section 4.5), and leaves
 * these in the middle of sentences. A copy that does not say that it flows keeps its lines.
 */
function withoutFlow(bytes: Uint8Array): Buffer | null {
  const original = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let copy: Buffer | null = null;
  for (const word of ["flowed", "Flowed", "FLOWED"])
    for (let at = original.indexOf(word); at !== -1; at = original.indexOf(word, at + 1)) {
      if (!/format *= *"?$/i.test(original.toString("latin1", Math.max(0, at - 20), at))) continue;
      copy ??= Buffer.from(original);
      copy.write("fl0wed", at, "latin1");
    }
  return copy;
}

async function parsed(bytes: Uint8Array | string, name: string): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      rfc822Attachments: true,
      forceRfc822Attachments: true,
      maxNestingDepth: deepest,
      maxHeadersSize: largestHeaders,
    });
  } catch (error) {
    if (!(error instanceof Error) || !/^Maximum |call stack/.test(error.message)) throw error;
    throw new ExtractionFailed(
      "too-large",
      `${name} is built unlike any message: its parts are nested more than ${deepest} deep, or its headers have more than ${largestHeaders} bytes.`,
      { cause: error },
    );
  }
}

/** The words of a header, those in encoded words too (RFC 2047). */
export function headerWords(value: string): string {
  return decodeWords(value);
}

/** The text of a message from before MIME, or that names no charset: it is decoded by its bytes. */
function undeclared(bytes: Uint8Array): string | null {
  const type = mailHeaders(bytes).get("content-type") ?? "text/plain";
  return /^\s*text\//i.test(type) && !/charset/i.test(type) && bytes.some((byte) => byte > 0x7f)
    ? decodeText(bytes).text
    : null;
}
