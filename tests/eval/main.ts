/**
 * `npm run eval`: accuracy on real documents with known truth, one table, and after it every failure with its
 * place. What is measured grows with what the archive can do.
 */
import { join } from "node:path";
import { sharedFolder, withoutShared } from "../project-root.js";
import { printTable } from "../table.js";
import { type Mark, scoreArticles } from "./article-bodies.js";
import { scoreBlogs } from "./blog-pages.js";
import { scoreCorpusArticles } from "./corpus-articles.js";
import { scoreDates } from "./corpus-dates.js";
import { markCorpus } from "./corpus-kinds.js";
import { scoreInquiries } from "./inquiry-transcripts.js";
import { inventedFiles, markInvented } from "./invented-kinds.js";
import { inventedLayouts, scoreInvented } from "./invented-transcripts.js";
import { scorePapers } from "./legislation-papers.js";
import { scoreLodged } from "./lodged-motions.js";
import { f1Of as quotationF1, scoreMarkedArticles } from "./marked-articles.js";
import { scoreFigures } from "./marked-figures.js";
import { samples, scoreSample } from "./marked-transcripts.js";
import { f1Of, markedMotions, scoreMotions } from "./motions.js";
import { scoreOcr } from "./ocr.js";
import { readOfficeFiles } from "./office-files.js";
import { scoreReports } from "./official-reports.js";
import { pageTruth, paragraphTruth } from "./page-truth.js";
import { readPdfFiles } from "./pdf-files.js";
import { listLength } from "./personal-data.js";
import { addQuotations } from "./quotations.js";
import { scoreRanking } from "./ranking.js";
import { type HearingFormat, hearingFormats, hearings, scoreHearing } from "./transcript-turns.js";
import { f1, sumOf } from "./turn-score.js";

if (withoutShared) {
  process.stdout.write(`Nothing to score: ${join(sharedFolder, "corpus")} is not here.\n`);
  process.exit(0);
}

const rows: string[][] = [];
const failures: string[] = [];
const add = (measure: string, data: string, got: string, aim: string) => rows.push([measure, data, got, aim]);

const pages = await pageTruth();
add(
  "quotes on their stated page",
  "committee reports, PDF",
  `${pages.rows.length - pages.failures.length} of ${pages.rows.length}`,
  "all",
);
for (const row of pages.failures) failures.push(`${row.file}, page ${row.page}, ${row.id}: ${row.reason}`);

const paragraphs = await paragraphTruth();
add(
  "paragraphs found by their first ten words",
  `inquiry report, PDF, ${paragraphs.paragraphs}`,
  paragraphs.begun.toFixed(3),
  "0.975",
);
add("… whole, after folding", "", paragraphs.whole.toFixed(3), "0.950");
for (const words of paragraphs.missed) failures.push(`inquiry report, paragraph not whole: ${words} …`);

for (const format of Object.keys(hearingFormats) as HearingFormat[]) {
  const scores = await Promise.all(hearings.map((hearing) => scoreHearing(hearing, format)));
  const least = (pick: "speakers" | "questions") =>
    Math.min(...scores.map((score) => score[pick])).toFixed(3);
  add(
    "speaker per turn, F1, worst hearing",
    `oral evidence, ${format}, ${hearings.length}`,
    least("speakers"),
    "0.990",
  );
  add("question number per turn, F1, worst", "", least("questions"), "0.990");
}

const articles = await scoreArticles();
add("article body, word-bag F1, mean", `article pages, ${articles.pages}`, articles.body.toFixed(3), "0.960");
for (const [field, { right, given }] of Object.entries(articles.fields)) {
  add(`article ${field} right`, "", `${right} of ${given}`, "0.950");
}
failures.push(...articles.failures);

for (const half of ["tuned", "held-out", "pages of the corpus"] as const) {
  const quoted =
    half === "pages of the corpus" ? await scoreCorpusArticles() : await scoreMarkedArticles(half);
  const { direct, indirect, speakers, persons } = quoted;
  add(
    "direct quotations, spans, F1",
    `articles marked by hand, ${half}, ${quoted.articles}`,
    `${quotationF1(direct).toFixed(3)} (${direct.right} of ${direct.marked}, ${direct.found} found)`,
    "0.950",
  );
  add("… said by whom, of those found", "", shareOf(speakers), "0.850");
  if (persons.given > 0) {
    add("… which person, where marked", "", `${shareOf(persons)}, ${persons.wrong} another`, "");
    add("indirect speech, sentences, F1", "", quotationF1(indirect).toFixed(3), "");
  }
  failures.push(...quoted.failures);
}

const numbers = await scoreFigures();
for (const what of ["figures", "references"] as const)
  add(
    `${what} of articles, F1`,
    `articles marked by hand, ${numbers.articles}`,
    quotationF1(numbers[what]).toFixed(3),
    "",
  );
failures.push(...numbers.failures);

const blogs = await scoreBlogs();
add("phrases of the body there", `blog pages, ${blogs.pages}`, shareOf(blogs.parts.with), "0.960");
add("phrases of the rest of the page left out", "", shareOf(blogs.parts.without), "0.950");
add("phrases of readers’ comments left out", "", shareOf(blogs.parts.comments), "");
for (const [field, found] of Object.entries(blogs.fields))
  if (found.given > 0) add(`page’s ${field} right`, "", shareOf(found), "0.950");
add("fields found where the annotator found none", "", `${blogs.surplus}`, "");
failures.push(...blogs.failures);

for (const [folder, what] of [
  ["01_committee_reports_pdf", "committee reports, PDF"],
  ["03_hansard_xml", "official reports, XML"],
  ["05_articles_trafilatura_cc", "blog pages"],
] as const) {
  const { documents, clear, groups, longest } = await listLength(folder);
  add(
    "to decide on before publication, groups",
    `${what}, ${documents}`,
    `${groups}, at most ${longest}`,
    "",
  );
  add("… documents without any", "", `${clear}`, "");
}

const inquiries = sumOf(await scoreInquiries());
add(
  "speaker per turn, F1",
  `inquiry transcripts, ${inquiries.speakers.marked} turns`,
  f1(inquiries.speakers).toFixed(4),
  "0.980",
);
failures.push(...inquiries.confusions);
const marked = sumOf(await Promise.all(samples.map((name) => scoreSample(name))));
add(
  "speaker per turn, F1",
  `marked by hand, ${samples.length} layouts, ${marked.speakers.marked} turns`,
  f1(marked.speakers).toFixed(4),
  "0.980",
);
add("question number per turn, F1", "", f1(marked.questions).toFixed(4), "0.990");
failures.push(...marked.confusions);

for (const layout of inventedLayouts) {
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, seed) =>
      // Where a page was read in another order, its marks have no place.
      scoreInvented(layout, 101 + seed).catch((error: Error) => `${layout} ${101 + seed}: ${error.message}`),
    ),
  );
  failures.push(...all.filter((one) => typeof one === "string"));
  const read = all.filter((one) => typeof one !== "string");
  const invented = sumOf(read);
  const exact = read.filter(({ wrong }) => wrong.length === 0).length;
  const got = [f1(invented.speakers), f1(invented.questions)].map((score) => score.toFixed(4)).join("; ");
  add(
    "speaker and question per turn, F1; people exact",
    `invented, ${layout}, ${invented.speakers.marked} turns`,
    `${got}; ${exact} of ${all.length}`,
    "0.98",
  );
  failures.push(...invented.confusions);
}

const reports = await scoreReports();
add(
  "speeches whole, with their speaker",
  "official reports, XML",
  `${reports.attributed} of ${reports.speeches}`,
  "all",
);
add("… in their column", "", `${reports.inColumn} of ${reports.columns}`, "all");
failures.push(...reports.failures);

for (const [data, motions] of [
  ["minutes and motions marked by hand", await scoreMotions()],
  ["… second set, since mended", await scoreMotions(markedMotions.second)],
  ["… third set, since mended", await scoreMotions(markedMotions.third)],
  ["… fourth set, since mended", await scoreMotions(markedMotions.fourth)],
  ["… fifth set, since mended", await scoreMotions(markedMotions.fifth)],
  ["… sixth set, since mended", await scoreMotions(markedMotions.sixth)],
  ["… seventh set, since mended", await scoreMotions(markedMotions.seventh)],
  ["… eighth set, since mended", await scoreMotions(markedMotions.eighth)],
  ["motions lodged, Scottish Parliament", await scoreLodged()],
] as const) {
  for (const [measure, counts] of Object.entries(motions.scores)) {
    if (counts.given + counts.found > 0)
      add(`motions: ${measure}, F1`, `${data}, ${motions.documents}`, f1Of(counts).toFixed(3), "0.950");
  }
  add("outcomes without a span that says so", data, `${motions.withoutSpan}`, "0");
  failures.push(...motions.failures);
}

for (const { set, ranker, ndcg, mrr } of await scoreRanking())
  add(`search, nDCG@10 and MRR: ${ranker}`, set, `${ndcg.toFixed(3)}; ${mrr.toFixed(3)}`, "BM25 in memory");

for (const [data, marks] of [
  ["the shared corpus", await markCorpus()],
  ["invented, of all kinds and forms", (await Promise.all(inventedFiles.map(markInvented))).flat()],
  ["invented, the last set, not mended since", await markInvented("../kinds-unseen/ninth.txt")],
] as const) {
  const wrong = marks.filter(({ kind, found }) => kind !== found);
  const right = marks.length - wrong.length;
  add("kind right", `${data}, ${marks.length}`, `${(right / marks.length).toFixed(3)} (${right})`, "0.980");
  add("… a wrong kind instead of other", "", `${wrong.filter(({ found }) => found !== "other").length}`, "");
  for (const { file, kind, found, confidence, suggested } of wrong)
    failures.push(
      `${file}: ${kind}, taken for ${found} at ${confidence.toFixed(2)}${suggested ? ", with the right suggestion" : ""}`,
    );
}

const dates = await scoreDates();
add(
  "date of the sitting right",
  `transcripts dated by their names, ${dates.documents}`,
  `${dates.right}`,
  "all",
);
failures.push(...dates.failures);
failures.push(...(await addQuotations(add)));

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
const pdfs = await readPdfFiles();
const asTheyAre = pdfs.filter((outcome) => outcome.wrong.length === 0);
add(
  "PDFs and scans in their true state, with their words",
  "files of many programs",
  `${asTheyAre.length} of ${pdfs.length}`,
  "all",
);
for (const { file, wrong } of pdfs) for (const why of wrong) failures.push(`${file}: ${why}`);
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

function shareOf({ right, given }: Mark): string {
  return `${(right / given).toFixed(3)} (${right} of ${given})`;
}

process.stdout.write(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}\n`);
printTable(["measure", "data", "got", "aim"], rows);
process.stdout.write(`\n${failures.length} failures\n${failures.map((line) => `- ${line}`).join("\n")}\n`);
