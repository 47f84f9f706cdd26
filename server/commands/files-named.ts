/** The files that a command line means: those named, and those under the folders named. */
import type { Stats } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { seen } from "../../storage/model/file-name.js";
import { WrongUse, whyUnreadable } from "./command.js";

/** More of what is passed over is counted, not named. */
const mostShown = 20;

export interface FilesNamed {
  /** In the order of their paths. */
  files: string[];
  /** Sentences on what was named and is neither a file nor a folder. */
  refused: string[];
  /** What lies in the folders and is passed over: hidden files and folders, links, and what is no file at all. */
  passedOver: string[];
}

/** Throws WrongUse for what cannot be found or looked into. Links are never followed: they lead anywhere. */
export async function filesNamed(paths: readonly string[]): Promise<FilesNamed> {
  const named: FilesNamed = { files: [], refused: [], passedOver: [] };
  for (const path of paths) {
    if (/^https?:\/\//.test(path)) {
      throw new WrongUse(`${path} is an address; \`ibid capture\` takes in what stands there.`);
    }
    const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
      throw new WrongUse(`${path} cannot be read: ${whyUnreadable(error)}.`);
    });
    if (found.isFile()) named.files.push(path);
    else if (found.isDirectory()) await lookInto(path, named);
    else named.refused.push(refusal(path, found));
  }
  return named;
}

async function lookInto(folder: string, named: FilesNamed): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".")) named.passedOver.push(path);
    else if (entry.isFile()) named.files.push(path);
    else if (entry.isDirectory()) await lookInto(path, named);
    else named.passedOver.push(path);
  }
}

function refusal(path: string, found: Stats): string {
  return found.isSymbolicLink()
    ? `${seen(path)} is a symbolic link and was not taken in; name what it leads to.`
    : `${seen(path)} is neither a file nor a folder and was not taken in.`;
}

/** What was passed over, in a sentence; null when nothing was. */
export function passedOverSentence({ passedOver }: FilesNamed): string | null {
  if (passedOver.length === 0) return null;
  const shown = passedOver.slice(0, mostShown).map(seen).join(", ");
  const more = passedOver.length > mostShown ? ` and ${passedOver.length - mostShown} more` : "";
  return `Passed over, as hidden, as a symbolic link or as no file at all: ${shown}${more}.`;
}
