import assert from "node:assert/strict";
import { test } from "node:test";
import { feedEntries, NoFeed } from "../../../ingest/watch/feed-entries.js";

const base = "https://example.org/news/feed";
const read = (text: string) => feedEntries(Buffer.from(text), base);

const feeds: [what: string, text: string][] = [
  [
    "RSS 2.0, with links of Atom beside",
    `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>News</title>
     <link>https://example.org/</link><atom:link href="https://example.org/news/feed" rel="self"/>
     <item><title>Lamps &amp; boats</title><atom:link href="https://example.org/self" rel="self"/>
       <link> https://example.org/a </link></item>
     <item><title><![CDATA[Second]]></title><guid isPermaLink="true">https://example.org/b#top</guid></item>
     <item><title>Nowhere</title><guid isPermaLink="false">tag:1</guid></item></channel></rss>`,
  ],
  [
    "Atom",
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
     <entry><title type="html">Lamps &amp; boats</title><link rel="enclosure" href="x.mp3"/><link href="/a"/></entry>
     <entry><title>Second</title><link rel="alternate" href="https://example.org/b"/></entry></feed>`,
  ],
  [
    "RSS 1.0",
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
     <channel><title>News</title></channel>
     <item><title>Lamps &amp; boats</title><link>https://example.org/a</link></item>
     <item><title>Second</title><link>https://example.org/b</link></item></rdf:RDF>`,
  ],
  [
    "JSON Feed",
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      items: [
        { id: "1", url: "../a", title: "Lamps & boats" },
        { id: "2", external_url: "https://example.org/b", title: "Second" },
        { id: "3", url: "https://example.org/a", title: "Twice" },
        { id: "4", url: "javascript:alert(1)" },
      ],
    }),
  ],
];

for (const [what, text] of feeds)
  test(`the entries of a feed: ${what}`, () =>
    assert.deepEqual(read(text), [
      { address: "https://example.org/a", title: "Lamps & boats" },
      { address: "https://example.org/b", title: "Second" },
    ]));

for (const text of ["<html><body>Not found</body></html>", "{", '{"items":1}', "plain words", ""])
  test(`no feed: ${JSON.stringify(text)}`, () => assert.throws(() => read(text), NoFeed));
