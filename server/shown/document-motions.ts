/** The motions of one version for its page: the outline above the text, and the panels in it. */
import type { Response } from "express";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { motionKin, ownMotions } from "../../storage/catalogue/motion-kin.js";
import { reportsOf } from "../../storage/catalogue/motion-reports.js";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import { factsSchema } from "../../storage/model/facts/facts.js";
import type { MotionFacts } from "../../storage/model/facts/motion-facts.js";
import type { DocumentContext, MotionPanel } from "../../views/contexts.js";
import type { HeldVersion } from "../held-version.js";
import { type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { type MotionPanels, motionOutline, motionPanels } from "./motions.js";
import { otherRecords } from "./other-records.js";
import type { ReadFrom } from "./read-words.js";
import { dayOf } from "./words.js";

/** What was read of motions; undefined in a document of another kind. */
export function motionFactsOf({ version }: HeldVersion): MotionFacts | undefined {
  return factsSchema.parse(JSON.parse(version.facts)).motion;
}

async function peopleIn(catalogue: Catalogue, document: string): Promise<Map<string, string>> {
  const links = await catalogue
    .selectFrom("person_link")
    .select(["label", "person"])
    .where("document", "=", document)
    .execute();
  return new Map(links.map(({ label, person }) => [label, urls.person(person)]));
}

/** By the index of a motion: the articles that may speak of it. */
async function reportsShown(
  site: Site,
  { document, version }: { document: string; version: number },
  response: Response,
): Promise<Map<number, MotionPanel["reports"]>> {
  const { catalogue } = site.archive;
  const own = await ownMotions(catalogue, document, version);
  const reports = await reportsOf(catalogue, own, visibleStates(response));
  return new Map(
    [...reports].map(([{ position }, all]) => [
      position,
      all.map((report) => ({
        label: report.title,
        date: dayOf(report.date),
        href: urls.cited(report.document, report.version, report.start, report),
      })),
    ]),
  );
}

/** `item` is the one asked for; empty when none was. `rows`: all passages, had only where there is something to show. */
export async function motionsShown(
  site: Site,
  held: HeldVersion,
  response: Response,
  {
    rows,
    item,
    hrefOf,
  }: { rows: () => Promise<readonly PassageRow[]>; item: string; hrefOf: NonNullable<ReadFrom["hrefOf"]> },
): Promise<{ motions: DocumentContext["motions"]; panels: MotionPanels }> {
  const facts = motionFactsOf(held);
  if (!facts) return { motions: null, panels: new Map() };
  const at = { document: held.document.id, version: held.version.number };
  const kin = await motionKin(site.archive.catalogue, at, visibleStates(response));
  const others = new Map([...kin].map(([index, { own, kin: all }]) => [index, otherRecords(own, all)]));
  const people = await peopleIn(site.archive.catalogue, at.document);
  const from = { ...at, rows: await rows(), people, hrefOf };
  return {
    motions: motionOutline(from, facts, item),
    panels: motionPanels(from, facts, { others, reports: await reportsShown(site, at, response) }),
  };
}
