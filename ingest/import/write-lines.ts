/**
 * The lines of lists that were begun, each written with its document in one transaction, so that a line is written once
 * whatever is cut off. A line whose file is still on its way waits for it.
 */
import type { CatalogueScope, CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import type { DescriptionLineRow } from "../../storage/catalogue/description-list-tables.js";
import { changeRecord, loadRecord } from "../../storage/catalogue/records.js";
import { withDescriptionBatch, withoutDescriptionBatch } from "../../storage/model/description-batch.js";
import type { DocumentRecord } from "../../storage/model/record.js";
import type { Act } from "../../storage/model/record-change.js";
import { type Archive, newAct } from "../archive.js";
import { lastEdit } from "../curate.js";
import type { Question } from "../questions.js";
import { retagging } from "../tags/retag.js";

type Desk = Pick<Archive, "catalogue" | "now">;

/** Lines that are answered for under one lease, and written at once: those share what it takes to flush the disk. */
const underOneLease = 200;
const writtenAtOnce = 20;

type End = Pick<DescriptionLineRow, "state" | "reason"> & { put?: string };

const left = (reason: string): End => ({ state: "left", reason });

export const linesToWrite: Question<{ list: string }> = {
  name: "write the descriptions of",
  concurrency: 1,
  lease: ({ list }) => `list:${list}`,
  find: ({ catalogue }, limit) => openLines(catalogue).select("line.list").distinct().limit(limit).execute(),
  answer: async (archive, { list }, stillMine) => {
    const lines = await openLines(archive.catalogue)
      .select("line.line")
      .where("line.list", "=", list)
      .orderBy("line.line")
      .limit(underOneLease)
      .execute();
    // One that cannot be written keeps none of the others waiting.
    const failures: unknown[] = [];
    for (let at = 0; at < lines.length; at += writtenAtOnce) {
      await stillMine();
      const few = lines.slice(at, at + writtenAtOnce);
      const ends = await Promise.allSettled(few.map(({ line }) => endLine(archive, list, line)));
      for (const end of ends) if (end.status === "rejected") failures.push(end.reason);
    }
    if (failures.length > 0) throw failures[0];
  },
  failed: async () => {},
};

/** Lines that something can be done about now. */
function openLines(scope: CatalogueScope) {
  return scope
    .selectFrom("description_line as line")
    .leftJoin("accession_item as item", "item.id", "line.item")
    .where("line.state", "in", ["waiting", "undoing"])
    .where((where) =>
      where.or([
        where("line.state", "=", "undoing"),
        where("item.id", "is", null),
        where("item.state", "in", ["taken", "held", "refused"]),
      ]),
    );
}

async function endLine(desk: Desk, list: string, number: number): Promise<void> {
  await desk.catalogue.transaction().execute(async (transaction) => {
    const found = await transaction
      .selectFrom("description_line as line")
      .innerJoin("description_list", "description_list.id", "line.list")
      .selectAll("line")
      .select(["description_list.begun_by", "description_list.undone_by"])
      .where("line.list", "=", list)
      .where("line.line", "=", number)
      .executeTakeFirst();
    if (!found) return;
    const { begun_by, undone_by, ...line } = found;
    const by = (line.state === "undoing" ? undone_by : begun_by) ?? "";
    const [act, tagging] = [newAct(desk, by), newAct(desk, by)];
    const end =
      line.state === "waiting"
        ? await write(transaction, line, act, tagging)
        : line.state === "undoing"
          ? await takeBack(transaction, line, act, tagging)
          : null;
    if (end)
      await transaction
        .updateTable("description_line")
        .set({ ...end, at: act.at })
        .where("list", "=", list)
        .where("line", "=", number)
        .execute();
  });
}

async function write(
  transaction: CatalogueTransaction,
  line: DescriptionLineRow,
  act: Act,
  tagging: Act,
): Promise<End> {
  const item = await transaction
    .selectFrom("accession_item")
    .select(["state", "reason", "document"])
    .where("id", "=", line.item)
    .executeTakeFirst();
  if (!item) return left("The file is not in the accession any more.");
  if (item.state === "refused") return left(`The file was not taken in: ${item.reason ?? "it was refused"}`);
  const id = line.document ?? item.document;
  const before = await loadRecord(transaction, id);
  if (!before) return left("The document is not in the archive any more.");
  // Of a document that came later than the check, nobody has seen what would be written over.
  if (line.document === null && item.state === "held")
    return left(`The archive held these bytes already, as “${before.description.title}”; describe that one.`);
  if (lastEdit(before) !== line.based_on)
    return left("Somebody described the document after the list was checked.");
  const tags = JSON.parse(line.tags) as string[];
  const retag = await retagging(transaction, id, { typed: tags, shown: [] }, tagging);
  const after = await changeRecord(transaction, id, (record) =>
    retag(withDescriptionBatch(record, JSON.parse(line.said), line.list, act)),
  );
  if (!after || after.revision === before.revision) return { state: "same", reason: null };
  return { state: "written", reason: null, put: JSON.stringify(newTags(before, after)) };
}

async function takeBack(
  transaction: CatalogueTransaction,
  line: DescriptionLineRow,
  act: Act,
  tagging: Act,
): Promise<End> {
  const item = await transaction
    .selectFrom("accession_item")
    .select("document")
    .where("id", "=", line.item)
    .executeTakeFirst();
  const id = line.document ?? item?.document ?? "";
  const before = await loadRecord(transaction, id);
  if (!before) return left("The document is not in the archive any more.");
  const put = JSON.parse(line.put) as string[];
  const retag = await retagging(transaction, id, { typed: [], shown: put }, tagging);
  const after = await changeRecord(transaction, id, (record) =>
    retag(withoutDescriptionBatch(record, line.list, act)),
  );
  return after && after.revision > before.revision
    ? { state: "undone", reason: null }
    : left("Everything that it wrote was changed again since.");
}

/** As they are typed, so that each alone is meant. */
function newTags(before: DocumentRecord, after: DocumentRecord): string[] {
  const had = new Set(before.tags.map(({ label }) => label));
  return after.tags.flatMap(({ label }) => (had.has(label) ? [] : [label]));
}
