/** An archive with real documents and the sample collection, in which made quotations are looked for. */
import { readdirSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { startDerivation } from "../../ingest/derive.js";
import { intakePlanSchema } from "../../ingest/quarantine.js";
import { receive } from "../../ingest/receive.js";
import { loadSamples } from "../../ingest/samples/load.js";
import { type EmptyArchive, openEmptyArchive } from "../empty-archive.js";
import { sharedFolder } from "../project-root.js";

const corpus = join(sharedFolder, "corpus");

const inFolder = (folder: string, ends: string, from: number, to: number) =>
  readdirSync(join(corpus, folder))
    .filter((name) => name.endsWith(ends))
    .sort()
    .slice(from, to)
    .map((name) => join(corpus, folder, name));

/** What the archive holds: hearings, inquiry transcripts, debates, motions, reports and articles. */
export function heldFiles(): string[] {
  return [
    ...inFolder("02_inquiry_transcripts/oral_evidence_layout", ".html", 0, 2),
    ...inFolder("02_inquiry_transcripts", ".rst", 0, 4),
    ...inFolder("03_hansard_xml/debates", "a.xml", 0, 1),
    ...inFolder("03_hansard_xml/lordspages", ".xml", 0, 1),
    ...inFolder("03_hansard_xml/sp-motions", ".xml", 0, 12),
    ...inFolder("01_committee_reports_pdf", "Response.pdf", 0, 2),
    ...["001", "002", "dev418", "ebb-org", "v8-blog", "wikipedia"].map((name) =>
      join(corpus, "05_articles_readability", name, "source.html"),
    ),
    // Of these the quotations are made by hand: see hand-made-papers.ts.
    ...inFolder("02_inquiry_transcripts", "10-28.rst", 0, 1),
    ...inFolder("03_hansard_xml/standing", "a.xml", 0, 1),
    ...inFolder("03_hansard_xml/sp-motions", "S3M-5063.xml", 0, 1),
    ...inFolder("05_articles_trafilatura_cc", "nicaragua.html", 0, 1),
  ];
}

/** What it does not hold: quotations made of these must not be found. */
export function absentFiles(): string[] {
  return [
    ...inFolder("02_inquiry_transcripts", ".rst", 8, 10),
    ...inFolder("03_hansard_xml/ni", ".xml", 0, 1),
    ...inFolder("01_committee_reports_pdf", "Disorder-Recomm.pdf", 0, 1),
  ];
}

/** Opens it, filled and indexed. */
export async function openQuotationArchive(): Promise<EmptyArchive> {
  const empty = await openEmptyArchive("quotations");
  const { archive } = empty;
  await loadSamples(archive);
  const files = heldFiles().map(async (path, position) => {
    const handed = join(archive.quarantine.incoming, `held-${position}`);
    await copyFile(path, handed);
    return {
      name: basename(path),
      path: handed,
      move: true,
      plan: intakePlanSchema.parse({ publish: true }),
    };
  });
  await receive(archive, { by: "ida", way: "upload", origin: null }, await Promise.all(files));
  const derivation = startDerivation(archive);
  await derivation.settled();
  await derivation.stop();
  return empty;
}
