/**
 * What a file is, by its bytes. The name is only believed between kinds of plain text, whose bytes look alike.
 * However large a file is, only its head and its table of contents are read.
 */
import { extname } from "node:path";
import { WASMagic } from "wasmagic";
import { type ByteSource, withSource } from "./extract/byte-source.js";
import { ExtractionFailed } from "./extract/extraction.js";
import { compoundEntries } from "./extract/office/compound.js";
import { Damaged, unzipped } from "./extract/packed/unzipped.js";
import { smallPart, zipDirectory } from "./extract/packed/zip-directory.js";
import { charsetOf } from "./extract/text/decode.js";
import { mailStart } from "./mail-start.js";
import { markupStart } from "./markup-start.js";

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
  return withSource(source, async (bytes) => {
    const head = await bytes.read(0, headLength);
    if (head.length === 0) throw new ExtractionFailed("empty", `${name} is empty: it has 0 bytes.`);
    // What holds a PDF may do so near its own beginning.
    if (isAppleFile(head)) return { mediaType: "application/applefile" };
    const holder = (await isWarc(head)) ? "application/warc" : mailStart(head, name);
    if (holder) return { mediaType: holder };
    if (startsWithPdf(head)) return { mediaType: "application/pdf" };
    magic ??= WASMagic.create();
    const found = (await magic).detect(head);
    if (isZip(head)) return { mediaType: await zipType(bytes, head, name, found) };
    if (isSignedEnvelope(head)) return { mediaType: "application/pkcs7-mime" };
    if (isCompound(head)) return { mediaType: await compoundType(bytes, found) };
    return textIdentity(head, name, found) ?? { mediaType: found };
  });
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

/** AppleSingle, and AppleDouble, which holds the notes apart from the file (RFC 1740). */
function isAppleFile(head: Buffer): boolean {
  const magic = head.length < 26 ? 0 : head.readUInt32BE(0);
  return magic === 0x00051600 || magic === 0x00051607;
}

/** A sequence that begins with an identifier of RFC 5652: 1.2.840.113549.1.7.x. */
function isSignedEnvelope(head: Buffer): boolean {
  return head[0] === 0x30 && head.subarray(0, 20).includes(Buffer.from("06092a864886f70d0107", "hex"));
}

/** A web archive, whole or gzipped: the first bytes of the first record say so. */
async function isWarc(head: Buffer): Promise<boolean> {
  const gzipped = head[0] === 0x1f && head[1] === 0x8b;
  return /^WARC\/\d/.test((gzipped ? await gunzipped(head) : head).toString("latin1", 0, 16));
}

/** The first bytes of what is packed; none when it is damaged from the start. */
async function gunzipped(head: Buffer): Promise<Buffer> {
  let start = Buffer.alloc(0);
  try {
    for await (const bytes of unzipped([head], "gzip")) {
      start = Buffer.concat([start, bytes]);
      if (start.length >= 16) break;
    }
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
  }
  return start;
}

/** Office Open XML files are told apart by their main part. */
const mainParts: [part: RegExp, mediaType: string][] = [
  [/^word\/document\d*\.xml$/, `${officeTypes}.wordprocessingml.document`],
  [/^xl\/vbaProject\.bin$/, "application/vnd.ms-excel.sheet.macroenabled.12"],
  [/^xl\/workbook\.bin$/, "application/vnd.ms-excel.sheet.binary.macroenabled.12"],
  [/^xl\//, `${officeTypes}.spreadsheetml.sheet`],
  [/^ppt\//, `${officeTypes}.presentationml.presentation`],
];

async function zipType(source: ByteSource, head: Buffer, name: string, found: string): Promise<string> {
  const named = writtenType(head);
  if (named) return named;
  const entries = await zipDirectory(source);
  const names = entries?.map((entry) => entry.name);
  // Cut short, a ZIP file has lost its directory; its first entries still say what it was.
  if (!names) return partialType(head, name) ?? found;
  const elsewhere = entries?.find((entry) => entry.name === "mimetype");
  const written = elsewhere && packageType((await smallPart(source, elsewhere, longestMediaType)) ?? "");
  if (written) return written;
  if (names.includes("META-INF/container.xml")) return "application/epub+zip";
  if (!names.includes("[Content_Types].xml"))
    return found.startsWith(officeTypes) ? "application/zip" : found;
  const main = mainParts.find(([part]) => names.some((name) => part.test(name)));
  return main?.[1] ?? "application/zip";
}

const longestMediaType = 200;

/** OpenDocument and EPUB hold their media type in a stored part `mimetype`, which should be their first. */
function writtenType(head: Buffer): string | null {
  if (head.length < 30) return null;
  const nameLength = head.readUInt16LE(26);
  if (head.toString("latin1", 30, 30 + nameLength) !== "mimetype") return null;
  const start = 30 + nameLength + head.readUInt16LE(28);
  return packageType(head.toString("latin1", start, start + longestMediaType));
}

function packageType(written: string): string | null {
  const type = /^application\/(?:epub\+zip|vnd\.oasis\.opendocument\.[a-z]+(?:-[a-z]+)*)/.exec(written)?.[0];
  // A template is read as what it is a template of.
  return type?.replace(/-template$/, "") ?? null;
}

/** By the folder of a part in sight; where the cut is earlier, an office package is what its name says. */
function partialType(head: Buffer, name: string): string | null {
  const folders: [folder: string, extension: string, mediaType: string][] = [
    ["word/", ".docx", `${officeTypes}.wordprocessingml.document`],
    ["xl/", ".xlsx", `${officeTypes}.spreadsheetml.sheet`],
    ["ppt/", ".pptx", `${officeTypes}.presentationml.presentation`],
  ];
  const isPackage = head.includes("[Content_Types].xml");
  const extension = extname(name).toLowerCase();
  const seen = folders.find(([folder]) => head.includes(folder));
  return (seen ?? folders.find(([, named]) => isPackage && named === extension))?.[2] ?? null;
}

/**
 * Office files before 2007 by their main stream; a password-protected newer one is a compound file too
 * (MS-OFFCRYPTO 2.3.4.4).
 */
const mainStreams: [stream: string, mediaType: string][] = [
  ["EncryptedPackage", "application/x-encrypted-office"],
  ["WordDocument", "application/msword"],
  ["Workbook", "application/vnd.ms-excel"],
  ["Book", "application/vnd.ms-excel"],
  ["PowerPoint Document", "application/vnd.ms-powerpoint"],
  ["__properties_version1.0", "application/vnd.ms-outlook"],
];

async function compoundType(source: ByteSource, found: string): Promise<string> {
  const names = new Set((await compoundEntries(source)).map((entry) => entry.name.toLowerCase()));
  return mainStreams.find(([stream]) => names.has(stream.toLowerCase()))?.[1] ?? found;
}

function textIdentity(head: Uint8Array, name: string, found: string): Identity | null {
  const charset = charsetOf(head);
  if (!isText(head, found, charset)) return null;
  const extension = extname(name).toLowerCase();
  const encoding = charset === "utf-16le" ? "utf16le" : "latin1";
  const start = Buffer.from(head.subarray(0, longestProlog)).toString(encoding);
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

/** XML may declare dozens of entities before its root. */
const longestProlog = 32 * 1024;
const xmlTypes: Record<string, string> = {
  akomaNtoso: "application/akn+xml",
  TEI: "application/tei+xml",
  teiCorpus: "application/tei+xml",
  html: "text/html",
};

function textType(start: string, extension: string, found: string): string {
  const plain = plainNames.has(extension);
  const { doctype, root: first } = markupStart(start);
  if (/^html$/i.test(doctype ?? "") || /^(?:html|head|body)$/i.test(first ?? "")) return "text/html";
  if (/^WEBVTT(?:[ \t]|\r?\n|$)/.test(start)) return "text/vtt";
  if (/^\s*\{\\rtf/.test(start)) return "application/rtf";
  if (/^\s*(?:\d+\s*\r?\n)?\d\d:\d\d:\d\d,\d{3} --> /.test(start)) return "application/x-subrip";
  const root = plain ? null : first;
  const known = root === null ? undefined : xmlTypes[root];
  if (known) return known;
  if (found === "text/html" && !plain) return "text/html";
  if (root !== null && (/^\s*<\?xml/.test(start) || extension === ".xml")) return "application/xml";
  const named = textTypes[extension];
  if (named) return named === "text/vtt" ? "text/plain" : named;
  return plain || found.startsWith("text/") || found.includes("octet-stream") ? "text/plain" : found;
}
