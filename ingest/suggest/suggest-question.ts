/**
 * Texts that have not been looked through for names, and the suggestions that come of it. Suggestions are derived: they
 * can be dropped at any time, and are made again when the text is another or the suggester finds other names.
 */
import type { Archive } from "../archive.js";
import { suggestedKinds, suggester } from "./suggested-name.js";

type Desk = Pick<Archive, "catalogue" | "names" | "log">;

/** Of a text, so much from its beginning is looked through, in UTF-16 code units: a few seconds. */
const mostCharacters = 200_000;
/** Texts looked through under one lease. */
const textsAtOnce = 5;

/** A text that is to be looked through. */
export interface UnsuggestedText {
  document: string;
  version: number;
  /** Its digest. */
  text: string;
  /** BCP 47; null when not known. */
  language: string | null;
}

/** Documents whose newest known text was not looked through as it is, newest first. */
export async function unsuggested({ catalogue }: Pick<Desk, "catalogue">): Promise<UnsuggestedText[]> {
  const rows = await catalogue
    .selectFrom("version")
    .innerJoin("document", "document.id", "version.document")
    .leftJoin("suggested", "suggested.document", "version.document")
    .select(["version.document", "version.number as version", "version.text_digest as text"])
    .select("document.language")
    .where("version.text_state", "=", "known")
    .whereRef("version.number", "=", (where) =>
      where
        .selectFrom("version as newer")
        .select((of) => of.fn.max("newer.number").as("newest"))
        .whereRef("newer.document", "=", "version.document")
        .where("newer.text_state", "=", "known"),
    )
    .where((where) =>
      where.or([
        where("suggested.document", "is", null),
        where("suggested.suggester", "!=", suggester),
        where("suggested.version", "!=", where.ref("version.number")),
        where("suggested.text", "!=", where.ref("version.text_digest")),
      ]),
    )
    .orderBy("document.created_at", "desc")
    .limit(textsAtOnce)
    .execute();
  return rows.map(({ text, ...row }) => ({ ...row, text: text ?? "" }));
}

/** Looks texts through and keeps what was found, in place of what was found before. */
export async function suggestNames(desk: Desk, texts: readonly UnsuggestedText[]): Promise<void> {
  for (const each of texts) await suggestFor(desk, each);
}

async function suggestFor(
  { catalogue, names, log }: Desk,
  { document, version, text, language }: UnsuggestedText,
): Promise<void> {
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
    await transaction.deleteFrom("tag_suggestion").where("document", "=", document).execute();
    if (found.length > 0)
      await transaction
        .insertInto("tag_suggestion")
        .values(found.map((name) => ({ ...name, document, version })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    const row = { document, version, text, suggester };
    await transaction
      .insertInto("suggested")
      .values(row)
      .onConflict((conflict) => conflict.column("document").doUpdateSet(row))
      .execute();
  });
}
