import assert from "node:assert/strict";
import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { extractFile } from "../../../ingest/extract/extractors.js";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ibid-extractors-"));
});
after(() => rm(folder, { recursive: true }));

describe("a file that is not read", () => {
  it("is refused with what it is and what would help", async () => {
    const path = join(folder, "letter.wpd");
    await writeFile(path, "bytes");
    await assert.rejects(
      extractFile({ path, name: "letter.wpd", mediaType: "application/vnd.wordperfect" }),
      { code: "unsupported", message: /a WordPerfect document .* save it as \.docx or PDF\.$/ },
    );
    await assert.rejects(
      extractFile({ path, name: "letter.docx", mediaType: "application/x-encrypted-office" }),
      {
        code: "encrypted",
        message: /letter\.docx needs a password/,
      },
    );
  });

  it("is refused before it is loaded when it is larger than memory allows", async () => {
    const path = join(folder, "large.txt");
    const file = await open(path, "w");
    await file.truncate(3 * 1024 ** 3);
    await file.close();
    await assert.rejects(extractFile({ path, name: "large.txt", mediaType: "text/plain" }), {
      code: "too-large",
      message: /^large\.txt has 3221225472 bytes; at most/,
    });
  });
});
