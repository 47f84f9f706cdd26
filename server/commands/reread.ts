import type { OpenArchive } from "../../ingest/open-archive.js";
import { outdatedDocuments, readableNow } from "../../ingest/outdated.js";
import { askToReread } from "../../ingest/reread.js";
import { retryReading } from "../../ingest/second-chances.js";
import { rereadingOf } from "../../storage/catalogue/rereadings.js";
import { type Command, commandArguments, exits, print, printJson, WrongUse } from "./command.js";
import { withArchive } from "./with-archive.js";
import { workUntil } from "./work-until.js";

const by = "command line";

/**
 * `added`: it became a new version. `same`: it came out as before. `read`: it has its first text. `failed`, `refused`:
 * for the reason given.
 */
interface Reread {
  document: string;
  outcome: "added" | "same" | "read" | "failed" | "refused";
  /** The newest version now; null when there is no such document. */
  version: number | null;
  reason: string | null;
}

export const reread: Command = {
  name: "reread",
  usage: "reread DOCUMENT… | --outdated [--json]",
  help: "Reads documents again, those named or all whose extractor has become better; another text is a new version.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, {
      outdated: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    });
    if (values.outdated === positionals.length > 0)
      throw new WrongUse("Expected documents, or --outdated for all whose extractor has become better.");
    return withArchive(async (archive) => {
      const rereads = values.outdated
        ? [
            ...(await rereadAll(archive, await outdatedDocuments(archive.catalogue))),
            ...(await retryAll(archive)),
          ]
        : await rereadAll(archive, [...new Set(positionals)]);
      if (values.json) printJson({ rereads });
      else for (const each of rereads) print(lineOf(each));
      if (!values.json && rereads.length === 0)
        print("Every text was taken by its extractor as it is today.");
      const isUndone = rereads.some(({ outcome }) => outcome === "failed" || outcome === "refused");
      return isUndone ? exits.someFailed : exits.done;
    });
  },
};

async function rereadAll(archive: OpenArchive, documents: readonly string[]): Promise<Reread[]> {
  const { catalogue } = archive;
  const before = new Map<string, number | null>();
  const refused = new Map<string, string>();
  for (const document of documents) {
    before.set(document, (await newestOf(archive, document))?.number ?? null);
    const reason = await askToReread(archive, document, by);
    if (reason !== null) refused.set(document, reason);
  }
  const asked = new Set(documents.filter((document) => !refused.has(document)));
  await workUntil(archive, async () => {
    const rows = await catalogue
      .selectFrom("rereading")
      .select("document")
      .where("state", "=", "waiting")
      .execute();
    return rows.some(({ document }) => asked.has(document)) ? null : true;
  });
  return Promise.all(
    documents.map(async (document): Promise<Reread> => {
      const version = (await newestOf(archive, document))?.number ?? null;
      const reason = refused.get(document) ?? (await rereadingOf(catalogue, document))?.reason ?? null;
      if (reason !== null)
        return { document, outcome: refused.has(document) ? "refused" : "failed", version, reason };
      return { document, outcome: version === before.get(document) ? "same" : "added", version, reason };
    }),
  );
}

/** Tries those again of whose kind nobody could read a file when they came. */
async function retryAll(archive: OpenArchive): Promise<Reread[]> {
  const versions = await readableNow(archive);
  for (const { document, version } of versions) await retryReading(archive, document, version, by);
  if (versions.length === 0) return [];
  return workUntil(archive, async () => {
    const rereads: Reread[] = [];
    for (const { document } of versions) {
      const now = await newestOf(archive, document);
      if (now?.text_state === "waiting") return null;
      const outcome = now?.text_state === "known" ? "read" : "failed";
      rereads.push({ document, outcome, version: now?.number ?? null, reason: now?.reason ?? null });
    }
    return rereads;
  });
}

async function newestOf({ catalogue }: OpenArchive, document: string) {
  return catalogue
    .selectFrom("version")
    .select(["number", "text_state", "reason"])
    .where("document", "=", document)
    .orderBy("number", "desc")
    .executeTakeFirst();
}

function lineOf({ document, outcome, version, reason }: Reread): string {
  if (outcome === "added") return `${document}: version ${version} has another text.`;
  if (outcome === "same") return `${document}: read again, the same.`;
  if (outcome === "read") return `${document}: read for the first time.`;
  return `${document}: ${reason}`;
}
