import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  hashPassword,
  isHashOutdated,
  passwordFault,
  passwordHolds,
} from "../../../server/accounts/passwords.js";

const password = "correct horse battery";

describe("passwords", () => {
  test("a hash holds for its password and for no other", async () => {
    const kept = await hashPassword(password);
    assert.match(kept, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.equal(await passwordHolds(kept, password), true);
    assert.equal(await passwordHolds(kept, `${password} `), false);
    assert.equal(await passwordHolds(kept, password.toUpperCase()), false);
    assert.notEqual(await hashPassword(password), kept, "each hash has a salt of its own");
  });

  test("the same letters typed on another keyboard are the same password", async () => {
    const kept = await hashPassword("l'été à la plage");
    assert.equal(await passwordHolds(kept, "l'e\u0301te\u0301 a\u0300\u00A0la plage"), true);
  });

  test("length is counted in characters as people count them, from 12 to 1,000", () => {
    assert.equal(passwordFault("a".repeat(12)), null);
    assert.equal(passwordFault("🔑".repeat(12)), null);
    assert.equal(passwordFault("a".repeat(1_000)), null);
    assert.match(passwordFault("a".repeat(11)) ?? "", /at least 12 characters; this one has 11/);
    assert.match(passwordFault("🔑".repeat(11)) ?? "", /this one has 11/);
    assert.match(passwordFault("a".repeat(1_001)) ?? "", /at most 1000 characters; this one has 1001/);
  });

  test("nobody has a password, and finding that out takes as long as a wrong one", async () => {
    const kept = await hashPassword(password);
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 12; round += 1) {
      for (const [who, hash] of [
        ["known", kept],
        ["unknown", null],
      ] as const) {
        const began = performance.now();
        assert.equal(await passwordHolds(hash, "not the password at all"), false);
        times[who].push(performance.now() - began);
      }
    }
    const least = (list: number[]) => Math.min(...list);
    const ratio = least(times.unknown) / least(times.known);
    assert.ok(ratio > 0.3 && ratio < 3, `unknown names take ${ratio.toFixed(2)} times as long`);
  });

  test("a hash with other parameters is known to be outdated", async () => {
    assert.equal(isHashOutdated(await hashPassword(password)), false);
    assert.equal(isHashOutdated("$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaA"), true);
    assert.equal(isHashOutdated("$argon2i$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA"), true);
  });
});
