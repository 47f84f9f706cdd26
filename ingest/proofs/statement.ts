import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { partsOf } from "../../storage/catalogue/citation-rows.js";
import type { CitationRow } from "../../storage/catalogue/tables.js";
import { passagesAt } from "../../storage/model/citation.js";
import type { Digest } from "../../storage/model/digest.js";
import type { Page } from "../../storage/model/passage.js";
import type { ProofStatement } from "../../storage/model/proof.js";
import { quotedWords } from "../../storage/model/quoted-parts.js";

/** What is said of a citation, but for who signs it and when. Throws when there is no such citation. */
export async function statementOf(
  catalogue: Catalogue,
  citation: string,
): Promise<Omit<ProofStatement, "address" | "archive" | "signed">> {
  const cited = await catalogue
    .selectFrom("citation")
    .selectAll()
    .where("id", "=", citation)
    .executeTakeFirstOrThrow();
  const document = await catalogue
    .selectFrom("document")
    .selectAll()
    .where("id", "=", cited.document)
    .executeTakeFirstOrThrow();
  const version = await catalogue
    .selectFrom("version")
    .selectAll()
    .where("document", "=", cited.document)
    .where("number", "=", cited.version)
    .executeTakeFirstOrThrow();
  const rows = await catalogue
    .selectFrom("passage")
    .select(["start", "end", "attribution", "question"])
    .where("document", "=", cited.document)
    .where("version", "=", cited.version)
    .where("start", "<", cited.end)
    .where("end", ">", cited.start)
    .orderBy("start")
    .execute();
  const spans = partsOf(cited)?.parts ?? [cited];
  const touched = spans.flatMap(({ start, end }) => passagesAt(rows, start, end));
  const speakers = new Set(touched.map((passage) => passage.attribution));
  const pages = (JSON.parse(version.pages) as Page[]).filter(
    (page) => page.start < cited.end && page.end > cited.start,
  );
  const label = (page: Page | undefined) => (page ? (page.label ?? String(page.number)) : null);
  const { exact, prefix, suffix, start, end } = cited;
  return {
    format: "ibid-proof-1",
    citation,
    quote: { exact, prefix, suffix, start, end, ...partsTold(cited) },
    place: {
      firstPage: label(pages[0]),
      lastPage: label(pages.at(-1)),
      question: touched[0]?.question ?? null,
      speaker: speakers.size === 1 ? (touched[0]?.attribution ?? null) : null,
    },
    document: {
      id: document.id,
      version: version.number,
      title: document.title,
      kind: document.kind,
      source: document.source,
      date: document.date,
      address: document.address,
    },
    original: {
      name: version.original_name,
      mediaType: version.media_type,
      bytes: version.bytes,
      digest: version.digest as Digest,
      receivedAt: version.at,
    },
    text: {
      digest: (version.text_digest ?? "") as Digest,
      characters: version.characters,
      extractor: version.extractor ?? "",
      extractorVersion: version.extractor_version ?? "",
      at: version.text_at ?? "",
    },
    cited: { by: cited.by, at: cited.at },
  };
}

/** The words as they are quoted and the parts of them that stand in the text; nothing where they are the same. */
function partsTold(cited: CitationRow): Partial<ProofStatement["quote"]> {
  const quoted = partsOf(cited);
  return quoted ? { ...quoted, quotation: quotedWords(cited, quoted) } : {};
}
