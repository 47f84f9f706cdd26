/** Files of many programs, and words read by machine. */
import { scorePapers } from "./legislation-papers.js";
import { scoreOcr } from "./ocr.js";
import { readOfficeFiles } from "./office-files.js";
import { readPdfFiles } from "./pdf-files.js";
import type { Sheet } from "./sheet.js";

export async function addFileRows({ add, failures, say }: Sheet): Promise<void> {
  const papers = await scorePapers();
  add("DOCX beside XML, word-bag F1, mean", `papers, ${papers.papers}`, papers.words.toFixed(4), "0.998");
  add("… paragraphs, F1, all together", "", papers.paragraphs.toFixed(4), "0.990");
  add("… mean of the papers with more than ten", "", papers.paragraphsEach.toFixed(4), "0.990");
  failures.push(...papers.failures);

  const outcomes = await readOfficeFiles();
  const wrong = outcomes.filter((outcome) => outcome.state !== outcome.expected);
  add(
    "files in their true state, with those inside them",
    "office, mail, PDF, ZIP, web archives",
    `${outcomes.length - wrong.length} of ${outcomes.length}`,
    "all",
  );
  for (const { file, state, expected } of wrong) failures.push(`${file}: ${state}, expected ${expected}`);
  const pdfs = await readPdfFiles(say);
  const asTheyAre = pdfs.filter((outcome) => outcome.wrong.length === 0);
  add(
    "PDFs and scans in their true state, with their words",
    "files of many programs",
    `${asTheyAre.length} of ${pdfs.length}`,
    "all",
  );
  for (const { file, wrong } of pdfs) for (const why of wrong) failures.push(`${file}: ${why}`);
  say("words read by machine");
  const ocr = await scoreOcr();
  for (const scan of ocr.scans)
    add(
      "words wrong on a scan",
      `${scan.words} words of ${scan.file.slice(0, 24)}…`,
      scan.wordErrorRate.toFixed(4),
      "0.02",
    );
  add(
    "passages of an image-only PDF on their page, word for word",
    "inquiry response",
    `${ocr.onStatedPage} of ${ocr.passages}`,
    "all",
  );
  add(
    "… on that page or a neighbour: the truth may be off by one",
    "",
    `${ocr.onPageOrNext} of ${ocr.passages}`,
    "all",
  );
  for (const passage of ocr.missed) failures.push(`inquiry response read by machine, ${passage}`);
}
