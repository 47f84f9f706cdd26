/** An article over HTTP: who is quoted, beside the words, its figures, and the documents that it may mean. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { ArticleFacts } from "../../storage/model/facts/article-facts.js";
import { type OneArchive, oneArchive } from "../one-archive.js";
import type { Client } from "../signed-in-client.js";

const article = `Cameras to stay, says chief

By Ann Ray

4 May 2025

Dana Holt, the force’s chief, defended the cameras. “We are not going backwards,” she said.

A resident said that nobody had been asked.

In January 2023 Lenn Council passed a motion against them. More than 2,000 people signed a petition.
`;
const motion = `Lenn Council

Motion: Cameras

19 January 2023

This Council resolves to refuse the cameras.

Proposed by Councillor Jo Pym. The motion was carried.
`;

describe("an article as it is read", () => {
  let one: OneArchive;
  let anyone: Client;
  let address: string;
  let motionId: string;
  let otherId: string;

  before(async () => {
    one = await oneArchive();
    anyone = one.anyone;
    const add = (kind: string, name: string, words: string) => one.put(name, words, { kind });
    motionId = await add("motion", "motion.txt", motion);
    const other = motion.replace("Lenn Council", "Upmoor Council");
    otherId = await add("motion", "other.txt", other);
    address = `/documents/${await add("article", "article.txt", article)}/versions/1`;
  });
  after(() => one.leave());

  it("shows each quotation beside its passage, with who says it and the way to the words", async () => {
    const { text } = await anyone.get(address);
    const [, beside = ""] = text.split('<ul class="quotations-beside"');
    assert.match(beside, /class="quoted"><a href="[^"]+start=\d+[^"]*">“We are not going backwards,”<\/a>/);
    assert.match(
      beside,
      /<span class="quotation-speaker">she<\/span> <span class="quiet">\(Dana Holt\)<\/span>/,
    );
    const check =
      /class="quotation-check"[^>]+href="([^"]+)"/.exec(beside)?.[1]?.replace(/&amp;/g, "&") ?? "";
    assert.match(check, /^\/quotes\?quote=We(?:\+|%20)are/);
    assert.match((await anyone.get(check)).text, /We are not going backwards,/);
    const href = /class="quoted"><a href="([^"]+)"/.exec(beside)?.[1]?.replace(/&amp;/g, "&") ?? "";
    const marked = await anyone.get(href.split("#")[0] ?? "");
    assert.match(marked.text, /<mark class="cited">We are not going backwards,<\/mark>/);
    assert.match(text, /class="told"[\s\S]{0,300}A resident<\/span>[\s\S]{0,120}told, not quoted/);
  });

  it("lists figures and other documents; one that agrees in body and date is offered, not asserted", async () => {
    const { text } = await anyone.get(address);
    assert.match(text, /<li><a href="[^"]+">More than 2,000 people<\/a>/);
    assert.match(
      text,
      new RegExp(
        `May be, in this archive: <a href="/documents/${motionId}/versions/1(?:\\?[^"#]*)?#motion-1">`,
      ),
    );
  });

  it("is offered beside the motion that it may speak of, and beside no other", async () => {
    const page = (await anyone.get(`/documents/${motionId}`)).text;
    const [, reported = ""] = page.split("May be reported in");
    assert.match(reported, new RegExp(`^</h3>\\s*<ul>\\s*<li><p><a href="${address}\\?[^"]*start=`));
    assert.doesNotMatch((await anyone.get(`/documents/${otherId}`)).text, /May be reported in/);
  });

  it("gives programs the facts", async () => {
    const { facts } = await anyone.json<{ facts: { article: ArticleFacts } }>(address);
    assert.deepEqual(
      facts.article.quotations.map(({ kind, speaker, person }) => [kind, speaker?.value, person?.value]),
      [
        ["direct", "she", "Dana Holt"],
        ["indirect", "A resident", undefined],
      ],
    );
    assert.equal(facts.article.figures[0]?.value, 2000);
    assert.equal(facts.article.references[0]?.date?.value, "2023-01");
  });
});
