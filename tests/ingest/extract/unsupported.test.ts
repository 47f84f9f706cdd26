import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { extractFile } from "../../../ingest/extract/extractors.js";
import { identify } from "../../../ingest/identify.js";

describe("a file that is not what its name says", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "ibid-unsupported-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  async function reasonOf(name: string, bytes: Uint8Array): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, bytes);
    const { mediaType } = await identify(path, name);
    const error = await extractFile({ path, name, mediaType }).catch((error: unknown) => error);
    assert.ok(error instanceof Error && "code" in error && error.code === "unsupported", String(error));
    return error.message;
  }

  it("is told by its name and by the bytes it begins with", async () => {
    const noise = Buffer.from([0, 1, 2, 255, 254, 0, 7, 9, 0, 0, 0, 3]);
    assert.equal(
      await reasonOf("minutes.PDF", noise),
      "minutes.PDF is not a PDF, though its name ends in .pdf: it begins with the bytes 00 01 02 ff fe 00 07 09. " +
        "It may be damaged from its beginning, or of another kind. It is kept, but its text cannot be searched.",
    );
    const lettered = Buffer.concat([Buffer.from("IBIDTEST"), noise]);
    assert.match(
      await reasonOf("minutes.docx", lettered),
      /is not a text document, .* begins with “IBIDTEST”\./,
    );
  });

  it("is called by its kind when that is known, and by its media type when the name says nothing", async () => {
    const sound = Buffer.concat([
      Buffer.from("RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0", "latin1"),
      Buffer.alloc(64),
    ]);
    assert.match(await reasonOf("speech.pdf", sound), /is a sound recording/);
    assert.match(
      await reasonOf("thing.xyz", Buffer.from([0, 1, 2, 255, 254, 0])),
      /\(application\/octet-stream\)/,
    );
  });
});
