/** An accession together with what came out of its files: one more accession as a rule, none when it has no containers. */
import type { Catalogue } from "../storage/catalogue/catalogue.js";
import type { AccessionRow } from "../storage/catalogue/tables.js";
import { type ItemStanding, isLastReading, isSettled, itemStandings } from "./shown/item-standings.js";

/** A file that was left in its container. */
export interface LeftInside {
  /** Of the container. */
  document: string;
  version: number;
  name: string;
  place: string;
  reason: string;
}

export interface WholeAccession {
  /** The accession itself, then those of what was found in its files. */
  acts: [AccessionRow, ...AccessionRow[]];
  /** The files of all of them. */
  items: ItemStanding[];
  /** Nothing more will happen to any of them by itself, nor will more of them come. */
  settled: boolean;
}

/** Where all stands that was handed in with an accession; null when there is no such accession. */
export async function wholeAccession(catalogue: Catalogue, number: string): Promise<WholeAccession | null> {
  const acts = await actsOf(catalogue, number);
  if (!isNotEmpty(acts)) return null;
  const items = await itemStandings(
    catalogue,
    acts.map((act) => act.number),
  );
  // A container settles after its members are entered: whoever sees it settled, and looks then, knows of all of them.
  const settled = isSettled(items) && (await actsOf(catalogue, number)).length === acts.length;
  return { acts, items, settled };
}

function isNotEmpty<T>(list: T[]): list is [T, ...T[]] {
  return list.length > 0;
}

async function actsOf(catalogue: Catalogue, number: string): Promise<AccessionRow[]> {
  const own = await catalogue
    .selectFrom("accession")
    .selectAll()
    .where("number", "=", number)
    .executeTakeFirst();
  if (!own) return [];
  const inside = await catalogue
    .selectFrom("accession")
    .innerJoin("accession_item as item", (join) =>
      join
        .onRef("item.document", "=", "accession.container")
        .onRef("item.version", "=", "accession.container_version"),
    )
    .where("item.accession", "=", number)
    .where("item.state", "=", "taken")
    .selectAll("accession")
    .orderBy("accession.at")
    .orderBy("accession.number")
    .execute();
  return [own, ...inside];
}

/** The files inside the containers that came with accessions, as the last reading of each told of them. */
function membersOfItems(catalogue: Catalogue) {
  return catalogue
    .selectFrom("accession_item as item")
    .innerJoin("version as own", (join) =>
      join.onRef("own.document", "=", "item.document").onRef("own.number", "=", "item.version"),
    )
    .innerJoin("version", (join) =>
      join
        .onRef("version.document", "=", "own.document")
        .onRef("version.original_path", "=", "own.original_path")
        .on(isLastReading),
    )
    .innerJoin("member", (join) =>
      join.onRef("member.document", "=", "version.document").onRef("member.version", "=", "version.number"),
    )
    .where("item.state", "=", "taken");
}

/** How many files the containers hold that came with an accession, and how many were left in them. */
export async function holdsOf(
  catalogue: Catalogue,
  accession: string,
): Promise<{ document: string; version: number; files: number; left: number }[]> {
  const rows = await membersOfItems(catalogue)
    .where("item.accession", "=", accession)
    .groupBy(["own.document", "own.number"])
    .select(["own.document", "own.number as version"])
    .select((select) => [
      select.fn.countAll<number>().as("files"),
      select.fn.count<number>("member.item").as("taken"),
    ])
    .execute();
  return rows.map(({ files, taken, ...key }) => ({
    ...key,
    files: Number(files),
    left: Number(files) - Number(taken),
  }));
}

/** What was left in the containers that came with these accessions. */
export async function leftInside(catalogue: Catalogue, accessions: readonly string[]): Promise<LeftInside[]> {
  if (accessions.length === 0) return [];
  const rows = await membersOfItems(catalogue)
    .where("item.accession", "in", accessions)
    .where("member.item", "is", null)
    .orderBy("item.accession")
    .orderBy("item.position")
    .orderBy("member.position")
    .select(["member.document", "member.version", "member.name", "member.place", "member.reason"])
    .execute();
  return rows.map((row) => ({ ...row, reason: row.reason ?? "" }));
}
