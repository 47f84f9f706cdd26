import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { test } from "node:test";

const { sha256 } = (await import(new URL("../../views/assets/sha256.js", import.meta.url).href)) as {
  sha256(): { update(piece: Uint8Array): void; hex(): string };
};

test("the browser's digests are those of the archive, whatever the length and however it is cut", () => {
  for (const length of [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1_000, 70_001]) {
    const bytes = randomBytes(length);
    for (const piece of [1, 7, 64, 100, 70_001]) {
      const hash = sha256();
      for (let at = 0; at < length; at += piece) hash.update(bytes.subarray(at, at + piece));
      const expected = createHash("sha256").update(bytes).digest("hex");
      assert.equal(hash.hex(), expected, `${length} bytes in pieces of ${piece}`);
    }
  }
});
