import assert from "node:assert/strict";
import { after, beforeEach, describe, test } from "node:test";
import {
  claimLeases,
  extendLeases,
  freeLeasesOfTheGone,
  releaseLeases,
} from "../../../storage/catalogue/lease.js";
import { scratchCatalogue } from "./scratch-catalogue.js";

describe("leases", async () => {
  const { catalogue, remove } = await scratchCatalogue();
  beforeEach(() => catalogue.deleteFrom("lease").execute());
  after(remove);

  const claim = async (owner: string, now: number, key = "read abc 1") => {
    const [lease = null] = await claimLeases(catalogue, [key], { owner, now, holdMs: 1_000 });
    return lease;
  };
  const holders = () =>
    catalogue.selectFrom("lease").select(["key", "owner", "until"]).orderBy("key").execute();

  test("of several who ask at once one gets it", async () => {
    const claims = await Promise.all(["a", "b", "c", "d"].map((owner) => claim(owner, 0)));
    assert.equal(claims.filter((lease) => lease !== null).length, 1);
    assert.equal((await holders()).length, 1);
  });

  test("what is held is not given away, not even to its holder", async () => {
    await claim("a", 0);
    assert.equal(await claim("b", 999), null);
    assert.equal(await claim("a", 999), null);
    assert.ok(await claim("b", 999, "read xyz 1"), "another key is another lease");
  });

  test("one that has run out is taken over, and the old holder can do nothing to it", async () => {
    const old = await claim("a", 0);
    const taken = await claim("b", 1_000);
    assert.ok(old && taken);
    assert.deepEqual(await extendLeases(catalogue, [old], { now: 1_001, holdMs: 5_000 }), []);
    await releaseLeases(catalogue, [old]);
    assert.deepEqual({ ...(await holders())[0] }, { key: "read abc 1", owner: "b", until: 2_000 });
    assert.equal(await claim("c", 1_999), null);
  });

  test("of several asked for at once, those that somebody holds are left out", async () => {
    await claim("a", 0, "two");
    const leases = await claimLeases(catalogue, ["one", "two", "three", "one"], {
      owner: "b",
      now: 1,
      holdMs: 1_000,
    });
    assert.deepEqual(leases.map((lease) => lease.key).sort(), ["one", "three"]);
    await releaseLeases(catalogue, leases);
    assert.deepEqual(
      (await holders()).map((row) => row.key),
      ["two"],
    );
  });

  test("the holder can hold on for longer, and give back", async () => {
    const lease = await claim("a", 0);
    assert.ok(lease);
    assert.deepEqual(await extendLeases(catalogue, [lease], { now: 900, holdMs: 1_000 }), [lease]);
    assert.equal(await claim("b", 1_899), null);
    await releaseLeases(catalogue, [lease]);
    assert.ok(await claim("b", 1_000));
  });

  test("what ended processes held is free at once, what living ones hold is not", async () => {
    await claim("gone-1", 0, "one");
    await claim("gone-1", 0, "two");
    await claim("here-2", 0, "three");
    assert.equal(await freeLeasesOfTheGone(catalogue, (owner) => owner.startsWith("here")), 2);
    assert.equal(await freeLeasesOfTheGone(catalogue, (owner) => owner.startsWith("here")), 0);
    assert.deepEqual(
      (await holders()).map((row) => row.key),
      ["three"],
    );
    assert.ok(await claim("b", 1, "one"));
  });

  test("moments in milliseconds are kept exactly", async () => {
    const now = Date.parse("2199-12-31T23:59:59.999Z");
    await claim("a", now);
    assert.equal((await holders())[0]?.until, now + 1_000);
  });
});
