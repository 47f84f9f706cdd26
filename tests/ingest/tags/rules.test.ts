/** Tags by rule, in the real stores. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startDerivation } from "../../../ingest/derive.js";
import { rebuildCatalogue } from "../../../ingest/rebuild.js";
import { retagMany } from "../../../ingest/tags/retag.js";
import { tryRule } from "../../../ingest/tags/try-rule.js";
import {
  addRule,
  describeConcept,
  makeConcept,
  mergeConcept,
  removeRule,
  undoChange,
} from "../../../ingest/tags/vocabulary.js";
import { documentCounts, tagNames } from "../../../storage/catalogue/concepts.js";
import { loadRecord } from "../../../storage/catalogue/records.js";
import { type EmptyArchive, handIn, openEmptyArchive } from "../../empty-archive.js";

describe("rules for tags", () => {
  let empty: EmptyArchive;
  before(async () => {
    empty = await openEmptyArchive("rules");
  });
  after(() => empty.remove());

  async function settle(): Promise<void> {
    const derivation = startDerivation(empty.archive);
    await derivation.settled();
    await derivation.stop();
  }

  const tagsOf = async (id: string) => (await loadRecord(empty.archive.catalogue, id))?.tags ?? [];
  const said = "The force said little.\n\nIts watch list held 15,000 faces.\n\nThe watchlist grew.";

  it("tag old and new documents, each with the words that made them, and untag them with the rule", async () => {
    const { archive } = empty;
    const [old] = await handIn(archive, [said, "Nothing of the kind."]);
    await settle();
    const concept = await makeConcept(archive, { kind: "topic", name: "watchlists" }, "ida");
    const trial = await tryRule(archive, "watchlist OR “watch list”");
    assert.deepEqual([trial.documents, trial.lookedAt, trial.of], [1, 2, 2]);
    assert.match(trial.samples[0]?.passage.text ?? "", /15,000 faces/);
    const ruled = await addRule(archive, concept.id, "watchlist OR “watch list”", "ida");
    const [fresh] = await handIn(archive, ["A new text on a Watch-List."]);
    await settle();
    for (const [item, words] of [
      [old, "watch list"],
      [fresh, "Watch-List"],
    ] as const) {
      const [tag, ...rest] = await tagsOf(item?.document ?? "");
      assert.deepEqual(rest, []);
      assert.equal(tag?.label, "watchlists");
      assert.deepEqual(
        [tag?.by, tag?.why, tag?.rule],
        ["rule", "watchlist OR “watch list”", ruled?.rules[0]?.id],
      );
      const { start = 0, end = 0 } = tag?.place ?? {};
      const text = item === old ? said : "A new text on a Watch-List.";
      assert.equal(text.slice(start, end), words);
    }
    await retagMany(archive, [old?.document ?? ""], { put: [], take: ["Watchlists"] }, "ada");
    await addRule(archive, concept.id, "grew", "ida");
    await settle();
    assert.deepEqual(await tagsOf(old?.document ?? ""), [], "a tag that was taken off came back");
    await removeRule(archive, concept.id, ruled?.rules[0]?.id ?? "", "ida");
    await settle();
    assert.deepEqual(await tagsOf(fresh?.document ?? ""), []);
    const removal = (
      await describeConcept(archive, concept.id, { ...concept, note: "n" }, null, "ida")
    )?.events.findLast(({ action }) => action === "rule removed");
    await undoChange(archive, concept.id, removal?.id ?? "", "ida");
    await settle();
    assert.equal(
      (await tagsOf(fresh?.document ?? ""))[0]?.label,
      "watchlists",
      "an undone removal tags again",
    );
    await retagMany(archive, [old?.document ?? ""], { put: ["watchlists"], take: [] }, "ada");
    const [byHand] = await tagsOf(old?.document ?? "");
    assert.deepEqual([byHand?.by, byHand?.rule], ["ada", undefined]);
  });

  it("give way to a hand, and follow their concept when it is renamed or merged", async () => {
    const { archive } = empty;
    const [item] = await handIn(archive, ["Cameras on vans."], { tags: ["Vans"] });
    await settle();
    const document = item?.document ?? "";
    const [vans] = await tagsOf(document);
    assert.ok(vans?.concept);
    await addRule(archive, vans.concept, "vans", "ida");
    const cameras = await makeConcept(archive, { kind: "topic", name: "Cameras" }, "ida");
    await addRule(archive, cameras.id, "camera*", "ida");
    await settle();
    assert.deepEqual(
      (await tagsOf(document)).map(({ label, by }) => [label, by]),
      [
        ["Cameras", "rule"],
        ["Vans", "ida"],
      ],
    );
    await mergeConcept(archive, cameras.id, vans.concept, "ida");
    await describeConcept(
      archive,
      vans.concept,
      { kind: "topic", name: "Vehicles", otherNames: [], broader: [], note: null },
      null,
      "ida",
    );
    await settle();
    assert.deepEqual(await tagNames(archive.catalogue, document), ["Vehicles"]);
    const { hits } = await archive.index.search({
      words: "",
      filters: { tag: ["Vehicles"] },
      states: ["draft"],
      limit: 5,
      offset: 0,
      withFacets: false,
    });
    assert.deepEqual(
      hits.map((hit) => hit.record.document),
      [document],
    );
    assert.equal((await documentCounts(archive.catalogue, ["draft"])).get(vans.concept), 1);
    assert.equal((await documentCounts(archive.catalogue, ["published"])).get(vans.concept), undefined);
  });

  it("and all that hangs on them are the same after the catalogue was made again", async () => {
    const { archive } = empty;
    await settle();
    const state = async () => ({
      authorities: (await archive.catalogue.selectFrom("authority").selectAll().orderBy("id").execute()).map(
        ({ record, ...row }) => ({ ...row, record: JSON.parse(record) }),
      ),
      rules: await archive.catalogue.selectFrom("tag_rule").selectAll().orderBy("id").execute(),
      tags: await archive.catalogue
        .selectFrom("tag")
        .selectAll()
        .orderBy("document")
        .orderBy("label")
        .execute(),
      declined: await archive.catalogue.selectFrom("declined").selectAll().orderBy("document").execute(),
      revisions: await archive.catalogue
        .selectFrom("document")
        .select(["id", "revision"])
        .orderBy("id")
        .execute(),
    });
    const before = await state();
    assert.ok(before.tags.length >= 2 && before.declined.length === 0 && before.rules.length >= 3);
    await archive.catalogue.deleteFrom("document").execute();
    await archive.catalogue.deleteFrom("authority").execute();
    assert.deepEqual((await rebuildCatalogue(archive)).failures, []);
    await settle();
    assert.deepEqual(await state(), before);
  });
});
