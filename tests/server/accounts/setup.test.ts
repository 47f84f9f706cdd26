import assert from "node:assert/strict";
import { after, beforeEach, describe, test } from "node:test";
import { createAccount, listAccounts } from "../../../server/accounts/keep-accounts.js";
import { newSetupLink } from "../../../server/accounts/setup-link.js";
import { browserFor, password, runningApp, start } from "./running-app.js";

const dayMs = 86_400_000;

describe("the first account", async () => {
  let app = await runningApp();
  let browser = browserFor(app.address);
  let code = "";
  beforeEach(async () => {
    await app.stop();
    app = await runningApp();
    browser = browserFor(app.address);
    code = await newSetupLink(app.catalogue, start);
  });
  after(() => app.stop());

  const names = async () =>
    (await listAccounts(app.desk)).map((account) => `${account.name}: ${account.role}`);
  const setUp = (fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    browser.post("/setup", { code, name: "Ada Lovelace", password, ...fields }, headers);

  test("the link shows the form with its code filled in", async () => {
    const page = await browser.get(`/setup?token=${code}`);
    assert.equal(page.status, 200);
    assert.ok(page.text.includes(`value="${code}"`));
    assert.equal(page.headers.get("cache-control"), "no-store");
    assert.match((await browser.get("/setup")).text, /name="code" type="text" value=""/);
    assert.match((await browser.get("/sign-in")).text, /Nobody has an account here yet.*href="\/setup"/s);
  });

  test("whoever holds the link becomes administrator and is signed in", async () => {
    const page = await setUp();
    assert.equal(page.status, 303);
    assert.equal(page.headers.get("location"), "/");
    assert.equal((await browser.visitor()).account?.role, "administrator");
    assert.deepEqual(await names(), ["Ada Lovelace: administrator"]);
  });

  test("once there is an account the set-up is gone, link or no link", async () => {
    await setUp();
    const stranger = browserFor(app.address);
    assert.doesNotMatch((await stranger.get("/sign-in")).text, /Nobody has an account here yet/);
    for (const page of [
      await stranger.get(`/setup?token=${code}`),
      await stranger.get("/setup"),
      await stranger.post("/setup", { code, name: "Eve", password }),
    ]) {
      assert.equal(page.status, 410);
      assert.match(page.text, /This archive has been set up/);
    }
    const another = await newSetupLink(app.catalogue, start);
    assert.equal((await stranger.post("/setup", { code: another, name: "Eve", password })).status, 410);
    assert.deepEqual(await names(), ["Ada Lovelace: administrator"]);
  });

  test("of two at once one wins", async () => {
    const statuses = await Promise.all(
      ["Ada", "Eve", "Mallory"].map(async (name) => (await setUp({ name })).status),
    );
    assert.deepEqual(statuses.toSorted(), [303, 410, 410]);
    assert.equal((await names()).length, 1);
  });

  test("a wrong, an old and a replaced code make no account", async () => {
    const replaced = code;
    code = await newSetupLink(app.catalogue, start);
    for (const wrong of ["", "x", "A".repeat(43), replaced]) {
      const page = await setUp({ code: wrong });
      assert.equal(page.status, 403, wrong);
      assert.match(page.text, /This set-up code does not hold/);
    }
    app.clock.now = start + dayMs - 1;
    assert.equal((await browser.get(`/setup?token=${code}`)).status, 200);
    app.clock.now = start + dayMs;
    assert.equal((await browser.get(`/setup?token=${code}`)).status, 403);
    assert.equal((await setUp()).status, 403);
    assert.deepEqual(await names(), []);
  });

  test("a weak password or an empty name is told beside the field, and the code still holds", async () => {
    const weak = await setUp({ password: "short" });
    assert.equal(weak.status, 422);
    assert.match(weak.text, /id="password-error">A password has at least 12 characters; this one has 5\./);
    assert.ok(!weak.text.includes('short"'), "a password is never sent back");
    assert.match((await setUp({ name: "  " })).text, /id="name-error">Expected a name/);
    assert.equal((await setUp()).status, 303);
  });

  test("programs are answered in JSON", async () => {
    const accept = { accept: "application/json" };
    const refused = await setUp({ password: "short" }, accept);
    assert.equal(refused.status, 422);
    assert.match(JSON.parse(refused.text).message, /at least 12 characters/);
    const done = JSON.parse((await setUp({}, accept)).text);
    assert.equal(done.account.role, "administrator");
    assert.equal(done.csrf, (await browser.visitor()).csrf);
  });

  test("an account made on the command line closes the set-up too", async () => {
    await createAccount(app.desk, { name: "Ada", password, role: "administrator" });
    assert.equal((await setUp()).status, 410);
  });
});
