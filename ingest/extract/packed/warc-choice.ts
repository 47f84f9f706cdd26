/** Which responses of a web capture are documents, and what they are called. */
import { posix } from "node:path";

/** What a captured response says of itself. */
export interface Captured {
  address: string;
  /** Media type without parameters, in lower case; empty when it says none. */
  mediaType: string;
  /** A file handed in as such, or a page as the crawler knows: not something that a page shows. */
  alone: boolean;
  /** The file name that the server proposes. */
  proposed: string | null;
}

const documentTypes: [pattern: RegExp, extension: string][] = [
  [/^(?:text\/html|application\/xhtml\+xml)$/, ".html"],
  [/^application\/(?:x-)?pdf$/, ".pdf"],
  [/^application\/vnd\.openxmlformats-officedocument\.wordprocessingml/, ".docx"],
  [/^application\/vnd\.openxmlformats-officedocument\.spreadsheetml/, ".xlsx"],
  [/^application\/vnd\.openxmlformats-officedocument\.presentationml/, ".pptx"],
  [/^application\/msword$/, ".doc"],
  [/^application\/vnd\.ms-excel/, ".xls"],
  [/^application\/vnd\.ms-powerpoint/, ".ppt"],
  [/^application\/vnd\.oasis\.opendocument\.text$/, ".odt"],
  [/^application\/vnd\.oasis\.opendocument\.spreadsheet$/, ".ods"],
  [/^application\/vnd\.oasis\.opendocument\.presentation$/, ".odp"],
  [/^(?:application|text)\/rtf$/, ".rtf"],
  [/^application\/epub\+zip$/, ".epub"],
  [/^application\/(?:x-)?zip(?:-compressed)?$/, ".zip"],
  [/^application\/vnd\.ms-outlook$/, ".msg"],
  [/^(?:message\/rfc822|multipart\/related)$/, ".eml"],
  [/^text\/plain$/, ".txt"],
  [/^text\/markdown$/, ".md"],
  [/^text\/csv$/, ".csv"],
  [/^text\/vtt$/, ".vtt"],
  [/^application\/x-subrip$/, ".srt"],
  [/^(?:text|application)\/(?:xml|akn\+xml|tei\+xml)$/, ".xml"],
];
const extensions = new Set(documentTypes.map(([, extension]) => extension));
/** Types that servers give when they know none: the name decides. */
const unknownType = /^(?:|(?:application|binary)\/(?:octet-stream|(?:x-)?(?:force-)?download|unknown))$/;

/** Why a response stays in the capture, in words; null when it is a document. */
export function reasonToStay({ mediaType, alone, ...named }: Captured): string | null {
  if (named.address.startsWith("metadata:")) return "the crawler wrote it of its own work";
  if (documentTypes.some(([pattern]) => pattern.test(mediaType))) return null;
  if (unknownType.test(mediaType) && extensions.has(posix.extname(nameFrom(named)).toLowerCase()))
    return null;
  if (alone && mediaType.startsWith("image/")) return null;
  return mediaType.startsWith("image/") ? "a picture of a page" : "it serves a page and is no document";
}

/** A file name: the one proposed, or from the path of the address, with the extension of its type. */
export function captureName({ mediaType, ...named }: Captured): string {
  const name = nameFrom(named);
  const wanted = documentTypes.find(([pattern]) => pattern.test(mediaType))?.[1];
  return wanted === undefined || extensions.has(posix.extname(name).toLowerCase()) || /\.html?$/i.test(name)
    ? name
    : `${name}${wanted}`;
}

function nameFrom({ address, proposed }: Pick<Captured, "address" | "proposed">): string {
  if (proposed !== null && proposed.trim() !== "") return proposed;
  const url = URL.canParse(address) ? new URL(address) : null;
  const last = posix.basename(url?.pathname ?? address);
  return decoded(last) || url?.hostname || "unnamed";
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Not every address is well-formed; it is kept as it is.
    return part;
  }
}
