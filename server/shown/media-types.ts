/** What people call a format; facts for programs keep the media type itself. */
const office = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

const names: Readonly<Record<string, string>> = {
  "application/akn+xml": "Akoma Ntoso (XML)",
  "application/applefile": "file of an old Mac (AppleSingle)",
  "application/epub+zip": "book (EPUB)",
  "application/gzip": "GZIP",
  "application/json": "JSON",
  "application/mbox": "mailbox (MBOX)",
  "application/msword": "Word document (DOC)",
  "application/pdf": "PDF",
  "application/pkcs7-mime": "signed file (P7M)",
  "application/rtf": "formatted text (RTF)",
  "application/tei+xml": "TEI (XML)",
  "application/vnd.ms-excel": "Excel workbook (XLS)",
  "application/vnd.ms-excel.sheet.binary.macroenabled.12": "Excel workbook (XLSB)",
  "application/vnd.ms-excel.sheet.macroenabled.12": "Excel workbook (XLSM)",
  "application/vnd.ms-outlook": "Outlook item (MSG)",
  "application/vnd.ms-powerpoint": "PowerPoint slides (PPT)",
  [`${openDocument}.presentation`]: "OpenDocument slides (ODP)",
  [`${openDocument}.spreadsheet`]: "OpenDocument spreadsheet (ODS)",
  [`${openDocument}.text`]: "OpenDocument text (ODT)",
  [`${office}.presentationml.presentation`]: "PowerPoint slides (PPTX)",
  [`${office}.spreadsheetml.sheet`]: "Excel workbook (XLSX)",
  [`${office}.wordprocessingml.document`]: "Word document (DOCX)",
  "application/warc": "web archive (WARC)",
  "application/x-ndjson": "JSON lines",
  "application/x-subrip": "captions (SRT)",
  "application/xml": "XML",
  "application/zip": "ZIP",
  "image/gif": "picture (GIF)",
  "image/jpeg": "picture (JPEG)",
  "image/png": "picture (PNG)",
  "image/tiff": "picture (TIFF)",
  "image/webp": "picture (WebP)",
  "message/rfc822": "e-mail",
  "multipart/related": "saved web page (MHTML)",
  "text/csv": "table (CSV)",
  "text/html": "HTML",
  "text/markdown": "Markdown",
  "text/plain": "plain text",
  "text/rtf": "formatted text (RTF)",
  "text/vtt": "captions (WebVTT)",
  "text/xml": "XML",
};

/** A format as people call it; its media type where it has no such name here. */
export function mediaTypeName(mediaType: string): string {
  return Object.hasOwn(names, mediaType) ? (names[mediaType] ?? mediaType) : mediaType;
}

/** What of a container has the text that it gives by itself: its message, or the list of what it holds. */
export function ownWordsOf(mediaType: string): string {
  if (mediaType === "message/rfc822" || mediaType === "application/vnd.ms-outlook") return "The message";
  const lists = ["application/zip", "application/mbox", "application/warc", "application/applefile"];
  return lists.includes(mediaType) ? "The list of its files" : "The document itself";
}
