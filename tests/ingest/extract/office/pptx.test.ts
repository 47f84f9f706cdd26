import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractPptx } from "../../../../ingest/extract/office/pptx.js";
import { makePackage, relationsPart } from "../made-office.js";
import { assertSound, wordsOf } from "../soundness.js";

const namespaces = 'xmlns:p="urn:p" xmlns:a="urn:a" xmlns:r="urn:r"';

function shape(words: string[], type = ""): string {
  const mark = type && `<p:nvPr><p:ph type="${type}"/></p:nvPr>`;
  const paragraphs = words.map((text) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`);
  return `<p:sp><p:nvSpPr>${mark}</p:nvSpPr><p:txBody>${paragraphs.join("")}</p:txBody></p:sp>`;
}

function slide(shapes: string, attributes = ""): string {
  return `<p:sld ${namespaces} ${attributes}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`;
}

const table =
  "<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>For</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>31</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>";

/** The second slide comes first in the file's list of parts; the show's own list is what counts. */
function show(): Buffer {
  return makePackage(
    "ppt/presentation.xml",
    `<p:presentation ${namespaces} firstSlideNum="5"><p:sldIdLst><p:sldId id="256" r:id="s1"/><p:sldId id="257" r:id="s2"/></p:sldIdLst></p:presentation>`,
    [
      {
        id: "s2",
        type: "slide",
        path: "ppt/slides/a.xml",
        content: slide(shape(["Hidden words"]), 'show="0"'),
      },
      {
        id: "s1",
        type: "slide",
        path: "ppt/slides/b.xml",
        content: slide(
          `${shape(["First.", "Second."])}${shape(["7"], "sldNum")}${table}${shape(["Faces", "scanned"], "title")}`,
        ),
      },
    ],
    {
      "ppt/slides/_rels/b.xml.rels": relationsPart([
        { id: "n", type: "notesSlide", target: "../notesSlides/n.xml" },
        { id: "c", type: "chart", target: "/ppt/charts/c.xml" },
      ]),
      "ppt/notesSlides/n.xml": slide(`${shape(["Say so."], "body")}${shape(["5"], "sldNum")}`),
      "ppt/charts/c.xml": `<c ${namespaces}><a:p><a:r><a:t>By year</a:t></a:r></a:p><strCache><pt><v>2023</v></pt></strCache></c>`,
    },
  );
}

describe("a slide show", () => {
  it("gives its slides as pages in the order of the show, title first, notes last", async () => {
    const extraction = assertSound(await extractPptx({ bytes: show(), name: "show.pptx", mediaType: "" }));
    assert.deepEqual(
      extraction.blocks.map((block, index) => [block.kind, block.page, wordsOf(extraction)[index]]),
      [
        ["heading", 1, "Faces scanned"],
        ["paragraph", 1, "First."],
        ["paragraph", 1, "Second."],
        ["row", 1, "For | 31"],
        ["paragraph", 1, "By year"],
        ["paragraph", 1, "2023"],
        ["heading", 1, "Notes"],
        ["paragraph", 1, "Say so."],
        ["paragraph", 2, "Hidden words"],
      ],
    );
    assert.deepEqual(
      extraction.pages.map((page) => page.label),
      ["5", "6"],
    );
    assert.deepEqual(extraction.warnings, ["Slide 6 is hidden in the file; it is read all the same."]);
  });
});
