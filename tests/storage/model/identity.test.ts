import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { describe, test } from "node:test";
import {
  accessionNumber,
  accessionNumberSchema,
  citationIdSchema,
  documentIdLength,
  documentIdSchema,
  idFromBytes,
} from "../../../storage/model/identity.js";

describe("permanent names", () => {
  test("are made of letters and figures that are not mistaken for one another", () => {
    const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const used = new Set(idFromBytes(everyByte, 256));
    assert.equal(used.size, 32);
    for (const mistaken of "ilou") assert.ok(!used.has(mistaken), mistaken);
  });

  test("use every letter equally often", () => {
    const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const counts = new Map<string, number>();
    for (const letter of idFromBytes(everyByte, 256)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    assert.deepEqual([...new Set(counts.values())], [8]);
  });

  test("as made are as the archive expects them", () => {
    for (let time = 0; time < 200; time += 1) {
      const bytes = randomBytes(16);
      assert.ok(documentIdSchema.safeParse(idFromBytes(bytes, documentIdLength)).success);
      assert.ok(citationIdSchema.safeParse(idFromBytes(bytes, 12)).success);
    }
    assert.equal(idFromBytes(Uint8Array.of(0, 31, 32, 255), 4), "0z0z");
  });

  test("are refused when too short, too long, in capitals or with a letter that is not used", () => {
    for (const id of ["", "abc", "0123456789a", "ABCDEFGHJK", "il01234567", "../../etc/", "012345678\n"]) {
      assert.ok(!documentIdSchema.safeParse(id).success, JSON.stringify(id));
      assert.ok(!citationIdSchema.safeParse(`${id}ab`).success || id.length === 10, JSON.stringify(id));
    }
  });

  test("too few random bytes are an error, not a short name", () => {
    assert.throws(() => idFromBytes(new Uint8Array(3), 4), /Expected at least 4 bytes, got 3/);
  });

  test("an accession number has its year and at least four figures", () => {
    assert.equal(accessionNumber(2026, 14), "2026-0014");
    assert.equal(accessionNumber(2026, 12_345), "2026-12345");
    for (const sequence of [1, 9_999, 10_000, 1_234_567]) {
      assert.ok(accessionNumberSchema.safeParse(accessionNumber(2026, sequence)).success);
    }
    for (const number of ["2026-14", "26-0014", "2026-0014 ", "2026-0014/..", "2026-0014\n"]) {
      assert.ok(!accessionNumberSchema.safeParse(number).success, JSON.stringify(number));
    }
  });
});
