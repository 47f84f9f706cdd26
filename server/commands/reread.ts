import type { OpenArchive } from "../../ingest/open-archive.js";
import { outdatedDocuments } from "../../ingest/outdated.js";
import { askToReread } from "../../ingest/reread.js";
import { rereadingOf } from "../../storage/catalogue/rereadings.js";
import { type Command, commandArguments, exits, print, printJson, WrongUse } from "./command.js";
import { withArchive } from "./with-archive.js";
import { workUntil } from "./work-until.js";

/** `added`: it became a new version. `same`: it came out as before. `failed`, `refused`: for the reason given. */
interface Reread {
  document: string;
  outcome: "added" | "same" | "failed" | "refused";
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
      const documents = values.outdated
        ? await outdatedDocuments(archive.catalogue)
        : [...new Set(positionals)];
      const rereads = await rereadAll(archive, documents);
      if (values.json) printJson({ rereads });
      else for (const each of rereads) print(lineOf(each));
      if (!values.json && rereads.length === 0)
        print("Every text was taken by its extractor as it is today.");
      const isDone = rereads.every(({ outcome }) => outcome === "added" || outcome === "same");
      return isDone ? exits.done : exits.someFailed;
    });
  },
};

async function rereadAll(archive: OpenArchive, documents: readonly string[]): Promise<Reread[]> {
  const { catalogue } = archive;
  const before = new Map<string, number | null>();
  const refused = new Map<string, string>();
  for (const document of documents) {
    before.set(document, await newestOf(archive, document));
    const reason = await askToReread(archive, document, "command line");
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
      const version = await newestOf(archive, document);
      const reason = refused.get(document) ?? (await rereadingOf(catalogue, document))?.reason ?? null;
      if (reason !== null)
        return { document, outcome: refused.has(document) ? "refused" : "failed", version, reason };
      return { document, outcome: version === before.get(document) ? "same" : "added", version, reason };
    }),
  );
}

async function newestOf({ catalogue }: OpenArchive, document: string): Promise<number | null> {
  const row = await catalogue
    .selectFrom("document")
    .select("newest_version")
    .where("id", "=", document)
    .executeTakeFirst();
  return row?.newest_version ?? null;
}

function lineOf({ document, outcome, version, reason }: Reread): string {
  if (outcome === "added") return `${document}: version ${version} has another text.`;
  if (outcome === "same") return `${document}: read again, the same.`;
  return `${document}: ${reason}`;
}
