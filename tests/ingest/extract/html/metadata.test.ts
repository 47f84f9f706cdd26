import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractHtml } from "../../../../ingest/extract/html/html.js";
import { writtenDay } from "../../../../ingest/extract/written-days.js";

const words =
  "<p>The harbour board met on the quay and agreed, after some talk, that the lamps would be lit again.</p>";
const body = words.repeat(6);

async function facts(head: string, page: string) {
  const html = `<!doctype html><html><head>${head}</head><body>${page}</body></html>`;
  return (await extractHtml({ bytes: Buffer.from(html), name: "page.html", mediaType: "text/html" }))
    .metadata;
}

describe("what a page says it is", () => {
  it("is kept: types of Open Graph, schema.org and governments, those of its site and of lists left out", async () => {
    const linked = (type: string) => `<script type="application/ld+json">{"@type":"${type}"}</script>`;
    const entries = '<div itemscope itemtype="https://schema.org/BlogPosting"></div>'.repeat(2);
    const head = `<meta property="og:type" content="article"><meta property="article:published_time" content="2024-05-02"><meta name="govuk:format" content="Press release">${linked("NewsArticle")}${linked("Organization")}`;
    const { types } = await facts(head, entries + body);
    assert.deepEqual(types, ["og:article", "og:published", "press release", "newsarticle"]);
  });

  it("is absent where it says nothing", async () => {
    assert.equal("types" in (await facts("<title>Lamps</title>", body)), false);
  });
});

describe("the title of a page", () => {
  const titles: [string, string, string][] = [
    ["Lamps lit again | The Quay", "<h1>Lamps lit again</h1>", "Lamps lit again"],
    ["The Quay » Blog » Lamps lit again", '<h2 class="entry-title">Lamps lit again</h2>', "Lamps lit again"],
    ["Lamps – The Quay", '<h1><a href="/">The Quay</a></h1>', "Lamps"],
    ["Lamps on the quay are lit again · The Quay", "<p>No heading.</p>", "Lamps on the quay are lit again"],
    ["Lamps – and what they cost", "<h1>Lamps – and what they cost</h1>", "Lamps – and what they cost"],
  ];
  for (const [stated, heading, expected] of titles)
    it(`is ${expected} where the page says ${stated}`, async () => {
      assert.equal((await facts(`<title>${stated}</title>`, heading + body)).title, expected);
    });

  it("leaves the name of the site behind", async () => {
    const { site } = await facts(
      "<title>Lamps lit again | The Quay</title>",
      `<h1>Lamps lit again</h1>${body}`,
    );
    assert.equal(site, "The Quay");
  });
});

describe("the byline of a page", () => {
  const bylines: [string, string, string | null][] = [
    [
      "WordPress",
      '<span class="byline"> von <span class="author vcard"><a class="fn" href="/author/a/">Ada Byron</a></span></span>',
      "Ada Byron",
    ],
    ["rel=author", '<p>Posted on <a rel="author" href="/a">by Ada Byron</a></p>', "Ada Byron"],
    [
      "Drupal",
      '<div class="submitted">Gespeichert von <span class="username">ada</span> am 24. Juli 2017 - 18:55</div>',
      "ada",
    ],
    [
      "plain line",
      '<div class="meta">Posted in <a href="/c">Quay</a> by Ada Byron on August 3, 2019</div>',
      "Ada Byron",
    ],
    ["guest", '<p>Ein Gastbeitrag von Ada Byron</p><span class="author">redaktion</span>', "Ada Byron"],
    ["label only", '<span class="meta-prep-author">Veröffentlicht am</span>', null],
    ["reader", '<div class="comments"><span class="author vcard">A Reader</span></div>', null],
  ];
  for (const [kind, line, expected] of bylines)
    it(`is read from its mark-up: ${kind}`, async () => {
      assert.equal((await facts("<title>Lamps</title>", `<h1>Lamps</h1>${line}${body}`)).byline, expected);
    });

  it("is the owner's where the site and its address bear one name", async () => {
    const head = (host: string) =>
      `<link rel="canonical" href="https://${host}/lamps/"><meta property="og:site_name" content="Dr. Ada Byron">`;
    assert.equal((await facts(head("www.ada-byron.example"), body)).byline, "Ada Byron");
    assert.equal((await facts(head("quay.example"), body)).byline, null);
  });

  it("is looked up where JSON-LD only refers to it", async () => {
    const graph = {
      "@graph": [
        { "@type": "Article", headline: "Lamps", author: { "@id": "#ada" }, datePublished: "2020-02-04" },
        { "@type": "Person", "@id": "#ada", name: "Ada Byron" },
      ],
    };
    const head = `<script type="application/ld+json">${JSON.stringify(graph)}</script>`;
    const { byline, published } = await facts(head, `<h1>Lamps</h1>${body}`);
    assert.deepEqual([byline, published], ["Ada Byron", "2020-02-04"]);
  });

  it("is not the site's address or its default author where the page names another", async () => {
    const head = '<meta name="author" content="webmaster@quay.example">';
    assert.equal((await facts(head, body)).byline, null);
    const owner = '<meta name="author" content="Site Owner">';
    assert.equal(
      (await facts(owner, `<a rel="author" href="/author/ada">Ada Byron</a>${body}`)).byline,
      "Ada Byron",
    );
  });
});

describe("the day of a page", () => {
  const days: [string, string, string | null][] = [
    [
      "time",
      '<time class="entry-date" datetime="2019-06-28T11:32:59+02:00">28. Juni</time><time class="updated" datetime="2020-01-14">x</time>',
      "2019-06-28",
    ],
    ["German line", '<p class="date">Erstellt am Dienstag 6. Mai 2014</p>', "2014-05-06"],
    ["line under the headline", "<p>26 Mai, 2008 | Quay</p>", "2008-05-26"],
    ["change only", '<div class="date">Zuletzt geändert: 6. Mai 2014</div>', null],
    ["a reader's", '<div class="comments"><time datetime="2014-05-06">6 May</time></div>', null],
  ];
  for (const [kind, line, expected] of days)
    it(`is read: ${kind}`, async () => {
      assert.equal((await facts("<title>Lamps</title>", `<h1>Lamps</h1>${line}${body}`)).published, expected);
    });

  it("may stand in the address alone", async () => {
    const head = '<link rel="canonical" href="https://quay.example/2014/05/18/lamps/">';
    assert.equal((await facts(head, `<h1>Lamps</h1>${body}`)).published, "2014-05-18");
  });

  it("is written in three languages, and not read where it says two days", () => {
    const lines: [string, string | null][] = [
      ["Publié le 1er août 2019 à 10h", "2019-08-01"],
      ["13. März 2019", "2019-03-13"],
      ["August 3, 2019", "2019-08-03"],
      ["04.02.2020", "2020-02-04"],
      ["31/10/2019", "2019-10-31"],
      ["04/05/2019", null],
      ["le 14 février 2012", "2012-02-14"],
      ["31. Februar 2012", null],
    ];
    for (const [line, expected] of lines) assert.equal(writtenDay(line), expected, line);
  });
});

describe("what is not the page's own text", () => {
  it("is left out: readers' comments, an author's box, teasers", async () => {
    const boxes = ["comments", "author-box", "related-posts", "sharedaddy"]
      .map(
        (name) => `<div class="${name}"><p>Words of the ${name}, which are not the article's own.</p></div>`,
      )
      .join("");
    const html = `<html><body><div class="post"><h1>Lamps</h1>${body}${boxes}</div></body></html>`;
    const { text } = await extractHtml({ bytes: Buffer.from(html), name: "p.html", mediaType: "text/html" });
    assert.ok(text.includes("The harbour board met"));
    assert.ok(!text.includes("Words of the"), text);
  });
});
