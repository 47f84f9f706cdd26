import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import { type Digest, digestSchema, isDigest, shortDigest } from "../../../storage/model/digest.js";

const sha256 = createHash("sha256").update("ibid").digest("hex");
const sha512 = createHash("sha512").update("ibid").digest("hex");

describe("digests", () => {
  test("carry their algorithm", () => {
    for (const text of [`sha256:${sha256}`, `sha512:${sha512}`]) {
      assert.ok(isDigest(text));
      assert.equal(digestSchema.parse(text), text);
    }
  });

  test("are refused without it, in capitals, cut short, or with more behind them", () => {
    const wrong = [
      "",
      sha256,
      `sha256:${sha256.toUpperCase()}`,
      `SHA256:${sha256}`,
      `sha256:${sha256.slice(1)}`,
      `sha256:${sha256}0`,
      `sha256:${sha512}`,
      `sha512:${sha256}`,
      `md5:${sha256.slice(32)}`,
      `sha256:${sha256}\n`,
      ` sha256:${sha256}`,
    ];
    for (const text of wrong) assert.ok(!isDigest(text), JSON.stringify(text));
    for (const value of [...wrong, null, 5, {}]) assert.ok(!digestSchema.safeParse(value).success);
  });

  test("are shown short with their algorithm and a sign that something is missing", () => {
    const digest: Digest = `sha256:${sha256}`;
    assert.equal(shortDigest(digest), `sha256:${sha256.slice(0, 12)}…`);
    assert.ok(!isDigest(shortDigest(digest)));
  });
});
