/** Reading words off an image: by the `tesseract` program where there is one, else by the one compiled to WebAssembly. */
import { availableParallelism } from "node:os";
import { pgmOf, type Raster } from "./raster.js";
import { wasmRecognizer } from "./tesseract-wasm.js";

export interface OcrSettings {
  /** As Tesseract names them: `eng`, `deu`. */
  languages: readonly string[];
  /** Longest time for one page, in milliseconds. */
  pageMs: number;
  /** The machine's own program, where there is one; absent, the package reads. */
  program?: ProgramReader;
}

/** A program that reads images, and is started elsewhere. */
export interface ProgramReader {
  /** What it is and what it knows: `tesseract 5.3.0 eng`. */
  name: string;
  /** The hOCR of what stands on an image of so many dots an inch. Throws when it takes longer than a page may. */
  read(pgm: Uint8Array, dpi: number): Promise<string>;
}

/** Something that reads, with its end. */
export interface Recognizer {
  /** What reads and what it knows, as it is noted beside the text: `tesseract.js 7.0.0 eng`. */
  name: string;
  /** The hOCR of what stands on the image. Throws when it takes longer than a page may. */
  recognize(raster: Raster): Promise<string>;
  close(): Promise<void>;
}

/** Pages read at once: each place needs up to 300 MB. */
export const places = Math.min(2, availableParallelism());

/**
 * Something that reads these languages.
 * @throws ExtractionFailed `unsupported` when the data of a language is not installed
 */
export async function openRecognizer(settings: OcrSettings): Promise<Recognizer> {
  const { program } = settings;
  if (!program) return wasmRecognizer(settings);
  const recognize = (raster: Raster) => program.read(pgmOf(raster), raster.dpi);
  return { name: program.name, recognize, close: async () => {} };
}
