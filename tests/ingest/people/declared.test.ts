/** What a document prints of people: who is declared by a label, and who is quoted. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { declarationsIn } from "../../../ingest/people/declarations.js";
import { printedNames } from "../../../ingest/people/printed-names.js";
import { structure } from "../../../ingest/structure/structure.js";
import { buildExtraction } from "../structure/build-extraction.js";

describe("names that a document prints", () => {
  it("are declared by an office with one full name in brackets, and by nothing less", () => {
    const labels = [
      "The Minister for Streets (Ned Coombe)",
      "The Minister (Mr Coombe)",
      "The Deputy Mayor",
      "The Chairs (Ada Bell) (Jo Holt)",
      "Ned Coombe (Hartwell) (Lab)",
    ];
    const speakers = new Map(labels.map((label, at) => [label, at * 100]));
    assert.deepEqual(
      declarationsIn({}, speakers, "Lamps Committee").map(({ name, post, printed, start, end }) => ({
        ...{ name, post, printed, start, end },
      })),
      [
        {
          ...{ name: "Ned Coombe", post: { title: "Minister for Streets", body: null }, printed: true },
          ...{ start: 0, end: labels[0]?.length },
        },
      ],
    );
  });

  it("are quoted by the name of the person and not by the pronoun; who is unknown is not printed", () => {
    const extraction = buildExtraction([
      "Dana Holt, the council’s leader, was blunt.",
      "“It is over,” she said.",
      "“No,” a neighbour who met Ann Reith and Jo Bell said. She added: “Never.”",
    ]);
    const { facts, passages } = structure(extraction, {
      kind: "article",
      name: "a.txt",
      mediaType: "text/plain",
    });
    const quoted = [...printedNames(passages, facts).values()].filter(({ uses }) =>
      uses.some(({ part }) => part === "quoted"),
    );
    assert.deepEqual(
      quoted.map(({ label, post, uses }) => [label, post, uses.map(({ part }) => part)]),
      [["Dana Holt", "the council’s leader", ["quoted"]]],
    );
  });
});
