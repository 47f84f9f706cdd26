/**
 * `npm run bench [ingest|search|quotes|million|upload|reader|ocr|pdf|fixity|growth]`: speed, each figure beside a reference measured in the same run. Figures of
 * different runs, or of a busy machine, cannot be compared; the ratios can.
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { sharedFolder } from "../project-root.js";
import { printTable } from "../table.js";
import { inFilledArchive } from "./filled-archive.js";
import { measureFixity } from "./fixity-bench.js";
import { measureGrowth, mostGrowth, trials } from "./growth.js";
import { measureIngest } from "./ingest-bench.js";
import { writeDocuments } from "./made-documents.js";
import { measureOcr } from "./ocr-bench.js";
import { measurePdfs } from "./pdf-bench.js";
import { measureLongText, measureQuotes, type QuotesFigures } from "./quotes-bench.js";
import { printQuotes } from "./quotes-tables.js";
import { measureReader } from "./reader-bench.js";
import { measureSearch, type SearchFigures } from "./search-bench.js";
import { printSearch } from "./search-tables.js";
import { measureUploads } from "./upload-bench.js";

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
const say = (line: string) => process.stdout.write(`${line}\n`);

say(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}\n`,
);
if (isWanted("ingest")) await benchIngest();
const sizes = [10_000, 100_000];
if (isWanted("search") || isWanted("quotes"))
  await benchFilled(sizes, isWanted("search"), isWanted("quotes"));
// Half an hour and 10 GB of disk: only when it is named.
if (wanted.includes("million")) await benchFilled([1_000_000], true, true);
if (isWanted("upload")) await benchUploads();
if (isWanted("reader")) await benchReader();
if (isWanted("ocr")) await benchOcr();
if (isWanted("pdf")) await benchPdfs();
if (isWanted("fixity")) await benchFixity();
// Half an hour: only when it is named.
if (wanted.includes("growth")) await checkGrowth();

async function checkGrowth() {
  say("Time of reading when a hostile text is twice as long (aim: at most 3 times, the square would be 4)");
  const all = await measureGrowth(trials());
  const worst = all.filter(({ factor }) => factor > mostGrowth);
  printTable(
    ["form", "kind", "text, repeated", "characters", "ms", "factor"],
    worst.map(({ form, kind, strain, length, ms, factor }) => [
      form,
      kind ?? "",
      JSON.stringify(strain),
      String(length),
      ms.toFixed(0),
      factor.toFixed(1),
    ]),
  );
  say(`${all.length - worst.length} of ${all.length} trials are within it.\n`);
  if (worst.length > 0) process.exitCode = 1;
}

async function benchFixity() {
  const { bytes, ibid, sha256sum } = await measureFixity();
  say("Kept bytes read again and compared, SHA-512 and SHA-256, beside sha256sum on the same files");
  printTable(
    ["MB", "MB/s", "sha256sum", "ratio"],
    [[(bytes / 1_000_000).toFixed(0), ibid.toFixed(0), sha256sum.toFixed(0), (ibid / sha256sum).toFixed(2)]],
  );
  say("");
}

async function benchUploads() {
  const [count = 1_000] = wanted.map(Number).filter((number) => number > 0);
  const figures = await measureUploads(count, 2_000_000_000);
  say("Uploads in pieces over HTTP, eight connections, and one large file that is cut off five times");
  printTable(
    [
      ...[
        "small files",
        "files/s",
        "kept, each once",
        "searchable, s",
        "described anew, s",
        "search shows it, s",
      ],
      ...["server at most, MB", "large file, MB", "MB/s", "whole"],
    ],
    [
      [
        String(figures.files),
        figures.filesPerSecond.toFixed(0),
        String(figures.kept),
        figures.searchableSeconds.toFixed(0),
        figures.describedSeconds.toFixed(1),
        figures.shownSeconds.toFixed(0),
        figures.peakMegabytes.toFixed(0),
        figures.largeMegabytes.toFixed(0),
        figures.largeMegabytesPerSecond.toFixed(0),
        figures.largeIsWhole ? "yes" : "no",
      ],
    ],
  );
}

async function benchOcr() {
  const figures = await measureOcr(process.env.PATH ?? "");
  say("Scanned pages read in a minute, two at a time (aim: 11)");
  printTable(
    ["reader", "pages a minute", "its memory, MB", "of the program, MB"],
    figures.map(({ reader, pagesPerMinute, memory }) => [
      reader,
      pagesPerMinute.toFixed(1),
      megabytes(memory.get("reader (largest)")),
      memory.has("tesseract") ? megabytes(memory.get("tesseract")) : "",
    ]),
  );
  say("");
}

async function benchPdfs() {
  const figures = await measurePdfs();
  if (!figures) return say("Text PDFs: skipped, the corpus is not here\n");
  const { pages, pagesPerSecond, reference, readerBytes, shares } = figures;
  say("Pages of text PDFs read in a second on two cores, beside one pdftotext (aim: a third of its rate)");
  printTable(
    ["pages", "pages/s", "pdftotext", "ratio", "reader (largest), MB"],
    [
      [
        String(pages),
        pagesPerSecond.toFixed(1),
        reference?.toFixed(1) ?? "not installed",
        reference ? (pagesPerSecond / reference).toFixed(2) : "",
        megabytes(readerBytes),
      ],
    ],
  );
  say("\nWhere the time of one reader goes");
  printTable(
    ["at work", "share"],
    [...shares].map(([owner, share]) => [owner, `${(100 * share).toFixed(0)} %`]),
  );
  say("");
}

async function benchIngest() {
  const material = await mkdtemp(join(tmpdir(), "ibid-bench-material-"));
  await writeDocuments(join(material, "small"), 1_000, 10);
  await writeDocuments(join(material, "long"), 100, 300);
  const sets = [
    ["1,000 short text files", join(material, "small")],
    ["100 long text files", join(material, "long")],
    ["inquiry transcripts", join(sharedFolder, "corpus", "02_inquiry_transcripts")],
    ["committee reports (PDF)", join(sharedFolder, "corpus", "01_committee_reports_pdf")],
  ] as const;
  const rows: string[][] = [];
  const memory: string[][] = [];
  for (const [name, folder] of sets) {
    if (!existsSync(folder)) {
      say(`${name}: skipped, ${folder} is not here`);
      continue;
    }
    const figures = await measureIngest(folder);
    const { documents, passages, seconds, rawSeconds } = figures;
    rows.push([
      name,
      String(documents),
      String(passages),
      (documents / seconds).toFixed(1),
      (passages / seconds).toFixed(0),
      (passages / rawSeconds).toFixed(0),
      (rawSeconds / seconds).toFixed(2),
    ]);
    memory.push([
      name,
      ...["server", "reader (largest)", "engine"].map((each) => megabytes(figures.memory.get(each))),
    ]);
  }
  await rm(material, { recursive: true, force: true });
  say(
    "From hand-over to searchable, beside the bare engine indexing the same passages (aim: 0.8 of its rate)",
  );
  printTable(
    ["material", "documents", "passages", "documents/s", "passages/s", "engine alone", "ratio"],
    rows,
  );
  say("\nPeak resident memory meanwhile, MB");
  printTable(["material", "server", "reader (largest)", "engine"], memory);
  say("");
}

/** Search and quotations in archives of these sizes, each filled once. */
async function benchFilled(sizes: readonly number[], search: boolean, quotes: boolean) {
  const searches: SearchFigures[] = [];
  const checks: QuotesFigures[] = [];
  for (const size of sizes)
    await inFilledArchive(size, async (filled) => {
      if (search) searches.push(await measureSearch(filled));
      if (quotes) checks.push(await measureQuotes(filled));
    });
  if (search) printSearch(searches, say);
  if (quotes) printQuotes(checks, measureLongText(), say);
}

async function benchReader() {
  const { passages, first, opened, openedCpu, searched, shownRows, allRows } = await measureReader();
  say(
    `A document of 1,000 pages and ${passages.toLocaleString("en-GB")} passages opened at page 900 over HTTP, ms (aim: below 300)`,
  );
  printTable(
    ["what", "p50", "p95"],
    [
      ["the first time", first.toFixed(0), ""],
      ["the page with its text", opened.p50.toFixed(0), opened.p95.toFixed(0)],
      ["… processor time of the server for it", openedCpu.toFixed(0), ""],
      ["… and a word marked all through", searched.p50.toFixed(0), searched.p95.toFixed(0)],
      ["the rows of the passages shown, bare", shownRows.p50.toFixed(1), shownRows.p95.toFixed(1)],
      ["the rows of all passages, bare", allRows.p50.toFixed(1), allRows.p95.toFixed(1)],
    ],
  );
  say("");
}

function megabytes(bytes = 0): string {
  return (bytes / 1024 / 1024).toFixed(0);
}
