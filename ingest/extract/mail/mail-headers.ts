/** The headers at the beginning of a message or of a part of one (RFC 5322 section 2.2), in whatever charset. */
import { decodeText } from "../text/decode.js";

export interface MailHeaders {
  /** Name as written and value on one line, in their order. */
  all: readonly (readonly [name: string, value: string])[];
  /** The first value of a header, by its name in lower case; null when there is none. */
  get(name: string): string | null;
  /** Lines that are no header: few in what a program wrote, most in other text. */
  others: number;
}

/** Headers of a message are some kilobytes; nothing behind this is looked for. */
const longestHeaders = 256 * 1024;
/** Names are any visible characters but the colon. */
const field = /^([!-9;-~]{1,76})[ \t]*:(.*)$/s;

/**
 * Reads the lines up to the first blank one. The `From ` line that mailboxes put before a message is passed over.
 */
export function mailHeaders(bytes: Uint8Array): MailHeaders {
  const head = decodeText(bytes.subarray(0, endOfHeaders(bytes))).text;
  const fields: string[][] = [];
  for (const [index, line] of head.split(/\r?\n|\r/).entries()) {
    if (line === "" || (index === 0 && line.startsWith("From "))) continue;
    if (/^[ \t]/.test(line) && fields.length > 0) fields.at(-1)?.push(line);
    else fields.push([line.replace(/^\uFEFF/, "")]);
  }
  const all: [string, string][] = [];
  for (const lines of fields) {
    const [, name, value] = field.exec(lines.join("")) ?? [];
    if (name !== undefined && value !== undefined) all.push([name, value.trim()]);
  }
  const get = (wanted: string) => all.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? null;
  return { all, get, others: fields.length - all.length };
}

/** Where the first blank line begins; the end of what is looked at when there is none. */
function endOfHeaders(bytes: Uint8Array): number {
  const end = Math.min(bytes.length, longestHeaders);
  for (let at = 0; at < end; at++) {
    if (bytes[at] !== 0x0a) continue;
    const next = bytes[at + 1] === 0x0d ? at + 2 : at + 1;
    if (bytes[next] === 0x0a) return at;
  }
  return end;
}
