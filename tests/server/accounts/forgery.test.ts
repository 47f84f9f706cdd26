import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { csrfHolds, forgeryRefusal } from "../../../server/accounts/forgery.js";
import { createAccount } from "../../../server/accounts/keep-accounts.js";
import { browserFor, password, runningApp } from "./running-app.js";

describe("forged requests", async () => {
  const app = await runningApp({
    tokenComesLater: ["/upload"],
    routes: (express) => {
      express.post("/upload", (request, response) => {
        if (!csrfHolds(request, String(request.query.field ?? ""))) throw forgeryRefusal();
        response.json({ taken: true });
      });
    },
  });
  const browser = browserFor(app.address);
  let csrf = "";
  before(async () => {
    await createAccount(app.desk, { name: "Ida", password, role: "archivist" });
    await browser.post("/sign-in", { name: "Ida", password });
    csrf = (await browser.visitor()).csrf ?? "";
  });
  after(() => app.stop());

  const host = app.address.replace("http://", "");
  /** A request with exactly these headers, without a session. */
  const stranger = async (headers: Record<string, string>) =>
    (await fetch(`${app.address}/change`, { method: "POST", headers })).status;
  const raw = async (headers: Record<string, string>) =>
    stranger({ cookie: `ibid-session=${browser.cookies.get("ibid-session")}`, ...headers });

  test("someone signed in changes things only with the session's token, in the form or the header", async () => {
    assert.equal((await browser.post("/change", { csrf })).status, 200);
    assert.equal((await browser.post("/change", {}, { "x-csrf-token": csrf })).status, 200);
    assert.equal((await browser.post("/change", {})).status, 403);
    assert.equal((await browser.post("/change", { csrf: csrf.toUpperCase() })).status, 403);
    assert.equal((await browser.post("/change", { csrf: "A".repeat(43) })).status, 403);
    const refused = await browser.post("/sign-out", {});
    assert.equal(refused.status, 403);
    assert.match(refused.text, /not sent from a current page of the archive, so nothing was changed/);
    assert.equal((await browser.visitor()).account?.name, "Ida");
  });

  test("the token of another session does not do", async () => {
    const other = browserFor(app.address);
    await other.post("/sign-in", { name: "Ida", password });
    const theirs = (await other.visitor()).csrf ?? "";
    assert.notEqual(theirs, csrf);
    assert.equal((await browser.post("/change", { csrf: theirs })).status, 403);
  });

  test("the right token from a page of another site is refused all the same", async () => {
    for (const site of ["cross-site", "same-site", "nonsense", ""]) {
      assert.equal((await browser.post("/change", { csrf }, { "sec-fetch-site": site })).status, 403, site);
    }
    assert.equal(await raw({ "x-csrf-token": csrf, origin: "https://evil.example" }), 403);
  });

  test("without the browser's word on the site, the origin decides", async () => {
    assert.equal(await stranger({ origin: app.address }), 200);
    const others = [
      "null",
      "https://evil.example",
      `http://${host}.evil.example`,
      `http://evil.example/${host}`,
      "http://127.0.0.1",
      "",
    ];
    for (const origin of others) assert.equal(await stranger({ origin }), 403, origin);
  });

  test("a reader without an account may post from the archive's own pages", async () => {
    assert.equal(await stranger({ "sec-fetch-site": "same-origin" }), 200);
    assert.equal(await stranger({ "sec-fetch-site": "none" }), 200);
    assert.equal(await stranger({ "sec-fetch-site": "cross-site" }), 403);
    assert.equal(await stranger({ "sec-fetch-site": "cross-site", origin: app.address }), 403);
  });

  test("a program without a session needs neither; with one it needs the token", async () => {
    assert.equal(await stranger({}), 200);
    assert.equal(await raw({}), 403);
    assert.equal(await raw({ "x-csrf-token": csrf }), 200);
    assert.equal(
      await stranger({ cookie: `ibid-session=${"A".repeat(43)}` }),
      403,
      "a session that has ended",
    );
  });

  test("reading is never refused", async () => {
    assert.equal((await browser.get("/visitor", { "sec-fetch-site": "cross-site" })).status, 200);
  });

  test("an upload is held to its token by the route that reads the form", async () => {
    assert.equal((await browser.post("/upload", {})).status, 403);
    assert.equal((await browser.post(`/upload?field=${csrf}`, {})).status, 200);
    assert.equal((await browser.post("/upload", {}, { "x-csrf-token": csrf })).status, 200);
    assert.equal(
      (await browser.post(`/upload?field=${csrf}`, {}, { "sec-fetch-site": "cross-site" })).status,
      403,
    );
    assert.equal((await browser.post(`/UPLOAD?field=${csrf}`, {})).status, 403, "only the path as named");
  });
});
