/** Each rule by which a printed name becomes somebody's, in the real stores with invented documents. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startDerivation } from "../../../ingest/derive.js";
import { rebuildCatalogue } from "../../../ingest/rebuild.js";
import { makeConcept } from "../../../ingest/tags/vocabulary.js";
import { changeAuthority, writeAuthority } from "../../../storage/catalogue/authorities.js";
import { askToResolveAgain, personNames } from "../../../storage/catalogue/people.js";
import { changeRecord, loadRecord } from "../../../storage/catalogue/records.js";
import type { AuthorityWords } from "../../../storage/model/authority.js";
import { newAuthority, withWords } from "../../../storage/model/authority-change.js";
import { withoutPerson, withPerson } from "../../../storage/model/people/people-change.js";
import { type EmptyArchive, handIn, openEmptyArchive } from "../../empty-archive.js";
import { type Evidence, evidence } from "./evidence.js";

describe("a printed name", () => {
  let empty: EmptyArchive;
  before(async () => {
    empty = await openEmptyArchive("people");
  });
  after(() => empty.remove());

  async function settle(): Promise<void> {
    const derivation = startDerivation(empty.archive);
    await derivation.settled();
    await derivation.stop();
  }

  /** Takes a document in and tells who stands behind its names, by label. */
  async function taken(of: Evidence): Promise<{ id: string; names: Record<string, string> }> {
    const [item] = await handIn(empty.archive, [evidence(of)], {
      kind: "transcript",
      source: of.source,
      date: of.date,
    });
    await settle();
    const id = item?.document ?? "";
    return { id, names: await namesOf(id) };
  }

  const namesOf = async (id: string) =>
    Object.fromEntries(
      (await personNames(empty.archive.catalogue, id)).map(({ label, name }) => [label, name]),
    );
  const act = (id: string) => ({ id, by: "ida", at: "2026-01-01T00:00:00.000Z", group: id, said: "said" });

  async function person(name: string, words: Partial<AuthorityWords> = {}): Promise<string> {
    const { archive } = empty;
    const { id } = await makeConcept(archive, { kind: "person", name }, "ida");
    await archive.catalogue.transaction().execute(async (transaction) => {
      const made = await changeAuthority(transaction, id, (record) =>
        withWords(record, words, act(`e-${id}`)),
      );
      if (made) await askToResolveAgain(transaction, made, true);
    });
    return id;
  }

  it("that the document declares makes a person, whom short labels mean when only one fits", async () => {
    const { id, names } = await taken({
      source: "Streets Committee",
      date: "2023-05-02",
      members: ["Dame Olwen Tarn (Chair)", "Piers Lamb", "Ines Lamb"],
      witnesses: ["Morag Fell, Chief Executive, Open Roads"],
      turns: [
        ["Chair", "Welcome. Who counts the vans?"],
        ["Ms Fell", "Nobody counts them."],
        ["Mr Lamb", "Nobody at all?"],
        ["Morag Fell", "Nobody at all."],
      ],
    });
    assert.deepEqual(names, {
      Chair: "Dame Olwen Tarn",
      "Morag Fell": "Morag Fell",
      "Ms Fell": "Morag Fell",
    });
    const fell = await empty.archive.catalogue
      .selectFrom("authority")
      .select("record")
      .where("name", "=", "Morag Fell")
      .executeTakeFirstOrThrow();
    const [post] = JSON.parse(fell.record).posts;
    assert.deepEqual(
      [post.title, post.body, post.from, post.to, post.source.document],
      ["Chief Executive", "Open Roads", "2023-05-02", "2023-05-02", id],
    );
    const record = await loadRecord(empty.archive.catalogue, id);
    assert.match(
      record?.people.find(({ label }) => label === "Ms Fell")?.why ?? "",
      /Morag Fell, Chief Executive, Open Roads/,
    );
    const said = await empty.archive.catalogue
      .selectFrom("appearance")
      .select(["part"])
      .where("document", "=", id)
      .where("label", "in", ["Ms Fell", "Morag Fell"])
      .execute();
    assert.deepEqual(said.map(({ part }) => part).sort(), ["asked", "asked", "said", "said"]);
  });

  it("is the same person's at the same body later, whose new post is added", async () => {
    const { names } = await taken({
      source: "Transport Committee",
      date: "2024-02-01",
      members: ["Gus Orme (Chair)", "Tilly Nash"],
      witnesses: ["Morag Fell, Chair of Trustees, Open Roads"],
      turns: [
        ["Chair", "What has changed?"],
        ["Morag Fell", "They are counted now."],
      ],
    });
    assert.equal(names["Morag Fell"], "Morag Fell");
    const persons = await personRows("Morag Fell");
    assert.equal(persons.length, 1);
    assert.deepEqual(
      JSON.parse(persons[0]?.record ?? "{}").posts.map(({ title }: { title: string }) => title),
      ["Chief Executive", "Chair of Trustees"],
    );
  });

  const personRows = (name: string) =>
    empty.archive.catalogue
      .selectFrom("authority")
      .select(["id", "record"])
      .where("name", "=", name)
      .execute();

  it("stays as printed when it is declared with another office at another body", async () => {
    const { id, names } = await taken({
      source: "Harbours Committee",
      date: "2024-03-01",
      members: ["Alba Quist (Chair)", "Rolf Penn"],
      witnesses: ["Morag Fell, Harbour Director, Port of Wend"],
      turns: [
        ["Chair", "How deep is it?"],
        ["Morag Fell", "Deep enough."],
      ],
    });
    assert.deepEqual(names, { Chair: "Alba Quist" });
    assert.equal((await personRows("Morag Fell")).length, 1);
    const open = await empty.archive.catalogue
      .selectFrom("printed_name")
      .select(["said_to_be", "person"])
      .where("document", "=", id)
      .where("label", "=", "Morag Fell")
      .executeTakeFirstOrThrow();
    assert.deepEqual({ ...open }, { said_to_be: "Morag Fell, Harbour Director, Port of Wend", person: null });
  });

  it("stays as printed for ever when two go by it, but what was known before is kept", async () => {
    const first = await taken({
      source: "Parks Committee",
      date: "2022-01-10",
      members: ["Una Birk (Chair)", "Hal Stone"],
      witnesses: ["John Reed, Director, Green Wend"],
      turns: [
        ["Chair", "Are there trees?"],
        ["John Reed", "A few."],
      ],
    });
    assert.equal(first.names["John Reed"], "John Reed");
    const other = await empty.archive.catalogue.transaction().execute(async (transaction) => {
      const record = newAuthority("zzzzzzzzzz", { kind: "person", name: "John Reed" }, act("two"));
      await writeAuthority(transaction, record, { recorded: false });
      await askToResolveAgain(transaction, record, true);
      return record.id;
    });
    const second = await taken({
      source: "Parks Committee",
      date: "2022-06-10",
      members: ["Una Birk (Chair)", "Hal Stone"],
      witnesses: ["John Reed, Director, Green Wend"],
      turns: [
        ["Chair", "Are there more?"],
        ["Mr Reed", "More than a few."],
      ],
    });
    assert.deepEqual(second.names, { Chair: "Una Birk" });
    const kept = await loadRecord(empty.archive.catalogue, first.id);
    const link = kept?.people.find(({ label }) => label === "John Reed");
    assert.ok(link && link.person !== other);
  });

  it("is found by a name before marriage, in its time", async () => {
    const id = await person("Nia Holt", {
      otherNames: [{ name: "Nia Crewe", from: null, to: "2015" }],
      posts: [
        { title: "Clerk", body: "Wend Town Council", bodyId: null, from: "2010", to: null, source: null },
      ],
    });
    const of = (date: string): Evidence => ({
      source: "Wend Town Council",
      date,
      members: ["Bo Vane (Chair)", "Nia Crewe"],
      witnesses: ["Pat Yew, Surveyor, Wend Works"],
      turns: [
        ["Chair", "Is it level?"],
        ["Pat Yew", "It is."],
        ["Ms Crewe", "Thank you."],
      ],
    });
    const before = await taken(of("2012-04-01"));
    assert.equal(before.names["Ms Crewe"], "Nia Holt");
    const link = (await loadRecord(empty.archive.catalogue, before.id))?.people.find(
      ({ label }) => label === "Ms Crewe",
    );
    assert.equal(link?.person, id);
    const later = await taken(of("2019-04-01"));
    assert.notEqual(later.names["Ms Crewe"], "Nia Holt", "by then it was nobody's name whom the list knows");
  });

  it("that nobody declares is a person's whose dated post covers the day, and an office's holder", async () => {
    await person("Edda Prowse", {
      posts: [
        { title: "Roads Secretary", body: null, bodyId: null, from: "2020-03", to: "2021-08", source: null },
      ],
    });
    const of = (date: string): Evidence => ({
      source: "The Debate",
      date,
      members: [],
      witnesses: [],
      turns: [
        ["Roads Secretary", "The road is open."],
        ["Edda Prowse", "It is indeed open."],
        ["Roads Secretary", "It stays open."],
        ["Edda Prowse", "For ever."],
        ["Roads Secretary", "That is all."],
      ],
    });
    const within = await taken(of("2021-01-05"));
    assert.deepEqual(within.names, { "Edda Prowse": "Edda Prowse", "Roads Secretary": "Edda Prowse" });
    assert.deepEqual((await taken(of("2023-01-05"))).names, {});
  });

  it("keeps what an archivist said, and what one said no to does not come back, after a rebuild too", async () => {
    const { archive } = empty;
    const { id } = await taken({
      source: "Bridges Committee",
      date: "2025-01-10",
      members: ["Ada Moss (Chair)", "Cole Dunn"],
      witnesses: ["Vera Lunt, Engineer, Span Ltd"],
      turns: [
        ["Chair", "Does it hold?"],
        ["Vera Lunt", "It holds."],
        ["Mr Dunn", "Good."],
      ],
    });
    const [lunt] = await personRows("Vera Lunt");
    const other = await person("Vera Lunt-Hall");
    await archive.catalogue.transaction().execute(async (transaction) => {
      await changeRecord(transaction, id, (record) =>
        withPerson(
          withoutPerson(record, "Vera Lunt", lunt?.id ?? "", act("no")),
          "Mr Dunn",
          other,
          act("yes"),
        ),
      );
      await transaction.updateTable("document").set({ peopled_as: null }).execute();
    });
    await settle();
    const said = await loadRecord(archive.catalogue, id);
    assert.deepEqual(
      said?.people.map(({ label, person, how }) => [label, how, person === other]),
      [
        ["Chair", "declared", false],
        ["Mr Dunn", "archivist", true],
      ],
    );
    const documents = await archive.catalogue.selectFrom("document").select("id").execute();
    const state = async () => ({
      records: await Promise.all(documents.map((each) => loadRecord(archive.catalogue, each.id))),
      persons: await archive.catalogue
        .selectFrom("authority")
        .select(["id", "record"])
        .orderBy("id")
        .execute(),
      names: await archive.catalogue
        .selectFrom("person_name")
        .selectAll()
        .orderBy("person")
        .orderBy("name")
        .execute(),
      appearances: await archive.catalogue
        .selectFrom("appearance")
        .selectAll()
        .orderBy("document")
        .orderBy("start")
        .orderBy("part")
        .orderBy("label")
        .execute(),
      speakers: await archive.catalogue
        .selectFrom("passage")
        .select(["document", "start", "person"])
        .where("person", "is not", null)
        .orderBy("document")
        .orderBy("start")
        .execute(),
    });
    const known = await state();
    assert.ok(known.appearances.length > 20 && known.speakers.length > 10);
    for (const table of [
      "passage",
      "version",
      "document",
      "event",
      "authority",
      "accession_item",
      "accession",
    ] as const)
      await archive.catalogue.deleteFrom(table).execute();
    const rebuilt = await rebuildCatalogue(archive);
    assert.deepEqual(rebuilt.failures, []);
    await settle();
    assert.deepEqual(await state(), known);
  });
});
