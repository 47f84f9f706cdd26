import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { structure } from "../../../ingest/structure/structure.js";
import type { ArticleFacts } from "../../../storage/model/facts/article-facts.js";
import { type BlockLike, buildExtraction, type Surroundings } from "./build-extraction.js";

interface Found {
  text: string;
  facts: ArticleFacts;
}

function factsIn(blocks: readonly BlockLike[], around: Surroundings = {}): Found {
  const extraction = buildExtraction(blocks, around);
  const { facts } = structure(extraction, { kind: "article", name: "a.txt", mediaType: "text/plain" });
  assert.ok(facts.article);
  return { text: extraction.text, facts: facts.article };
}

/** `words = value unit, what was read`, each read where it stands. */
function figuresIn(words: string): string[] {
  const { text, facts } = factsIn([words]);
  return facts.figures.map(({ start, end, value, to, unit, counted, period, denominator, bound }) => {
    const reads = { counted, period, denominator, bound };
    const said = Object.entries(reads).flatMap(([name, read]) => {
      if (read) assert.equal(text.slice(read.start, read.end), read.value);
      return read ? [`${name} ${read.value}`] : [];
    });
    const number = [to === null ? value : `${value} to ${to}`, unit]
      .filter((part) => part !== null)
      .join(" ");
    return [`${text.slice(start, end)} = ${number}`, ...said].join(", ");
  });
}

function referencesIn(words: string): string[] {
  const { text, facts } = factsIn([words]);
  return facts.references.map(({ what, body, date, title, start, end }) => {
    for (const read of [body, title]) if (read) assert.equal(text.slice(read.start, read.end), read.value);
    return [what, body?.value ?? "-", date?.value ?? "-", title?.value ?? "-", text.slice(start, end)].join(
      " | ",
    );
  });
}

describe("facts of an article", () => {
  test("figures have their unit, what they count, the period, the whole and the bound", () => {
    assert.deepEqual(
      figuresIn(
        "About 2.5m faces were scanned last year, at a cost of £4,000 a day. More than 15 per cent of the 3,000 people were stopped. One in five of those alerts was false.",
      ),
      [
        "2.5m = 2500000, counted faces, period last year, bound About",
        "£4,000 = 4000 £, period a day",
        "15 per cent = 15 %, denominator of the 3,000 people, bound More than",
        "3,000 = 3000, counted people",
        "One in five = 0.2 of 1, denominator of those alerts",
      ],
    );
    assert.deepEqual(
      figuresIn("Between 50,000 and 100,000 wildfowl die each winter, two million pounds is lost."),
      [
        "50,000 and 100,000 = 50000 to 100000, counted wildfowl die, period each winter, bound Between",
        "two million pounds = 2000000 pounds",
      ],
    );
  });

  test("dates, times, ages, scores, telephone and section numbers are no figures", () => {
    assert.deepEqual(
      figuresIn(
        "On 4 May 2025 at 9pm Jo Pym, 45, rang 01632 960123 about section 12 and clause 7 of the 1998 Act, reference 35/1422/25, after a 4-3 win in the 14th minute on page 3.",
      ),
      [],
    );
  });

  test("other documents are candidates with what they are, whose, of when, and their title", () => {
    assert.deepEqual(referencesIn("In January 2023 Newham council passed a motion against the cameras."), [
      "motion | Newham council | 2023-01 | - | Newham council passed a motion",
    ]);
    assert.deepEqual(referencesIn("She gave evidence to the Lords Justice Committee on 8 October 2025."), [
      "evidence | the Lords Justice Committee | 2025-10-08 | - | evidence to the Lords Justice Committee",
    ]);
    assert.deepEqual(referencesIn("It cites a report by the National Audit Office, “Eyes on the Street”."), [
      "report | the National Audit Office | - | Eyes on the Street | a report by the National Audit Office",
    ]);
    assert.deepEqual(
      referencesIn("The Human Rights Act 1998 applies. The Wend Valley Review reports it. It was a report."),
      ["law | - | - | Human Rights Act 1998 | Human Rights Act 1998"],
    );
  });

  test("the standfirst is the page’s summary where it is printed, or a line between headline and byline", () => {
    const standfirst = "Force says lives will be saved but campaigners call it a step too far";
    const page = { metadata: { title: "Vans to triple", excerpt: `${standfirst}.` } };
    const { facts } = factsIn(["# Vans to triple", standfirst, "It rained."], page);
    assert.equal(facts.standfirst?.value, standfirst);
    assert.equal(facts.summary, `${standfirst}.`);
    const plain = factsIn([
      "Vans to triple",
      standfirst,
      "By Ann Ray",
      "Published 2 May 2024\nUpdated 3 May 2024",
      "It rained.",
    ]);
    assert.deepEqual(
      [plain.facts.standfirst?.value, plain.facts.published, plain.facts.updated],
      [standfirst, "2024-05-02", "2024-05-03"],
    );
    assert.equal(
      factsIn(["# Vans to triple", "It rained all day and nobody minded at all.", "By Ann Ray"]).facts
        .standfirst,
      null,
    );
  });
});
