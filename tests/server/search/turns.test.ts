import assert from "node:assert/strict";
import { once } from "node:events";
import { get } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import express, { type RequestHandler, type Response } from "express";
import { inTurn } from "../../../server/search/turns.js";

describe("searches in turn", () => {
  const begun: string[] = [];
  const open = new Map<string, Response>();
  const app = express();
  const answer: RequestHandler = ({ params }, response) => {
    begun.push(String(params.name));
    open.set(String(params.name), response);
  };
  app.get("/:name", inTurn({ atOnce: 2, longestTurn: 60_000 }), answer);
  app.get("/hasty/:name", inTurn({ atOnce: 1, longestTurn: 50 }), answer);
  const server = app.listen(0, "127.0.0.1");
  before(() => (server.listening ? null : once(server, "listening")));
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  const ask = async (name: string) => {
    const request = get({ port: (server.address() as AddressInfo).port, path: `/${name}`, agent: false });
    request.on("error", () => {});
    request.on("response", (answer) => answer.resume());
    const came = once(server, "request");
    await came;
    return request;
  };
  const until = async (count: number) => {
    for (const end = Date.now() + 10_000; begun.length < count; ) {
      assert.ok(Date.now() < end, `Expected ${count} to have begun, got ${begun.join(" ")}`);
      await sleep(5);
    }
  };

  it("begin in the order in which they came, so many at once; whoever has gone is passed over", async () => {
    await ask("one");
    await ask("two");
    await ask("three");
    const gone = await ask("four");
    await ask("five");
    await until(2);
    assert.deepEqual(begun, ["one", "two"]);
    const closed = new Promise((resolve) => gone.once("close", resolve));
    gone.destroy();
    await closed;
    await sleep(20);
    open.get("two")?.end();
    open.get("one")?.end();
    await until(4);
    assert.deepEqual(begun, ["one", "two", "three", "five"]);
  });

  it("keep nobody waiting for longer than a turn: the one that runs stands still, and the next begins", async () => {
    await ask("hasty/six");
    await ask("hasty/seven");
    await until(6);
    assert.deepEqual(begun.slice(4), ["six", "seven"]);
    for (const response of open.values()) response.end();
  });
});
