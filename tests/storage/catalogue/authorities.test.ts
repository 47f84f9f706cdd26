import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import {
  authoritiesNamed,
  changeAuthority,
  idsStandingFor,
  loadAuthority,
  standingAuthority,
  writeAuthority,
} from "../../../storage/catalogue/authorities.js";
import type { Catalogue } from "../../../storage/catalogue/catalogue.js";
import { newAuthority, withMerge, withWords } from "../../../storage/model/authority-change.js";
import { scratchCatalogue } from "./scratch-catalogue.js";

const act = (id: string) => ({ id, by: "Ida Wells", at: "2026-03-02T10:30:00.123Z" });
const person = (id: string, name: string) => newAuthority(id, { kind: "person", name }, act(`made ${id}`));

describe("authorities in the catalogue", () => {
  let catalogue: Catalogue;
  let remove: () => Promise<void>;
  before(async () => {
    ({ catalogue, remove } = await scratchCatalogue());
  });
  after(() => remove());
  const write = (...people: string[][]) =>
    catalogue.transaction().execute(async (transaction) => {
      for (const [id = "", name = ""] of people)
        await writeAuthority(transaction, person(id, name), { recorded: false });
    });
  const change = (id: string, to: Parameters<typeof changeAuthority>[2]) =>
    catalogue.transaction().execute((transaction) => changeAuthority(transaction, id, to));

  test("come back as they were written, and are found by any name however it is typed", async () => {
    await write(["aaaaaaaaa1", "Sir Wyn Williams"]);
    const otherNames = [{ name: "Wyn Lewis Williams", from: null, to: "2019" }];
    const changed = await change("aaaaaaaaa1", (record) => withWords(record, { otherNames }, act("e1")));
    assert.equal(changed?.revision, 2);
    assert.deepEqual(await loadAuthority(catalogue, "aaaaaaaaa1"), changed);
    for (const name of ["sir  wyn williams", "WYN LEWIS WILLIAMS"])
      assert.deepEqual(
        (await authoritiesNamed(catalogue, name, "person")).map(({ id }) => id),
        ["aaaaaaaaa1"],
      );
    assert.deepEqual(await authoritiesNamed(catalogue, "Sir Wyn Williams", "body"), []);
  });

  test("merged ones stand for the other until the merge is undone, and keep what they had", async () => {
    await write(["bbbbbbbbb1", "Jason Beer"], ["bbbbbbbbb2", "Mr Jason Beer KC"], ["bbbbbbbbb3", "J Beer"]);
    await change("bbbbbbbbb1", (record) => withMerge(record, "bbbbbbbbb2", act("m1")));
    await change("bbbbbbbbb2", (record) => withMerge(record, "bbbbbbbbb3", act("m2")));
    assert.equal((await standingAuthority(catalogue, "bbbbbbbbb1"))?.id, "bbbbbbbbb3");
    assert.deepEqual((await idsStandingFor(catalogue, "bbbbbbbbb3")).sort(), [
      "bbbbbbbbb1",
      "bbbbbbbbb2",
      "bbbbbbbbb3",
    ]);
    assert.deepEqual(
      (await authoritiesNamed(catalogue, "Jason Beer")).map(({ id }) => id),
      ["bbbbbbbbb3"],
    );
    await change("bbbbbbbbb1", (record) => withMerge(record, null, act("m3")));
    const alone = await standingAuthority(catalogue, "bbbbbbbbb1");
    assert.equal(alone?.name, "Jason Beer");
    assert.deepEqual(
      alone?.events.map(({ action }) => action),
      ["authority", "merge", "unmerge"],
    );
  });
});
