import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import officeCrypto from "officecrypto-tool";
import { extractFile } from "../../../../ingest/extract/extractors.js";
import { identify } from "../../../../ingest/identify.js";
import { typesetDocx } from "../../../../ingest/samples/typeset-docx.js";
import { sharedFolder, withoutShared } from "../../../project-root.js";

const source =
  "@ title: Locked\n@ author: A\n@ created: 2026-03-05T09:00:00Z\n\n= Locked\n\nThe heron waits.\n";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ibid-locked-"));
});
after(() => rm(folder, { recursive: true }));

async function read(path: string, password?: string) {
  const name = path.replace(/.*[\\/]/, "");
  const { mediaType } = await identify(path, name);
  return extractFile({ path, name, mediaType, ...(password !== undefined && { password }) });
}

describe("an office file that needs a password", () => {
  for (const type of ["agile", "standard"] as const) {
    it(`is opened when it is encrypted in the ${type} way, and is then what it is inside`, async () => {
      const path = join(folder, `${type}.docx`);
      const inside = Buffer.from(await typesetDocx(source));
      const options = { password: "ürgroßmutter", ...(type === "standard" && { type }) };
      await writeFile(path, officeCrypto.encrypt(inside, options));
      const { text, extractor } = await read(path, "ürgroßmutter");
      assert.equal(extractor, "docx");
      assert.match(text, /The heron waits\./);
      await assert.rejects(read(path, "urgrossmutter"), {
        code: "encrypted",
        message: `The password given does not open ${type}.docx.`,
      });
      await assert.rejects(read(path), { code: "encrypted", message: /needs a password to be opened/ });
    });
  }

  it("is opened without asking when Excel locked it with its own password", async () => {
    const path = join(folder, "protected.docx");
    const inside = Buffer.from(await typesetDocx(source));
    await writeFile(path, officeCrypto.encrypt(inside, { password: "VelvetSweatshop" }));
    assert.match((await read(path)).text, /The heron waits\./);
  });

  it("is damaged, not locked, when its encryption makes no sense", async () => {
    const path = join(folder, "cut.docx");
    const whole = officeCrypto.encrypt(Buffer.from(await typesetDocx(source)), { password: "a" });
    await writeFile(path, whole.subarray(0, Math.floor(whole.length / 2)));
    await assert.rejects(read(path, "a"), { name: "ExtractionFailed" });
  });

  it("of other programs and of before 2007 is opened too", { skip: withoutShared }, async () => {
    const corpus = join(sharedFolder, "corpus", "07_office_mail_caption_tika");
    const files: [path: string, password: string | undefined, words: RegExp][] = [
      ["docx/testWORD_protected_passtika.docx", "tika", /This is an encrypted Word 2007 File/],
      ["xlsx/testEXCEL_protected_passtika.xlsx", "tika", /This is an Encrypted Excel spreadsheet/],
      ["ppt/testPPT_protected_passtika.ppt", "tika", /This is an encrypted PowerPoint 2007 slide/],
      ["xls/password.xls", "password", /A ZIP bomb is a variant of mail-bombing/],
      ["xlsx/protect.xlsx", undefined, /Office 2007/],
      ["xlsx/protectedFile.xlsx", undefined, /Office 2007/],
    ];
    for (const [path, password, words] of files) {
      assert.match((await read(join(corpus, path), password)).text, words, path);
      await assert.rejects(read(join(corpus, path), "no"), { code: "encrypted" }, path);
      if (password) await assert.rejects(read(join(corpus, path)), { code: "encrypted" }, path);
    }
  });
});
