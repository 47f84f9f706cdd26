/** Where the server beside us is reached: it leaves its address in the data folder for commands that print links. */
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isProcessAlive, processIdentity } from "../storage/process-identity.js";

const noteSchema = z.object({ process: z.string(), address: z.url({ protocol: /^https?$/ }) });

const noteIn = (dataFolder: string) => join(dataFolder, "server-address.json");

/** Under which a server on this machine is reached when nothing else is set. */
export function localAddress(port: number): string {
  return `http://localhost:${port}`;
}

/** Leaves `address`, readable by the owner alone, for as long as this process serves. */
export async function noteAddress(dataFolder: string, address: string): Promise<void> {
  const note = noteIn(dataFolder);
  const written = `${note}.new`;
  await writeFile(written, JSON.stringify({ process: processIdentity(), address }), { mode: 0o600 });
  await rename(written, note);
}

export async function removeAddress(dataFolder: string): Promise<void> {
  await rm(noteIn(dataFolder), { force: true });
}

/** The address of the server at work on the folder; null when there is none, whatever a dead one left behind. */
export async function servedAddress(dataFolder: string): Promise<string | null> {
  let written: string;
  try {
    written = await readFile(noteIn(dataFolder), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const note = noteSchema.safeParse(asJson(written));
  return note.success && isProcessAlive(note.data.process) ? note.data.address : null;
}

/** Null for what is no JSON: a note that cannot be read is as good as none. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
