/**
 * PDFs and pictures of many programs, scans good and bad among them, read as the server reads them: each must end in
 * its true state, with the words that its pages show.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Extraction, ExtractionFailed } from "../../ingest/extract/extraction.js";
import { identify } from "../../ingest/identify.js";
import { createReaderPool, type ReaderPool } from "../../ingest/reading/pool.js";
import { sharedFolder } from "../project-root.js";

const corpus = join(sharedFolder, "corpus");
const folders = ["06_pdf_ocrmypdf", "06_pdf_pypdf_samples", "07_office_mail_caption_tika/pdf"];

interface Expected {
  /** The end of the file's path. */
  file: RegExp;
  /** `read`, or why not. */
  state: string;
  /** How its pages came to be known; absent, all from their text layer. */
  methods?: string[];
  /** Words that its pages show. */
  words?: RegExp;
  why: string;
}

const sequencer = /state-of-the-art composition and performance tool for the professional musician/;
const lorem = /Lorem ipsum dolor sit amet/;

/** The first that fits says what is to become of a file; those that none names are read, from their text layer. */
const expectations: Expected[] = [
  { file: /invalid\.pdf/, state: "corrupt", why: "its first bytes are those of a PDF, and nothing else is" },
  {
    file: /unreadablemetadata/,
    state: "corrupt",
    why: "its catalogue is missing; pdftotext finds no page either",
  },
  { file: /libreoffice-writer-password|testUnicodePassword/, state: "encrypted", why: "a password opens it" },
  {
    file: /testAppleSingleFile/,
    state: "read",
    why: "a PDF behind the head of a Macintosh file",
    words: /\S/,
  },
  { file: /2400dpi|typewriter/, state: "read", methods: ["ocr"], words: /4 ons linzen/, why: "a scan" },
  {
    file: /3small/,
    state: "read",
    methods: ["ocr", "ocr", "ocr"],
    words: /perfectly cromulent/,
    why: "three scans",
  },
  { file: /acroform|crom\./, state: "read", methods: ["ocr"], words: /perfectly cromulent/, why: "a scan" },
  {
    file: /aspect/,
    state: "read",
    methods: ["ocr"],
    words: /should be a perfect circle/,
    why: "dots wider than high",
  },
  {
    file: /baiona|palette/,
    state: "read",
    methods: ["ocr"],
    words: /Mugerre|BAIONA/,
    why: "a map: names, no sentences",
  },
  {
    file: /c02-22/,
    state: "read",
    methods: ["ocr"],
    words: /went tip-toeing along a path/,
    why: "a book of 1885",
  },
  {
    file: /cardinal/,
    state: "read",
    methods: ["ocr", "ocr", "ocr", "ocr"],
    words: sequencer,
    why: "four scans, lying on each of their sides",
  },
  {
    file: /(?:ccitt|jbig2|jbig2_baddevicen|linn|poster|rotated_skew|skew)\.(?:pdf|png)/,
    state: "read",
    methods: ["ocr"],
    words: sequencer,
    why: "one scan, packed, sized and turned in seven ways",
  },
  {
    file: /cmyk\.pdf/,
    state: "read",
    methods: ["ocr"],
    words: /Pure Magenta/,
    why: "a text layer with its bytes swapped",
  },
  {
    file: /enormous/,
    state: "read",
    methods: ["none"],
    why: "81 million dots: more than can be unpacked, and it says so",
  },
  { file: /epson|masks/, state: "read", methods: ["ocr"], words: /Wikipedia/, why: "a scan in layers" },
  {
    file: /francais/,
    state: "read",
    methods: ["ocr"],
    words: /Portez ce vieux whisky/,
    why: "French, read as English",
  },
  { file: /graph\.pdf/, state: "read", methods: ["ocr"], words: /Percentage/, why: "the legend of a graph" },
  { file: /graph_ocred/, state: "read", words: /Percentage/, why: "it has been read before: not again" },
  {
    file: /hugemono/,
    state: "read",
    methods: ["none"],
    why: "its image has more dots than can be drawn; the page says so",
  },
  { file: /kcs/, state: "read", methods: ["ocr"], words: /Capture Desktop/, why: "a scan" },
  { file: /lichtenstein|baboon/, state: "read", methods: ["none"], why: "a photograph without words" },
  { file: /missing_docinfo/, state: "read", words: /no \/DocumentInfo block/, why: "text" },
  {
    file: /multipage/,
    state: "read",
    methods: ["ocr", "none", "ocr", "text", "ocr", "ocr"],
    words: /went tip-toeing along a path/,
    why: "scans, one that has been read before, and one of 81 million dots",
  },
  {
    file: /type3_font_nomapping/,
    state: "read",
    methods: ["ocr"],
    why: "letters that say nothing of themselves",
  },
  {
    file: /vector/,
    state: "read",
    methods: ["ocr"],
    words: /should be used for OCR processing/,
    why: "text as outlines",
  },
  {
    file: /blank\.pdf|docinfo_latin1_key|livecycle|\bmeta\.pdf|no_contents|trivial\.pdf|testPDF_Version|sigflags/,
    state: "read",
    why: "blank pages are blank",
  },
  {
    file: /link\.pdf|formxobject|negzero|overlay|tagged|toc\.pdf|truetype_font/,
    state: "read",
    words: /\S/,
    why: "text",
  },
  { file: /00[12]-.*\.pdf|with-attachment|pdflatex-image/, state: "read", words: lorem, why: "text" },
  {
    file: /GeoTopo/,
    state: "read",
    words: /Torus/,
    why: "117 pages of mathematics, some with a drawing only",
  },
  {
    file: /libreoffice-form/,
    state: "read",
    words: /First Name Alice[\s\S]*Bob/,
    why: "a form that is filled in",
  },
  { file: /habibi/, state: "read", words: /habibi/, why: "Arabic" },
  {
    file: /imagemagick-images\.pdf/,
    state: "read",
    methods: Array<string>(6).fill("none"),
    why: "six smiles, no words",
  },
  {
    file: /imagemagick|smile|grayscale|cmyk-image|page-|007-.*image/,
    state: "read",
    methods: ["none"],
    why: "no words",
  },
  { file: /testAnnotations/, state: "read", words: /Here is some text/, why: "its comment is told apart" },
  { file: /testFlashInPDF/, state: "read", methods: ["ocr"], words: /Testing/, why: "a picture of one word" },
  { file: /testPDFFileEmb/, state: "read", methods: ["none"], why: "a page with nothing but a paper clip" },
];

export interface PdfOutcome {
  file: string;
  /** What is not as expected; empty when all is. */
  wrong: string[];
  milliseconds: number;
}

/** Reads every file, scans too, one after the other, through the pool and within its limits. */
export async function readPdfFiles(say: (file: string) => void): Promise<PdfOutcome[]> {
  const pool = createReaderPool({ size: 1 });
  try {
    const outcomes: PdfOutcome[] = [];
    for (const file of filesIn(folders)) {
      say(file);
      outcomes.push(await outcomeOf(pool, file));
    }
    return outcomes;
  } finally {
    await pool.close();
  }
}

function filesIn(names: string[]): string[] {
  return names
    .flatMap((name) =>
      readdirSync(join(corpus, name), { recursive: true, encoding: "utf8" }).map((file) => `${name}/${file}`),
    )
    .filter((file) => /\.pdf$|06_pdf_ocrmypdf\/.*\.(?:png|jpg)$/.test(file))
    .sort();
}

async function outcomeOf(pool: ReaderPool, file: string): Promise<PdfOutcome> {
  const started = performance.now();
  const read = await stateOf(pool, join(corpus, file));
  const { state, methods, words } = expectations.find((one) => one.file.test(file)) ?? { state: "read" };
  const wrong = read.state === state ? [] : [`${read.state}, expected ${state}`];
  if (read.extraction && read.state === state) {
    const found = read.extraction.pages.map((page) => page.method);
    const expected = methods ?? found.map(() => "text");
    if (!/GeoTopo/.test(file) && found.join() !== expected.join())
      wrong.push(`pages ${found}, expected ${expected}`);
    if (words && !words.test(read.extraction.text)) wrong.push(`its text does not have ${words}`);
  }
  return { file, wrong, milliseconds: performance.now() - started };
}

async function stateOf(
  pool: ReaderPool,
  path: string,
): Promise<{ state: string; extraction: Extraction | null }> {
  const name = path.split("/").at(-1) ?? path;
  try {
    const { mediaType } = await identify(path, name);
    const read = await pool.read({ path, name, mediaType });
    if (!read.extraction.scanPages) return { state: "read", extraction: read.extraction };
    const { extraction } = await pool.readScan({ path, name, mediaType });
    return { state: "read", extraction };
  } catch (error) {
    if (!(error instanceof ExtractionFailed)) throw error;
    return { state: error.code, extraction: null };
  }
}
