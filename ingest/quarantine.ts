/**
 * Where files wait until they are whole and known. `incoming/<process>/` holds what is still arriving and is
 * thrown away when its process is gone; `coming/<item>` holds what has arrived of a file that is sent in pieces, and
 * outlives the process; `items/<id>/` holds whole files with a receipt, and is emptied only
 * after the vault holds the bytes. `unreadable/` holds what cannot be taken in because its receipt or its file is
 * damaged or missing; nothing is ever removed from there.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { captureFactsSchema } from "../storage/model/capture.js";
import { documentKinds } from "../storage/model/kind.js";
import { containerSchema } from "../storage/model/member.js";
import { accessionWays } from "../storage/model/record.js";
import type { Log } from "./archive.js";

/** What was said about a file when it was handed in; everything may be unsaid. */
export const intakePlanSchema = z.object({
  publish: z.boolean().default(false),
  kind: z.enum(documentKinds).nullable().default(null),
  title: z.string().nullable().default(null),
  date: z.string().nullable().default(null),
  source: z.string().nullable().default(null),
  series: z.string().nullable().default(null),
  tags: z.array(z.string()).default([]),
  address: z.string().nullable().default(null),
  /** The document this is a further version of. */
  versionOf: z.string().nullable().default(null),
  sample: z.boolean().default(false),
  /** How it was fetched from its address. The web archive of it lies beside the file. */
  capture: captureFactsSchema.nullable().default(null),
  /** The file it was found in. */
  container: containerSchema.nullable().default(null),
});
export type IntakePlan = z.infer<typeof intakePlanSchema>;

/** Enough beside the bytes to take the file in even when the catalogue is gone. */
export const receiptSchema = z.object({
  item: z.string(),
  /** The process that takes the file in hand; while it lives, the register is its business. */
  owner: z.string().default(""),
  document: z.string(),
  name: z.string(),
  at: z.string(),
  by: z.string(),
  way: z.enum(accessionWays),
  origin: z.string().nullable(),
  plan: intakePlanSchema,
});
export type Receipt = z.infer<typeof receiptSchema>;

export interface Quarantine {
  /** Folder of this process for what is still arriving; on the same file system as the items. */
  incoming: string;
  /**
   * Makes a whole file safe under the receipt's item: moved when `move`, else copied; flushed. An item that lies here
   * already stays as it is. The web archive at `warc`, of a captured file, is moved along.
   */
  keep(receipt: Omit<Receipt, "owner">, path: string, move: boolean, warc?: string): Promise<void>;
  /** Where the file of an item lies. */
  fileOf(item: string): string;
  /** Where its web archive lies, if it was captured. */
  warcOf(item: string): string;
  /** Where the pieces of an item are put together that is still to come. */
  comingFile(item: string): string;
  /** The items of which something has arrived. */
  coming(): Promise<string[]>;
  /** What lies here and is no other living process's to enter in the register. */
  receipts(): Promise<Receipt[]>;
  /** Throws a file and its receipt away; nothing happens when they are gone. */
  discard(item: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the quarantine in `folder`; `owner` names this process, `isAlive` tells which others still run. */
export async function openQuarantine(
  folder: string,
  owner: string,
  isAlive: (owner: string) => boolean,
  log: Log,
): Promise<Quarantine> {
  const items = join(folder, "items");
  const unreadable = join(folder, "unreadable");
  const coming = join(folder, "coming");
  const incoming = join(folder, "incoming", owner);
  await mkdir(items, { recursive: true });
  await mkdir(incoming, { recursive: true });
  await mkdir(unreadable, { recursive: true });
  await mkdir(coming, { recursive: true });
  for (const other of await readdir(join(folder, "incoming"))) {
    if (!isAlive(other)) await rm(join(folder, "incoming", other), { recursive: true, force: true });
  }
  const fileOf = (item: string) => join(items, item, "file");
  return {
    incoming,
    fileOf,
    warcOf: (item) => join(items, item, "capture.warc.gz"),
    comingFile: (item) => join(coming, item),
    coming: () => readdir(coming),
    keep: async (receipt, path, move, warc) => {
      const building = join(incoming, `item-${receipt.item}`);
      // Left by an attempt of this process that failed.
      await rm(building, { recursive: true, force: true });
      await mkdir(building);
      try {
        if (move) await rename(path, join(building, "file"));
        else
          await pipeline(createReadStream(path), createWriteStream(join(building, "file"), { flags: "wx" }));
        await flush(join(building, "file"));
        if (warc) {
          await rename(warc, join(building, "capture.warc.gz"));
          await flush(join(building, "capture.warc.gz"));
        }
        await writeFlushed(
          join(building, "receipt.json"),
          JSON.stringify({ ...receipt, owner } satisfies Receipt),
        );
        await flush(building);
        await rename(building, join(items, receipt.item));
      } catch (error) {
        await rm(building, { recursive: true, force: true });
        if ((error as NodeJS.ErrnoException).code !== "ENOTEMPTY") throw error;
      }
      await flush(items);
    },
    receipts: async () =>
      (await readReceipts(items, unreadable, log)).filter(
        (receipt) => receipt.owner === owner || !isAlive(receipt.owner),
      ),
    discard: async (item) => {
      // Away in one step: a removal cut off half-way would leave bytes without their receipt.
      const gone = join(incoming, `gone-${item}`);
      const isThere = await rename(join(items, item), gone).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code !== "ENOENT") throw error;
          return false;
        },
      );
      if (isThere) await rm(gone, { recursive: true, force: true });
    },
    close: () => rm(incoming, { recursive: true, force: true }),
  };
}

/** The receipts of what lies whole in `items`; what does not is moved to `unreadable`, where a person can look. */
async function readReceipts(items: string, unreadable: string, log: Log): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for (const item of await readdir(items)) {
    const folder = join(items, item);
    try {
      const receipt = JSON.parse(await readFile(join(folder, "receipt.json"), "utf8"));
      await stat(join(folder, "file"));
      receipts.push(receiptSchema.parse(receipt));
    } catch (error) {
      // Taken in and thrown away by another process just now, as a rule.
      if (!(await stat(folder).catch(() => null))) continue;
      const aside = join(unreadable, item);
      await rename(folder, aside);
      log("error", `Set ${item} aside to ${aside}: it cannot be taken in from quarantine`, {
        error: String(error),
      });
    }
  }
  return receipts;
}

async function flush(path: string) {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeFlushed(path: string, content: string) {
  const handle = await open(path, "wx");
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
