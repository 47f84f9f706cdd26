/** What a reading process asks of the pool: to have one page read by the program of the machine. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ProgramReader } from "../extract/ocr/recognizer.js";

/** From the reading process to the pool. */
export interface PageRequest {
  wanted: { id: number; dpi: number };
}

/** The answer of the pool. */
export interface PageAnswer {
  page: { id: number; hocr: string } | { id: number; failure: string };
}

/** Where the image of a request lies, in the scratch of its job. */
export function imageOf(scratch: string, id: number): string {
  return join(scratch, `page-${id}.pgm`);
}

let requests = 0;

/** In the reading process: a reader that asks the pool. */
export function askingReader(name: string, scratch: string): ProgramReader {
  return {
    name,
    async read(pgm, dpi) {
      requests += 1;
      const id = requests;
      const image = imageOf(scratch, id);
      await writeFile(image, pgm);
      try {
        return await answerTo(id, dpi);
      } finally {
        await rm(image, { force: true });
      }
    },
  };
}

function answerTo(id: number, dpi: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const hear = (message: unknown) => {
      const { page } = message as Partial<PageAnswer>;
      if (page?.id !== id) return;
      process.off("message", hear);
      if ("hocr" in page) resolve(page.hocr);
      else reject(new Error(page.failure));
    };
    process.on("message", hear);
    process.send?.({ wanted: { id, dpi } } satisfies PageRequest);
  });
}
