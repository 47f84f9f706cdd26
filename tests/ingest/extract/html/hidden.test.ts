import assert from "node:assert/strict";
import { it } from "node:test";
import { extractHtml } from "../../../../ingest/extract/html/html.js";
import { mailBody } from "../../../../ingest/extract/mail/mail-body.js";

const said = "The council decided in its meeting on Tuesday that the cameras in the market are taken down.";

async function findingsOf(body: string) {
  const bytes = Buffer.from(
    `<!doctype html><html><head><title>Cameras</title></head><body>${body}</body></html>`,
  );
  const { findings = [], text } = await extractHtml({ bytes, name: "page.html", mediaType: "text/html" });
  return { text, found: findings.map(({ kind, words }) => [kind, words]) };
}

it("what a web page switches off within its article is found, and so is what its comments tell", async () => {
  const { text, found } = await findingsOf(`<article><h1>Cameras</h1><p>${said}</p>
    <p style="DISPLAY : none">The source is Jane Doe.</p><div hidden><p>Struck out.</p></div>
    <p>${said} <span style="visibility:hidden">not true</span></p>
    <!-- Do not publish before Friday, says the lawyer. --><!-- ask jane.doe@example.org -->
    <!-- <p>The officer who left <b>was dismissed</b> in March.</p> --></article>`);
  assert.deepEqual(found, [
    ["hidden text", "The source is Jane Doe."],
    ["hidden text", "Struck out."],
    ["hidden text", "not true"],
    ["comment", "Do not publish before Friday, says the lawyer."],
    ["comment", "ask jane.doe@example.org"],
    ["comment", "The officer who left was dismissed in March."],
  ]);
  assert.doesNotMatch(text, /Jane|Struck|not true/);
});

it("menus, banners and what programs leave in a page are no findings, and other hidden boxes are one", async () => {
  const noise = `<nav style="display:none"><a href="/">The way home is here, dear reader.</a></nav>
    <div class="cookie-banner" hidden>We use cookies to make this page better for you.</div>
    <form style="display:none"><p>Please give us your name and your address here.</p></form>
    <!--[if lt IE 9]><p>You are using an old browser, please get another one.</p><![endif]-->
    <!-- Copyright 2020 by A. Maker, maker@example.org. Licensed under the MIT licence. -->
    <!-- wp:paragraph --><!-- Served from cache in 0.3 seconds by a plugin. --><!-- /#main -->`;
  const article = `<article><h1>Cameras</h1><p>${said}</p><p>${said}</p></article>`;
  assert.deepEqual((await findingsOf(noise + article)).found, []);
  const boxes = `<div hidden>Call Jane on 020 7946 0018 about it.</div><div hidden>Close</div><div hidden>The minutes of the closed part were lost.</div>`;
  assert.deepEqual((await findingsOf(article + boxes)).found, [
    ["hidden text", "Call Jane on 020 7946 0018 about it. | The minutes of the closed part were lost."],
  ]);
});

it("what the HTML of a message does not show is found, unless its plain form says it", () => {
  const html = `<p>${said}</p><div style="display:none">Seen by nobody</div>`;
  const words = (text: string | null) => mailBody(text, html).findings.map((finding) => finding.words);
  assert.deepEqual(words(null), ["Seen by nobody"]);
  assert.deepEqual(words(`${said}\n\nSeen by nobody`), []);
});
