import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { createAccount } from "../../../server/accounts/keep-accounts.js";
import { limitAnonymous } from "../../../server/accounts/rate-limits.js";
import { browserFor, password, runningApp } from "./running-app.js";

/** Asks as if from this address: the application is told to believe one proxy. */
const from = (address: string) => ({ "x-forwarded-for": address });

describe("how often one may try", async () => {
  const app = await runningApp({
    routes: (express) => {
      express.set("trust proxy", 1);
      const limit = limitAnonymous({ limit: 3, windowMs: 60_000, what: "new citations" });
      express.post("/citations", limit, (_request, response) => void response.send("cited"));
    },
  });
  after(() => app.stop());
  const browser = browserFor(app.address);
  const guess = (name: string, address: string) =>
    browser.post("/sign-in", { name, password: "a wrong password" }, from(address));

  test("the eleventh wrong password from one address within a quarter of an hour is not even looked at", async () => {
    await createAccount(app.desk, { name: "Ida", password, role: "archivist" });
    for (let time = 1; time <= 10; time += 1) {
      assert.equal((await guess(`name ${time}`, "198.51.100.1")).status, 401);
    }
    const refused = await browser.post("/sign-in", { name: "Ida", password }, from("198.51.100.1"));
    assert.equal(refused.status, 429);
    const seconds = Number(refused.headers.get("retry-after"));
    assert.ok(seconds > 800 && seconds <= 900, `Retry-After: ${seconds}`);
    assert.match(refused.text, /Too many attempts from this address. Try again in 15 minutes\./);
    assert.equal((await guess("Ida", "198.51.100.2")).status, 401, "another address is not held to it");
  });

  test("one name is not guessed at from many addresses", async () => {
    for (let time = 1; time <= 10; time += 1) await guess(time % 2 ? "Grace" : " GRACE ", `192.0.2.${time}`);
    const refused = await guess("grace", "192.0.2.99");
    assert.equal(refused.status, 429);
    assert.match(refused.text, /Too many attempts for this name/);
  });

  test("an IPv6 subscriber cannot evade it by changing the address inside the network", async () => {
    for (let time = 1; time <= 10; time += 1)
      await guess(`other ${time}`, `2001:db8:1:2${10 + time}::${time}`);
    assert.equal((await guess("other", "2001:db8:1:2ff::ffff")).status, 429);
    assert.equal((await guess("other", "2001:db8:2::1")).status, 401);
  });

  test("signing in rightly, however often, is never too often", async () => {
    for (let time = 1; time <= 12; time += 1) {
      const fresh = browserFor(app.address);
      const page = await fresh.post("/sign-in", { name: "Ida", password }, from("203.0.113.7"));
      assert.equal(page.status, 303);
    }
  });

  test("set-up codes cannot be guessed at either", async () => {
    const statuses = [];
    for (let time = 1; time <= 11; time += 1) {
      statuses.push((await browser.post("/setup", { code: "x" }, from("198.51.100.50"))).status);
    }
    assert.deepEqual(statuses.slice(9), [410, 429]);
  });

  test("readers without an account may cite only so often; archivists as they need", async () => {
    const cite = async (who: typeof browser, csrf = "") =>
      (await who.post("/citations", { csrf }, from("203.0.113.80"))).status;
    const reader = browserFor(app.address);
    assert.deepEqual(
      [await cite(reader), await cite(reader), await cite(reader), await cite(reader)],
      [200, 200, 200, 429],
    );
    const ida = browserFor(app.address);
    await ida.post("/sign-in", { name: "Ida", password }, from("203.0.113.81"));
    const { csrf } = await ida.visitor();
    for (let time = 1; time <= 5; time += 1) assert.equal(await cite(ida, csrf ?? ""), 200);
  });
});
