/**
 * The extractors and their versions today. A version is raised whenever what the extractor gives becomes another:
 * texts that an older one took can then be read again.
 */
const extractorVersions: Readonly<Record<string, number>> = {
  "akoma-ntoso": 1,
  "apple-file": 1,
  captions: 2,
  csv: 2,
  doc: 2,
  docx: 6,
  eml: 2,
  epub: 3,
  html: 6,
  image: 4,
  markdown: 2,
  mbox: 1,
  mhtml: 5,
  msg: 2,
  opendocument: 3,
  p7m: 1,
  pdf: 8,
  ppt: 1,
  pptx: 3,
  publicwhip: 1,
  rtf: 2,
  spreadsheet: 3,
  tei: 1,
  text: 6,
  warc: 1,
  xml: 1,
  zip: 1,
};

/**
 * How an extraction names its extractor as it is today; `reader` is what read scanned pages, when there were some:
 * `2, tesseract 5.3.0 eng`. Throws a TypeError for an extractor that is not in the table.
 */
export function madeBy(extractor: string, reader?: string): { extractor: string; extractorVersion: string } {
  const version = versionToday(extractor);
  if (version === null) throw new TypeError(`Expected an extractor of the table, got "${extractor}"`);
  return { extractor, extractorVersion: reader === undefined ? `${version}` : `${version}, ${reader}` };
}

/** The version of an extractor today; null when there is none of this name. */
export function versionToday(extractor: string): number | null {
  return Object.hasOwn(extractorVersions, extractor) ? (extractorVersions[extractor] ?? null) : null;
}

/** The version today when it is newer than the one that a text was taken with; else null. */
export function improvedVersion(extractor: string, extractorVersion: string): number | null {
  const today = versionToday(extractor);
  const then = Number.parseInt(extractorVersion, 10);
  return today !== null && !Number.isNaN(then) && today > then ? today : null;
}
