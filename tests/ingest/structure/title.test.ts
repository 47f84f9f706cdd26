import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { structure } from "../../../ingest/structure/structure.js";
import { type BlockLike, buildExtraction } from "./build-extraction.js";

const prose = "The committee met and looked at what had been said of the cameras in the spring.";

/** A heading of that rank. */
function at(level: number, words: string): BlockLike {
  return { words, kind: "heading", level };
}

/** The title of a paper of which the file says `own`. */
function titleOf(blocks: readonly BlockLike[], own: string | null, extractor = "docx"): string | null {
  const extraction = { ...buildExtraction([...blocks, prose], { metadata: { title: own } }), extractor };
  return structure(extraction, { name: "a", mediaType: "application/octet-stream" }).title;
}

describe("the title of a paper", () => {
  test("is not what a program or a template left in the file", () => {
    for (const left of [
      "Untitled",
      "Adobe Photoshop PDF",
      "Microsoft Word - minutes.doc",
      "Document1",
      "PowerPoint Presentation",
      "Slide 1",
      "minutes-final_v2.docx",
      "EXPLANATORY MEMORANDUM TO",
    ]) {
      assert.equal(titleOf([], left), null, left);
      assert.equal(titleOf(["# Cameras in the town"], left), "Cameras in the town", left);
    }
    assert.equal(titleOf(["# Sheet1"], null, "spreadsheet"), null);
    assert.equal(titleOf(["# Contents", "# Cameras in the town"], null), "Cameras in the town");
  });

  test("is what the file says when that is printed, or nothing printed is plainly a title", () => {
    assert.equal(
      titleOf(["# The Council", "# Cameras: a review"], "Cameras – a Review"),
      "Cameras – a Review",
    );
    assert.equal(titleOf([], "Cameras: a review"), "Cameras: a review");
    assert.equal(titleOf(["# Heading"], "Cameras: a review"), "Cameras: a review");
    assert.equal(
      titleOf(["# CAMERAS: A REVIEW"], "Cameras: a review, by Ann Ray"),
      "Cameras: a review, by Ann Ray",
    );
  });

  test("is what is printed largest where the file says something else", () => {
    const cover = [
      at(3, "Transport Committee"),
      at(2, "Cameras in the town"),
      at(3, "Second Report of Session 2024–25"),
    ];
    assert.equal(titleOf(cover, "Roads 2019"), "Cameras in the town");
    assert.equal(
      titleOf(["# Transport Committee", "# Report", "# Cameras in the town"], "Roads 2019"),
      "Cameras in the town",
    );
    assert.equal(
      titleOf([...Array.from({ length: 20 }, () => prose), "# What is being done"], "Roads 2019"),
      "Roads 2019",
    );
    assert.equal(titleOf(cover, "Roads 2019", "eml"), "Roads 2019", "a subject is seen by who writes it");
  });

  test("goes on where its line breaks off, with the number of the instrument", () => {
    const memorandum = ["EXPLANATORY MEMORANDUM TO", "# THE CAMERAS REGULATIONS 2013", "2013 No. 291", prose];
    const printed = "EXPLANATORY MEMORANDUM TO THE CAMERAS REGULATIONS 2013 No. 291";
    assert.equal(titleOf(memorandum, "Statutory"), printed);
    assert.equal(
      titleOf(["# Code of Practice", "on the use of cameras"], null),
      "Code of Practice on the use of cameras",
    );
    assert.equal(
      titleOf(["Title:", "Cameras in the town", "# Impact Assessment"], "Impact Assessment"),
      "Cameras in the town",
    );
  });

  test("is not begun by the name of a body that is set in two lines", () => {
    const head = [
      "Department for",
      "Roads & Bridges",
      "# Policy paper",
      "# Response to the report on cameras",
    ];
    assert.equal(
      titleOf(head, "Response to the ... cameras - SITE", "pdf"),
      "Response to the report on cameras",
    );
  });

  test("is no heading of words that a machine was not sure of", () => {
    const built = buildExtraction(["# Carneras 1n thc town", prose]);
    const extraction = { ...built, extractor: "pdf", doubtful: [{ start: 0, end: 8, confidence: 0.4 }] };
    assert.equal(structure(extraction, { name: "a", mediaType: "application/pdf" }).title, null);
  });
});
