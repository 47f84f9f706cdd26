/**
 * What a file is, by its bytes. The name is only believed between kinds of plain text, whose bytes look alike.
 */
import { open, readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { WASMagic } from "wasmagic";
import { charsetOf } from "./extract/decode.js";
import { ExtractionFailed } from "./extract/extraction.js";
import { zipEntries } from "./extract/zip-entries.js";

export interface Identity {
  mediaType: string;
  /** For text: the charset the bytes are in, lower case. */
  charset?: string;
}

const headLength = 256 * 1024;
const officeTypes = "application/vnd.openxmlformats-officedocument";

const textTypes: Record<string, string> = {
  ".md": "text/markdown",
  ".markdown": "text/markdown",
  ".csv": "text/csv",
  ".tsv": "text/csv",
  ".vtt": "text/vtt",
  ".srt": "application/x-subrip",
  ".html": "text/html",
  ".htm": "text/html",
  ".xhtml": "text/html",
};
const plainNames = new Set([".txt", ".rst", ".text", ".md", ".markdown", ".csv", ".tsv", ".srt", ".vtt"]);

let magic: Promise<WASMagic> | undefined;

/**
 * The media type of a file, given its path or all its bytes.
 * @throws ExtractionFailed `empty` when there are no bytes
 */
export async function identify(source: string | Uint8Array, name: string): Promise<Identity> {
  const head = typeof source === "string" ? await readHead(source) : source.subarray(0, headLength);
  if (head.length === 0) throw new ExtractionFailed("empty", `${name} is empty: it has 0 bytes.`);
  if (startsWithPdf(head)) return { mediaType: "application/pdf" };
  magic ??= WASMagic.create();
  const found = (await magic).detect(head);
  if (isZip(head)) return { mediaType: zipType(await allBytes(source), found) };
  if (isCompound(head)) return { mediaType: compoundType(await allBytes(source), found) };
  return textIdentity(head, name, found) ?? { mediaType: found };
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headLength), 0, headLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A container tells what it is at its end, so all of it is read, unless it is larger than any document. */
async function allBytes(source: string | Uint8Array): Promise<Uint8Array> {
  const largestContainer = 512 * 1024 * 1024;
  if (typeof source !== "string") return source;
  return (await stat(source)).size > largestContainer ? readHead(source) : readFile(source);
}

/** Readers accept a PDF header anywhere in the first 1,024 bytes (ISO 32000-1, annex H.3.4.1). */
function startsWithPdf(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, 1024)).toString("latin1");
  return /^[\s\S]{0,16}%PDF-\d/.test(start) || /\n%PDF-\d\.\d\s/.test(start);
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

function isCompound(head: Uint8Array): boolean {
  return head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0;
}

/** Office files are told apart by the folder of their main part. */
function zipType(bytes: Uint8Array, found: string): string {
  const names = zipEntries(bytes).map((entry) => entry.name);
  // Cut short, a ZIP file has lost its directory; its first entries still say what it was.
  if (names.length === 0 && Buffer.from(bytes).includes("word/"))
    return `${officeTypes}.wordprocessingml.document`;
  if (!names.includes("[Content_Types].xml"))
    return found.startsWith(officeTypes) ? "application/zip" : found;
  if (names.some((name) => /^word\/document\d*\.xml$/.test(name)))
    return `${officeTypes}.wordprocessingml.document`;
  if (names.some((name) => name.startsWith("xl/"))) return `${officeTypes}.spreadsheetml.sheet`;
  if (names.some((name) => name.startsWith("ppt/"))) return `${officeTypes}.presentationml.presentation`;
  return "application/zip";
}

/** A password-protected office file is a compound file with this stream in it (MS-OFFCRYPTO 2.3.4.4). */
function compoundType(bytes: Uint8Array, found: string): string {
  const stream = Buffer.from("EncryptedPackage", "utf16le");
  return Buffer.from(bytes).includes(stream) ? "application/x-encrypted-office" : found;
}

function textIdentity(head: Uint8Array, name: string, found: string): Identity | null {
  const charset = charsetOf(head);
  if (!isText(head, found, charset)) return null;
  const extension = extname(name).toLowerCase();
  const start = Buffer.from(head.subarray(0, 4096)).toString(charset === "utf-16le" ? "utf16le" : "latin1");
  return {
    mediaType: textType(start.replace(/^(?:\u00ef\u00bb\u00bf|\uFEFF)/, ""), extension, found),
    charset,
  };
}

function isText(head: Uint8Array, found: string, charset: string): boolean {
  if (charset.startsWith("utf-16")) return true;
  if (head.includes(0)) return false;
  return found.startsWith("text/") || /json|xml|javascript|octet-stream|x-subrip|rfc822|mbox/.test(found);
}

function textType(start: string, extension: string, found: string): string {
  const plain = plainNames.has(extension);
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body)\b/i.test(start))
    return "text/html";
  if (/^WEBVTT(?:[ \t]|\r?\n|$)/.test(start)) return "text/vtt";
  if (/^\s*\{\\rtf/.test(start)) return "application/rtf";
  if (/^\s*(?:\d+\s*\r?\n)?\d\d:\d\d:\d\d,\d{3} --> /.test(start)) return "application/x-subrip";
  if (found === "text/html" && !plain) return "text/html";
  if (/^\s*<\?xml/.test(start) && !plain) return "application/xml";
  const named = textTypes[extension];
  if (named) return named === "text/vtt" ? "text/plain" : named;
  return plain || found.startsWith("text/") || found.includes("octet-stream") ? "text/plain" : found;
}
