/** A table of descriptions held against the files of an accession: all that it would do, before it does anything. */
import { createHash } from "node:crypto";
import type { CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import type { AccessionItemRow } from "../../storage/catalogue/tables.js";
import type { Description, DescriptionField, DocumentRecord } from "../../storage/model/record.js";
import { lastEdit } from "../curate.js";
import { intakePlanSchema } from "../quarantine.js";
import { conceptNamed } from "../tags/concepts.js";
import { readDescriptions } from "./descriptions.js";
import type { ImportFault } from "./fault.js";

/** Fields of a description that a table can say; tags stand beside them. */
export const listFields = ["title", "kind", "date", "source", "series", "address"] as const;

export interface CheckedLine {
  /** In the table, counted from 1. */
  line: number;
  file: string;
  item: Pick<AccessionItemRow, "id" | "state">;
  /** What the file became, or which held its bytes before; null while it is not taken in. */
  document: Pick<DocumentRecord, "id" | "description"> | null;
  said: Partial<Description>;
  /** Fields that the document does not say so yet. */
  changed: DescriptionField[];
  /** Tags that the document does not have yet. */
  tags: string[];
  /** The last edit of the document; empty when there was none. */
  basedOn: string;
}

export interface CheckedList {
  lines: CheckedLine[];
  faults: ImportFault[];
  /** Files of the accession that no line describes. */
  undescribed: number;
  /** Other for every other outcome: what somebody was shown is what they ask for. */
  fingerprint: string;
}

/** Checks the table in `bytes`, called `name`, against the files of an accession by their names there. */
export async function checkList(
  scope: CatalogueTransaction,
  accession: string,
  name: string,
  bytes: Uint8Array,
): Promise<CheckedList> {
  const items = await scope
    .selectFrom("accession_item")
    .select(["id", "name", "state", "reason", "document"])
    .where("accession", "=", accession)
    .orderBy("position")
    .execute();
  const byName = new Map<string, typeof items>();
  for (const item of items) byName.set(item.name, [...(byName.get(item.name) ?? []), item]);
  const { plans, lines, faults } = readDescriptions(
    bytes,
    name,
    new Set(byName.keys()),
    intakePlanSchema.parse({}),
  );
  const checked: CheckedLine[] = [];
  const lineOf = new Map<string, number>();
  for (const [file, { tags, ...plan }] of plans) {
    const line = lines.get(file) ?? 0;
    const fault = (message: string) => faults.push({ file: name, line, column: null, message });
    const [item, ...others] = byName.get(file) ?? [];
    if (!item) continue;
    if (others.length > 0) fault(`${others.length + 1} files of this accession are called so`);
    if (item.state === "refused") fault(`the file was not taken in: ${item.reason ?? "it was refused"}`);
    const settled = item.state === "taken" || item.state === "held";
    const document = settled ? await loadRecord(scope, item.document) : null;
    if (settled && !document) fault("the document of this file is not in the archive any more");
    const before = document && lineOf.get(document.id);
    if (before) fault(`it is the same document as line ${before}, which has the same bytes`);
    else if (document) lineOf.set(document.id, line);
    const said = Object.fromEntries(
      listFields.flatMap((field) => (plan[field] === null ? [] : [[field, plan[field]]])),
    ) as Partial<Description>;
    checked.push({
      ...{ line, file, item: { id: item.id, state: item.state }, said },
      document: document && { id: document.id, description: document.description },
      changed: (Object.keys(said) as DescriptionField[]).filter(
        (field) => !document || said[field] !== (document.description[field] ?? null),
      ),
      tags: document ? await missingTags(scope, document, tags) : tags,
      basedOn: document ? lastEdit(document) : "",
    });
  }
  const inOrder = checked.sort((one, other) => one.line - other.line);
  return {
    ...{ lines: inOrder, faults, undescribed: items.length - inOrder.length },
    fingerprint: createHash("sha256")
      .update(
        JSON.stringify([inOrder.map(({ document, ...line }) => [line, document?.id]), faults, items.length]),
      )
      .digest("hex")
      .slice(0, 32),
  };
}

async function missingTags(
  scope: CatalogueTransaction,
  { tags }: DocumentRecord,
  typed: readonly string[],
): Promise<string[]> {
  const missing: string[] = [];
  for (const label of typed) {
    const concept = await conceptNamed(scope, label);
    const has = tags.some((tag) => tag.label === label || (concept !== null && tag.concept === concept.id));
    if (!has) missing.push(label);
  }
  return missing;
}
