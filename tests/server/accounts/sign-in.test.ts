import assert from "node:assert/strict";
import { after, beforeEach, describe, test } from "node:test";
import { createAccount, removeAccount, setPassword } from "../../../server/accounts/keep-accounts.js";
import { findAccount, keepPasswordHash } from "../../../storage/catalogue/accounts.js";
import { addPasskey } from "../../../storage/catalogue/passkeys.js";
import { browserFor, password, runningApp, start } from "./running-app.js";

const dayMs = 86_400_000;

describe("signing in", async () => {
  let app = await runningApp();
  let browser = browserFor(app.address);
  beforeEach(async () => {
    await app.stop();
    app = await runningApp();
    browser = browserFor(app.address);
    await createAccount(app.desk, { name: "Ida Wells", password, role: "archivist" });
  });
  after(() => app.stop());

  const signIn = (fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    browser.post("/sign-in", { name: "Ida Wells", password, ...fields }, headers);

  test("a reader who only reads is given no cookie", async () => {
    assert.deepEqual((await browser.get("/visitor")).headers.getSetCookie(), []);
    assert.deepEqual((await browser.get("/sign-in")).headers.getSetCookie(), []);
    assert.deepEqual(await browser.visitor(), { account: null, csrf: null });
  });

  test("the right name and password open a session, whatever the name's case", async () => {
    const page = await signIn({ name: " ida  WELLS " });
    assert.equal(page.status, 303);
    assert.equal(page.headers.get("location"), "/");
    const [cookie = ""] = page.headers.getSetCookie();
    assert.match(cookie, /^ibid-session=[\w-]{43};.* Path=\/;.* HttpOnly; SameSite=Lax$/);
    assert.doesNotMatch(cookie, /Secure/);
    const visitor = await browser.visitor();
    assert.equal(visitor.account?.name, "Ida Wells");
    assert.equal(visitor.account?.role, "archivist");
    assert.match(visitor.csrf ?? "", /^[\w-]{43}$/);
  });

  test("the catalogue keeps no token that a thief could use", async () => {
    await signIn();
    const token = browser.cookies.get("ibid-session") ?? "";
    const rows = await app.catalogue.selectFrom("session").selectAll().execute();
    assert.equal(rows.length, 1);
    assert.match(rows[0]?.digest ?? "", /^sha256:[0-9a-f]{64}$/);
    assert.ok(!JSON.stringify(rows).includes(token));
  });

  test("a refused sign-in is logged with its account, by password or passkey; what was typed for a name is not", async () => {
    const account = await findAccount(app.catalogue, "Ida Wells");
    const row = {
      id: "cGFzc2tleQ",
      account: account?.id ?? "",
      name: "laptop",
      public_key: "AA",
      counter: 0,
    };
    await addPasskey(app.catalogue, { ...row, transports: "[]", created_at: "2026-03-01", used_at: null });
    await signIn({ password: "correct horse staple" });
    await signIn({ name: "my password in the wrong place" });
    for (const id of [row.id, "dW5rbm93bg"]) {
      const answer = await fetch(`${app.address}/sign-in/passkey`, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json" },
        body: JSON.stringify({ passkey: { id, rawId: id, response: {}, type: "public-key" } }),
      });
      assert.equal(answer.status, 401);
    }
    const log = await app.catalogue.selectFrom("log").selectAll().orderBy("number").execute();
    assert.deepEqual(
      log
        .filter(({ action }) => action === "sign-in")
        .map(({ by, object, outcome, detail }) => [by, object, outcome, detail]),
      [
        ["Ida Wells", "account:Ida Wells", "failure", "{}"],
        ["unknown", "account", "failure", "{}"],
        ["Ida Wells", "account:Ida Wells", "failure", '{"with":"passkey"}'],
        ["unknown", "account", "failure", '{"with":"passkey"}'],
      ],
    );
  });

  test("a wrong password and an unknown name are refused with the same words", async () => {
    const wrong = await signIn({ password: "correct horse staple" });
    const unknown = await signIn({ name: "Nobody" });
    assert.equal(wrong.status, 401);
    assert.equal(unknown.status, 401);
    assert.equal(wrong.text, unknown.text.replaceAll("Nobody", "Ida Wells"));
    assert.match(wrong.text, /role="alert">No account has this name and this password/);
    assert.deepEqual(wrong.headers.getSetCookie(), []);
  });

  test("strange input is refused like a wrong password", async () => {
    for (const fields of [{ name: "\0" }, { name: "" }, { password: "" }, { password: "x".repeat(5_000) }]) {
      assert.equal((await signIn(fields)).status, 401, JSON.stringify(fields).slice(0, 60));
    }
    const twice = await fetch(`${app.address}/sign-in`, {
      method: "POST",
      body: new URLSearchParams([
        ["name", "Ida Wells"],
        ["name", "Ida Wells"],
      ]),
    });
    assert.equal(twice.status, 401);
  });

  test("after signing in people are where they wanted to go, never on another site", async () => {
    assert.match(
      (await browser.get("/sign-in?next=/upload%3Fa=1")).text,
      /name="next" value="\/upload\?a=1"/,
    );
    assert.equal((await signIn({ next: "/upload?a=1" })).headers.get("location"), "/upload?a=1");
    for (const next of ["//evil.example", "/\\evil.example", "https://evil.example"]) {
      assert.equal(
        (await signIn({ next, csrf: (await browser.visitor()).csrf ?? "" })).headers.get("location"),
        "/",
      );
    }
  });

  test("programs are answered in JSON", async () => {
    const accept = { accept: "application/json" };
    const refused = await signIn({ password: "not the password" }, accept);
    assert.equal(refused.status, 401);
    assert.match(JSON.parse(refused.text).message, /No account has this name/);
    const done = JSON.parse((await signIn({}, accept)).text);
    assert.equal(done.account.name, "Ida Wells");
    assert.deepEqual(Object.keys(done.account), ["id", "name", "role"]);
    assert.equal(done.csrf, (await browser.visitor()).csrf);
  });

  test("signing in again gives another token and ends the session before it", async () => {
    await signIn();
    const first = browser.cookies.get("ibid-session") ?? "";
    await signIn({ csrf: (await browser.visitor()).csrf ?? "" });
    assert.notEqual(browser.cookies.get("ibid-session"), first);
    browser.cookies.set("ibid-session", first);
    assert.equal((await browser.visitor()).account, null);
  });

  test("a token that somebody planted beforehand is never made a session", async () => {
    const planted = "A".repeat(43);
    browser.cookies.set("ibid-session", planted);
    await signIn();
    assert.notEqual(browser.cookies.get("ibid-session"), planted);
  });

  test("signing out ends the session in the archive, not only in the browser", async () => {
    await signIn();
    const token = browser.cookies.get("ibid-session") ?? "";
    const page = await browser.post("/sign-out", { csrf: (await browser.visitor()).csrf ?? "" });
    assert.equal(page.headers.get("location"), "/");
    assert.equal(browser.cookies.has("ibid-session"), false);
    browser.cookies.set("ibid-session", token);
    assert.equal((await browser.visitor()).account, null);
  });

  test("a session in use goes on; one unused for 14 days has ended", async () => {
    await signIn();
    app.clock.now = start + 13 * dayMs;
    assert.equal(
      (await browser.get("/visitor")).headers.getSetCookie().length,
      1,
      "the cookie is renewed too",
    );
    assert.equal((await browser.get("/visitor")).headers.getSetCookie().length, 0, "but not with every page");
    app.clock.now = start + 26 * dayMs;
    assert.equal((await browser.visitor()).account?.name, "Ida Wells");
    app.clock.now = start + 40 * dayMs;
    assert.equal((await browser.visitor()).account, null);
  });

  test("sessions that have ended are cleared away when somebody signs in, the others stay", async () => {
    const [first, second, third] = [browser, browserFor(app.address), browserFor(app.address)];
    for (const [day, who] of [
      [0, first],
      [10, second],
      [20, third],
    ] as const) {
      app.clock.now = start + day * dayMs;
      await who.post("/sign-in", { name: "Ida Wells", password });
    }
    const sessions = await app.catalogue.selectFrom("session").select("created_at").execute();
    assert.equal(sessions.length, 2);
    assert.equal((await second.visitor()).account?.name, "Ida Wells");
  });

  test("a new password ends every session of the account", async () => {
    await signIn();
    await setPassword(app.desk, "ida wells", "another long password");
    assert.equal((await browser.visitor()).account, null);
    browser.cookies.clear();
    assert.equal((await signIn()).status, 401);
    assert.equal((await signIn({ password: "another long password" })).status, 303);
  });

  test("an account that is removed is signed out", async () => {
    await signIn();
    await removeAccount(app.desk, "Ida Wells");
    assert.equal((await browser.visitor()).account, null);
  });

  test("a hash made with older parameters is made anew, and the session stays", async () => {
    const account = await findAccount(app.catalogue, "Ida Wells");
    const { hash } = await import("@node-rs/argon2");
    const old = await hash(password, { memoryCost: 8_192, timeCost: 1 });
    await keepPasswordHash(app.catalogue, account?.id ?? "", old);
    assert.equal((await signIn()).status, 303);
    const renewed = (await findAccount(app.catalogue, "Ida Wells"))?.passwordHash ?? "";
    assert.match(renewed, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.equal((await browser.visitor()).account?.name, "Ida Wells");
    assert.equal((await signIn({ csrf: (await browser.visitor()).csrf ?? "" })).status, 303);
  });
});

describe("signing in over https", async () => {
  const app = await runningApp({ publicAddress: "https://archive.example" });
  const browser = browserFor(app.address);
  after(() => app.stop());

  test("the cookie is bound to this host and to secure connections", async () => {
    await createAccount(app.desk, { name: "Ida Wells", password, role: "archivist" });
    const page = await browser.post("/sign-in", { name: "Ida Wells", password });
    const [cookie = ""] = page.headers.getSetCookie();
    assert.match(cookie, /^__Host-ibid-session=[\w-]{43};.* Path=\/;.* HttpOnly; Secure; SameSite=Lax$/);
    assert.doesNotMatch(cookie, /Domain/i);
    assert.equal((await browser.visitor()).account?.name, "Ida Wells");
  });

  test("a cookie without the prefix, as a neighbouring host could plant it, is not a session", async () => {
    const token = browser.cookies.get("__Host-ibid-session") ?? "";
    browser.cookies.clear();
    browser.cookies.set("ibid-session", token);
    assert.equal((await browser.visitor()).account, null);
  });
});
