import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { structure } from "../../../ingest/structure/structure.js";
import { buildExtraction, inShort } from "./build-extraction.js";

const file = { kind: "article" as const, name: "a.html", mediaType: "text/html" };

describe("articles", () => {
  test("the headline is where the page's title stands in the text", () => {
    const extraction = buildExtraction(
      [
        "Police to double cameras’ use",
        "By Ann Ray",
        "Published 2 May 2024",
        "The force said so.",
        "# What next",
        "No one knows.",
      ],
      { metadata: { title: "Police to double cameras' use | The Midford News", site: "The Midford News" } },
    );
    const { facts, title, date, source, passages } = structure(extraction, file);
    assert.equal(title, "Police to double cameras’ use");
    assert.deepEqual(facts.article?.headline, { value: title, start: 0, end: title?.length });
    assert.equal(facts.article?.byline, "Ann Ray");
    assert.equal(date?.value, "2024-05-02");
    assert.equal(facts.article?.published, "2024-05-02");
    assert.equal(source, "The Midford News");
    assert.equal(inShort(extraction.text, passages)[0], "heading Police to double cameras");
    assert.equal(passages.at(-1)?.heading, "What next");
  });

  test("what the page says of itself is kept; a date in the text must agree with it", () => {
    const extraction = buildExtraction(["# A headline here", "On 1 May 2020 it rained."], {
      metadata: { byline: "Bo Lee", published: "2020-05-03", updated: "2020-05-04" },
    });
    const { facts, date } = structure(extraction, file);
    assert.equal(date, null);
    const { headline, byline, published, updated } = facts.article ?? {};
    assert.deepEqual(
      { headline, byline, published, updated },
      {
        headline: { value: "A headline here", start: 0, end: 15 },
        byline: "Bo Lee",
        published: "2020-05-03",
        updated: "2020-05-04",
      },
    );
  });

  test("without a headline there is none, and a warning", () => {
    const { facts, warnings } = structure(buildExtraction(["it rained.", "it stopped."]), file);
    assert.equal(facts.article?.headline, null);
    assert.equal(warnings.length, 1);
  });
});
