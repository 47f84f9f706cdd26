/** Strings that make careless patterns and loops take the square of their length, in every format that takes text. */
import { makePackage } from "../ingest/extract/made-office.js";
import { makeZip } from "../ingest/extract/made-zip.js";

/** One text to be read: a strain in a form, said to be a document of a kind. */
export interface Trial {
  form: string;
  strain: string;
  kind: string | null;
}

/** A strain repeated to a length; `…` parts what stands once before it, what is repeated, and what ends it. */
export function textOf(strain: string, length: number): string {
  const parts = strain.split("…");
  const [before = "", unit = "", after = ""] = parts.length === 3 ? parts : ["", strain, ""];
  return before + unit.repeat(Math.ceil(length / unit.length)) + after;
}

/** Repeated until they fill a file. */
export const strains: readonly string[] = [
  ..."a 0.,;:-–_*#>|(<[{\"'“’`~=+&@/\\\n\t\u00a0é",
  ...["Q1 ", "Q1\n", "Q1 Q", "1,", "1.", "1. ", "(a) ", "A. ", "A: ", "A B: c\n", "MR A: ", "Mr A "],
  ...[
    "a\n",
    "a\n\n",
    "a-\n",
    "a -",
    "- a\n",
    "> ",
    "> a\n",
    "| a ",
    "# a\n",
    "```\n",
    "![",
    "](",
    "[a](",
    "*a_ ",
  ],
  ...[
    "a@",
    "a@b.",
    "http://",
    "www.",
    "<a",
    "<b>",
    "</",
    "<!--",
    "&#",
    "&a;",
    "]]>",
    "{\\b ",
    "\\'",
    "\\par",
  ],
  ...[
    "12:00 ",
    "1 May ",
    "2020-",
    "£1,",
    "(1)(a)",
    "that ",
    "“a” ",
    "AYES ",
    "Hansard ",
    "\n1 ",
    "1\n\n",
    " \n",
    "By ",
  ],
];

/** A file of a format, filled with a text; made so that the text stands where words stand. */
export interface Form {
  name: string;
  mediaType: string;
  fill(text: string): string | Buffer;
}

const xml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export const forms: readonly Form[] = [
  { name: "a.txt", mediaType: "text/plain", fill: (text) => text },
  { name: "a.md", mediaType: "text/markdown", fill: (text) => text },
  { name: "a.csv", mediaType: "text/csv", fill: (text) => text },
  { name: "a.json", mediaType: "application/json", fill: (text) => text },
  { name: "a.html", mediaType: "text/html", fill: (text) => `<html><body><h1>A</h1><p>${text}` },
  {
    name: "b.html",
    mediaType: "text/html",
    fill: (text) => `<html><head><title>${text}</title><meta name="author" content='${text}'></head><body>a`,
  },
  { name: "c.html", mediaType: "text/html", fill: (text) => `<html><body><p>${xml(text)}</p></body></html>` },
  { name: "a.xml", mediaType: "application/xml", fill: (text) => `<a><p>${xml(text)}</p></a>` },
  { name: "b.xml", mediaType: "application/xml", fill: (text) => `<a><p>${text}</p></a>` },
  { name: "a.rtf", mediaType: "application/rtf", fill: (text) => `{\\rtf1 ${text}}` },
  { name: "a.vtt", mediaType: "text/vtt", fill: (text) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}` },
  {
    name: "a.srt",
    mediaType: "application/x-subrip",
    fill: (text) => `1\n00:00:01,000 --> 00:00:02,000\n${text}`,
  },
  { name: "a.eml", mediaType: "message/rfc822", fill: (text) => `From: a@b.org\nSubject: a\n\n${text}` },
  { name: "b.eml", mediaType: "message/rfc822", fill: (text) => `From: ${text}\nTo: a\n\na` },
  {
    name: "a.mbox",
    mediaType: "application/mbox",
    fill: (text) => `From a@b Thu Jan  1 00:00:00 1970\nSubject: a\n\n${text}`,
  },
  {
    name: "a.docx",
    mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    fill: (text) =>
      makePackage(
        "word/document.xml",
        `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${xml(text)}</w:t></w:r></w:p></w:body></w:document>`,
      ),
  },
  {
    name: "a.odt",
    mediaType: "application/vnd.oasis.opendocument.text",
    fill: (text) =>
      makeZip({
        mimetype: "application/vnd.oasis.opendocument.text",
        "content.xml": `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>${xml(text)}</text:p></office:text></office:body></office:document-content>`,
      }),
  },
];
