/** Texts as they can be quoted: pages, paragraphs, articles, and what a publication would give away. */
import { type Mark, scoreArticles } from "./article-bodies.js";
import { scoreBlogs } from "./blog-pages.js";
import { scoreCorpusArticles } from "./corpus-articles.js";
import { f1Of as quotationF1, scoreMarkedArticles, scorePastedArticles } from "./marked-articles.js";
import { scoreFigures } from "./marked-figures.js";
import { pageTruth, paragraphTruth } from "./page-truth.js";
import { listLength } from "./personal-data.js";
import type { Sheet } from "./sheet.js";

export async function addTextRows({ add, failures }: Sheet): Promise<void> {
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
  const articles = await scoreArticles();
  add(
    "article body, word-bag F1, mean",
    `article pages, ${articles.pages}`,
    articles.body.toFixed(3),
    "0.960",
  );
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
    if (half !== "pages of the corpus")
      add(
        "… when pasted as plain text",
        "",
        quotationF1(await scorePastedArticles(half)).toFixed(3),
        "0.950",
      );
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
}

function shareOf({ right, given }: Mark): string {
  return `${(right / given).toFixed(3)} (${right} of ${given})`;
}
