/** MIME messages (RFC 2045 to 2049), and the one place that speaks to postal-mime. */
import PostalMime, { type Attachment, decodeWords, type Email } from "postal-mime";
import { decodeText } from "./decode.js";
import { ExtractionFailed } from "./extraction.js";
import { mailHeaders } from "./mail-headers.js";

export type { Attachment, Email };

/** Parts nested deeper than this are refused: messages in messages are attachments and do not count. */
const deepest = 256;
/** Bytes of headers, those of all parts together. */
const largestHeaders = 2 * 1024 * 1024;

/**
 * The parts of a message; messages inside it are attachments.
 * @throws ExtractionFailed `too-large` when its parts or headers pass all measure
 */
export async function parseMime(bytes: Uint8Array, name: string): Promise<Email> {
  try {
    return await PostalMime.parse(undeclared(bytes) ?? bytes, {
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
  const type = mailHeaders(bytes)?.get("content-type") ?? "text/plain";
  return /^\s*text\//i.test(type) && !/charset/i.test(type) && bytes.some((byte) => byte > 0x7f)
    ? decodeText(bytes).text
    : null;
}
