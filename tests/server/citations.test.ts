/** Citations of the sample collection over HTTP: their page, their forms, and what became of their words. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type NewArchive, sampleArchive } from "../browser/new-archive.js";
import { anonymous, asProgram, type Client } from "../signed-in-client.js";
import { savedByZotero } from "./shown/embedded-metadata.js";

interface CitationTold {
  citation: string;
  url: string;
  quote: { exact: string };
  attribution: string | null;
  question: string | null;
  newest: { state: string; version: number; before?: string; after?: string };
  forms: Record<string, { label: string; text?: string; url: string }>;
}

describe("a citation", () => {
  let archive: NewArchive;
  let anyone: Client;

  before(async () => {
    archive = await sampleArchive();
    anyone = anonymous(archive.address);
  });
  after(() => archive.remove());

  /** Cites words where they stand in a version, as a program does. */
  async function cite(document: string, version: number, words: string): Promise<CitationTold> {
    const text = (await anyone.get(`/documents/${document}/versions/${version}/text`)).text;
    const start = text.indexOf(words);
    assert.notEqual(start, -1, `“${words}” does not stand in ${document}`);
    const place = { document, version: `${version}`, start: `${start}`, end: `${start + words.length}` };
    const answer = await anyone.post("/citations", place, asProgram);
    assert.equal(answer.status, 201, answer.text);
    const { id } = JSON.parse(answer.text) as { id: string };
    return anyone.json<CitationTold>(`/citations/${id}`);
  }

  async function documentOf(title: RegExp): Promise<string> {
    const { documents } = await anyone.json<{ documents: { url: string; title: string }[] }>("/documents");
    const found = documents.find((each) => title.test(each.title));
    assert.ok(found, `no document ${title} in ${documents.map((each) => each.title)}`);
    return new URL(found.url).pathname.split("/").at(-1) ?? "";
  }

  it("of evidence has its forms, each at its own address", async () => {
    const told = await cite(
      await documentOf(/^Live facial recognition in public places/),
      1,
      "wearing the clothes",
    );
    assert.match(
      told.forms.oscola?.text ?? "",
      /Committee.*Q\d+ \(.+\) <http:\S+> accessed \d+ \w+ 20\d\d\.$/,
    );
    for (const [name, form] of Object.entries(told.forms)) {
      const answer = await anyone.get(new URL(form.url).pathname);
      assert.equal(answer.status, 200, name);
      if (form.text !== undefined) assert.equal(answer.text, form.text, name);
    }
    const page = await anyone.get(`/citations/${told.citation}`);
    assert.match(page.text, /OSCOLA footnote/);
    const none = await anyone.get(`/citations/${told.citation}/forms/vancouver`, asProgram);
    assert.equal(none.status, 404);
    assert.match(none.text, /There is no form “vancouver”; there are oscola, /);
  });

  it("and its document say in the head of their pages what Zotero is to save", async () => {
    const saved = async (path: string) => {
      const head = (await anyone.get(path)).text.split("</head>")[0] ?? "";
      const metas = [...head.matchAll(/<meta name="([^"]+)" content="([^"]*)">/g)];
      return savedByZotero(metas.map(([, name = "", content = ""]) => ({ name, content })));
    };
    const hearing = await documentOf(/^Live facial recognition in public places/);
    const told = await cite(hearing, 1, "wearing the clothes");
    const words = await saved(`/citations/${told.citation}`);
    assert.deepEqual([words.itemType, words.url], ["hearing", told.url]);
    assert.match(String(words.committee), /Committee/);
    assert.match(String(words.date), /^20\d\d\/\d\d\/\d\d$/);
    const article = await saved(`/documents/${await documentOf(/^Police to double/)}`);
    assert.deepEqual(
      [article.itemType, article.publicationTitle, article.date],
      ["newspaperArticle", "The Marlesport Beacon", "2025/11/10"],
    );
    const minutes = await saved(`/documents/${await documentOf(/[Mm]inutes/)}`);
    assert.deepEqual([minutes.itemType, typeof minutes.institution], ["report", "string"]);
  });

  it("of a whole document has the same forms", async () => {
    const document = await documentOf(/^Police to double/);
    const { forms } = await anyone.json<{ forms: CitationTold["forms"] }>(
      `/documents/${document}/versions/1/reference`,
    );
    assert.match(
      forms.oscola?.text ?? "",
      /‘Police to Double Use of .*’ The Marlesport Beacon \(10 November 2025\)/,
    );
    assert.match(forms.ris?.text ?? "", /^TY {2}- NEWS\r\n/);
    assert.match((await anyone.get(`/documents/${document}`)).text, /\/versions\/2\/reference/);
    assert.equal((await anyone.get(`/documents/${document}/versions/2/reference`)).status, 200);
  });

  it("says what became of its words in a newer version, with what changed", async () => {
    const document = await documentOf(/^Police to double/);
    const [old, corrected] = await Promise.all(
      [1, 2].map(
        async (version) => (await anyone.get(`/documents/${document}/versions/${version}/text`)).text,
      ),
    );
    const changed =
      (old ?? "").split("\n").find((line) => line.length > 60 && !(corrected ?? "").includes(line)) ?? "";
    const same =
      (old ?? "").split("\n").find((line) => line.length > 60 && (corrected ?? "").includes(line)) ?? "";
    const told = await cite(document, 1, changed);
    assert.equal(told.newest.state, "changed");
    assert.equal(told.newest.before, changed);
    assert.match((await anyone.get(`/citations/${told.citation}`)).text, /<(?:ins|del)>/);
    const kept = await cite(document, 1, same);
    assert.equal(kept.newest.state, "unchanged");
    assert.match((await anyone.get(`/citations/${kept.citation}`)).text, /These words stand unchanged/);
    assert.equal((await cite(document, 2, same)).newest.state, "newest");
  });

  it("names others that hold some of its words", async () => {
    const document = await documentOf(/^Notice of Motion/);
    const whole = await cite(document, 1, "Parliament has passed no law");
    const part = await cite(document, 1, "passed no law");
    assert.match(
      (await anyone.get(`/citations/${part.citation}`)).text,
      new RegExp(`href="/citations/${whole.citation}"`),
    );
    const elsewhere = await cite(document, 1, "faces of 386,412 people");
    assert.doesNotMatch((await anyone.get(`/citations/${elsewhere.citation}`)).text, /Who else cites/);
  });
});
