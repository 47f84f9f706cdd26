/** A vocabulary taken in: compared with the archive's, and then made part of it, all or nothing. */
import type { AuthorityKind } from "../../storage/model/authority.js";
import type { Archive } from "../archive.js";
import { VocabularyFault } from "../tags/vocabulary-fault.js";
import { conceptsIn, labelOf } from "./concepts-in.js";
import { readGraph } from "./read-graph.js";
import { type ImportChange, takeConcepts } from "./take-concepts.js";
import { UnreadableGraph } from "./triple.js";

export interface ImportReport {
  /** Concepts of the file. */
  concepts: number;
  /** New ones by name, and known ones with what is new of them. */
  made: string[];
  changed: ImportChange[];
  /** Known ones of which the file says nothing new. */
  same: number;
  /** Why nothing of it can be taken in, a sentence each; empty when it can. */
  conflicts: string[];
  /** What of the file has no place here, a sentence each. */
  leftOut: string[];
  /** It was only tried, or there were conflicts: the archive is as it was. */
  written: boolean;
}

/** Ends a transaction that was only to be tried. */
class OnlyTried extends Error {}

/**
 * Takes the concepts of a Turtle or RDF/XML file in. Everything is checked before the first write is kept; a dry run
 * does all of it and keeps nothing, so that its report is what would be. `address`: scheme and host of the archive.
 */
export async function importVocabulary(
  desk: Pick<Archive, "catalogue" | "now">,
  bytes: Uint8Array,
  { kind, address, dryRun, by }: { kind: AuthorityKind; address: string; dryRun: boolean; by: string },
): Promise<ImportReport> {
  const report: ImportReport = {
    ...{ concepts: 0, made: [], changed: [], same: 0 },
    ...{ conflicts: [], leftOut: [], written: false },
  };
  try {
    const { concepts, faults, leftOut } = conceptsIn(await readGraph(bytes, `${address}/`), kind);
    Object.assign(report, { concepts: concepts.length, leftOut, conflicts: faults });
    if (faults.length > 0) return report;
    await desk.catalogue.transaction().execute(async (transaction) => {
      const taken = await takeConcepts(transaction, concepts, { desk, address, by });
      report.made = taken.made.map(labelOf);
      report.changed = taken.changed;
      report.same = taken.same;
      report.leftOut = [...leftOut, ...taken.leftOut];
      report.conflicts = taken.conflicts;
      if (dryRun || taken.conflicts.length > 0) throw new OnlyTried();
    });
    report.written = true;
  } catch (error) {
    if (error instanceof UnreadableGraph || error instanceof VocabularyFault)
      report.conflicts = [...report.conflicts, error.message];
    else if (!(error instanceof OnlyTried)) throw error;
  }
  return report;
}
