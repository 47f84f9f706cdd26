/** A table for describing the files of an accession, to be filled in: every file that can be described, with its title. */
import type { RequestHandler } from "express";
import { describedColumns } from "../../ingest/import/descriptions.js";
import { heldAct } from "../held-accession.js";
import { csvLine } from "../shown/csv.js";
import type { Site } from "../site.js";

export const accessionTable =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { number } = await heldAct(site, String(request.params.number), response);
    const items = await site.archive.catalogue
      .selectFrom("accession_item as item")
      .leftJoin("document", "document.id", "item.document")
      .select(["item.name", "item.document", "document.title"])
      .where("item.accession", "=", number)
      .where("item.state", "!=", "refused")
      .orderBy("item.position")
      .execute();
    // The same bytes twice are one document, which one line describes.
    const first = new Map(items.map((item) => [item.document, item] as const).reverse());
    const lines = items
      .filter((item) => first.get(item.document) === item)
      .map(({ name, title }) =>
        csvLine(
          describedColumns.map((column) => (column === "file" ? name : column === "title" ? title : null)),
        ),
      );
    response
      .attachment(`${number}.csv`)
      .type("text/csv")
      .send(csvLine(describedColumns) + lines.join(""));
  };
