/** What every answer tells browsers to refuse, as a browser gets it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import express from "express";
import { securityHeaders } from "../../server/security-headers.js";

async function headersOf(isHttps: boolean): Promise<Headers> {
  const app = express();
  app.use(securityHeaders(isHttps), (_request, response) => void response.send("words"));
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)).headers;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("nothing runs, is framed or is sent to from pages but what is the archive's own", async () => {
  const headers = await headersOf(false);
  const policy = new Map(
    (headers.get("content-security-policy") ?? "").split(";").map((part) => {
      const [name = "", ...values] = part.split(" ");
      return [name, values.join(" ")];
    }),
  );
  assert.deepEqual(Object.fromEntries(policy), {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "ibid",
  });
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.equal(headers.get("referrer-policy"), "same-origin");
});

test("over https browsers are told to stay with it, and over http they are not", async () => {
  assert.match((await headersOf(true)).get("strict-transport-security") ?? "", /^max-age=\d{8}/);
  assert.equal((await headersOf(false)).get("strict-transport-security"), null);
});
