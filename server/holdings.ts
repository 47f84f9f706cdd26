/** What the archive holds that the asker may see: counted, in one sentence, and with links for programs. */
import type { Response } from "express";
import { sql } from "kysely";
import type { Catalogue } from "../storage/catalogue/catalogue.js";
import { type DocumentKind, type DocumentState, documentKinds } from "../storage/model/kind.js";
import { counted, listed } from "./shown/words.js";
import { fullAddress, type Site, visibleStates } from "./site.js";
import { software } from "./software.js";
import { urls } from "./urls.js";

export type Holdings = Record<DocumentKind, number>;

/** Documents in these states, by kind. */
export async function holdings(catalogue: Catalogue, states: readonly DocumentState[]): Promise<Holdings> {
  const rows = await catalogue
    .selectFrom("document")
    .select(["kind", sql<number>`count(*)`.as("count")])
    .where("state", "in", states)
    .groupBy("kind")
    .execute();
  const count = (kind: DocumentKind) => Number(rows.find((row) => row.kind === kind)?.count ?? 0);
  return Object.fromEntries(documentKinds.map((kind) => [kind, count(kind)])) as Holdings;
}

export function holdingsSentence(held: Holdings): string {
  const parts = [
    counted(held.article, "article"),
    counted(held.motion, "motion or set of minutes", "motions and minutes"),
    counted(held.transcript, "transcript"),
    counted(held.other, "other document"),
  ].filter((part) => !part.startsWith("0 "));
  if (parts.length === 0) return "This archive holds no documents yet.";
  return `This archive holds ${listed(parts)}.`;
}

/** The archive for programs: its name, its program, what it holds for this asker, and where to go on. */
export async function archiveJson(site: Site, response: Response) {
  const held = await holdings(site.archive.catalogue, visibleStates(response));
  return {
    name: site.config.name,
    software,
    sourceCode: site.config.sourceCode,
    holdings: { documents: Object.values(held).reduce((sum, count) => sum + count, 0), ...held },
    links: {
      home: fullAddress(site, urls.home()),
      about: fullAddress(site, urls.about()),
      search: fullAddress(site, urls.search()),
      documents: fullAddress(site, urls.documents()),
      coverage: fullAddress(site, urls.coverage()),
      health: fullAddress(site, urls.health()),
    },
  };
}
