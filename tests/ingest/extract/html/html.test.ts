import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractHtml } from "../../../../ingest/extract/html/html.js";
import { assertSound, wordsOf } from "../soundness.js";

async function read(source: string | Uint8Array) {
  const bytes = typeof source === "string" ? Buffer.from(source) : source;
  return assertSound(await extractHtml({ bytes, name: "page.html", mediaType: "text/html" }));
}

const sentences = [
  "The force will double its use of live facial recognition next year, the commissioner told a committee.",
  "He said that the watchlist now held more than sixteen thousand faces, and that it would grow again.",
  "Campaigners said that the figures had never been published, and that nobody had agreed to be on a list.",
  "The council voted without dissent to ask for a pause until Parliament had passed a law about the matter.",
];
const article = `<!doctype html><html lang="en-GB"><head><title>Cameras - The Gazette</title>
<link rel="canonical" href="https://gazette.example/cameras">
<meta property="og:site_name" content="The Gazette"><meta name="description" content="A force doubles.">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Force to double cameras",
"author":[{"name":"Ada Byron"},{"name":"B. Bell"}],"datePublished":"2023-12-12T09:00:00Z","dateModified":"2023-12-13"}]}</script>
</head><body><nav><a href="/">Home</a> <a href="/news">All of the news of the day, every day, for everyone</a></nav>
<main><article><h1>Force to double <em>cameras</em></h1><p>${sentences[0]}</p><div class="ad ad--inline"><p>Advertisement</p><p>Tired of your boiler?</p></div><p>${sentences[1]}</p>
<h2>What was said</h2><p><strong>Ada Byron:</strong> ${sentences[2]}</p><blockquote><p>${sentences[3]}</p></blockquote>
<ul><li>one point</li><li><p>another point</p></li></ul><ol start="3" type="a"><li>third</li></ol>
<table><tr><th>Year</th><th>Faces</th></tr><tr><td>2023</td><td>247,764</td></tr></table>
<p>A last line<br>and its rest.<sup><a href="#n1">1</a></sup> It covers 20 km<sup>2</sup>.</p></article></main>
<script>let hidden = "never text";</script><p style="display:none">Never seen by anybody at all, in any browser.</p></body></html>`;

describe("a news page", () => {
  it("gives its article with headings, lists, quotations and rows, and nothing of its menus", async () => {
    const extraction = await read(article);
    assert.deepEqual(
      extraction.blocks.map((block, index) => [block.kind, block.marker, wordsOf(extraction)[index]]),
      [
        ["heading", null, "Force to double cameras"],
        ["paragraph", null, sentences[0]],
        ["paragraph", null, sentences[1]],
        ["heading", null, "What was said"],
        ["paragraph", null, `Ada Byron: ${sentences[2]}`],
        ["paragraph", null, sentences[3]],
        ["list-item", "•", "one point"],
        ["list-item", "•", "another point"],
        ["list-item", "c.", "third"],
        ["row", null, "Year | Faces"],
        ["row", null, "2023 | 247,764"],
        ["paragraph", null, "A last line\nand its rest. It covers 20 km2."],
      ],
    );
    assert.equal(extraction.blocks[4]?.boldLead, "Ada Byron:".length);
    assert.equal(extraction.blocks[5]?.indented, true);
    assert.deepEqual(
      extraction.noteMarks?.map((mark) => mark.label),
      ["1"],
    );
  });

  it("says what it says of itself", async () => {
    assert.deepEqual((await read(article)).metadata, {
      title: "Force to double cameras",
      byline: "Ada Byron, B. Bell",
      published: "2023-12-12",
      updated: "2023-12-13",
      language: "en-GB",
      site: "The Gazette",
      address: "https://gazette.example/cameras",
      excerpt: "A force doubles.",
      types: ["newsarticle"],
    });
  });

  it("has no summary when the page states none: its first paragraph is not one", async () => {
    const paragraph =
      "<p>Nine lamps on the quay are dark tonight, and nobody has said when they will be lit.</p>";
    const page = `<title>Lamps</title><article><h1>Lamps</h1>${paragraph.repeat(8)}</article>`;
    assert.equal((await read(page)).metadata.excerpt, null);
  });
});

describe("a page that is no article", () => {
  it("is read whole: a transcript of short lines loses none of them", async () => {
    const turns = Array.from(
      { length: 60 },
      (_, index) => `Q${index + 1} Mr Beer: Is that so? Yes, ${index}.`,
    );
    const groups = turns.map((turn) => `<div class="turn"><div class="comment">${turn}</div></div>`).join("");
    const extraction = await read(
      `<html><body><div id="related">${groups}</div><p>${sentences.join(" ")}</p></body></html>`,
    );
    for (const turn of turns) assert.ok(extraction.text.includes(turn), turn);
  });

  it("may be a fragment, or empty, which it says", async () => {
    assert.equal((await read("Just <b>words</b>")).text, "Just words");
    const empty = await read("<html><body><script>render()</script></body></html>");
    assert.equal(empty.text, "");
    assert.deepEqual(empty.warnings, ["The page holds no text; it may be made by a program in the browser."]);
  });
});

describe("a page in another charset", () => {
  it("is read as it declares, and as windows-1252 when it says ISO-8859-1", async () => {
    const page = (charset: string) =>
      `<html><head><meta charset="${charset}"></head><body><p>Caf\u00e9 \u0093quoted\u0094 \u00a4</p></body></html>`;
    assert.equal((await read(Buffer.from(page("iso-8859-1"), "latin1"))).text, "Café “quoted” ¤");
    const euro = Buffer.from(page("iso-8859-15").replaceAll(/[\u0093\u0094]/g, '"'), "latin1");
    assert.equal((await read(euro)).text, 'Café "quoted" €');
    assert.equal(
      (await read(Buffer.from("<p>Gr\u00fc\u00dfe aus K\u00f6ln", "utf16le"))).text,
      "Grüße aus Köln",
    );
  });
});

describe("a hostile page", () => {
  it("nested twenty thousand deep is still read", async () => {
    const extraction = await read(
      `${"<div>".repeat(20_000)}The words at the bottom.${"</div>".repeat(20_000)}`,
    );
    assert.equal(extraction.text, "The words at the bottom.");
  });

  it("with list numbers beyond all measure, or none, is numbered as far as that goes", async () => {
    const lists = `<ol type="i" start="Infinity"><li>One.</li><li value="999999999">Two.</li></ol><ol type="A" start="no"><li>Three.</li></ol>`;
    const { blocks } = await read(`<article><h1>Minutes</h1><p>${sentences[0]}</p>${lists}</article>`);
    assert.deepEqual(
      blocks.slice(-3).map(({ marker }) => marker?.replace(/m{3,}/, "m…")),
      ["i.", "m….", "A."],
    );
  });

  it("with broken JSON-LD and impossible dates says nothing rather than something wrong", async () => {
    const head = `<script type="application/ld+json">{"@type": "NewsArticle", </script><meta name="date" content="2023-02-31">`;
    const { metadata } = await read(`<html><head>${head}</head><body><p>${sentences[0]}</p></body></html>`);
    assert.deepEqual([metadata.title, metadata.published], [null, null]);
  });

  it("may leave out the tags of its parts, as HTML allows", async () => {
    for (const start of [
      "<!doctype html><title>Minutes</title><article><h1>Minutes</h1>",
      "<!doctype html><html lang=en><head><title>Minutes</title></head><h1>Minutes</h1>",
      "<html><head><meta charset=utf-8><title>Minutes</title><!-- a > b --><h1>Minutes</h1>",
      "<!doctype html><h1>Minutes</h1>",
    ]) {
      assert.deepEqual(wordsOf(await read(`${start}<p>${sentences[0]}`)), ["Minutes", sentences[0]], start);
    }
  });
});
