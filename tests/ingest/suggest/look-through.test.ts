import assert from "node:assert/strict";
import { test } from "node:test";
import { nameFinder } from "../../../ingest/suggest/look-through.js";

test("one thread looks through one text after another", async () => {
  const finder = nameFinder();
  const text = (name: string) => ({
    passages: [{ start: 0, text: `The council heard ${name} speak in Manchester.` }],
    known: [{ kind: "person" as const, name }],
    isEnglish: true,
  });
  try {
    for (const name of ["Ines Calloway", "Tobias Renn", "Maud Ferrar"]) {
      const names = await finder.look(text(name), (reason) => assert.fail(reason));
      assert.ok(
        names.some((found) => found.name === name),
        name,
      );
    }
  } finally {
    await finder.close();
  }
});
