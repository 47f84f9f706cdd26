/**
 * The OCFL editors' own examples, judged by our validator. They lie beside the project, not in it; a clone without
 * them still has `validate.test.ts`.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { validateObject } from "../../../storage/vault/validate.js";

const fixtures = fileURLToPath(new URL("../../../../../shared/ocfl-fixtures/", import.meta.url));
const skip = existsSync(fixtures) ? false : `the official OCFL fixtures are not in ${fixtures}`;

function objectsIn(folder: string): string[] {
  return skip ? [] : readdirSync(join(fixtures, folder)).sort();
}

async function judge(folder: string, name: string): Promise<{ errors: string[]; warnings: string[] }> {
  const report = await validateObject(join(fixtures, folder, name), { checkFixity: true });
  return { errors: report.errors.map((e) => e.code), warnings: report.warnings.map((w) => w.code) };
}

/** The codes in a name such as `E036_E040_no_head`. */
function codesIn(name: string): string[] {
  return name.match(/[EW]\d{3}/g) ?? [];
}

describe("the official OCFL fixtures", { skip }, () => {
  for (const name of objectsIn("good-objects")) {
    it(`${name} is sound`, async () => {
      assert.deepEqual((await judge("good-objects", name)).errors, []);
    });
  }

  for (const name of objectsIn("warn-objects")) {
    it(`${name} is sound and draws its warnings`, async () => {
      const { errors, warnings } = await judge("warn-objects", name);
      assert.deepEqual(errors, []);
      for (const code of codesIn(name)) assert.ok(warnings.includes(code), `${code} not among ${warnings}`);
    });
  }

  for (const name of objectsIn("bad-objects")) {
    it(`${name} is refused for its reasons`, async () => {
      const { errors } = await judge("bad-objects", name);
      for (const code of codesIn(name)) assert.ok(errors.includes(code), `${code} not among ${errors}`);
    });
  }
});
