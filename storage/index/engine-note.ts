/**
 * The note `<data>/index/engine.json`: which engine serves this data folder, how to reach it, and which processes of
 * the archive use it. It holds the engine's key, so only its owner may read it. Written under the engine lock only.
 */
import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const noteSchema = z.object({
  url: z.string(),
  key: z.string(),
  /** Process identity of the engine: pid and start. */
  engine: z.string(),
  /** One entry an open index, by process identity; the last to leave stops the engine. */
  users: z.array(z.object({ process: z.string(), token: z.string() })),
});
export type EngineNote = z.infer<typeof noteSchema>;
export type EngineUser = EngineNote["users"][number];

const noteName = "engine.json";

/** The note, or null when there is none that can be read as one. */
export function readNote(indexFolder: string): EngineNote | null {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(join(indexFolder, noteName), "utf8")));
  } catch {
    return null;
  }
}

export function writeNote(indexFolder: string, note: EngineNote): void {
  const part = join(indexFolder, `${noteName}.${randomBytes(6).toString("hex")}.part`);
  writeFileSync(part, JSON.stringify(note, null, 2), { mode: 0o600, flag: "wx" });
  renameSync(part, join(indexFolder, noteName));
}

export function removeNote(indexFolder: string): void {
  rmSync(join(indexFolder, noteName), { force: true });
}
