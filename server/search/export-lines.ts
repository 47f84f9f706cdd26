/** All that a search finds, an entry at a time: passages as rows of CSV or lines of JSON, documents as references. */
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { DocumentState } from "../../storage/model/kind.js";
import { bibtex } from "../cited/bibtex.js";
import { citedDocument } from "../cited/gather.js";
import { ris } from "../cited/ris.js";
import type { HeldVersion } from "../held-version.js";
import { csvLine } from "../shown/csv.js";
import type { Site } from "../site.js";
import { hitAnswer } from "./answer.js";
import { everyHit } from "./every-hit.js";
import type { ExportName } from "./export-formats.js";
import type { FoundSet } from "./find.js";
import type { FoundHit } from "./hits.js";

type Desk = Pick<Site, "archive" | "address">;

/** The file, in pieces of one entry each. What goes out of the asker's sight meanwhile is left out. */
export async function* exportLines(
  desk: Desk,
  found: FoundSet,
  format: ExportName,
  states: readonly DocumentState[],
): AsyncGenerator<string> {
  const { catalogue } = desk.archive;
  switch (format) {
    case "csv":
      yield csvLine(passageColumns);
      for await (const hit of everyHit(catalogue, found, states))
        yield csvLine(passageCells(hit, desk.address));
      return;
    case "jsonl":
      for await (const hit of everyHit(catalogue, found, states))
        yield `${JSON.stringify(hitAnswer(hit, desk.address))}\n`;
      return;
    case "ris":
    case "bibtex":
      for await (const held of everyDocument(catalogue, found, states))
        yield `${(format === "ris" ? ris : bibtex)(await citedDocument(desk, held))}\n`;
  }
}

const passageColumns = [
  ...["title", "kind", "source", "date", "speaker", "question", "clause", "time", "page", "text", "address"],
  ...["state", "document", "version", "start", "end", "file"],
] as const;

function passageCells({ record, filename }: FoundHit, address: string): (string | number | null)[] {
  const { title, kind, source, date, attribution, question, clause, time, page, pageLabel } = record;
  const { text, state, document, version, start, end } = record;
  const { url } = hitAnswer({ record, filename, marks: [], more: 0 }, address);
  const label = page === null ? null : (pageLabel ?? String(page));
  return [
    ...[title, kind, source, date, attribution, question, clause, time, label, text, url],
    ...[state, document, version, start, end, filename],
  ];
}

/** Documents looked up at once. */
const documentsAtOnce = 100;

/** The documents found, each in the version that was searched. */
async function* everyDocument(
  catalogue: Catalogue,
  { documents }: FoundSet,
  states: readonly DocumentState[],
): AsyncGenerator<HeldVersion> {
  for (let at = 0; at < documents.length; at += documentsAtOnce) {
    const some = documents.slice(at, at + documentsAtOnce).map(({ document }) => document);
    const ids = some.map(({ id }) => id);
    const held = await catalogue
      .selectFrom("document")
      .selectAll()
      .where("id", "in", ids)
      .where("state", "in", states)
      .execute();
    const versions = await catalogue.selectFrom("version").selectAll().where("document", "in", ids).execute();
    for (const { id, version: number } of some) {
      const document = held.find((each) => each.id === id);
      const version = versions.find((each) => each.document === id && each.number === number);
      if (document && version) yield { document, version };
    }
  }
}
