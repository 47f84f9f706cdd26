/**
 * An accession whose files are still to come: each is listed from the start, with its name and size, and is sent in
 * pieces. What is whole is taken in at once, whatever becomes of the others.
 */
import { statfs } from "node:fs/promises";
import { sql } from "kysely";
import { nameAsReceived } from "../../storage/model/file-name.js";
import { documentIdLength } from "../../storage/model/identity.js";
import { type Archive, moment, newId } from "../archive.js";
import type { IntakePlan } from "../quarantine.js";
import { type Act, enterAccession } from "../register.js";

export interface Announced {
  name: string;
  bytes: number;
}

/** There is not enough room on the disk for what was announced. Sizes in bytes. */
export class NoRoom extends Error {
  override name = "NoRoom";
  constructor(
    readonly needed: number,
    readonly free: number,
  ) {
    super(`The disk has ${free} bytes free; ${needed} are needed`);
  }
}

type Desk = Pick<Archive, "catalogue" | "quarantine" | "now">;

/**
 * Enters an accession with these files as still to come, and waits for them until `until` (ISO 8601, UTC).
 * @throws NoRoom when they, with all that is still to come besides, would not fit on the disk
 */
export async function awaitFiles(
  desk: Desk,
  act: Omit<Act, "at">,
  files: readonly (Announced & { plan: IntakePlan })[],
  until: string,
): Promise<{ number: string; items: string[] }> {
  await mustFit(desk, files);
  const announced = files.map(({ name, bytes, plan }) => ({
    bytes,
    receipt: {
      item: newId(16),
      document: plan.versionOf ?? newId(documentIdLength),
      name: nameAsReceived(name),
      plan,
    },
  }));
  const number = await desk.catalogue.transaction().execute(async (transaction) => {
    const entered = await enterAccession(
      transaction,
      { ...act, at: moment(desk) },
      announced,
      null,
      "coming",
    );
    await transaction.insertInto("awaited").values({ accession: entered, until }).execute();
    return entered;
  });
  return { number, items: announced.map(({ receipt }) => receipt.item) };
}

/** The vault copies a file before quarantine lets it go: the largest is there twice for a while. */
async function mustFit({ catalogue, quarantine }: Desk, files: readonly Announced[]): Promise<void> {
  const { awaited } = await catalogue
    .selectFrom("accession_item")
    .where("state", "=", "coming")
    .select(sql<number>`coalesce(sum(bytes), 0)`.as("awaited"))
    .executeTakeFirstOrThrow();
  const sizes = files.map(({ bytes }) => bytes);
  const own = sizes.reduce((sum, bytes) => sum + bytes, 0);
  const largest = sizes.reduce((most, bytes) => Math.max(most, bytes), 0);
  const needed = Number(awaited) + own + largest;
  const { bavail, bsize } = await statfs(quarantine.incoming);
  const free = Number(bavail) * Number(bsize);
  if (needed > free) throw new NoRoom(needed, free);
}
