import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { allSettled } from "../faults/whole-register.js";
import { file, multipart } from "../multipart.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../signed-in-client.js";

interface Entry {
  quote: string;
  verdict: string;
  coverage?: string;
  differences: { kind: string; quoted: string; stands: string }[];
  matches: { document: string; text: string; url: string; start: number; end: number }[];
}

type Body = string | Uint8Array<ArrayBuffer> | URLSearchParams;

const statement =
  "The council was not told. Fifteen officers, it was later said, had known of the plan since May.";
const draft = "The secret paper speaks of seventeen zebrafinches in the cellar of the town hall.";
/** Two thousand words of one paragraph, no two sentences alike. */
const long = Array.from({ length: 300 }, (_, at) => `Buoy ${at + 1} was read at ${at + 3} metres.`).join(" ");

describe("/quotes", () => {
  let remove: () => Promise<void>;
  let folder: string;
  let server: ServedArchive;
  let anyone: Client;
  let ida: Client;

  before(async () => {
    const place = await archiveFolder("quotes");
    ({ remove, folder } = place);
    await addAccount(folder, "ida", "correct horse battery");
    server = await serveArchive(folder);
    anyone = anonymous(server.address);
    ida = await signIn(server.address, "ida", "correct horse battery");
    await ida.upload([{ field: "publish", value: "1" }, file("statement.txt", statement)]);
    await ida.upload([{ field: "publish", value: "1" }, file("long.txt", long)]);
    await ida.upload([file("draft.txt", draft)]);
    await allSettled(ida);
  });
  after(() => remove());

  async function post(
    body: Body,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; text: string }> {
    const answer = await fetch(`${server.address}/quotes`, {
      method: "POST",
      body,
      headers: { ...asProgram, ...headers },
    });
    return { status: answer.status, text: await answer.text() };
  }

  it("answers a form, a file, JSON and plain text alike", async () => {
    const text = "A leaflet says: “The council was told.” It also says: “it rained”.";
    const form = multipart([{ field: "text", value: text }]);
    const upload = multipart([file("leaflet.txt", text)]);
    const answers = [
      await post(new Uint8Array(form.body), { "content-type": form.contentType }),
      await post(new Uint8Array(upload.body), { "content-type": upload.contentType }),
      await post(JSON.stringify({ text }), { "content-type": "application/json" }),
      await post(text, { "content-type": "text/plain" }),
      await post(new URLSearchParams({ text })),
    ];
    for (const { status, text: json } of answers) {
      assert.equal(status, 200, json);
      const [first, second] = JSON.parse(json) as Entry[];
      assert.equal(first?.verdict, "altered");
      assert.deepEqual(first.differences[0] && [first.differences[0].kind, first.differences[0].stands], [
        "negation",
        "not",
      ]);
      assert.equal(first.matches[0]?.text, "The council was not told.");
      assert.equal(second?.verdict, "not held");
      assert.match(second.coverage ?? "", /could be searched/);
    }
  });

  it("shows the text with its quotations, the words that stand there, and a form to cite them", async () => {
    const page = await anyone.get(
      `/quotes?quote=${encodeURIComponent("Sixteen officers, it was later said,")}`,
    );
    assert.equal(page.status, 200);
    assert.match(page.text, /1 quotation: 1 altered\./);
    assert.match(page.text, /<ins class="changed">Fifteen<\/ins>/);
    assert.match(page.text, /Cite the words that stand there/);
  });

  it("knows nothing of drafts to those who may not see them", async () => {
    const path = `/quotes?quote=${encodeURIComponent(draft)}`;
    assert.equal((await anyone.json<Entry[]>(path))[0]?.verdict, "not held");
    assert.equal((await ida.json<Entry[]>(path))[0]?.verdict, "verbatim");
    const [{ document } = { document: "" }] = (await ida.json<Entry[]>(path))[0]?.matches ?? [];
    assert.equal((await anyone.get(`/quotes?document=${document}`, asProgram)).status, 404);
  });

  it("says what is wrong with what was sent", async () => {
    const wrong: [Body, Record<string, string>, number, RegExp][] = [
      [JSON.stringify({ text: " " }), { "content-type": "application/json" }, 400, /no words/],
      [
        JSON.stringify({ text: "a", manner: "half" }),
        { "content-type": "application/json" },
        400,
        /“manner”/,
      ],
      ["word ".repeat(5_000), { "content-type": "text/plain" }, 200, /^\[\]$/],
      [
        JSON.stringify({ text: "word ".repeat(5_000), manner: "whole" }),
        { "content-type": "application/json" },
        413,
        /at most 20000/,
      ],
      ["x".repeat(25_000_000), { "content-type": "text/plain" }, 413, /larger/],
    ];
    for (const [body, headers, status, words] of wrong) {
      const answer = await post(body, headers);
      assert.equal(answer.status, status, answer.text.slice(0, 200));
      assert.match(answer.text, words);
    }
    const broken = multipart([file("broken.pdf", "%PDF-1.7 and no more")]);
    const answer = await post(new Uint8Array(broken.body), { "content-type": broken.contentType });
    assert.equal(answer.status, 422, answer.text);
    assert.match(answer.text, /broken\.pdf/);
  });

  it("answers two words, words that every text holds, and two thousand", async () => {
    const verdictOf = async (text: string) => {
      const asked = JSON.stringify({ text, manner: "whole" });
      const { status, text: json } = await post(asked, { "content-type": "application/json" });
      assert.equal(status, 200, json);
      return (JSON.parse(json) as (Entry & { notes: string[] })[])[0];
    };
    for (const few of ["fifteen officers", "of the and it was of a"])
      assert.match((await verdictOf(few))?.notes.join(" ") ?? "", /^Too short to be judged/, few);
    assert.equal((await verdictOf(long))?.verdict, "verbatim");
    const altered = await verdictOf(long.replace("at 128 metres", "at 182 metres"));
    assert.deepEqual(
      [altered?.verdict, altered?.differences.map(({ kind, stands }) => `${kind} ${stands}`)],
      ["altered", ["number 128"]],
    );
  });

  it("answers five million characters, quotation marks without end and marks without words", {
    timeout: 120_000,
  }, async () => {
    const long = `${"The council was not told. “Nobody knew” it said. ".repeat(100_000)}`;
    for (const text of [
      long,
      "“".repeat(200_000),
      `"${"a “b ".repeat(50_000)}`,
      `'${"it's ".repeat(100_000)}`,
      "“ ” ‘ ’ « »",
    ]) {
      const answer = await post(text, { "content-type": "text/plain" });
      assert.ok([200, 400].includes(answer.status), `${answer.status} for ${text.slice(0, 20)}`);
    }
  });

  it("makes a citation of words wherever they stand, says how they agree, and refuses others with the nearest", async () => {
    const [found] = await anyone.json<Entry[]>(`/quotes?quote=${encodeURIComponent("Fifteen officers")}`);
    const document = found?.matches[0]?.document ?? "";
    const cite = (exact: string) => anyone.post("/citations", { document, version: "1", exact }, asProgram);
    const made = await cite("The council was not told … had known of the plan since May.");
    assert.equal(made.status, 201, made.text);
    const { exact, match } = JSON.parse(made.text) as { exact: string; match: { grade: string } };
    assert.equal(exact, statement);
    assert.equal(match.grade, "elided");
    const refused = await cite("Sixteen officers, it was later said");
    assert.equal(refused.status, 422);
    assert.match(refused.text, /Fifteen officers, it was later said.*differs: number/);
  });

  it("is a command too", async () => {
    const asked = await runIbid(folder, ["quotes", "-", "--whole", "--json"], {
      input: "“Fifteen officers, it was later said”",
    });
    assert.equal(asked.exit, 0, asked.said);
    const [entry] = JSON.parse(asked.out) as Entry[];
    assert.equal(entry?.verdict, "verbatim");
    assert.ok(new URL(entry.matches[0]?.url ?? "").port === new URL(server.address).port);
    assert.equal((await runIbid(folder, ["quotes"])).exit, 2);
    assert.equal((await runIbid(folder, ["quotes", "no-such-file.txt"])).exit, 1);
  });
});
