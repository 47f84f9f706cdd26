/** An archive with all its real stores, opened in this process in a folder of its own. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { admit } from "../ingest/admit.js";
import { type OpenArchive, openArchive, type ReaderSettings } from "../ingest/open-archive.js";
import { type IntakePlan, intakePlanSchema } from "../ingest/quarantine.js";
import { receive } from "../ingest/receive.js";
import type { AccessionItemRow } from "../storage/catalogue/tables.js";
import { sharedEnginePath } from "./shared-engine.js";

export interface EmptyArchive {
  archive: OpenArchive;
  folder: string;
  /** What the archive has logged, one line each. */
  logged: string[];
  remove(): Promise<void>;
}

/**
 * Opens an archive in a temporary folder, which `fill` may put something into before; nothing works in the background
 * until the test starts it.
 */
export async function openEmptyArchive(
  name = "empty",
  readers: Partial<ReaderSettings> = {},
  fill: (folder: string) => Promise<void> = async () => {},
): Promise<EmptyArchive> {
  const folder = await mkdtemp(join(tmpdir(), `ibid-${name}-`));
  await fill(folder);
  const logged: string[] = [];
  const archive = await openOn(folder, "server", logged, readers);
  const remove = async () => {
    await archive.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { archive, folder, logged, remove };
}

/** Opens the archive in `folder`, as the server or beside it; the engine may take so much memory to index. */
export function openOn(
  folder: string,
  role: "server" | "command",
  logged: string[] = [],
  readers: Partial<ReaderSettings> = {},
  engineMegabytes = 256,
): Promise<OpenArchive> {
  return openArchive(
    {
      dataFolder: folder,
      engine: {
        url: null,
        key: null,
        // The server's own, so that either can go on with what the other indexed.
        prefix: "ibid-",
        memoryBytes: engineMegabytes * 1024 * 1024,
        searchPath: sharedEnginePath(),
      },
      readers: {
        size: 2,
        timeoutMs: 60_000,
        pageMs: 60_000,
        memoryBytes: 1024 * 1024 * 1024,
        programPath: "",
        languages: ["eng"],
        ...readers,
      },
      log: (_level, message) => logged.push(message),
    },
    role,
  );
}

/** Hands files in, given by their text or bytes, and returns their items as they were received. */
export async function handIn(
  archive: OpenArchive,
  texts: readonly (string | Uint8Array)[],
  plan: Partial<IntakePlan> = {},
): Promise<AccessionItemRow[]> {
  const files = texts.map(async (text, index) => {
    const path = join(archive.quarantine.incoming, `handed-${index}`);
    await writeFile(path, text);
    return { name: `file-${index}.txt`, path, move: true, plan: intakePlanSchema.parse(plan) };
  });
  const act = { by: "ida", way: "upload", origin: null } as const;
  const number = await receive(archive, act, await Promise.all(files));
  return itemsOf(archive, number);
}

/** The items of an accession as they are now. */
export function itemsOf({ catalogue }: OpenArchive, accession: string): Promise<AccessionItemRow[]> {
  return catalogue
    .selectFrom("accession_item")
    .selectAll()
    .where("accession", "=", accession)
    .orderBy("position")
    .execute();
}

/** Takes one file in and returns the id of its document; its text is not read yet. */
export async function takeIn(archive: OpenArchive, text: string | Uint8Array): Promise<string> {
  const [item] = await handIn(archive, [text]);
  if (!item) throw new Error("Expected one item, got none");
  await admit(archive, item);
  return item.document;
}
