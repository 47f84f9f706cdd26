/**
 * Texts that have not been looked through for names, and the suggestions that come of it. Suggestions are derived: they
 * can be dropped at any time, and are made again when the text is another or the suggester finds other names.
 */
import type { CatalogueScope } from "../../storage/catalogue/catalogue.js";
import { hasText } from "../../storage/catalogue/has-text.js";
import { isNotNotedAs } from "../../storage/catalogue/noted-as.js";
import type { Archive } from "../archive.js";
import { suggestedKinds, suggester } from "./suggested-name.js";

type Desk = Pick<Archive, "catalogue" | "names" | "log">;

/** Of a text, so much from its beginning is looked through, in UTF-16 code units: a few seconds. */
const mostCharacters = 200_000;
/** Documents whose text is looked through under one lease. */
const documentsAtOnce = 5;

/**
 * Documents whose newest known text was not looked through since it is there, newest first; none while others wait to be
 * taken in or read: that costs more than all the rest, and nobody waits for suggestions.
 */
export async function unsuggested({ catalogue }: Pick<Desk, "catalogue">): Promise<string[]> {
  const rows = await catalogue
    .selectFrom("document")
    .select("document.id")
    .where((where) => isNotNotedAs(where, "suggested_as", suggester))
    .where(hasText)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("accession_item")
            .select("id")
            .where("state", "=", "received")
            .where("reason", "is", null),
        ),
      ),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("version as unread")
            .select("unread.number")
            .where("unread.text_state", "=", "waiting")
            .where("unread.attempts", "=", 0)
            .where("unread.scan_pages", "is", null),
        ),
      ),
    )
    .orderBy("document.created_at", "desc")
    .limit(documentsAtOnce)
    .execute();
  return rows.map(({ id }) => id);
}

/** Looks texts through and keeps what was found, in place of what was found before. */
export async function suggestNames(desk: Desk, documents: readonly string[]): Promise<void> {
  for (const each of documents) await suggestFor(desk, each);
}

async function newestText(scope: CatalogueScope, document: string) {
  return scope
    .selectFrom("version")
    .innerJoin("document", "document.id", "version.document")
    .select(["version.number as version", "document.language"])
    .where("version.document", "=", document)
    .where("version.text_state", "=", "known")
    .orderBy("version.number", "desc")
    .executeTakeFirst();
}

async function suggestFor({ catalogue, names, log }: Desk, document: string): Promise<void> {
  const newest = await newestText(catalogue, document);
  if (!newest) return;
  const { version, language } = newest;
  const passages = await catalogue
    .selectFrom("passage")
    .select(["start", "text"])
    .where("document", "=", document)
    .where("version", "=", version)
    .where("kind", "not in", ["heading", "row"])
    .where("end", "<=", mostCharacters)
    .orderBy("start")
    .execute();
  const known = await catalogue
    .selectFrom("authority_name")
    .innerJoin("authority", "authority.id", "authority_name.authority")
    .select(["authority.kind", "authority_name.name"])
    .where("authority.kind", "in", suggestedKinds)
    .where("authority.disused", "=", 0)
    .execute();
  const reading = {
    passages,
    known: known.flatMap(({ kind, name }) => (kind === "topic" ? [] : [{ kind, name }])),
    isEnglish: language === null || /^en\b/.test(language),
  };
  const found = await names.look(reading, (reason) =>
    log("warn", `${document} was not looked through for names: ${reason}`),
  );
  await catalogue.transaction().execute(async (transaction) => {
    // Another text has come meanwhile, and is to be looked through itself.
    if ((await newestText(transaction, document))?.version !== version) return;
    await transaction.deleteFrom("tag_suggestion").where("document", "=", document).execute();
    if (found.length > 0)
      await transaction
        .insertInto("tag_suggestion")
        .values(found.map((name) => ({ ...name, document, version })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    await transaction
      .updateTable("document")
      .set({ suggested_as: suggester })
      .where("id", "=", document)
      .execute();
  });
}
