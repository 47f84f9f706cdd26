/** Reads texts in this process and tells how much time of the processor each took; the parent ends it when one never ends. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFile } from "../../ingest/reading/read-file.js";
import { documentKinds } from "../../storage/model/kind.js";
import { forms, type Trial, textOf } from "./adversarial.js";

const folder = await mkdtemp(join(tmpdir(), "ibid-growth-"));
process.on("disconnect", () => void rm(folder, { recursive: true, force: true }).then(() => process.exit()));

process.on("message", async (trial: Trial & { length: number }) => {
  const form = forms.find((one) => one.name === trial.form);
  const kind = documentKinds.find((one) => one === trial.kind);
  if (!form) return;
  const path = join(folder, "file");
  await writeFile(path, form.fill(textOf(trial.strain, trial.length)));
  const before = process.cpuUsage();
  await readFile({ path, name: form.name, mediaType: form.mediaType, ...(kind && { kind }) }).catch(
    () => null,
  );
  process.send?.(process.cpuUsage(before).user / 1000);
});
process.send?.("ready");
