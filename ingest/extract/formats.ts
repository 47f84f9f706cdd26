/** The table: which extractor reads which media type. Each is loaded when first used, for most files need only one. */
import type { Extractor, Unpacker } from "./extractors.js";

interface Format {
  /** What people call it. */
  name: string;
  mediaTypes: string[];
  load: () => Promise<Extractor>;
}

/** Containers, however large: read from disk, a piece at a time. */
interface Container {
  name: string;
  mediaTypes: string[];
  load: () => Promise<Unpacker>;
}

const office = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";
const text = async () => (await import("./text/text.js")).extractText;
const captions = async () => (await import("./text/captions.js")).extractCaptions;
const spreadsheet = async () => (await import("./office/spreadsheet.js")).extractSpreadsheet;

const formats: Format[] = [
  {
    name: "PDF",
    mediaTypes: ["application/pdf"],
    load: async () => (await import("./pdf/pdf.js")).extractPdf,
  },
  {
    name: "images of pages (JPEG, PNG, WebP, TIFF)",
    mediaTypes: ["image/jpeg", "image/png", "image/webp", "image/tiff"],
    load: async () => (await import("./pictures/image.js")).extractImage,
  },
  { name: "HTML", mediaTypes: ["text/html"], load: async () => (await import("./html/html.js")).extractHtml },
  {
    name: "DOCX",
    mediaTypes: [`${office}.wordprocessingml.document`],
    load: async () => (await import("./office/docx.js")).extractDocx,
  },
  {
    name: "DOC",
    mediaTypes: ["application/msword"],
    load: async () => (await import("./office/doc.js")).extractDoc,
  },
  {
    name: "OpenDocument (ODT, ODP, ODS)",
    mediaTypes: [`${openDocument}.text`, `${openDocument}.presentation`, `${openDocument}.spreadsheet`],
    load: async () => (await import("./opendocument/opendocument.js")).extractOpenDocument,
  },
  {
    name: "RTF",
    mediaTypes: ["application/rtf", "text/rtf"],
    load: async () => (await import("./rtf/rtf.js")).extractRtf,
  },
  {
    name: "PPTX",
    mediaTypes: [`${office}.presentationml.presentation`],
    load: async () => (await import("./office/pptx.js")).extractPptx,
  },
  {
    name: "PPT",
    mediaTypes: ["application/vnd.ms-powerpoint"],
    load: async () => (await import("./office/ppt.js")).extractPpt,
  },
  {
    name: "Excel (XLSX, XLSM, XLSB, XLS)",
    mediaTypes: [
      `${office}.spreadsheetml.sheet`,
      "application/vnd.ms-excel.sheet.macroenabled.12",
      "application/vnd.ms-excel.sheet.binary.macroenabled.12",
      "application/vnd.ms-excel",
    ],
    load: spreadsheet,
  },
  {
    name: "EPUB",
    mediaTypes: ["application/epub+zip"],
    load: async () => (await import("./epub.js")).extractEpub,
  },
  {
    name: "XML",
    mediaTypes: ["application/xml", "text/xml", "application/akn+xml", "application/tei+xml"],
    load: async () => (await import("./xml/xml-document.js")).extractXml,
  },
  { name: "plain text", mediaTypes: ["text/plain"], load: text },
  {
    name: "Markdown",
    mediaTypes: ["text/markdown"],
    load: async () => (await import("./text/markdown.js")).extractMarkdown,
  },
  { name: "JSON", mediaTypes: ["application/json", "application/x-ndjson"], load: text },
  { name: "CSV", mediaTypes: ["text/csv"], load: async () => (await import("./text/csv.js")).extractCsv },
  {
    name: "e-mail (EML)",
    mediaTypes: ["message/rfc822"],
    load: async () => (await import("./mail/eml.js")).extractEml,
  },
  {
    name: "saved web pages (MHTML)",
    mediaTypes: ["multipart/related"],
    load: async () => (await import("./html/mhtml.js")).extractMhtml,
  },
  {
    name: "signed files (P7M)",
    mediaTypes: ["application/pkcs7-mime"],
    load: async () => (await import("./mail/p7m.js")).extractP7m,
  },
  {
    name: "Outlook items (MSG)",
    mediaTypes: ["application/vnd.ms-outlook"],
    load: async () => (await import("./mail/msg.js")).extractMsg,
  },
  { name: "captions (WebVTT, SRT)", mediaTypes: ["text/vtt", "application/x-subrip"], load: captions },
];

const containers: Container[] = [
  {
    name: "ZIP",
    mediaTypes: ["application/zip"],
    load: async () => (await import("./packed/zip.js")).extractZip,
  },
  {
    name: "mailboxes (MBOX)",
    mediaTypes: ["application/mbox"],
    load: async () => (await import("./mail/mbox.js")).extractMbox,
  },
  {
    name: "files of old Macs (AppleSingle)",
    mediaTypes: ["application/applefile"],
    load: async () => (await import("./packed/apple-file.js")).extractAppleFile,
  },
  {
    name: "web archives (WARC)",
    mediaTypes: ["application/warc"],
    load: async () => (await import("./packed/warc.js")).extractWarc,
  },
];

/** What people call the kinds of file that can be read, for sentences. */
export const readableFormats: readonly string[] = [...formats, ...containers].map((format) => format.name);

/** How each container is opened, by media type. */
export const unpackers = new Map(
  containers.flatMap(({ mediaTypes, load }) => mediaTypes.map((type) => [type, load])),
);
/** How each other format is read, by media type. */
export const loaders = new Map(
  formats.flatMap(({ mediaTypes, load }) => mediaTypes.map((type) => [type, load])),
);

/** Media types for which there is a reader today. */
export const readableTypes: readonly string[] = [...unpackers.keys(), ...loaders.keys()];
