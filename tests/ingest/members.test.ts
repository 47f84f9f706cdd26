import assert from "node:assert/strict";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import { admit } from "../../ingest/admit.js";
import { type Archive, documentObject } from "../../ingest/archive.js";
import { setState } from "../../ingest/curate.js";
import { startDerivation } from "../../ingest/derive.js";
import { mostMembers } from "../../ingest/enter-members.js";
import type { OpenArchive } from "../../ingest/open-archive.js";
import { type IntakePlan, intakePlanSchema } from "../../ingest/quarantine.js";
import { readVersion } from "../../ingest/read.js";
import { rebuildCatalogue } from "../../ingest/rebuild.js";
import { receive } from "../../ingest/receive.js";
import { askToReread } from "../../ingest/reread.js";
import { verifyArchive } from "../../ingest/verify.js";
import { leftInside, wholeAccession } from "../../server/found-inside.js";
import { keepPassword } from "../../storage/catalogue/given-passwords.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import { frozenPassagesSchema } from "../../storage/model/record.js";
import { type EmptyArchive, itemsOf, openEmptyArchive, openOn } from "../empty-archive.js";
import { makeZip } from "./extract/made-zip.js";

type File = { name: string; bytes: string | Buffer };

async function handInFiles(archive: OpenArchive, files: File[], plan: Partial<IntakePlan> = {}) {
  const handed = files.map(async ({ name, bytes }, index) => {
    const path = join(archive.quarantine.incoming, `handed-${index}`);
    await writeFile(path, bytes);
    return { name, path, move: true, plan: intakePlanSchema.parse(plan) };
  });
  const act = { by: "ida", way: "upload", origin: null } as const;
  return receive(archive, act, await Promise.all(handed));
}

async function settle(archive: OpenArchive) {
  const derivation = startDerivation(archive);
  await derivation.settled();
  await derivation.stop();
}

/** What a catalogue says of files inside files, without what a rebuild cannot know. */
async function linked({ catalogue }: OpenArchive) {
  const members = await catalogue
    .selectFrom("member")
    .selectAll()
    .orderBy("document")
    .orderBy("position")
    .execute();
  const versions = await catalogue
    .selectFrom("version")
    .select(["document", "number", "accession", "container", "container_version", "place", "way", "origin"])
    .orderBy("document")
    .execute();
  const accessions = await catalogue.selectFrom("accession").selectAll().orderBy("number").execute();
  const items = await catalogue.selectFrom("accession_item").selectAll().orderBy("id").execute();
  return JSON.parse(JSON.stringify({ members, versions, accessions, items }));
}

/** The list of the files inside the only version of a document. */
function listOf({ catalogue }: OpenArchive, document: string) {
  return catalogue
    .selectFrom("member")
    .leftJoin("version", "version.digest", "member.digest")
    .select(["member.name", "member.place", "member.reason", "member.bytes", "version.document as holder"])
    .where("member.document", "=", document)
    .orderBy("position")
    .execute();
}

describe("files inside files", () => {
  let empty: EmptyArchive;

  before(async () => {
    empty = await openEmptyArchive("members");
  });
  after(() => empty.remove());

  it("become documents of their own, however deep they lie, in one accession, linked with what held them", async () => {
    const { archive } = empty;
    const inner = makeZip({ "deep.txt": "Deep inside.", "minutes/june.txt": "The minutes of June." });
    const zip = makeZip([
      { name: "minutes/june.txt", content: "The minutes of June." },
      { name: "papers.zip", content: inner },
      { name: "copy.txt", content: "The minutes of June." },
      { name: "../outside.txt", content: "Elsewhere." },
      { name: "empty.txt", content: "" },
    ]);
    const plan: Partial<IntakePlan> = {
      publish: true,
      source: "Council",
      series: "Minutes",
      tags: ["june"],
      kind: "motion",
    };
    const number = await handInFiles(archive, [{ name: "june.zip", bytes: zip }], plan);
    await settle(archive);

    const [container] = await itemsOf(archive, number);
    assert.ok(container);
    const acts = await archive.catalogue
      .selectFrom("accession")
      .select(["number", "by", "origin"])
      .where("way", "=", "member")
      .where("container", "=", container.document)
      .execute();
    assert.deepEqual(
      acts.map(({ by, origin }) => ({ by, origin })),
      [{ by: "ida", origin: "june.zip" }],
    );
    const items = await itemsOf(archive, acts[0]?.number ?? "");
    assert.deepEqual(
      items.map(({ name, state }) => `${name} ${state}`),
      ["june.txt taken", "papers.zip taken", "copy.txt held", "deep.txt taken", "june.txt held"],
    );
    const [june, papers, copy, deep] = items;
    assert.equal(copy?.document, june?.document);

    const record = await loadRecord(archive.catalogue, june?.document ?? "");
    assert.equal(record?.state, "published");
    assert.deepEqual(record.description.source, "Council");
    assert.deepEqual(record.description.series, "Minutes");
    assert.notDeepEqual(record.described.includes("kind"), true);
    assert.deepEqual(
      record.tags.map(({ label }) => label),
      ["june"],
    );
    assert.deepEqual(record.versions[0]?.provenance.container, {
      document: container.document,
      version: 1,
      place: "minutes/june.txt",
    });
    assert.equal(record.versions[0]?.original.name, "june.txt");
    const deepRecord = await loadRecord(archive.catalogue, deep?.document ?? "");
    assert.equal(deepRecord?.versions[0]?.provenance.container?.document, papers?.document);

    const list = await listOf(archive, container.document);
    assert.deepEqual(
      list.map(({ place, holder, reason }) => [place, holder, reason !== null]),
      [
        ["minutes/june.txt", june?.document, false],
        ["papers.zip", papers?.document, false],
        ["copy.txt", june?.document, false],
        ["../outside.txt", null, true],
        ["empty.txt", null, true],
      ],
    );
    const frozen = frozenPassagesSchema.parse(
      JSON.parse(
        (await archive.vault.read(documentObject(container.document), "versions/1/passages.json")).toString(),
      ),
    );
    assert.equal(frozen.members?.length, 5);
    assert.deepEqual((await verifyArchive(archive)).problems, []);
  });

  it("are linked as before when the catalogue is made again", async () => {
    const { archive } = empty;
    const before = await linked(archive);
    for (const table of ["accession_item", "accession", "document"] as const)
      await archive.catalogue.deleteFrom(table).execute();
    const { failures } = await rebuildCatalogue(archive);
    assert.deepEqual(failures, []);
    assert.deepEqual(await linked(archive), before);
  });

  it("are made once, whatever is cut off when, and when the catalogue is lost then", async () => {
    const names = ["one", "two", "three"];
    for (const [moments, isLost] of [
      [["kept 1", "kept 3", "entered", "frozen"], false],
      [["kept 2", "entered"], true],
    ] as const) {
      const { archive, folder, remove } = await openEmptyArchive("members-cut", { size: 1 });
      const containers = new Map<string, string>();
      for (const moment of moments) {
        const files = names.map((name) => [`${name}.txt`, `The file ${name} of ${moment}.`]);
        const zip = makeZip(Object.fromEntries(files));
        const [container] = await itemsOf(
          archive,
          await handInFiles(archive, [{ name: `${moment}.zip`, bytes: zip }]),
        );
        assert.ok(container);
        await admit(archive, container);
        const cutOff = new CutOff(archive, moment);
        // A process that is stopped for ever at this moment has done as much as one that is killed there.
        void readVersion(cutOff.desk, container.document, 1, { stillMine: cutOff.stillMine });
        await cutOff.reached;
        containers.set(moment, container.document);
      }

      await mkdir(archive.quarantine.incoming, { recursive: true });
      // And the catalogue may be lost besides.
      for (const end of isLost ? ["", "-wal", "-shm"] : [])
        await rm(join(folder, `catalogue.sqlite${end}`), { force: true });
      const next = await openOn(folder, "command");
      try {
        await settle(next);
        for (const [moment, document] of containers) {
          const accessions = next.catalogue.selectFrom("accession").where("container", "=", document);
          const acts = await accessions.select("number").execute();
          assert.equal(acts.length, 1, moment);
          const items = await itemsOf(next, acts[0]?.number ?? "");
          assert.deepEqual(
            items.map(({ name, state }) => `${name} ${state}`).sort(),
            ["one.txt taken", "three.txt taken", "two.txt taken"],
            moment,
          );
          const list = await listOf(next, document);
          assert.deepEqual(
            list.map(({ name, holder }) => [
              name,
              items.find((item) => item.name === name)?.document === holder,
            ]),
            names.map((name) => [`${name}.txt`, true]),
            moment,
          );
        }
        const documents = await next.catalogue.selectFrom("document").select("id").execute();
        assert.equal(documents.length, moments.length * (1 + names.length));
        assert.deepEqual((await verifyArchive(next)).problems, []);
        assert.deepEqual(await readdir(join(folder, "quarantine", "items")), []);
      } finally {
        await next.close();
        await remove();
      }
    }
  });

  it("come out of five containers in one another and no more", async () => {
    const { archive } = empty;
    let zip = makeZip({ "core.txt": "The core." });
    for (let depth = 6; depth > 1; depth--) zip = makeZip({ [`depth-${depth}.zip`]: zip });
    await handInFiles(archive, [{ name: "depth-1.zip", bytes: zip }]);
    await settle(archive);
    const rows = await archive.catalogue
      .selectFrom("version")
      .select(["original_name", "text_state"])
      .where("original_name", "like", "depth-%")
      .orderBy("original_name")
      .execute();
    assert.deepEqual(
      rows.map(({ original_name: name, text_state: state }) => `${name} ${state}`),
      [1, 2, 3, 4, 5, 6].map((depth) => `depth-${depth}.zip known`),
    );
    const core = await archive.catalogue
      .selectFrom("member")
      .selectAll()
      .where("name", "=", "core.txt")
      .executeTakeFirstOrThrow();
    assert.equal(core.item, null);
    assert.match(core.reason ?? "", /5 containers/);
  });

  it("end at a container that holds itself", async () => {
    const { archive } = empty;
    const bytes = makeZip({ "a.txt": "This stands for a file that holds itself." });
    const number = await handInFiles(archive, [{ name: "self.zip", bytes }]);
    await takeAllIn(archive);
    const [container] = await itemsOf(archive, number);
    const scratch = join(archive.quarantine.incoming, "self");
    await mkdir(scratch);
    const path = join(scratch, "self");
    await writeFile(path, bytes);
    await readVersion(archive, container?.document ?? "", 1, {
      // No such file is small enough to be made here; what its reader would give is.
      reader: async (file) => {
        const read = await archive.pool.read(file);
        const members = [{ name: "self.zip", place: "self.zip", path, reason: null }];
        return { ...read, extraction: { ...read.extraction, members } };
      },
    });
    await settle(archive);
    const [line] = await listOf(archive, container?.document ?? "");
    assert.equal(line?.holder, container?.document);
    const items = await archive.catalogue
      .selectFrom("accession_item")
      .select(["state", "document"])
      .where("name", "=", "self.zip")
      .where("accession", "!=", number)
      .execute();
    assert.deepEqual(
      items.map((item) => ({ ...item })),
      [{ state: "held", document: container?.document }],
    );
  });

  it("join the others when their container is read again with a password, and those are not taken in twice", async () => {
    const { archive } = empty;
    const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    await zip.add("open.txt", new Uint8ArrayReader(Buffer.from("An open paper beside a locked one.")));
    const locked = new Uint8ArrayReader(Buffer.from("A paper that was locked away."));
    await zip.add("locked.txt", locked, { password: "kept dark" });
    const number = await handInFiles(archive, [{ name: "half.zip", bytes: Buffer.from(await zip.close()) }]);
    await settle(archive);
    const [container] = await itemsOf(archive, number);
    assert.ok(container);
    const stands = async () => {
      const whole = await wholeAccession(archive.catalogue, number);
      assert.ok(whole?.settled);
      const left = await leftInside(
        archive.catalogue,
        whole.acts.map((act) => act.number),
      );
      return [whole.items.map(({ name, state }) => `${name} ${state}`), left.map(({ name }) => name)];
    };
    assert.deepEqual(await stands(), [["half.zip searchable", "open.txt searchable"], ["locked.txt"]]);
    const place = { document: container.document, version: 1 };
    await keepPassword(archive.catalogue, place, { password: "kept dark", by: "ada" });
    assert.equal(await askToReread(archive, container.document, "ada"), null);
    await settle(archive);
    assert.deepEqual(await stands(), [
      ["half.zip searchable", "open.txt searchable", "locked.txt searchable"],
      [],
    ]);
    const record = await loadRecord(archive.catalogue, container.document);
    assert.equal(record?.versions.length, 2);
  });

  it("are drafts when their container is read again, and when it was withdrawn or unpublished", async () => {
    const { archive } = empty;
    const stateOf = async (name: string) =>
      (
        await archive.catalogue
          .selectFrom("document")
          .innerJoin("version", "version.document", "document.id")
          .select("document.state")
          .where("version.original_name", "=", name)
          .executeTakeFirstOrThrow()
      ).state;
    const taken = async (zip: Buffer) => {
      const number = await handInFiles(archive, [{ name: "public.zip", bytes: zip }], { publish: true });
      await takeAllIn(archive);
      const [container] = await itemsOf(archive, number);
      assert.ok(container);
      return container.document;
    };

    await taken(makeZip({ "first.txt": "Read while its container is public." }));
    await settle(archive);
    assert.equal(await stateOf("first.txt"), "published");

    for (const state of ["draft", "withdrawn"] as const) {
      const document = await taken(makeZip({ [`${state}.txt`]: `Read after it became ${state}.` }));
      await setState(archive, document, state, "Asked for.", "ida");
      await settle(archive);
      assert.equal(await stateOf(`${state}.txt`), "draft");
    }

    const late = await taken(makeZip({ "late.txt": "Withdrawn between reading and taking in." }));
    await readVersion(archive, late, 1);
    await setState(archive, late, "withdrawn", "Asked for.", "ida");
    await settle(archive);
    assert.equal(await stateOf("late.txt"), "draft");

    const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    await zip.add("beside.txt", new Uint8ArrayReader(Buffer.from("An open paper, public.")));
    const locked = new Uint8ArrayReader(Buffer.from("A locked paper that nobody has seen."));
    await zip.add("unseen.txt", locked, { password: "kept dark" });
    const half = await taken(Buffer.from(await zip.close()));
    await settle(archive);
    assert.equal(await stateOf("beside.txt"), "published");
    await keepPassword(
      archive.catalogue,
      { document: half, version: 1 },
      { password: "kept dark", by: "ada" },
    );
    assert.equal(await askToReread(archive, half, "ada"), null);
    await settle(archive);
    assert.equal(await stateOf("unseen.txt"), "draft");
  });

  it("past what one file may yield stay in it, with the reason", async () => {
    const { archive } = empty;
    const zip = makeZip({ "a.txt": "The first that fits.", "b.txt": "The second does not." });
    const number = await handInFiles(archive, [{ name: "many.zip", bytes: zip }]);
    await takeAllIn(archive);
    const [container] = await itemsOf(archive, number);
    assert.ok(container);
    await fillUp(archive, container.document, mostMembers - 1);
    await settle(archive);
    const list = await listOf(archive, container.document);
    assert.deepEqual(
      list.map(({ name, holder, reason }) => [name, holder !== null, reason?.includes("10,000")]),
      [
        ["a.txt", true, undefined],
        ["b.txt", false, true],
      ],
    );
  });
});

/** Takes in what was handed in, and reads nothing. */
async function takeAllIn(archive: OpenArchive) {
  const items = await archive.catalogue
    .selectFrom("accession_item")
    .selectAll()
    .where("state", "=", "received")
    .execute();
  for (const item of items) await admit(archive, item);
}

/** Notes that so many files came out of a container already. */
async function fillUp({ catalogue }: OpenArchive, container: string, count: number) {
  const accession = "2026-9000";
  await catalogue
    .insertInto("accession")
    .values({
      ...{ number: accession, at: "2026-01-01T00:00:00.000Z", by: "ida", way: "member", origin: null },
      ...{ container, container_version: 1, revision: 1, recorded_revision: 1 },
    })
    .execute();
  for (let from = 0; from < count; from += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - from) }, (_, offset) => ({
      ...{ id: `filled-${from + offset}`, accession, position: from + offset, name: "x", bytes: 1 },
      ...{ state: "refused" as const, reason: "", digest: null, document: "", version: null, plan: "{}" },
    }));
    await catalogue.insertInto("accession_item").values(rows).execute();
  }
}

/** An archive whose work stops for ever at a moment of taking members in. */
class CutOff {
  readonly desk: Archive;
  readonly stillMine: () => Promise<void>;
  readonly reached: Promise<void>;
  constructor(archive: OpenArchive, moment: string) {
    let arrive = () => {};
    this.reached = new Promise((resolve) => {
      arrive = resolve;
    });
    const stop = () => {
      arrive();
      return new Promise<never>(() => {});
    };
    let kept = 0;
    const quarantine: Archive["quarantine"] = {
      ...archive.quarantine,
      keep: async (...args) => {
        // One after the other, so that the moment is the same each time.
        const mine = ++kept;
        if (moment.startsWith("kept") && mine > Number(moment.slice(5))) return stop();
        await archive.quarantine.keep(...args);
        if (moment === "kept 3" && mine === 3) return stop();
      },
    };
    let asked = 0;
    this.stillMine = async () => {
      asked += 1;
      if (moment === "entered" && asked === 2) return stop();
    };
    const vault = new Proxy(archive.vault, {
      get: (target, name) => {
        if (name !== "update" || moment !== "frozen") return Reflect.get(target, name);
        return async (...args: Parameters<typeof target.update>) => {
          await target.update(...args);
          return stop();
        };
      },
    });
    this.desk = { ...archive, quarantine, vault };
  }
}
