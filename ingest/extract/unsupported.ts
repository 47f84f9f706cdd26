/** What is said of a file that no extractor reads: what it is, why it cannot be read, and what would help. */
import { extname } from "node:path";
import { withSource } from "./byte-source.js";

/** What people call the kinds of file that are met but cannot be read, and what would help. */
const names: [pattern: RegExp, words: string, advice?: string][] = [
  [/^image\//, "an image of a kind that cannot be read", "save it as PNG, JPEG or TIFF"],
  [/^audio\//, "a sound recording"],
  [/^video\//, "a video"],
  [/spreadsheetml|ms-excel|opendocument\.spreadsheet/, "a spreadsheet", "save it as XLSX or CSV"],
  [/presentationml|opendocument\.presentation/, "a slide show", "save it as PPTX or PDF"],
  [/wordperfect/, "a WordPerfect document", "save it as .docx or PDF"],
  [/opendocument/, "an OpenDocument file of a kind without text", "save it as PDF"],
  [/ms-tnef/, "what Outlook packs attachments in (winmail.dat)", "save the message from Outlook as .msg"],
  [/gzip/, "a packed file", "unpack it and upload what is in it"],
  [
    /zip|x-tar|7z|rar/,
    "a packed file of a kind that is not unpacked",
    "upload what is in it, or pack it as ZIP",
  ],
  [/executable|x-sharedlib|x-dosexec/, "a program"],
];

/** What a name says that a file is, where files of that kind can be read. */
const named: [extension: RegExp, words: string][] = [
  [/^\.pdf$/, "a PDF"],
  [/^\.(?:docx?|odt|rtf)$/, "a text document"],
  [/^\.(?:xls[xmb]?|ods)$/, "a spreadsheet"],
  [/^\.(?:pptx?|odp)$/, "a slide show"],
  [/^\.(?:jpe?g|png|webp|tiff?)$/, "a picture"],
  [/^\.epub$/, "an EPUB book"],
  [/^\.(?:eml|msg)$/, "a message"],
  [/^\.(?:zip|warc)$/, "a packed file"],
  [/^\.(?:txt|md|csv|html?|xml|json|vtt|srt)$/, "text"],
];

/** How many bytes are shown of a file that is not what its name says. */
const shownBytes = 8;

/** The reason why a file, given its path or its bytes, cannot be read. */
export async function unsupported(
  source: string | Uint8Array,
  name: string,
  mediaType: string,
): Promise<string> {
  const kept = "It is kept, but its text cannot be searched.";
  const known = names.find(([pattern]) => pattern.test(mediaType));
  const extension = extname(name).toLowerCase();
  const [, meant] = named.find(([it]) => it.test(extension)) ?? [];
  if (!known && meant) {
    return (
      `${name} is not ${meant}, though its name ends in ${extension}: it begins with ${await beginning(source)}. ` +
      `It may be damaged from its beginning, or of another kind. ${kept}`
    );
  }
  const [, words = "a kind of file that cannot be read", advice] = known ?? [];
  return `${name} is ${words} (${mediaType}). ${kept}${advice ? ` To search it, ${advice}.` : ""}`;
}

/** The first bytes, as letters where they are some. */
async function beginning(source: string | Uint8Array): Promise<string> {
  const bytes = await withSource(source, (opened) => opened.read(0, shownBytes));
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return `“${bytes.toString("latin1")}”`;
  return `the bytes ${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(" ")}`;
}
