import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import express from "express";
import { redirectWithNotice, takeNotice } from "../../server/notice.js";

const app = express();
app.post("/deed", (_request, response) => redirectWithNotice(response, "/page", "described"));
app.get("/page", (request, response) => {
  response.json(takeNotice(request, response));
});
const server = app.listen(0, "127.0.0.1");
let address: string;
before(async () => {
  if (!server.listening) await once(server, "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());

const pageWith = async (cookie: string) => {
  const answer = await fetch(`${address}/page`, { headers: { cookie } });
  return { told: await answer.json(), cookies: answer.headers.getSetCookie() };
};

test("a notice is told on the page that the deed leads to, and then taken away", async () => {
  const deed = await fetch(`${address}/deed`, { method: "POST", redirect: "manual" });
  assert.equal(deed.status, 303);
  assert.equal(deed.headers.get("location"), "/page");
  const [cookie = ""] = deed.headers.getSetCookie();
  assert.match(cookie, /^ibid-notice=described; Max-Age=60; Path=\/;.* HttpOnly; SameSite=Strict$/);
  const { told, cookies } = await pageWith(`other=1; ${cookie.split(";")[0]}`);
  assert.equal(told, "The description was saved.");
  assert.match(cookies[0] ?? "", /^ibid-notice=; .*Expires=Thu, 01 Jan 1970/);
});

test("an address cannot make a page tell a notice", async () => {
  const answer = await fetch(`${address}/page?notice=sound&ibid-notice=sound`);
  assert.equal(await answer.json(), null);
});

test("a notice that is none is not told", async () => {
  for (const name of ["", "toString", "__proto__", "<b>"]) {
    assert.equal((await pageWith(`ibid-notice=${name}`)).told, null, name);
  }
});
