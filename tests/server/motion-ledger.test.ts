/** The ledger of motions over HTTP, and records of one motion that say different things. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled } from "../faults/whole-register.js";
import { file } from "../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../signed-in-client.js";

const words = `This Council notes:
1. that forty cameras were put up along the towpath without anybody being asked.

This Council resolves:
1. to take down every camera along the towpath before the end of the year; and
2. to ask the Commissioner for a public account of what they recorded.`;

const minutes = (head: string, end: string) => `${head}

Weirside Borough Council

Minutes of the Council meeting held on 24 April 2024

1. Apologies

There were none.

2. Motion: Towpath cameras

Councillor Dee Arden moved and Councillor Ife Bassey seconded:

${words}

${end}

3. Motion: Benches

Councillor Cole moved that three benches be bought.

The motion was LOST.
`;

/** As it was given notice of: a word apart from what was moved. */
const noticed = words.replace("public account", "full account");

const agenda = `Weirside Borough Council

Agenda for the meeting of the Council on 24 April 2024

1. Apologies

2. Motion: Towpath cameras

Proposed by Councillor Dee Arden, seconded by Councillor Ife Bassey

${noticed}

3. Questions
`;

const elsewhere = `Upmoor Parish Council

Minutes of the meeting held on 24 April 2024

1. Apologies

There were none.

2. Motion: Benches

Cllr Tarn proposed that three benches be bought.

The motion was CARRIED.
`;

interface Ledger {
  total: number;
  motions: {
    title: string;
    outcome: string | null;
    mover: string;
    body: string;
    date: string;
    provisional: boolean;
    document: string;
    url: string;
    alsoRecordedIn: { document: string; disagrees: boolean; differences: { what: string }[] }[];
  }[];
}

describe("the ledger of motions", () => {
  let remove: () => Promise<void>;
  let server: ServedArchive;
  let anyone: Client;
  const ids: Record<string, string> = {};

  before(async () => {
    const archive = await archiveFolder("ledger");
    remove = archive.remove;
    await addAccount(archive.folder, "ida", "correct horse battery");
    server = await serveArchive(archive.folder);
    const ida = await signIn(server.address, "ida", "correct horse battery");
    anyone = anonymous(server.address);
    const files = {
      agenda,
      draft: minutes("DRAFT MINUTES", "The motion was LOST by 20 votes to 25."),
      adopted: minutes("", "The motion was CARRIED by 25 votes to 20."),
      elsewhere,
      unpublished: minutes("", "The motion was withdrawn."),
    };
    for (const [name, text] of Object.entries(files)) {
      const publish = name === "unpublished" ? "" : "1";
      const answer = await ida.upload([{ field: "publish", value: publish }, file(`${name}.txt`, text)]);
      const { accession } = JSON.parse(answer.text) as { accession: string };
      await allSettled(ida);
      const { items } = await ida.json<Accession>(`/accessions/${accession}`);
      ids[name] = items[0]?.document ?? "";
    }
  });
  after(async () => {
    await server.stop();
    await remove();
  });

  const ledger = (query = "") => anyone.json<Ledger>(`/motions${query}`);

  it("lists every motion of the documents that may be seen, and counts the same everywhere", async () => {
    const { total, motions } = await ledger();
    assert.equal(total, motions.length);
    assert.equal(total, 6);
    assert.ok(motions.every(({ document }) => document !== ids.unpublished));
    const page = await anyone.get("/motions");
    assert.match(page.text, /6 motions, newest first\./);
    const csv = (await anyone.get("/motions.csv")).text.trim().split("\r\n");
    assert.equal(csv.length, 1 + total);
    assert.match(String(csv[0]), /^date,body,title,/);
    const all = JSON.parse((await anyone.get("/motions.json")).text) as unknown[];
    assert.equal(all.length, total);
  });

  it("filters by outcome, body, mover, year and words", async () => {
    const titles = async (query: string) => (await ledger(query)).motions.map(({ title }) => title);
    assert.deepEqual(await titles("?outcome=none"), ["Towpath cameras"]);
    assert.deepEqual(await titles("?outcome=carried&body=Upmoor+Parish+Council"), ["Benches"]);
    assert.deepEqual(await titles("?mover=tarn"), ["Benches"]);
    assert.equal((await ledger("?year=2024")).total, 6);
    assert.equal((await ledger("?year=2023")).total, 0);
    assert.equal((await ledger("?q=towpath+COMMISSIONER")).total, 3);
    assert.equal((await ledger("?q=zebra")).total, 0);
    assert.equal((await ledger("?mark=provisional")).total, 2);
    assert.equal((await anyone.get("/motions?outcome=magic", asProgram)).status, 400);
  });

  it("finds the same motion in other records, keeps all of them and says where they disagree", async () => {
    const { motions } = await ledger("?q=towpath");
    const of = (name: string) => motions.find(({ document }) => document === ids[name]);
    const said = (name: string, other: string) =>
      of(name)?.alsoRecordedIn.find(({ document }) => document === ids[other])?.disagrees;
    assert.equal(said("adopted", "agenda"), false);
    assert.equal(said("adopted", "draft"), true);
    assert.equal(said("draft", "adopted"), true);
    assert.equal(said("agenda", "adopted"), false);
    assert.equal(of("agenda")?.alsoRecordedIn.length, 2);
    assert.equal(of("adopted")?.outcome, "carried");
    assert.equal(of("draft")?.outcome, "lost");
    const page = (await anyone.get("/motions?q=towpath")).text;
    assert.match(page, /records disagree/);
  });

  it("lists only the motions whose records disagree, on the page and in the file", async () => {
    const { total, motions } = await ledger("?mark=disagree");
    assert.deepEqual(motions.map(({ document }) => document).sort(), [ids.adopted, ids.draft].sort());
    assert.equal(total, 2);
    assert.equal((await ledger("?mark=disagree&outcome=lost")).total, 1);
    assert.equal((await ledger("?mark=disagree&body=Upmoor+Parish+Council")).total, 0);
    const csv = (await anyone.get("/motions.csv?mark=disagree")).text.trim().split("\r\n");
    assert.equal(csv.length, 1 + total);
  });

  it("does not take motions of another body for the same", async () => {
    const { motions } = await ledger("?q=benches");
    const own = motions.find(({ document }) => document === ids.elsewhere);
    assert.deepEqual(own?.alsoRecordedIn, []);
  });

  it("shows both outcomes side by side on both pages", async () => {
    for (const [name, here, there] of [
      ["adopted", "Carried", "Lost"],
      ["draft", "Lost", "Carried"],
    ] as const) {
      const page = (await anyone.get(`/documents/${ids[name]}`)).text;
      assert.match(page, new RegExp(`<th scope="row">Outcome</th><td>${here}</td><td>${there}</td>`), name);
    }
    const page = (await anyone.get(`/documents/${ids.draft}`)).text;
    assert.match(page, /The words moved differ in 1 place/);
    assert.match(page, /<del>full<\/del>|<ins>public<\/ins>/);
    assert.match(page, /minutes of the same meeting no longer marked as draft/);
    assert.doesNotMatch(page, new RegExp(ids.unpublished ?? "-"));
  });
});
