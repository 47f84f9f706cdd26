/** Pages of a scan read in a minute, by the reader that comes with the packages and by the machine's own program. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createReaderPool } from "../../ingest/reading/pool.js";
import { drawScan } from "../../ingest/samples/draw-scan.js";
import { readSourceText } from "../../ingest/samples/texts.js";
import { bindImages } from "../../ingest/samples/typeset-pdf.js";
import { watchMemory } from "./memory-watch.js";

const seed = 11;
/** Sheets of the sample letter; the first is full. */
const sheets = 6;

export interface OcrFigures {
  /** As noted beside the text: `2, tesseract.js 7.0.0 eng`. */
  reader: string;
  pagesPerMinute: number;
  /** Most resident bytes of one process, by what it is. */
  memory: Map<string, number>;
}

/** A scan of full sheets through the pool, once with each reader; the program's row is missing where there is none. */
export async function measureOcr(programPath: string): Promise<OcrFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), "ibid-bench-scan-"));
  try {
    const path = join(folder, "scan.pdf");
    const [sheet = ""] = (await readSourceText("resident-letter.txt")).split(/\n---\n/);
    const drawn = await drawScan(Array.from({ length: sheets }, () => sheet).join("\n---\n"), seed);
    await writeFile(path, await bindImages(drawn, new Map([["created", "2025-10-16T09:12:00Z"]])));
    const packaged = await measure(path);
    const program = await measure(path, programPath);
    return program.reader === packaged.reader ? [packaged] : [packaged, program];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(path: string, programPath?: string): Promise<OcrFigures> {
  const pool = createReaderPool({ size: 1, timeoutMs: 600_000, ...(programPath && { programPath }) });
  try {
    const memory = watchMemory();
    const started = performance.now();
    const { extraction } = await pool.readScan({ path, name: "scan.pdf", mediaType: "application/pdf" });
    const minutes = (performance.now() - started) / 60_000;
    return { reader: extraction.extractorVersion, pagesPerMinute: sheets / minutes, memory: memory.stop() };
  } finally {
    await pool.close();
  }
}
