/** Which languages can be read by machine: those whose trained data is installed as a package. Nothing is fetched. */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ExtractionFailed } from "../extraction.js";

const installed = createRequire(import.meta.url);

/**
 * The folder with the trained data of a language (`eng`, `deu`; the names Tesseract uses).
 * @throws ExtractionFailed `unsupported`, naming the package that is missing
 */
export function languageFolder(language: string): string {
  const name = `@tesseract.js-data/${language}`;
  try {
    const folder = join(dirname(installed.resolve(`${name}/package.json`)), "4.0.0_best_int");
    if (existsSync(join(folder, `${language}.traineddata.gz`))) return folder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
  }
  throw new ExtractionFailed(
    "unsupported",
    `Pages in the language “${language}” cannot be read by machine: the package ${name} is not installed.`,
  );
}
