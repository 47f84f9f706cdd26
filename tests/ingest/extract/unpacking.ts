/** Containers made by tests, unpacked as the server does it: from a file on disk into a scratch folder. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Extraction } from "../../../ingest/extract/extraction.js";
import { extractFile, type Unpacker } from "../../../ingest/extract/extractors.js";
import { identify } from "../../../ingest/identify.js";
import { assertSound } from "./soundness.js";

export interface Unpacked {
  mediaType: string;
  extraction: Extraction;
  /** Each member as `place: why it was left`, or `place: its bytes as text`. */
  members: Record<string, string>;
  /** The bytes of those that were taken out, by place. */
  bytesOf: Record<string, Buffer>;
  /** Names in the scratch folder. */
  scratch: string[];
}

interface Options {
  password?: string;
  /** False: nothing is unpacked. */
  scratch?: boolean;
  /** Default: the one for the type that its bytes have. */
  unpacker?: Unpacker;
}

/** Identifies, reads and checks a file of these bytes, and clears up behind it. */
export async function unpack(
  bytes: string | Uint8Array,
  name: string,
  { password, scratch = true, unpacker = extractFile }: Options = {},
): Promise<Unpacked> {
  const folder = await mkdtemp(join(tmpdir(), "ibid-unpack-"));
  try {
    const path = join(folder, "file");
    await writeFile(path, bytes);
    const inside = await mkdtemp(join(folder, "scratch-"));
    const { mediaType } = await identify(path, name);
    const extraction = assertSound(
      await unpacker({
        path,
        name,
        mediaType,
        ...(scratch && { scratch: inside }),
        ...(password !== undefined && { password }),
      }),
    );
    const members: Record<string, string> = {};
    const bytesOf: Record<string, Buffer> = {};
    for (const { place, path, reason } of extraction.members ?? []) {
      if (path) bytesOf[place] = await readFile(path);
      members[place] = bytesOf[place]?.toString() ?? `(${reason})`;
    }
    return { mediaType, extraction, members, bytesOf, scratch: await readdir(inside) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
