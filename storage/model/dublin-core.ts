/** A document’s description in Dublin Core (the fifteen elements, as oai_dc). */
import type { Description } from "./record.js";
import { rightsStatements } from "./rights-statements.js";

const types: Record<Description["kind"], string> = {
  article: "Text",
  motion: "Text",
  transcript: "Text",
  other: "Text",
};

/** The description as XML. `identifiers`: its id, and where it is found; `formats`: media types of its originals. */
export function dublinCore(
  description: Description,
  {
    identifiers,
    subjects,
    formats,
  }: { identifiers: readonly string[]; subjects: readonly string[]; formats: readonly string[] },
): string {
  const { title, kind, date, language, source, series, summary, address } = description;
  const { creator, place, identifier, rights, rightsNote } = description;
  const elements: [name: string, value: string | null | undefined][] = [
    ["title", title],
    ["creator", creator],
    ["publisher", source],
    ...subjects.map((subject): [string, string] => ["subject", subject]),
    ["description", summary],
    ["date", date],
    ["type", types[kind]],
    ...formats.map((format): [string, string] => ["format", format]),
    ...identifiers.map((identifier): [string, string] => ["identifier", identifier]),
    ["identifier", identifier],
    ["source", address],
    ["language", language],
    ["relation", series],
    ["coverage", place],
    ["rights", rights ? rightsStatements[rights].address : null],
    ["rights", rightsNote],
  ];
  const lines = elements.flatMap(([name, value]) =>
    value ? [`  <dc:${name}>${escaped(value)}</dc:${name}>`] : [],
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    ...lines,
    "</oai_dc:dc>",
    "",
  ].join("\n");
}

/** Signs that XML has no way to write are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
