/** Hostile files: small on disk, immense to whoever reads them without care. */
import { crc32, deflateSync, gzipSync } from "node:zlib";
import { makePackage } from "../extract/made-office.js";
import { makeZip } from "../extract/made-zip.js";

export const megabyte = 1024 * 1024;

/** A PDF whose one page has this content stream, packed so many times; three megabytes of it inflate to 640 MB of spaces. */
export function flateBomb(packings = 1, unpacked = 640 * megabyte): Buffer {
  let stream: Buffer = Buffer.alloc(unpacked, " ");
  for (let packing = 0; packing < packings; packing++) stream = deflateSync(stream, { level: 1 });
  const filters = Array(packings).fill("/FlateDecode").join(" ");
  return pdfOf(stream, `/Filter [${filters}]`);
}

/** A PDF of one page with a content stream, and other objects from number 5 on. */
export function pdfOf(stream: Buffer, entries = "", media = "0 0 600 800", others: string[] = []): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [${media}] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>`,
  ].map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`);
  const rest = others.map((body, index) => `${index + 5} 0 obj\n${body}\nendobj\n`);
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n${objects.join("")}${rest.join("")}4 0 obj\n<< /Length ${stream.length} ${entries} >>\nstream\n`,
    ),
    stream,
    Buffer.from("\nendstream\nendobj\ntrailer << /Root 1 0 R /Size 5 >>\n%%EOF\n"),
  ]);
}

export interface Bomb {
  name: string;
  mediaType: string;
  bytes(): Buffer | string;
  /** How it may end: read after all, refused at sight, or stopped at a limit, whichever it passes first. */
  ends: readonly End[];
}

export type End = "read" | "refused" | "limit";

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const pdf = "application/pdf";

/** Every bomb a reader is tried with, whatever it comes to. */
export const bombs: Bomb[] = [
  { name: "flate.pdf", ends: ["limit"], mediaType: pdf, bytes: () => flateBomb() },
  { name: "flate-twice.pdf", ends: ["limit"], mediaType: pdf, bytes: () => flateBomb(2) },
  { name: "operators.pdf", ends: ["limit", "read"], mediaType: pdf, bytes: () => operators(200 * megabyte) },
  { name: "letters.pdf", ends: ["limit", "read"], mediaType: pdf, bytes: () => letters(20 * megabyte) },
  { name: "circle.pdf", ends: ["read", "refused"], mediaType: pdf, bytes: pageTreeCircle },
  { name: "references.pdf", ends: ["refused"], mediaType: pdf, bytes: referenceLoop },
  { name: "contents.pdf", ends: ["read"], mediaType: pdf, bytes: contentsLoop },
  { name: "forms.pdf", ends: ["limit"], mediaType: pdf, bytes: formsInForms },
  { name: "pages.pdf", ends: ["refused"], mediaType: pdf, bytes: () => claimedPages(1_000_000) },
  {
    name: "poster.pdf",
    ends: ["read"],
    mediaType: pdf,
    bytes: () => pdfOf(Buffer.from("0 0 14400 14400 re f"), "", "0 0 14400 14400"),
  },
  { name: "image.pdf", ends: ["read"], mediaType: pdf, bytes: hugeImagePdf },
  {
    name: "bomb.docx",
    ends: ["refused"],
    mediaType: word,
    bytes: () => makePackage("word/document.xml", spaced(`<w:document xmlns:w="w"><w:body>`)),
  },
  {
    name: "tags.docx",
    ends: ["refused"],
    mediaType: word,
    bytes: () => makePackage("word/document.xml", repeatedXml("<w:p><w:r><w:t>a</w:t></w:r></w:p>")),
  },
  {
    name: "deep.docx",
    ends: ["refused"],
    mediaType: word,
    bytes: () => makePackage("word/document.xml", nestedXml("w:tbl", 100_000, "w:document")),
  },
  {
    name: "bomb.xlsx",
    ends: ["refused"],
    mediaType: sheet,
    bytes: () => sheetBomb(spaced("<worksheet><sheetData>")),
  },
  { name: "wide.xlsx", ends: ["refused", "read"], mediaType: sheet, bytes: () => sheetBomb(farCells()) },
  {
    name: "bomb.odt",
    ends: ["refused"],
    mediaType: "application/vnd.oasis.opendocument.text",
    bytes: () => openDocument(spaced("<office:document-content>")),
  },
  {
    name: "repeat.ods",
    ends: ["read"],
    mediaType: "application/vnd.oasis.opendocument.spreadsheet",
    bytes: repeatedCells,
  },
  { name: "bomb.epub", ends: ["refused"], mediaType: "application/epub+zip", bytes: epubBomb },
  { name: "huge.png", ends: ["refused"], mediaType: "image/png", bytes: () => png(35_000, 35_000) },
  { name: "huge.jpg", ends: ["refused"], mediaType: "image/jpeg", bytes: () => jpegHead(35_000, 35_000) },
  { name: "huge.tiff", ends: ["refused"], mediaType: "image/tiff", bytes: () => tiffHead(35_000, 35_000) },
  { name: "circle.tiff", ends: ["refused"], mediaType: "image/tiff", bytes: () => tiffHead(100, 100, 8) },
  { name: "laughs.xml", ends: ["refused"], mediaType: "application/xml", bytes: billionLaughs },
  {
    name: "external.xml",
    ends: ["refused"],
    mediaType: "application/xml",
    bytes: () => '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a><p>&e;</p></a>',
  },
  { name: "deep.xml", ends: ["refused"], mediaType: "application/xml", bytes: () => nestedXml("a", 100_000) },
  {
    name: "deep.html",
    ends: ["read"],
    mediaType: "text/html",
    bytes: () => `<html><body>${"<div>".repeat(100_000)}words`,
  },
  {
    name: "inline.html",
    ends: ["read"],
    mediaType: "text/html",
    bytes: () => `<html><body>${"<b><i>".repeat(50_000)}words`,
  },
  {
    name: "tables.html",
    ends: ["read"],
    mediaType: "text/html",
    bytes: () => `<html><body>${"<table><tr><td>".repeat(30_000)}words`,
  },
  {
    name: "attributes.html",
    ends: ["read"],
    mediaType: "text/html",
    bytes: () => `<html><body><p ${"a=1 ".repeat(500_000)}>words`,
  },
  { name: "deep.json", ends: ["read"], mediaType: "application/json", bytes: () => "[".repeat(100_000) },
  {
    name: "deep.rtf",
    ends: ["read"],
    mediaType: "application/rtf",
    bytes: () => `{\\rtf1 ${"{".repeat(100_000)}words`,
  },
  {
    name: "binary.rtf",
    ends: ["read"],
    mediaType: "application/rtf",
    bytes: () => "{\\rtf1\\bin999999999 words}",
  },
  {
    name: "line.md",
    ends: ["read", "limit"],
    mediaType: "text/markdown",
    bytes: () => "*a_ ".repeat(12 * megabyte),
  },
  { name: "quotes.md", ends: ["read"], mediaType: "text/markdown", bytes: () => "> ".repeat(100_000) },
  { name: "brackets.md", ends: ["read"], mediaType: "text/markdown", bytes: () => "[".repeat(200_000) },
  {
    name: "line.csv",
    ends: ["read", "limit"],
    mediaType: "text/csv",
    bytes: () => "a,".repeat(25 * megabyte),
  },
  {
    name: "quote.csv",
    ends: ["read", "limit", "refused"],
    mediaType: "text/csv",
    bytes: () => `"${"a\n".repeat(25 * megabyte)}`,
  },
  {
    name: "line.txt",
    ends: ["read", "limit"],
    mediaType: "text/plain",
    bytes: () => "word ".repeat(10 * megabyte),
  },
  {
    name: "letters.txt",
    ends: ["read", "limit"],
    mediaType: "text/plain",
    bytes: () => "a".repeat(50 * megabyte),
  },
  {
    name: "lines.txt",
    ends: ["read", "limit"],
    mediaType: "text/plain",
    bytes: () => "a\n".repeat(5 * megabyte),
  },
  {
    name: "cues.vtt",
    ends: ["read", "limit"],
    mediaType: "text/vtt",
    bytes: () => `WEBVTT\n\n${"00:00:01.000 --> 00:00:02.000\n<v A>b\n\n".repeat(200_000)}`,
  },
  { name: "self.zip", ends: ["read"], mediaType: "application/zip", bytes: () => zipQuine() },
  { name: "overlap.zip", ends: ["read", "limit"], mediaType: "application/zip", bytes: overlappingZip },
  {
    name: "bomb.zip",
    ends: ["read"],
    mediaType: "application/zip",
    bytes: () => makeZip({ "zeros.txt": Buffer.alloc(300 * megabyte) }),
  },
  {
    name: "many.zip",
    ends: ["read", "limit"],
    mediaType: "application/zip",
    bytes: () =>
      makeZip(Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`${index}.txt`, "a"]))),
  },
  { name: "parts.eml", ends: ["refused"], mediaType: "message/rfc822", bytes: () => nestedParts(10_000) },
  { name: "messages.eml", ends: ["read"], mediaType: "message/rfc822", bytes: () => nestedMessages(2_000) },
  {
    name: "heads.eml",
    ends: ["refused", "read"],
    mediaType: "message/rfc822",
    bytes: () => `Subject: a\n${"X-Head: b\n".repeat(500_000)}\nwords`,
  },
  {
    name: "bomb.warc.gz",
    ends: ["read", "limit"],
    mediaType: "application/warc",
    bytes: () => gzipSync(Buffer.alloc(300 * megabyte, "WARC/1.0\r\n")),
  },
  {
    name: "bomb.mbox",
    ends: ["read", "limit"],
    mediaType: "application/mbox",
    bytes: () => "From a@b Thu Jan  1 00:00:00 1970\nSubject: a\n\nb\n\n".repeat(100_000),
  },
];

/** 300 MB of spaces in a part of a packed document. */
function spaced(start: string): Buffer {
  return Buffer.concat([Buffer.from(start), Buffer.alloc(300 * megabyte, " ")]);
}

/** XML within every limit of packing, and still a great deal of it. */
function repeatedXml(element: string): string {
  return `<w:document xmlns:w="w"><w:body>${element.repeat(5_000_000)}</w:body></w:document>`;
}

function nestedXml(element: string, depth: number, root = element): string {
  return `<${root}>${`<${element}>`.repeat(depth)}words${`</${element}>`.repeat(depth)}</${root}>`;
}

/** Drawing operators one after the other. */
function operators(length: number): Buffer {
  return pdfOf(deflateSync(Buffer.from("0 0 m 1 1 l S\n".repeat(length / 14))), "/Filter /FlateDecode");
}

/** As many pieces of text as fit. */
function letters(length: number): Buffer {
  const text = `BT /F1 9 Tf ${"1 0 Td (a) Tj ".repeat(length / 14)} ET`;
  return pdfOf(deflateSync(Buffer.from(text)), "/Filter /FlateDecode");
}

function pdfObjects(objects: string[]): Buffer {
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("");
  return Buffer.from(`%PDF-1.4\n${body}trailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF\n`);
}

function pageTreeCircle(): Buffer {
  return pdfObjects([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 1000 >>",
    "<< /Type /Pages /Kids [2 0 R 3 0 R] /Parent 3 0 R /Count 1000 >>",
  ]);
}

/** Cross-reference sections that lead to one another, and a length that is its own. */
function referenceLoop(): Buffer {
  const first = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n2 0 R\nendobj\n";
  const at = first.length;
  return Buffer.from(
    `${first}xref\n0 1\n0000000000 65535 f \ntrailer << /Root 1 0 R /Size 3 /Prev ${at} >>\nstartxref\n${at}\n%%EOF\n`,
  );
}

function contentsLoop(): Buffer {
  return pdfObjects([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
    "[4 0 R 4 0 R]",
  ]);
}

/** Ten forms, each of which draws the next one ten times. */
function formsInForms(): Buffer {
  const form = (number: number) => {
    const content = number < 9 ? "/N Do ".repeat(10) : "0 0 1 1 re f";
    return `<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /N ${number + 6} 0 R >> >> /Length ${content.length} >>\nstream\n${content}\nendstream`;
  };
  const forms = Array.from({ length: 10 }, (_, index) => form(index));
  return pdfObjects([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /N 5 0 R >> >> >>",
    "<< /Length 5 >>\nstream\n/N Do\nendstream",
    ...forms,
  ]);
}

/** One page, said to be so many. */
function claimedPages(count: number): Buffer {
  return pdfObjects([
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${"3 0 R ".repeat(1000)}] /Count ${count} >>`,
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>",
  ]);
}

/** A page over which one image of 35,000 by 35,000 dots is drawn. */
function hugeImagePdf(): Buffer {
  const dots = deflateSync(Buffer.alloc((35_000 / 8) * 35_000));
  const image = `<< /Type /XObject /Subtype /Image /Width 35000 /Height 35000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode /Length ${dots.length} >>`;
  const head = pdfObjects([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
    "<< /Length 24 >>\nstream\n600 0 0 800 0 0 cm /I Do\nendstream",
  ])
    .toString("latin1")
    .split("trailer")[0];
  return Buffer.concat([
    Buffer.from(`${head}5 0 obj\n${image}\nstream\n`),
    dots,
    Buffer.from("\nendstream\nendobj\ntrailer << /Root 1 0 R /Size 6 >>\n%%EOF\n"),
  ]);
}

function sheetBomb(content: string | Buffer): Buffer {
  return makeZip({
    "[Content_Types].xml": `<Types><Override PartName="/xl/workbook.xml" ContentType="${sheet}.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": content,
  });
}

/** Two cells, at the first and the last place that a sheet has. */
function farCells(): string {
  return `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>`;
}

function openDocument(content: string | Buffer): Buffer {
  return makeZip({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": content });
}

/** A sheet whose one row of one cell is said to be repeated a million times, a thousand times over. */
function repeatedCells(): Buffer {
  const cell = `<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>a</text:p></table:table-cell>`;
  return openDocument(
    `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
  );
}

function epubBomb(): Buffer {
  return makeZip({
    mimetype: "application/epub+zip",
    "META-INF/container.xml": `<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>`,
    "book.opf": `<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>`,
    "c.xhtml": spaced("<html><body>"),
  });
}

/** A black picture that packs to little. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const;
    ends[0].writeUInt32BE(data.length);
    ends[1].writeUInt32BE(crc32(body) >>> 0);
    return Buffer.concat([ends[0], body, ends[1]]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

function jpegHead(width: number, height: number): Buffer {
  const frame = Buffer.from("ffd8ffc0000b080000000001011100ffd9", "hex");
  frame.writeUInt16BE(height, 7);
  frame.writeUInt16BE(width, 9);
  return Buffer.concat([frame, Buffer.alloc(1000)]);
}

/** A TIFF whose one directory leads to `next`. */
function tiffHead(width: number, height: number, next = 0): Buffer {
  const entries = [
    [256, width],
    [257, height],
    [258, 1],
    [259, 1],
    [262, 1],
    [273, 8],
    [277, 1],
    [278, height],
    [279, 100],
  ] as const;
  const bytes = Buffer.alloc(8 + 2 + entries.length * 12 + 4 + 200);
  bytes.write("49492a0008000000", "hex");
  bytes.writeUInt16LE(entries.length, 8);
  for (const [index, [tag, value]] of entries.entries()) {
    const at = 10 + index * 12;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(4, at + 2);
    bytes.writeUInt32LE(1, at + 4);
    bytes.writeUInt32LE(value, at + 8);
  }
  bytes.writeUInt32LE(next, 10 + entries.length * 12);
  return bytes;
}

function billionLaughs(): string {
  const entities = Array.from(
    { length: 10 },
    (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
  );
  return `<!DOCTYPE a [<!ENTITY l0 "lol">${entities.join("")}]><a><p>&l10;</p></a>`;
}

/** A ZIP that holds itself, as far as can be: each in the next, a hundred deep. */
function zipQuine(): Buffer {
  let zip = makeZip({ "words.txt": "words" });
  for (let depth = 0; depth < 100; depth++) zip = makeZip([{ name: "self.zip", content: zip, stored: true }]);
  return zip;
}

/** Ten thousand entries, all of the same ten megabytes. */
function overlappingZip(): Buffer {
  const zeros = Buffer.alloc(10 * megabyte);
  const others = Array.from({ length: 10_000 }, (_, index) => ({
    name: `${index}.txt`,
    content: "",
    sameAs: 0,
  }));
  return makeZip([{ name: "zeros.txt", content: zeros }, ...others]);
}

function nestedParts(depth: number): string {
  const heads = Array.from(
    { length: depth },
    (_, index) => `Content-Type: multipart/mixed; boundary=b${index}\n\n--b${index}\n`,
  );
  return `From: a@b.org\nSubject: deep\n${heads.join("")}Content-Type: text/plain\n\nwords\n`;
}

function nestedMessages(depth: number): string {
  return `${"From: a@b.org\nContent-Type: message/rfc822\n\n".repeat(depth)}Subject: last\n\nwords\n`;
}
