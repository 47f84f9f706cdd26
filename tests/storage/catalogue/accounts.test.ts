import assert from "node:assert/strict";
import { after, beforeEach, describe, test } from "node:test";
import {
  addAccount,
  allAccounts,
  countAccounts,
  deleteAccount,
  findAccount,
  foldedName,
  keepPasswordHash,
  replaceSetupLink,
  setupLinkHolds,
  takeSetupLink,
} from "../../../storage/catalogue/accounts.js";
import {
  addSession,
  closeSession,
  extendSession,
  findSession,
  sweepExpired,
} from "../../../storage/catalogue/sessions.js";
import type { Digest } from "../../../storage/model/digest.js";
import { at, scratchCatalogue } from "./scratch-catalogue.js";

const digest = (letter: string): Digest => `sha256:${letter.repeat(64)}`;
const noon = "2026-03-01T12:00:00.000Z";
const evening = "2026-03-01T18:00:00.000Z";

describe("accounts in the catalogue", async () => {
  const { catalogue, remove } = await scratchCatalogue();
  beforeEach(async () => {
    await catalogue.deleteFrom("account").execute();
    await catalogue.deleteFrom("setup_link").execute();
  });
  after(remove);

  const add = (id: string, name: string, role: "archivist" | "administrator" = "archivist") =>
    addAccount(catalogue, { id, name, role, passwordHash: `hash of ${id}`, createdAt: at });
  const open = (token: Digest, account: string, expiresAt = noon) =>
    addSession(catalogue, {
      digest: token,
      account,
      csrf: `csrf of ${account}`,
      createdAt: at,
      expiresAt,
      device: null,
    });

  test("a name is one account's, whatever its case, accents and spaces", async () => {
    assert.equal(await add("1", "Zoë Straße"), true);
    assert.equal(await add("2", "ZOE  STRASSE"), false);
    assert.equal(foldedName(" Zoë\u00A0 Straße "), foldedName("zoe strasse"));
    assert.deepEqual(await findAccount(catalogue, "zoe strasse"), {
      id: "1",
      name: "Zoë Straße",
      role: "archivist",
      createdAt: at,
      disabledAt: null,
      passwordHash: "hash of 1",
    });
    assert.equal(await findAccount(catalogue, "Zoltan"), null);
  });

  test("accounts are listed by name without their hashes, and counted by role", async () => {
    await add("1", "bea");
    await add("2", "Ada", "administrator");
    assert.deepEqual(await allAccounts(catalogue), [
      { id: "2", name: "Ada", role: "administrator", createdAt: at, disabledAt: null },
      { id: "1", name: "bea", role: "archivist", createdAt: at, disabledAt: null },
    ]);
    assert.equal(await countAccounts(catalogue), 2);
    assert.equal(await countAccounts(catalogue, "administrator"), 1);
  });

  test("what is done to an account that is not there says so", async () => {
    assert.equal(await keepPasswordHash(catalogue, "nobody", "hash"), false);
    assert.equal(await deleteAccount(catalogue, "nobody"), false);
    await assert.rejects(open(digest("a"), "nobody"), /FOREIGN KEY/);
  });

  test("a session is found by its token's digest until the moment it ends", async () => {
    await add("1", "Ada");
    await open(digest("a"), "1");
    const session = await findSession(catalogue, digest("a"), at);
    assert.deepEqual(session, {
      account: { id: "1", name: "Ada", role: "archivist" },
      csrf: "csrf of 1",
      expiresAt: noon,
      seenAt: at,
    });
    assert.equal(await findSession(catalogue, digest("b"), at), null);
    assert.equal(await findSession(catalogue, digest("a"), noon), null);
    await extendSession(catalogue, digest("a"), evening);
    assert.equal((await findSession(catalogue, digest("a"), noon))?.expiresAt, evening);
    await closeSession(catalogue, digest("a"));
    assert.equal(await findSession(catalogue, digest("a"), at), null);
  });

  test("sessions go with their account", async () => {
    await add("1", "Ada");
    await add("2", "Bea");
    await open(digest("a"), "1");
    await open(digest("b"), "2");
    assert.equal(await deleteAccount(catalogue, "1"), true);
    assert.equal(await findSession(catalogue, digest("a"), at), null);
    assert.ok(await findSession(catalogue, digest("b"), at));
  });

  test("only what has ended is swept", async () => {
    await add("1", "Ada");
    await open(digest("a"), "1", noon);
    await open(digest("b"), "1", evening);
    await replaceSetupLink(catalogue, { digest: digest("c"), expiresAt: evening });
    assert.equal(await sweepExpired(catalogue, noon), 1);
    assert.ok(await findSession(catalogue, digest("b"), noon));
    assert.equal(await setupLinkHolds(catalogue, digest("c"), noon), true);
    assert.equal(await sweepExpired(catalogue, evening), 1);
    assert.equal(await catalogue.selectFrom("setup_link").selectAll().executeTakeFirst(), undefined);
  });

  test("a set-up link is taken once, by one, in time, and only the newest", async () => {
    await replaceSetupLink(catalogue, { digest: digest("a"), expiresAt: noon });
    await replaceSetupLink(catalogue, { digest: digest("b"), expiresAt: noon });
    assert.equal(await takeSetupLink(catalogue, digest("a"), at), false);
    assert.equal(await takeSetupLink(catalogue, digest("b"), noon), false);
    const takers = await Promise.all([1, 2, 3].map(() => takeSetupLink(catalogue, digest("b"), at)));
    assert.deepEqual(takers.toSorted(), [false, false, true]);
    assert.equal(await setupLinkHolds(catalogue, digest("b"), at), false);
  });
});
