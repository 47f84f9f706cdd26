import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { plainPartHeads } from "../../server/part-heads.js";

describe("the heads of form parts", () => {
  const boundary = "b-1";
  const body = Buffer.from(
    [
      `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="bell\x07\x7f.txt"\r\n\r\n`,
      `content \x07 with \r\n\r\n--b-2 and \r\r\n--b- in it\r\n--${boundary}\r\n`,
      `X: \0\t\r\n\r\n\r\n--${boundary}\r\nX: é\x1b\r\n\r\n\x1b\r\n--${boundary}--\r\n`,
    ].join(""),
  );
  const expected = body
    .toString()
    .replace("bell\x07\x7f", "bell\uFFFD\uFFFD")
    .replace("X: \0", "X: \uFFFD")
    .replace("é\x1b", "é\uFFFD");

  it("show their control characters as U+FFFD and contents keep theirs, however the body is cut", () => {
    for (let size = 1; size <= body.length; size += 1) {
      const plain = plainPartHeads(boundary);
      const came: Buffer[] = [];
      for (let at = 0; at < body.length; at += size) came.push(plain(body.subarray(at, at + size)));
      assert.equal(Buffer.concat(came).toString(), expected, `cut into pieces of ${size}`);
    }
  });
});
