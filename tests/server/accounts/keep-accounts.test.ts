import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, describe, test } from "node:test";
import {
  createAccount,
  listAccounts,
  removeAccount,
  setPassword,
} from "../../../server/accounts/keep-accounts.js";
import { passwordHolds } from "../../../server/accounts/passwords.js";
import { HttpError } from "../../../server/errors.js";
import { findAccount } from "../../../storage/catalogue/accounts.js";
import { openCatalogue } from "../../../storage/catalogue/catalogue.js";

const password = "correct horse battery";
const now = () => Date.parse("2026-03-01T09:00:00.000Z");

describe("accounts kept from the command line", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ibid-accounts-"));
  const catalogue = await openCatalogue(join(folder, "catalogue.sqlite"), "2026-03-01T09:00:00.000Z");
  const desk = { catalogue, now };
  beforeEach(() => catalogue.deleteFrom("account").execute());
  after(async () => {
    await catalogue.destroy();
    await rm(folder, { recursive: true });
  });

  const refusal = (status: number, words: RegExp) => (error: unknown) =>
    error instanceof HttpError && error.status === status && words.test(error.message);
  const add = (name: string, role = "archivist") => createAccount(desk, { name, password, role });

  test("accounts are listed by name, without their passwords", async () => {
    await add("  Zora   Neale ");
    await add("Ada", "administrator");
    const accounts = await listAccounts(desk);
    assert.deepEqual(
      accounts.map(({ id: _, ...account }) => account),
      [
        { name: "Ada", role: "administrator", createdAt: "2026-03-01T09:00:00.000Z", disabledAt: null },
        { name: "Zora Neale", role: "archivist", createdAt: "2026-03-01T09:00:00.000Z", disabledAt: null },
      ],
    );
    assert.match(accounts[0]?.id ?? "", /^[0-9a-z]{10}$/);
  });

  test("two accounts never look alike", async () => {
    await add("José");
    for (const name of ["José", "JOSÉ", "jose", " Jose\u0301 ", "Jose"]) {
      await assert.rejects(add(name), refusal(409, /already, or one whose name looks the same/), name);
    }
    assert.equal((await listAccounts(desk)).length, 1);
  });

  test("two programs that add the same name at once make one account", async () => {
    const results = await Promise.allSettled([add("Ada"), add("ADA"), add("ada")]);
    assert.equal(results.filter((result) => result.status === "fulfilled").length, 1);
  });

  test("names that hide something, weak passwords and unknown roles are refused with words", async () => {
    for (const name of ["", "   ", "\u200B", "a\0b", "a\u202Eb", "a\u200Bb", "x".repeat(61)]) {
      await assert.rejects(add(name), refusal(422, /Expected a name/), JSON.stringify(name));
    }
    await assert.rejects(
      createAccount(desk, { name: "Ada", password: "short", role: "archivist" }),
      refusal(422, /at least 12/),
    );
    await assert.rejects(
      add("Ada", "emperor"),
      refusal(422, /Expected the role reader, contributor, archivist or administrator, got "emperor"/),
    );
    assert.deepEqual(await listAccounts(desk), []);
  });

  test("a password can be set, and must be a good one", async () => {
    await add("Ada");
    await setPassword(desk, "ADA", "a brand new password");
    const hash = (await findAccount(catalogue, "Ada"))?.passwordHash ?? "";
    assert.equal(await passwordHolds(hash, "a brand new password"), true);
    assert.equal(await passwordHolds(hash, password), false);
    await assert.rejects(setPassword(desk, "Ada", "short"), refusal(422, /at least 12/));
    await assert.rejects(setPassword(desk, "Eve", password), refusal(404, /no account named "Eve"/));
  });

  test("the last administrator stays while there are others to look after", async () => {
    await add("Ada", "administrator");
    await add("Ida");
    await assert.rejects(removeAccount(desk, "Ada"), refusal(409, /"Ada" is the only administrator/));
    await removeAccount(desk, "ida");
    await removeAccount(desk, "Ada");
    assert.deepEqual(await listAccounts(desk), []);
    await assert.rejects(removeAccount(desk, "Ada"), refusal(404, /no account named "Ada"/));
  });
});
