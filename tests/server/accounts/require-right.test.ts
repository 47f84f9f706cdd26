import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { createAccount } from "../../../server/accounts/keep-accounts.js";
import { requireRight } from "../../../server/accounts/require-right.js";
import { browserFor, password, runningApp } from "./running-app.js";

describe("rights of routes", async () => {
  const app = await runningApp({
    routes: (express) => {
      express.all("/keeping", requireRight("keep"), (_request, response) => void response.send("kept"));
      express.all("/ruling", requireRight("run"), (_request, response) => void response.send("ruled"));
    },
  });
  before(async () => {
    await createAccount(app.desk, { name: "Ada", password, role: "administrator" });
    await createAccount(app.desk, { name: "Ida", password, role: "archivist" });
  });
  after(() => app.stop());

  async function signedIn(name: string) {
    const browser = browserFor(app.address);
    await browser.post("/sign-in", { name, password });
    return { ...browser, csrf: (await browser.visitor()).csrf ?? "" };
  }

  test("who opens a page without an account is sent to sign in, and back to that page", async () => {
    const browser = browserFor(app.address);
    const page = await browser.get("/keeping?tab=2&q=a b");
    assert.equal(page.status, 303);
    const location = page.headers.get("location") ?? "";
    assert.match(location, /^\/sign-in\?next=/);
    const done = await browser.post("/sign-in", {
      name: "Ida",
      password,
      next: new URL(location, app.address).searchParams.get("next") ?? "",
    });
    assert.equal(done.headers.get("location"), "/keeping?tab=2&q=a%20b");
    assert.equal((await browser.get(done.headers.get("location") ?? "")).text, "kept");
  });

  test("programs and forms without an account get 401 with words", async () => {
    const browser = browserFor(app.address);
    const json = await browser.get("/keeping", { accept: "application/json" });
    assert.equal(json.status, 401);
    assert.deepEqual(JSON.parse(json.text), {
      message: "This needs an account: sign in first.",
      detail: { signIn: "/sign-in" },
    });
    assert.equal((await browser.post("/keeping", {})).status, 401);
  });

  test("an archivist keeps, but does not rule", async () => {
    const ida = await signedIn("Ida");
    assert.equal((await ida.get("/keeping")).text, "kept");
    assert.equal((await ida.post("/keeping", { csrf: ida.csrf })).text, "kept");
    const refused = await ida.get("/ruling");
    assert.equal(refused.status, 403);
    assert.match(refused.text, /needs the role administrator; Ida is signed in as archivist/);
  });

  test("an administrator does both", async () => {
    const ada = await signedIn("Ada");
    assert.equal((await ada.get("/keeping")).text, "kept");
    assert.equal((await ada.get("/ruling")).text, "ruled");
  });
});
