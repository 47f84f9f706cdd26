/** Everything that a search finds, as files: every passage and every document, told to the one who asks and to no other. */
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { after, before, describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import { admit } from "../../../ingest/admit.js";
import { startDerivation } from "../../../ingest/derive.js";
import type { ExportName } from "../../../server/search/export-formats.js";
import { exportLines } from "../../../server/search/export-lines.js";
import { find, foundSet } from "../../../server/search/find.js";
import { searchParameters, searchRequest } from "../../../server/search/request.js";
import type { DocumentState } from "../../../storage/model/kind.js";
import { type EmptyArchive, handIn, openEmptyArchive } from "../../empty-archive.js";

const published: DocumentState[] = ["published"];
/** More passages than are looked up at once, and more than the engine gives at once. */
const manyPassages = 1_300;

describe("files of all that a search finds", () => {
  let held: EmptyArchive;
  before(async () => {
    held = await openEmptyArchive("export");
    const { archive } = held;
    const long = Array.from({ length: manyPassages }, (_, at) => `Line ${at} of the camera log.`).join(
      "\n\n",
    );
    const texts = [
      [long, { publish: true, source: "The Log" }],
      ["=HYPERLINK(camera) is how this camera note begins.", { publish: true }],
      ["The zebrafinch sits on a camera.", {}],
    ] as const;
    for (const [text, plan] of texts) {
      const [item] = await handIn(archive, [text], plan);
      assert.ok(item);
      await admit(archive, item);
    }
    const derivation = startDerivation(archive);
    await derivation.settled();
    await derivation.stop();
  });
  after(() => held.remove());

  async function file(format: ExportName, parameters: object, states = published): Promise<string> {
    const request = searchRequest(searchParameters.parse(parameters));
    const desk = { archive: held.archive, address: "http://archive.test" };
    const lines = exportLines(desk, await foundSet(held.archive, request, states), format, states);
    return text(Readable.from(lines));
  }

  for (const parameters of [
    { q: "camera" },
    { q: "camera", exact: "1" },
    { q: "camera log", sort: "date" },
    { q: "camera", exact: "1", source: "The Log" },
    { kind: "other" },
  ])
    it(`has as many passages as the page counts, each once: ${JSON.stringify(parameters)}`, async () => {
      const request = searchRequest(searchParameters.parse(parameters));
      const { total, documents } = await find(held.archive, request, published);
      assert.ok(total >= manyPassages);
      const rows = parse(await file("csv", parameters), { columns: true }) as Record<string, string>[];
      const lines = (await file("jsonl", parameters)).trimEnd().split("\n");
      assert.equal(rows.length, total);
      assert.equal(lines.length, total);
      assert.equal(new Set(rows.map(({ document, start }) => `${document} ${start}`)).size, total);
      const hits = lines.map((line) => JSON.parse(line) as { url: string });
      assert.deepEqual(
        hits.map(({ url }) => url),
        rows.map(({ address }) => address),
      );
      assert.equal((await file("ris", parameters)).match(/^ER {2}-/gm)?.length, documents);
      assert.equal((await file("bibtex", parameters)).match(/^@/gm)?.length, documents);
    });

  it("lists the best passages first, as the page does", async () => {
    const request = searchRequest(searchParameters.parse({ q: "camera note begins", limit: 20 }));
    const { hits } = await find(held.archive, request, published);
    const rows = parse(await file("csv", { q: "camera note begins" }), { columns: true }) as {
      text: string;
    }[];
    assert.deepEqual(
      rows.slice(0, hits.length).map((row) => row.text.replace(/^'/, "")),
      hits.map(({ record }) => record.text),
    );
  });

  it("gives a table program no formula", async () => {
    const csv = await file("csv", { q: "hyperlink" });
    assert.match(csv, /,'=HYPERLINK\(camera\)/);
    assert.doesNotMatch(csv, /,"?=/);
  });

  it("holds drafts for whoever may see them only", async () => {
    for (const format of ["csv", "jsonl", "ris", "bibtex"] as const)
      for (const parameters of [{ q: "camera" }, { q: "zebrafinch", exact: "1" }, {}])
        assert.doesNotMatch(await file(format, parameters), /zebrafinch/, format);
    assert.match(await file("csv", { q: "zebrafinch" }, ["published", "draft"]), /zebrafinch/);
  });
});
