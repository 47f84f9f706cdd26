/** Publishing what was found inside a document, file by file: each is held to what any document is. */
import type { Catalogue } from "../storage/catalogue/catalogue.js";
import type { Archive } from "./archive.js";
import { publish, Undecided } from "./curate.js";
import { deepestContainer } from "./enter-members.js";
import type { ContainerKey } from "./register.js";

/** Rows asked for at once; SQLite binds at most 32,766 values. */
const askedAtOnce = 500;

/** The drafts that were taken out of a version, and out of what was in it. Withdrawn documents are not drafts. */
export async function draftsInside(catalogue: Catalogue, container: ContainerKey): Promise<string[]> {
  const drafts: string[] = [];
  let holding = [container.document];
  for (let depth = 1; depth <= deepestContainer && holding.length > 0; depth++) {
    const found: { id: string; state: string }[] = [];
    for (let at = 0; at < holding.length; at += askedAtOnce) {
      let inside = catalogue
        .selectFrom("version")
        .innerJoin("document", "document.id", "version.document")
        .where("version.container", "in", holding.slice(at, at + askedAtOnce))
        .select(["document.id", "document.state"])
        .orderBy("document.id")
        .distinct();
      // What was found before the container was read again is inside it all the same.
      if (depth === 1)
        inside = inside.where("version.container_version", "in", readingsOf(catalogue, container));
      for (const one of await inside.execute()) found.push(one);
    }
    for (const one of found.filter(({ state }) => state === "draft").map(({ id }) => id)) drafts.push(one);
    holding = found.map(({ id }) => id);
  }
  return drafts;
}

/** The numbers of the versions that have this one's original. */
function readingsOf(catalogue: Catalogue, { document, version }: ContainerKey) {
  return catalogue
    .selectFrom("version as reading")
    .innerJoin("version as one", (join) =>
      join
        .onRef("one.document", "=", "reading.document")
        .onRef("one.original_path", "=", "reading.original_path"),
    )
    .select("reading.number")
    .where("one.document", "=", document)
    .where("one.number", "=", version);
}

/** Publishes those of the drafts that may be; the others wait for somebody to decide on what was found in them. */
export async function publishInside(
  desk: Pick<Archive, "catalogue" | "now">,
  container: ContainerKey,
  by: string,
): Promise<void> {
  for (const id of await draftsInside(desk.catalogue, container)) {
    try {
      await publish(desk, id, null, by);
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
    }
  }
}
