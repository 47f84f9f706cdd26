/** Tesseract compiled to WebAssembly, in threads of this process. The only file that speaks to tesseract.js. */
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tesseract from "tesseract.js";
import { languageFolder } from "./languages.js";
import { pgmOf } from "./raster.js";
import type { OcrSettings, Recognizer } from "./recognizer.js";
import { withinTime } from "./within-time.js";

const { version } = createRequire(import.meta.url)("tesseract.js/package.json") as { version: string };

/**
 * A recognizer that needs nothing but the packages. Its threads start when there is something to read.
 * @throws ExtractionFailed `unsupported` when the data of a language is not installed
 */
export async function wasmRecognizer({ languages, pageMs }: OcrSettings): Promise<Recognizer> {
  const trained = await trainedData(languages);
  const idle: tesseract.Worker[] = [];
  return {
    name: `tesseract.js ${version} ${languages.join("+")}`,
    recognize: async (raster) => {
      const worker = idle.pop() ?? (await startInTime(pageMs, startWorker(languages, trained.folder)));
      try {
        await worker.setParameters({ user_defined_dpi: `${Math.round(raster.dpi)}` });
        const output = { hocr: true, text: false };
        const { data } = await withinTime(pageMs, worker.recognize(pgmOf(raster), {}, output));
        idle.push(worker);
        return data.hocr ?? "";
      } catch (error) {
        // Late or broken, it is not asked again.
        await worker.terminate();
        throw error instanceof Error ? error : new Error(String(error));
      }
    },
    close: async () => {
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
      await trained.remove();
    },
  };
}

async function startInTime(ms: number, starting: Promise<tesseract.Worker>): Promise<tesseract.Worker> {
  try {
    return await withinTime(ms, starting);
  } catch (error) {
    // It may still come up, and its thread would keep the process from ending.
    void starting.then((worker) => worker.terminate()).catch(() => null);
    throw error;
  }
}

/** A failure to start reaches the error handler only: the promise of a worker that cannot start never settles. */
function startWorker(languages: readonly string[], langPath: string): Promise<tesseract.Worker> {
  return new Promise((resolve, reject) => {
    const options = {
      langPath,
      gzip: true,
      cacheMethod: "none",
      errorHandler: (reason: unknown) => reject(new Error(`Tesseract did not start: ${reason}`)),
    };
    const ready = tesseract
      .createWorker([...languages], tesseract.OEM.LSTM_ONLY, options)
      .then(async (worker) => {
        // As it comes, it takes every page for one block of text and reads across columns.
        await worker.setParameters({ tessedit_pageseg_mode: tesseract.PSM.AUTO, debug_file: "/dev/null" });
        return worker;
      });
    ready.then(resolve, reject);
  });
}

/** Tesseract looks in one folder for all languages; their packages are several. */
async function trainedData(languages: readonly string[]) {
  const folders = languages.map(languageFolder);
  const [only = ""] = folders;
  if (folders.length === 1) return { folder: only, remove: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), "ibid-languages-"));
  for (const [index, language] of languages.entries()) {
    const name = `${language}.traineddata.gz`;
    await copyFile(join(folders[index] ?? "", name), join(folder, name));
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
