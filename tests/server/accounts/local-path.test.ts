import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localPath } from "../../../server/accounts/local-path.js";

describe("where people go after signing in", () => {
  test("an address of the archive is kept, with its query and fragment", () => {
    for (const address of [
      "/",
      "/documents/abc",
      "/search?q=a%20b&kind=motion",
      "/documents/x#p12",
      "/a//b",
    ]) {
      assert.equal(localPath(address), address);
    }
  });

  test("whatever a browser would take to another host leads home", () => {
    const attempts: unknown[] = [
      "//evil.example",
      "///evil.example",
      "/\\evil.example",
      "\\\\evil.example",
      "\\/evil.example",
      "https://evil.example",
      "https:evil.example",
      "http:/evil.example",
      "javascript:alert(1)",
      "data:text/html,x",
      "evil.example",
      "/\t/evil.example",
      "/\n/evil.example",
      "/\r\nSet-Cookie: a=b",
      "\t//evil.example",
      " //evil.example",
      "/.//evil.example",
      "/x/..//evil.example",
      "/%2e//evil.example",
      "/documents/..\\..//evil.example",
      "",
      undefined,
      ["/upload", "//evil.example"],
      { toString: () => "//evil.example" },
      `/${"a".repeat(2_001)}`,
    ];
    for (const attempt of attempts) {
      assert.equal(localPath(attempt), "/", JSON.stringify(attempt));
    }
  });

  test("what is kept stays on the host it is asked of", () => {
    for (const address of [
      "/@evil.example",
      "/%2F/evil.example",
      "/%5Cevil.example",
      "/:80",
      "/?next=//evil.example",
    ]) {
      const kept = localPath(address);
      assert.equal(new URL(kept, "https://archive.example").origin, "https://archive.example", kept);
    }
  });
});
