/** What people do with their own account on `/account`. */
import assert from "node:assert/strict";
import { after, beforeEach, describe, test } from "node:test";
import { createAccount } from "../../../server/accounts/keep-accounts.js";
import { totpCode } from "../../../server/accounts/totp.js";
import { browserFor, password, runningApp, start } from "./running-app.js";

const program = { accept: "application/json" };
const dayMs = 86_400_000;

describe("one's own account", async () => {
  let app = await runningApp();
  let ida = browserFor(app.address);
  let csrf = "";
  beforeEach(async () => {
    await app.stop();
    app = await runningApp({
      routes: (express) => {
        express.get("/documents/x", (_request, response) => void response.json({ read: true }));
        express.post("/documents/x/edit", (_request, response) => void response.json({ edited: true }));
        express.post("/unheard-of", (_request, response) => void response.json({ done: true }));
      },
    });
    ida = browserFor(app.address);
    await createAccount(app.desk, { name: "Ida Wells", password, role: "archivist" });
    csrf = await signIn(ida);
  });
  after(() => app.stop());

  async function signIn(browser: ReturnType<typeof browserFor>, headers = {}): Promise<string> {
    const page = await browser.post("/sign-in", { name: "Ida Wells", password }, headers);
    assert.equal(page.status, 303, page.text);
    return (await browser.visitor()).csrf ?? "";
  }
  const post = (path: string, fields: Record<string, string>, headers = {}) =>
    ida.post(path, { csrf, ...fields }, headers);

  test("a password is changed by who knows it, and the other sessions end", async () => {
    const other = browserFor(app.address);
    await signIn(other);
    const next = "another long password";
    for (const [fields, words] of [
      [{ current: "wrong password!", new: next }, /That is not your password/],
      [{ current: password, new: "short" }, /at least 12 characters; this one has 5/],
    ] as const) {
      const page = await post("/account/password", fields);
      assert.equal(page.status, 422);
      assert.match(page.text, words);
    }
    assert.equal((await post("/account/password", { current: password, new: next })).status, 303);
    assert.equal((await ida.visitor()).account?.name, "Ida Wells");
    assert.equal((await other.visitor()).account, null);
    assert.equal(
      (await browserFor(app.address).post("/sign-in", { name: "Ida Wells", password })).status,
      401,
    );
  });

  test("sessions are listed by device with when they were last seen, and are ended one by one", async () => {
    const phone = browserFor(app.address);
    await signIn(phone, { "user-agent": "Mozilla/5.0 (Android 16; Mobile; rv:140.0) Firefox/140.0" });
    app.clock.now = start + 3_600_000;
    await phone.get("/visitor");
    const page = (await ida.get("/account")).text;
    assert.match(page, /Firefox on Android<\/strong>.*last seen <time datetime="2026-03-01T10:00:00.000Z"/s);
    const [, id = ""] = /name="session" value="([0-9a-f]{16})"/.exec(page) ?? [];
    assert.equal((await post("/account/sessions/end", { session: id })).status, 303);
    assert.equal((await phone.visitor()).account, null);
    assert.equal((await post("/account/sessions/end", { session: id })).status, 422);
    await signIn(phone);
    assert.equal((await post("/account/sessions/end", { session: "others" })).status, 303);
    assert.equal((await phone.visitor()).account, null);
    assert.equal((await ida.visitor()).account?.name, "Ida Wells");
  });

  async function setApp(): Promise<{ secret: string; codes: string[] }> {
    const { secret } = JSON.parse((await ida.get("/account/second-step", program)).text);
    const code = totpCode(secret, app.clock.now / 30_000);
    const answer = await post("/account/second-step", { secret, code, password }, program);
    assert.equal(answer.status, 201, answer.text);
    return { secret, codes: JSON.parse(answer.text).recoveryCodes };
  }

  test("an app is asked for only after it has shown that it can answer", async () => {
    const page = (await ida.get("/account/second-step")).text;
    assert.match(page, /<path class="qr-dark" d="M20 20h5v5h-5z/);
    const [, secret = ""] = /name="secret" value="([A-Z2-7]{32})"/.exec(page) ?? [];
    const wrong = await post("/account/second-step", { secret, code: "000000", password });
    assert.equal(wrong.status, 422);
    assert.ok(wrong.text.includes(secret), "the app need not be set again");
    const code = totpCode(secret, start / 30_000);
    const noPassword = await post("/account/second-step", { secret, code, password: "wrong password!" });
    assert.equal(noPassword.status, 422);
    const set = await post("/account/second-step", { secret, code, password });
    assert.equal(set.status, 201);
    assert.equal(set.text.match(/<code>[a-z2-9]{5}-[a-z2-9]{5}<\/code>/g)?.length, 10);
  });

  test("then a password alone opens nothing; each code does once", async () => {
    const { secret } = await setApp();
    const other = browserFor(app.address);
    const first = await other.post("/sign-in", { name: "Ida Wells", password, next: "/upload" });
    assert.equal(first.headers.get("location"), "/sign-in/second-step?next=%2Fupload");
    assert.equal((await other.visitor()).account, null);
    assert.match(
      (await other.get("/sign-in/second-step?next=%2Fupload")).text,
      /name="next" value="\/upload"/,
    );
    const used = totpCode(secret, start / 30_000);
    assert.equal((await other.post("/sign-in/second-step", { code: used })).status, 401, "it set the app");
    app.clock.now = start + 60_000;
    const code = totpCode(secret, app.clock.now / 30_000);
    const done = await other.post("/sign-in/second-step", { code, next: "/upload" });
    assert.equal(done.headers.get("location"), "/upload");
    assert.equal((await other.visitor()).account?.name, "Ida Wells");
    const thief = browserFor(app.address);
    await thief.post("/sign-in", { name: "Ida Wells", password });
    assert.equal((await thief.post("/sign-in/second-step", { code })).status, 401);
    app.clock.now += 600_000;
    const late = totpCode(secret, app.clock.now / 30_000);
    assert.equal(
      (await thief.post("/sign-in/second-step", { code: late })).status,
      401,
      "ten minutes are over",
    );
    const asProgram = await thief.post("/sign-in", { name: "Ida Wells", password }, program);
    assert.equal(JSON.parse(asProgram.text).detail.needs, "code");
    const given = await thief.post("/sign-in", { name: "Ida Wells", password, code: late }, program);
    assert.equal(given.status, 200, given.text);
  });

  test("a recovery code stands in once, and new ones end the old", async () => {
    const { codes } = await setApp();
    const enter = async (code: string) => {
      const browser = browserFor(app.address);
      await browser.post("/sign-in", { name: "Ida Wells", password });
      return (await browser.post("/sign-in/second-step", { code })).status;
    };
    const [first = "", second = ""] = codes;
    assert.equal(await enter(first.toUpperCase().replace("-", " ")), 303);
    assert.equal(await enter(first), 401);
    assert.match((await ida.get("/account")).text, /<strong>9<\/strong> recovery codes are left/);
    assert.equal((await post("/account/recovery-codes", { password })).status, 201);
    assert.equal(await enter(second), 401);
    assert.equal((await post("/account/second-step/off", { password })).status, 303);
    const plain = await browserFor(app.address).post("/sign-in", { name: "Ida Wells", password });
    assert.equal(plain.headers.get("location"), "/");
  });

  test("eleven wrong codes are too many, however often the password is given", async () => {
    await setApp();
    const statuses: number[] = [];
    for (let tries = 0; tries < 11; tries += 1) {
      const browser = browserFor(app.address);
      await browser.post("/sign-in", { name: "Ida Wells", password });
      statuses.push((await browser.post("/sign-in/second-step", { code: "000000" })).status);
    }
    assert.deepEqual([...new Set(statuses.slice(0, 10))], [401]);
    assert.equal(statuses.at(-1), 429);
  });

  async function token(scope: string, days = "7"): Promise<string> {
    const fields = { tokenName: "harvest", scope, days, password };
    const answer = await post("/account/tokens", fields, program);
    assert.equal(answer.status, 201, answer.text);
    return JSON.parse(answer.text).token;
  }
  const withToken = (bearer: string, method: string, path: string, headers = {}) =>
    fetch(app.address + path, {
      method,
      headers: { authorization: `Bearer ${bearer}`, ...program, ...headers },
      redirect: "manual",
    });

  test("a token works in its account's name within its scopes, until it ends or is taken back", async () => {
    const read = await token("read");
    assert.match(read, /^ibid_[\w-]{43}$/);
    const kept = JSON.stringify(await app.catalogue.selectFrom("api_token").selectAll().execute());
    assert.ok(!kept.includes(read.slice(5)), "only its digest is kept");
    const visitor = (await (await withToken(read, "GET", "/visitor")).json()) as {
      account: { name: string };
    };
    assert.equal(visitor.account.name, "Ida Wells");
    assert.equal((await withToken(read, "GET", "/documents/x")).status, 200);
    const refused = await withToken(read, "POST", "/documents/x/edit");
    assert.equal(refused.status, 403);
    assert.match(await refused.text(), /needs a token for “describe”; this one is for read/);
    const describe = await token("describe");
    assert.equal((await withToken(describe, "POST", "/documents/x/edit")).status, 200);
    assert.equal((await withToken(describe, "GET", "/documents/x")).status, 403);
    app.clock.now = start + 7 * dayMs;
    assert.equal((await withToken(read, "GET", "/visitor")).status, 401);
    app.clock.now = start;
    assert.match((await ida.get("/account")).text, /harvest<\/strong> for read .*last used/s);
    const tokens = app.catalogue.selectFrom("api_token").select("id");
    const row = await tokens.where("scopes", "=", "read").executeTakeFirst();
    assert.equal((await post("/account/tokens/revoke", { token: row?.id ?? "" })).status, 303);
    assert.equal((await withToken(read, "GET", "/visitor")).status, 401);
  });

  test("what was typed for a token that is refused is kept, but for the password", async () => {
    const fields = { tokenName: "harvest", scope: "upload", days: "7", password: "wrong password!" };
    const { status, text } = await post("/account/tokens", fields);
    assert.equal(status, 422);
    assert.match(text, /<details open>\s*<summary>Make a token/);
    assert.match(text, /name="tokenName" value="harvest"/);
    assert.match(text, /value="upload" checked/);
    assert.doesNotMatch(text, /value="read" checked|wrong password!/);
  });

  test("no token reaches accounts, sessions or what it was not made for", async () => {
    const all = await fetch(`${app.address}/account/tokens`, {
      method: "POST",
      headers: {
        ...program,
        cookie: `ibid-session=${ida.cookies.get("ibid-session")}`,
        "x-csrf-token": csrf,
      },
      body: new URLSearchParams([
        ["tokenName", "all"],
        ...["read", "cite", "upload", "describe", "decide"].map((scope) => ["scope", scope]),
        ["days", "7"],
        ["password", password],
      ] as [string, string][]),
    });
    const bearer = ((await all.json()) as { token: string }).token;
    for (const [method, path] of [
      ["GET", "/account"],
      ["GET", "/accounts"],
      ["POST", "/account/tokens"],
      ["POST", "/accounts/invite"],
      ["POST", "/sign-in"],
      ["POST", "/unheard-of"],
    ] as const) {
      const answer = await withToken(bearer, method, path);
      assert.equal(answer.status, 403, `${method} ${path}`);
      assert.match(await answer.text(), /No token may do this/);
    }
  });

  test("a token that is asked for wrongly is not made", async () => {
    const good = { tokenName: "harvest", scope: "read", days: "7", password };
    for (const wrong of [
      { tokenName: " " },
      { scope: "everything" },
      { scope: "" },
      { days: "9999" },
      { password: "no" },
    ]) {
      const answer = await post("/account/tokens", { ...good, ...wrong }, program);
      assert.equal(answer.status, 422, JSON.stringify(wrong));
    }
    assert.equal((await app.catalogue.selectFrom("api_token").select("id").execute()).length, 0);
    const shown = await post("/account/tokens", good);
    assert.match(shown.text, /readonly>ibid_[\w-]{43}</);
    assert.doesNotMatch((await ida.get("/account")).text, /ibid_/);
  });

  test("guessed tokens are limited, sound ones are not held up by them being refused something", async () => {
    const bearer = await token("read");
    for (let tries = 0; tries < 12; tries += 1)
      assert.equal((await withToken(bearer, "POST", "/documents/x/edit")).status, 403);
    for (let tries = 0; tries < 10; tries += 1)
      assert.equal((await withToken(`ibid_${"A".repeat(43)}`, "GET", "/visitor")).status, 401);
    assert.equal((await withToken("ibid_x", "GET", "/visitor")).status, 429);
  });
});
