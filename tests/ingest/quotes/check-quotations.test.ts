import assert from "node:assert/strict";
import { readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { documentObject } from "../../../ingest/archive.js";
import { extractFile } from "../../../ingest/extract/extractors.js";
import type { Answer } from "../../../ingest/quotes/answer.js";
import { checkQuotations } from "../../../ingest/quotes/check-quotations.js";
import { quotationsIn } from "../../../ingest/quotes/quotations-in.js";
import { projectRoot } from "../../project-root.js";
import { openSampleArchive, type SampleArchive } from "../../sample-archive.js";

let sample: SampleArchive;
before(async () => {
  sample = await openSampleArchive();
});
after(() => sample.remove());

const states = ["published"] as const;

async function check(quote: string, speaker: string | null = null): Promise<Answer> {
  const { answers } = await checkQuotations(sample.archive, [{ quote, speaker }], { states });
  const [answer] = answers;
  assert.ok(answer);
  return answer;
}

/** Checks a sample article as somebody would who has its file. */
async function checkSample(name: string): Promise<Answer[]> {
  const path = join(projectRoot, "ingest", "samples", "texts", name);
  assert.ok((await readFile(path, "utf8")).length > 0);
  const { text } = await extractFile({ path, name, mediaType: "text/html" });
  const spans = quotationsIn(text);
  const asked = spans.map(({ start, end, speaker }) => ({ quote: text.slice(start, end), speaker }));
  const { answers, copies } = await checkQuotations(sample.archive, asked, {
    states,
    within: { text, spans },
  });
  assert.equal(copies.length, 1, "the archive holds this article, and it is no witness for itself");
  return answers;
}

test("every quotation of the reworded article is altered, with the true words beside", async () => {
  const answers = await checkSample("reworded-article.html");
  assert.equal(answers.length, 14);
  for (const { quote, verdict, differences, matches } of answers) {
    assert.equal(verdict, "altered", quote);
    assert.ok(differences.length > 0 && matches[0] !== undefined);
    assert.notEqual(matches[0].text, quote);
    assert.notEqual(matches[0].kind, "article", "the record is shown, not who reported of it");
  }
  const named = answers.flatMap(({ differences }) =>
    differences.map(({ kind, stands }) => `${kind}: ${stands}`),
  );
  for (const change of [
    "number: 48",
    "number: 33",
    "name: Marrable",
    "tense: is",
    "negation: fair",
    "negation: not",
  ])
    assert.ok(named.includes(change), change);
});

test("every quotation of the first article stands in its source", async () => {
  for (const { quote, verdict, matches } of await checkSample("article.html")) {
    assert.ok(verdict === "verbatim" || verdict === "typography", `${verdict}: ${quote}`);
    assert.notEqual(matches[0]?.kind, "article");
  }
});

test("words of one person given to another are misattributed", async () => {
  const words = "A threshold is a policy decision wearing the clothes of a technical one";
  assert.equal((await check(words, "Professor Ismene Calloway")).verdict, "verbatim");
  assert.equal((await check(words, "Calloway")).verdict, "verbatim");
  assert.equal((await check(words, "the professor")).verdict, "verbatim");
  const wrong = await check(words, "Sir Aldous Brackenfell");
  assert.equal(wrong.verdict, "misattributed");
  assert.equal(wrong.matches[0]?.attribution, "Professor Ismene Calloway");
});

test("parts of different speakers run together are spliced, each with its place", async () => {
  const answer = await check(
    "I make no apology for using a tool that finds people who are wanted, and I would not wait for a perfect study.",
  );
  assert.equal(answer.verdict, "spliced");
  assert.deepEqual(
    answer.matches.map(({ attribution }) => attribution),
    ["Sir Aldous Brackenfell", "Professor Ismene Calloway"],
  );
});

test("words that only an article quotes are secondary", async () => {
  const { verdict, matches } = await check("a motion that the archive does not hold at all, of any kind");
  assert.equal(verdict, "not held");
  assert.deepEqual(matches, []);
});

test("a few words are too few to be anybody's", async () => {
  const short = await check("the van");
  assert.equal(short.verdict, "verbatim");
  assert.match(short.notes.join(" "), /Too short/);
  const wrong = await check("the fifth bird", "Sir Aldous Brackenfell");
  assert.equal(wrong.verdict, "not held");
  assert.match(wrong.notes.join(" "), /None of them is printed as the words of Sir Aldous/);
});

test("drafts are no witness for whoever may not see them", async () => {
  const { answers } = await checkQuotations(
    sample.archive,
    [{ quote: "We cannot tell you that the system is fair.", speaker: null }],
    { states: ["draft"] },
  );
  assert.equal(answers[0]?.verdict, "not held");
});

test("a document whose kept text is gone is no witness, is named, and stops nothing else", async () => {
  const { vault } = sample.archive;
  const words = "A threshold is a policy decision wearing the clothes of a technical one";
  const asked = [words, "We cannot tell you that the system is fair."].map((quote) => ({
    quote,
    speaker: null,
  }));
  const held = await checkQuotations(sample.archive, asked, { states });
  const [witness] = held.answers[0]?.matches ?? [];
  assert.ok(witness);
  const path = await vault.locate(documentObject(witness.document), `versions/${witness.version}/text.txt`);
  await rename(path, `${path}-aside`);
  const { answers } = await checkQuotations(sample.archive, asked, { states }).finally(() =>
    rename(`${path}-aside`, path),
  );
  assert.equal(held.answers[0]?.verdict, "verbatim");
  assert.equal(answers.length, 2);
  for (const { verdict, notes, matches } of answers) {
    assert.notEqual(verdict, "verbatim");
    assert.notEqual(verdict, "not held");
    assert.ok(notes.some((note) => note.includes(witness.document)));
    assert.ok(matches.every(({ document }) => document !== witness.document));
  }
});
