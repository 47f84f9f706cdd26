/** Letting people in, saying what they may do, shutting them out: as an administrator does it on `/accounts`. */
import assert from "node:assert/strict";
import { after, beforeEach, describe, test } from "node:test";
import { createAccount, listAccounts } from "../../../server/accounts/keep-accounts.js";
import { browserFor, password, runningApp, start } from "./running-app.js";

const dayMs = 86_400_000;
const program = { accept: "application/json" };

describe("accounts kept on their page", async () => {
  let app = await runningApp();
  let ada = browserFor(app.address);
  let csrf = "";
  beforeEach(async () => {
    await app.stop();
    app = await runningApp();
    ada = browserFor(app.address);
    await createAccount(app.desk, { name: "Ada", password, role: "administrator" });
    csrf = await signIn(ada, "Ada");
  });
  after(() => app.stop());

  async function signIn(browser: ReturnType<typeof browserFor>, name: string): Promise<string> {
    const page = await browser.post("/sign-in", { name, password });
    assert.equal(page.status, 303, page.text);
    return (await browser.visitor()).csrf ?? "";
  }
  const post = (path: string, fields: Record<string, string>, headers = {}) =>
    ada.post(path, { csrf, ...fields }, headers);
  async function linkFrom(path: string, fields: Record<string, string>): Promise<string> {
    const answer = await post(path, fields, program);
    assert.equal(answer.status, 201, answer.text);
    const { pathname, search } = new URL((JSON.parse(answer.text) as { link: string }).link);
    return pathname + search;
  }
  const idOf = async (name: string) =>
    (await listAccounts(app.desk)).find((account) => account.name === name)?.id ?? "";
  const accept = (browser: ReturnType<typeof browserFor>, link: string, fields: Record<string, string>) =>
    browser.post("/invitation", {
      code: new URL(link, app.address).searchParams.get("code") ?? "",
      ...fields,
    });

  test("an invitation makes one account in its role, signs it in, and holds no more", async () => {
    const link = await linkFrom("/accounts/invite", { role: "contributor", note: "Bea of the parish" });
    const bea = browserFor(app.address);
    const page = await bea.get(link);
    assert.match(page.text, /invited to this archive as <strong>contributor<\/strong>/);
    assert.equal(page.headers.get("referrer-policy"), "no-referrer");
    assert.match((await ada.get("/accounts")).text, /A new account as contributor, for Bea of the parish/);
    const short = await accept(bea, link, { name: "Bea", password: "short" });
    assert.equal(short.status, 422);
    assert.match(short.text, /at least 12 characters; this one has 5/);
    const taken = await accept(bea, link, { name: "ADA", password });
    assert.equal(taken.status, 409);
    assert.match(taken.text, /an account named &#34;ADA&#34; already/);
    assert.equal((await accept(bea, link, { name: "Bea", password })).status, 303);
    assert.equal((await bea.visitor()).account?.role, "contributor");
    assert.equal((await accept(browserFor(app.address), link, { name: "Eve", password })).status, 403);
    assert.deepEqual(
      (await listAccounts(app.desk)).map(({ name }) => name),
      ["Ada", "Bea"],
    );
  });

  test("a link is kept as a digest, ends after a week, and can be taken back", async () => {
    const link = await linkFrom("/accounts/invite", { role: "reader", note: "" });
    const code = new URL(link, app.address).searchParams.get("code") ?? "";
    const rows = await app.catalogue.selectFrom("account_link").selectAll().execute();
    assert.ok(!JSON.stringify(rows).includes(code));
    const stranger = browserFor(app.address);
    app.clock.now = start + 7 * dayMs - 1;
    assert.equal((await stranger.get(link)).status, 200);
    app.clock.now = start + 7 * dayMs;
    assert.equal((await stranger.get(link)).status, 403);
    app.clock.now = start;
    const id = rows[0]?.digest.slice(7) ?? "";
    assert.equal((await post("/accounts/links/withdraw", { link: id })).status, 303);
    assert.equal((await stranger.get(link)).status, 403);
    assert.equal((await post("/accounts/links/withdraw", { link: id })).status, 409);
  });

  test("a link for a new password sets it once and ends the sessions", async () => {
    await createAccount(app.desk, { name: "Bea", password, role: "reader" });
    const bea = browserFor(app.address);
    await signIn(bea, "Bea");
    const first = await linkFrom(`/accounts/${await idOf("Bea")}/reset`, {});
    const link = await linkFrom(`/accounts/${await idOf("Bea")}/reset`, {});
    assert.equal((await browserFor(app.address).get(first)).status, 403, "another link replaces it");
    const other = browserFor(app.address);
    assert.match((await other.get(link)).text, /For the account of <strong>Bea<\/strong>/);
    assert.equal((await accept(other, link, { password: "another long password" })).status, 303);
    assert.equal((await bea.visitor()).account, null);
    assert.equal((await accept(other, link, { password })).status, 403);
    const again = await other.post("/sign-in", { name: "Bea", password: "another long password" });
    assert.equal(again.status, 303);
  });

  test("a role that is given counts at once", async () => {
    await createAccount(app.desk, { name: "Bea", password, role: "reader" });
    const bea = browserFor(app.address);
    await signIn(bea, "Bea");
    assert.equal((await bea.get("/accounts")).status, 403);
    const id = await idOf("Bea");
    assert.equal((await post(`/accounts/${id}/role`, { role: "administrator" })).status, 303);
    assert.equal((await bea.get("/accounts")).status, 200);
    assert.equal((await post(`/accounts/${id}/role`, { role: "emperor" })).status, 422);
    assert.equal((await post("/accounts/nobody/role", { role: "reader" })).status, 404);
  });

  test("a closed account can do nothing until it is opened again", async () => {
    await createAccount(app.desk, { name: "Bea", password, role: "archivist" });
    const bea = browserFor(app.address);
    await signIn(bea, "Bea");
    const id = await idOf("Bea");
    assert.equal((await post(`/accounts/${id}/use`, { use: "no" })).status, 303);
    assert.equal((await bea.visitor()).account, null);
    bea.cookies.clear();
    assert.equal((await bea.post("/sign-in", { name: "Bea", password })).status, 401);
    assert.match((await ada.get("/accounts")).text, /closed on/);
    assert.equal((await post(`/accounts/${id}/use`, { use: "yes" })).status, 303);
    assert.equal((await bea.post("/sign-in", { name: "Bea", password })).status, 303);
  });

  test("the last administrator who can sign in stays one", async () => {
    const own = await idOf("Ada");
    await createAccount(app.desk, { name: "Bea", password, role: "administrator" });
    assert.equal((await post(`/accounts/${await idOf("Bea")}/use`, { use: "no" })).status, 303);
    for (const [path, fields] of [
      ["role", { role: "reader" }],
      ["use", { use: "no" }],
    ] as const) {
      const page = await post(`/accounts/${own}/${path}`, fields);
      assert.equal(page.status, 409);
      assert.match(page.text, /is the only administrator/);
    }
    assert.equal((await ada.visitor()).account?.role, "administrator");
    await post(`/accounts/${await idOf("Bea")}/use`, { use: "yes" });
    assert.equal((await post(`/accounts/${own}/role`, { role: "reader" })).status, 303);
  });
});
