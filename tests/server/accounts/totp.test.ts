import assert from "node:assert/strict";
import test from "node:test";
import { newTotpSecret, otpauthAddress, totpCode, totpStep } from "../../../server/accounts/totp.js";

/** "12345678901234567890" in base 32, the secret of the examples in both RFCs. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test("codes are those of RFC 4226, appendix D", () => {
  const expected = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583"];
  assert.deepEqual(
    expected.map((_, counter) => totpCode(secret, counter)),
    expected,
  );
});

test("codes are those of RFC 6238, appendix B, less the two figures that apps do not show", () => {
  for (const [seconds, code] of [
    [59, "94287082"],
    [1_111_111_109, "07081804"],
    [1_111_111_111, "14050471"],
    [1_234_567_890, "89005924"],
    [2_000_000_000, "69279037"],
    [20_000_000_000, "65353130"],
  ] as const) {
    assert.equal(totpCode(secret, Math.floor(seconds / 30)), code.slice(2), String(seconds));
  }
});

test("a code holds in its own half minute and the ones beside it, and nothing else does", () => {
  const code = totpCode(secret, 1_000);
  for (const [step, holds] of [
    [998, false],
    [999, true],
    [1_000, true],
    [1_001, true],
    [1_002, false],
  ] as const) {
    assert.equal(totpStep(secret, code, step * 30_000) === 1_000, holds, String(step));
  }
  assert.equal(totpStep(secret, `${code.slice(0, 3)} ${code.slice(3)}`, 30_000_000), 1_000);
  for (const wrong of ["", "abcdef", `${code}0`, code.slice(1)])
    assert.equal(totpStep(secret, wrong, 30_000_000), null, wrong);
});

test("a secret is 160 bits, another each time, and its address names archive and account", () => {
  assert.match(newTotpSecret(), /^[A-Z2-7]{32}$/);
  assert.notEqual(newTotpSecret(), newTotpSecret());
  const address = otpauthAddress(secret, { archive: "Our Archive", name: "Zoë & Co" });
  assert.equal(
    address,
    `otpauth://totp/Our%20Archive:Zo%C3%AB%20%26%20Co?secret=${secret}&issuer=Our%20Archive`,
  );
});
