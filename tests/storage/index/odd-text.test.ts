import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { foldedWhereOdd } from "../../../storage/index/odd-text.js";
import type { SearchIndex } from "../../../storage/index/search-index.js";
import { fold } from "../../../storage/model/fold.js";
import { archiveFolder, passage, putAll, query } from "./records.js";

/** Every character of these ranges is tried between and beside words. */
const tried: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2b9, 0x2bf],
  [0x2000, 0x206f],
  [0x20a0, 0x20bf],
  [0xfb00, 0xfb06],
  [0xff01, 0xff5e],
];

describe("texts that the engine may cut otherwise than a fold", () => {
  let archive: Awaited<ReturnType<typeof archiveFolder>>;
  let index: SearchIndex;
  before(async () => {
    archive = await archiveFolder();
    index = await archive.open();
  });
  after(() => archive.remove());

  it("are told from ordinary print", () => {
    assert.equal(foldedWhereOdd("“It’s a café”, she said – £340 on 3 May…\nThen: no."), null);
    assert.equal(foldedWhereOdd("face\u2011to\u2011face"), "face to face");
    assert.equal(foldedWhereOdd("some 15,846 images"), "some 15846 images");
    assert.match(foldedWhereOdd("Straße") ?? "", /strasse/);
  });

  it("are found by every word they fold to, whatever character joins or divides them", async () => {
    const characters = tried.flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at)),
    );
    const records = characters.map((character, at) => {
      const text = `alphax${at}q${character}betay${at}q gammaz${at}q ${character} deltaw${at}q 7${character}${at + 1000}`;
      return passage({ start: at, text, folded: foldedWhereOdd(text) });
    });
    await putAll(index, records);
    const missed: string[] = [];
    for (const { id, text } of records) {
      const words = fold(text, "words").folded.match(/(?<!\S)[a-z0-9]+(?!\S)/g) ?? [];
      const asked = words.slice(0, 10).map((word) => `"${word}"`);
      const { hits } = await index.search(
        query({ words: asked.join(" "), everyWord: true, withMarks: false }),
      );
      if (!hits.some(({ record }) => record.id === id)) missed.push(text);
    }
    assert.deepEqual(missed, []);
  });
});
