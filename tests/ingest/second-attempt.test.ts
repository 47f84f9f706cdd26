import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { startDerivation } from "../../ingest/derive.js";
import { intakePlanSchema } from "../../ingest/quarantine.js";
import { receive } from "../../ingest/receive.js";
import { openEmptyArchive } from "../empty-archive.js";
import { flateBomb } from "./reading/made-bombs.js";

it("a file that passes a limit is read once more, alone, and then fails with both reasons", async () => {
  const { archive, remove } = await openEmptyArchive("second", { memoryBytes: 300 * 1024 * 1024 });
  const derivation = startDerivation(archive);
  try {
    const files = { "bomb.pdf": flateBomb(), "torn.pdf": "%PDF-1.4 torn", "motion.txt": "It was resolved." };
    const handed = Object.entries(files).map(async ([name, bytes]) => {
      const path = join(archive.quarantine.incoming, name);
      await writeFile(path, bytes);
      return { name, path, move: true, plan: intakePlanSchema.parse({}) };
    });
    await receive(archive, { by: "ida", way: "upload", origin: null }, await Promise.all(handed));
    const state = () =>
      archive.catalogue
        .selectFrom("version")
        .select(["original_name as name", "text_state", "attempts", "failure", "reason"])
        .execute();
    const isOver = (all: Awaited<ReturnType<typeof state>>) =>
      all.length === 3 && all.every((one) => one.text_state !== "waiting");
    let rows = await state();
    for (; !isOver(rows); rows = await state()) await sleep(100);
    const row = (name: string) => rows.find((one) => one.name === name);
    assert.equal(row("motion.txt")?.text_state, "known");
    const torn = row("torn.pdf");
    assert.deepEqual([torn?.text_state, torn?.failure, torn?.attempts], ["failed", "corrupt", 1]);
    const bomb = row("bomb.pdf");
    assert.deepEqual([bomb?.text_state, bomb?.failure, bomb?.attempts], ["failed", "too-large", 2]);
    assert.match(
      bomb?.reason ?? "",
      /^bomb\.pdf needed more than 300 MB .* Read again, alone: bomb\.pdf needed more than 300 MB /,
    );
  } finally {
    await derivation.stop();
    await remove();
  }
});
