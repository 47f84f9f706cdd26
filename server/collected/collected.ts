/** What every form of a collection is made from: its entries with all that is known of the words they name. */
import type { Response } from "express";
import type { CollectionRecord } from "../../storage/model/collection.js";
import type { Cited } from "../cited/cited.js";
import { citedDocument, citedWords } from "../cited/gather.js";
import { type Standing, standingOf } from "../cited/standing.js";
import { HttpError } from "../errors.js";
import { heldCitation } from "../held-citation.js";
import { Withdrawn } from "../held-version.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";

export type CollectedEntry =
  | { kind: "heading"; id: string; text: string }
  | { kind: "note"; id: string; text: string }
  | {
      kind: "citation";
      id: string;
      text: string;
      cited: Cited;
      standing: Standing;
      withdrawal: string | null;
    }
  /** Its words are not to be shown; `sentence` says why. */
  | { kind: "closed"; id: string; text: string; citation: string; isWithdrawn: boolean; sentence: string };

/** Words that are shown, with what its owner says of them. */
export type CollectedWords = Extract<CollectedEntry, { kind: "citation" }>;

export interface Collected {
  id: string;
  title: string;
  introduction: string;
  /** Who made it. */
  by: string;
  changedAt: string;
  /** The whole address of its page. */
  address: string;
  entries: CollectedEntry[];
}

/** The collection as the one who asks may read it: words of documents that they may not see stay out. */
export async function collected(
  site: Site,
  record: CollectionRecord,
  response: Response,
): Promise<Collected> {
  const documents = new Map<string, Promise<Cited>>();
  const entries: CollectedEntry[] = [];
  for (const entry of record.entries)
    entries.push(
      entry.kind === "citation" ? await collectedWords(site, entry, response, documents) : { ...entry },
    );
  return {
    id: record.id,
    title: record.title,
    introduction: record.introduction,
    by: record.owner.name,
    changedAt: record.changedAt,
    address: fullAddress(site, urls.collection(record.id)),
    entries,
  };
}

/** `documents` keeps what was gathered of a version, for all that is cited from it. */
async function collectedWords(
  site: Site,
  { id, text, citation }: { id: string; text: string; citation: string },
  response: Response,
  documents: Map<string, Promise<Cited>>,
): Promise<CollectedEntry> {
  const closed = { kind: "closed", id, text, citation } as const;
  try {
    const whole = await heldCitation(site, citation, response);
    const { document, version } = whole.held;
    const key = `${document.id} ${version.number}`;
    const known = documents.get(key) ?? citedDocument(site, whole.held);
    documents.set(key, known);
    const cited = await citedWords(site, whole, await known);
    const withdrawal =
      document.state === "withdrawn" ? (document.withdrawal ?? "No reason was given.") : null;
    return { kind: "citation", id, text, cited, standing: await standingOf(site, whole), withdrawal };
  } catch (error) {
    if (error instanceof Withdrawn) {
      const reason = error.document.withdrawal ?? "No reason was given.";
      return { ...closed, isWithdrawn: true, sentence: `The document was withdrawn: ${reason}` };
    }
    if (error instanceof HttpError && error.status === 410)
      return { ...closed, isWithdrawn: true, sentence: error.message };
    if (error instanceof HttpError && error.status === 404)
      return { ...closed, isWithdrawn: false, sentence: "The document is not open to you." };
    throw error;
  }
}

/** Every citation whose words are shown, in order. */
export function wordsIn({ entries }: Pick<Collected, "entries">): CollectedWords[] {
  return entries.filter((entry) => entry.kind === "citation");
}
