import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import express, { type ErrorRequestHandler } from "express";
import { patientServer } from "../../server/http-server.js";
import { receiveFiles, uploadedFiles } from "../../server/upload.js";
import { file, multipart } from "../multipart.js";

describe("a slow connection", () => {
  const patience = { headMs: 1_500, idleMs: 1_500, checkMs: 50 };
  const server = patientServer(patience);
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "ibid-slow-"));
    const app = express();
    app.post("/upload", receiveFiles(folder, { bytes: 1_000_000, files: 1 }), (request, response) => {
      response.json(uploadedFiles(request).length);
    });
    app.use(((_error, _request, response, _next) => {
      response.status(400).end();
    }) satisfies ErrorRequestHandler);
    server.on("request", app);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });

  /** Sends the pieces with pauses between, and gives everything that came back until the connection ended. */
  async function sent(pieces: readonly (string | Buffer)[], pauseMs: number): Promise<string> {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    const came: Buffer[] = [];
    socket.on("data", (chunk) => came.push(chunk));
    socket.on("error", () => {});
    const closed = once(socket, "close");
    for (const piece of pieces) {
      if (socket.writable) socket.write(piece);
      await sleep(pauseMs);
    }
    await closed;
    return Buffer.concat(came).toString();
  }

  const { body, contentType } = multipart([file("slow.bin", Buffer.alloc(120_000, "x"))]);
  const head =
    `POST /upload HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Type: ${contentType}\r\n` +
    `Content-Length: ${body.length}\r\n\r\n`;
  const tenths = Array.from({ length: 10 }, (_, part) =>
    body.subarray(Math.floor((part * body.length) / 10), Math.floor(((part + 1) * body.length) / 10)),
  );

  it("is kept for the next request for longer than proxies keep theirs", async () => {
    const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    assert.equal(headers.get("keep-alive"), "timeout=75");
  });

  it("may take longer over an upload than any limit, as long as it goes on", async () => {
    assert.equal(patientServer().requestTimeout, 0);
    const begun = Date.now();
    const answer = await sent([head, ...tenths], 400);
    assert.ok(Date.now() - begun > 2 * patience.idleMs);
    assert.match(answer, /^HTTP\/1\.1 200 .*\r\n\r\n1$/s);
  });

  it("is ended when nothing comes any more, in the head as in the body", async () => {
    const [first = ""] = tenths;
    const begun = Date.now();
    const answers = await Promise.all([
      sent([head, first], 10),
      sent(["POST /upload HTTP/1.1\r\n"], 10),
      sent(
        Array.from({ length: 9 }, (_, line) => `X-${line}: y\r\n`).toSpliced(0, 0, "GET / HTTP/1.1\r\n"),
        400,
      ),
    ]);
    assert.ok(Date.now() - begun < 60_000);
    for (const answer of answers) assert.doesNotMatch(answer, /^HTTP\/1\.1 200/);
  });
});
