/**
 * Files embedded in Office Open XML documents: whole packages, objects of OLE programs (MS-OLEDS), and documents
 * that Word takes in where they stand (ECMA-376 part 1, 17.17.2).
 */
import { extname, posix } from "node:path";
import { type Extraction, ExtractionFailed, type Member } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { LeftInside, memberAt, memberFiles } from "../packed/member-files.js";
import { openParts, type ZipParts } from "../packed/zip-parts.js";
import { childrenOf, parseXml } from "../xml/xml.js";
import { chainsEnd } from "./compound-circles.js";
import { compoundStreams } from "./compound-streams.js";

const embedded = /^(?:word|xl|ppt)\/embeddings\/[^/]+$/;

/** True for the documents that are looked into. */
export function isOfficePackage(mediaType: string): boolean {
  return /openxmlformats-officedocument|ms-excel\.sheet/.test(mediaType);
}

/** The extraction with the files embedded in the document, when there are any. */
export async function withEmbedded(input: FileInput, extraction: Extraction): Promise<Extraction> {
  const opened = await placesIn(input);
  if (opened === null) {
    const warning = "Whether files are embedded in it cannot be told: the list of its parts is damaged.";
    return { ...extraction, warnings: [...extraction.warnings, warning] };
  }
  const { parts, places } = opened;
  if (places.length === 0) return extraction;
  const files = memberFiles(input.scratch, input.bytes.length);
  for (const place of places) {
    const found = embeddedIn(parts, place);
    if (typeof found === "string") files.leave({ name: posix.basename(place), place }, found);
    else await files.take({ name: found.name, place }, (write) => write(found.bytes));
  }
  const members: Member[] = files.members;
  return { ...extraction, members, warnings: [...extraction.warnings, ...files.warnings()] };
}

/** The parts that are files of their own; null when the parts of a document that could be read cannot be listed. */
async function placesIn(input: FileInput): Promise<{ parts: ZipParts; places: string[] } | null> {
  try {
    const parts = await openParts(input);
    return {
      parts,
      places: [...parts.names.filter((name) => embedded.test(name)), ...takenIn(parts, input.name)],
    };
  } catch (error) {
    if (error instanceof ExtractionFailed) return null;
    throw error;
  }
}

/** Documents that Word shows as if they were part of its own. */
function takenIn(parts: ZipParts, name: string): string[] {
  const links = parts.read("word/_rels/document.xml.rels");
  if (links === null) return [];
  return childrenOf(parseXml(links, name), "Relationship")
    .filter(({ attributes }) => attributes.get("Type")?.endsWith("/aFChunk"))
    .map(({ attributes }) => attributes.get("Target") ?? "")
    .map((target) => (target.startsWith("/") ? target.slice(1) : posix.join("word", target)))
    .filter((place) => parts.has(place));
}

interface Embedded {
  name: string;
  bytes: Uint8Array;
}

/** The file of a part, or why it stays. */
function embeddedIn(parts: ZipParts, place: string): Embedded | string {
  try {
    const bytes = parts.read(place) ?? Buffer.alloc(0);
    const name = posix.basename(place);
    const isCompound = bytes.length > 512 && bytes.readUInt32BE(0) === 0xd0cf11e0;
    return isCompound && extname(name) === ".bin" ? insideObject(bytes, name) : { name, bytes };
  } catch (error) {
    if (error instanceof ExtractionFailed || error instanceof LeftInside || error instanceof RangeError)
      return `it cannot be taken out (${error.message})`;
    throw error;
  }
}

/** Programs that keep a document of their own in the object, by its main stream. */
const documents: [stream: string, extension: string][] = [
  ["WordDocument", ".doc"],
  ["Workbook", ".xls"],
  ["Book", ".xls"],
  ["PowerPoint Document", ".ppt"],
  ["__properties_version1.0", ".msg"],
];

function insideObject(bytes: Buffer, name: string): Embedded | string {
  if (!chainsEnd(bytes)) throw new LeftInside("it is damaged");
  const streams = compoundStreams(bytes, name);
  const bare = posix.basename(name, ".bin");
  const packed = streams.read("\u0001Ole10Native");
  if (packed) return packagedFile(packed, bare);
  const whole = streams.read("Package");
  if (whole) return { name: bare, bytes: whole };
  const contents = streams.read("CONTENTS");
  if (contents?.subarray(0, 1024).includes("%PDF-")) return { name: `${bare}.pdf`, bytes: contents };
  const own = documents.find(([stream]) => streams.read(stream) !== null);
  return own ? { name: `${bare}${own[1]}`, bytes } : "it is an object of a program whose files are not read";
}

/** A file as Windows packs it into an object: two names and a path that end in zero, then its bytes. */
function packagedFile(stream: Buffer, bare: string): Embedded {
  let at = 6;
  const text = () => {
    const end = stream.indexOf(0, at);
    const words = stream.toString("latin1", at, end === -1 ? stream.length : end);
    at += words.length + 1;
    return words;
  };
  const label = text();
  text();
  at += 4;
  at += 4 + stream.readUInt32LE(at);
  const length = stream.readUInt32LE(at);
  const bytes = stream.subarray(at + 4, at + 4 + length);
  if (bytes.length < length) throw new LeftInside("its end is missing");
  return { name: memberAt(label).name || bare, bytes };
}
