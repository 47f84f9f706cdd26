import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import test from "node:test";
import { checkTimestamp, NoStamp, requestTimestamp } from "../../../ingest/proofs/timestamp.js";
import { hasOpenssl, openLocalAuthority } from "./local-authority.js";

const skip = hasOpenssl ? false : "OpenSSL is not on this machine";
const bytes = Buffer.from("the signature of a proof");
const kinds = {
  "ECDSA with SHA-256": {},
  "RSA with SHA-512": { key: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"], digest: "sha512" },
  "RSA with SHA-256": { key: ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"] },
};

for (const [kind, options] of Object.entries(kinds)) {
  test(`a stamp of an authority with ${kind} is had and checked, by Ibid as by OpenSSL`, {
    skip,
  }, async () => {
    const authority = await openLocalAuthority(options);
    try {
      const { response, at } = await requestTimestamp(authority.url, bytes);
      assert.ok(Math.abs(Date.parse(at) - Date.now()) < 60_000, at);
      const roots = [new X509Certificate(readFileSync(authority.root))];
      const held = checkTimestamp(response, bytes, roots);
      assert.equal(held.state, "holds", held.sentence);
      assert.match(held.sentence, /^Test signer stamped this signature at 20/);
      assert.equal(checkTimestamp(response, bytes, null).state, "open");
      writeFileSync(`${authority.root}.tsr`, response);
      writeFileSync(`${authority.root}.data`, bytes);
      const said = execFileSync(
        "openssl",
        [
          "ts",
          "-verify",
          "-in",
          `${authority.root}.tsr`,
          "-data",
          `${authority.root}.data`,
          "-CAfile",
          authority.root,
        ],
        { stdio: "pipe" },
      );
      assert.match(String(said), /OK/);
    } finally {
      await authority.close();
    }
  });
}

test("a stamp that was changed in any byte, of other bytes or of another authority does not hold", {
  skip,
}, async () => {
  const [authority, other] = [await openLocalAuthority(), await openLocalAuthority()];
  try {
    const { response } = await requestTimestamp(authority.url, bytes);
    const roots = [new X509Certificate(readFileSync(authority.root))];
    assert.match(checkTimestamp(response, Buffer.from("others"), roots).sentence, /given for something else/);
    const strangers = [new X509Certificate(readFileSync(other.root))];
    assert.match(checkTimestamp(response, bytes, strangers).sentence, /not issued by the authority given/);
    let harmless = 0;
    for (let at = 0; at < response.length; at += 1) {
      const changed = Buffer.from(response);
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      if (checkTimestamp(changed, bytes, roots).state === "holds") harmless += 1;
    }
    // Outside what is signed lie the status, version numbers, and the root that came along: some forty bytes of words.
    const signed = checkTimestamp(response, bytes, roots);
    assert.equal(signed.state, "holds");
    assert.ok(harmless < response.length / 2, `${harmless} of ${response.length} changes went unnoticed`);
    for (let length = 0; length < response.length; length += 7)
      assert.notEqual(checkTimestamp(response.subarray(0, length), bytes, roots).state, "holds");
  } finally {
    await authority.close();
    await other.close();
  }
});

test("an authority that is away, or talks of something else, gives no stamp and a reason", {
  skip,
}, async () => {
  const authority = await openLocalAuthority();
  authority.isDown = true;
  await assert.rejects(
    requestTimestamp(authority.url, bytes),
    (error) => error instanceof NoStamp && /answered 503/.test(error.message),
  );
  const { url } = authority;
  await authority.close();
  await assert.rejects(
    requestTimestamp(url, bytes),
    (error) => error instanceof NoStamp && /cannot be reached/.test(error.message),
  );
});
