/** Which texts have no vectors yet. Asked only where the operator named a service; it keeps nobody waiting. */
import {
  countEmbedded,
  forgetEmbedded,
  noteEmbedded,
  type UnembeddedText,
  unembedded,
} from "../../storage/catalogue/embedded.js";
import type { IndexStatus } from "../../storage/index/search-index.js";
import type { Archive } from "../archive.js";
import type { Question } from "../questions.js";
import { type Embedder, EmbedderAway, type Space } from "./embedder.js";

/** A passage of fewer words has no meaning of its own. */
const fewestWords = 6;
/** Rest after the service was found to be away, in milliseconds. */
const restMs = 30_000;

export const toEmbed: Question<UnembeddedText> = {
  name: "make vectors of",
  concurrency: 1,
  lease: ({ document }) => `vectors:${document}`,
  find: async (archive, limit) => {
    const { embedder, catalogue, index } = archive;
    if (embedder === null || index.status().state !== "ready") return [];
    const space = await spaceNow(archive, embedder);
    if (space === null) return [];
    await notice(archive, space);
    return unembedded(catalogue, space.name, limit);
  },
  answer: async (
    { embedder, catalogue, index },
    { document, version, structure, isWithdrawn },
    stillMine,
  ) => {
    if (embedder === null) return;
    const space = await embedder.space();
    if (isWithdrawn) {
      await index.near.put(space, document, []);
      return forgetEmbedded(catalogue, document);
    }
    const passages = (
      await catalogue
        .selectFrom("passage")
        .select(["start", "text", "heading"])
        .where("document", "=", document)
        .where("version", "=", version)
        .orderBy("start")
        .execute()
    ).filter(({ text }) => text.split(/\s+/).length >= fewestWords);
    const vectors = await embedder.embed(
      passages.map(({ heading, text }) => (heading === null ? text : `${heading}\n${text}`)),
    );
    await stillMine();
    const records = passages.map(({ start }, at) => ({
      document,
      version,
      start,
      vector: vectors[at] ?? [],
    }));
    await index.near.put(space, document, records);
    await noteEmbedded(catalogue, {
      ...{ document, version, structure, space: space.name, vectors: records.length },
    });
  },
  failed: async () => {},
};

/** When the service of an archive may be asked again what it makes. */
const rests = new WeakMap<Embedder, number>();

async function spaceNow(archive: Archive, embedder: Embedder): Promise<Space | null> {
  if ((rests.get(embedder) ?? 0) > archive.now()) return null;
  try {
    return await embedder.space();
  } catch (error) {
    if (!(error instanceof EmbedderAway)) throw error;
    rests.set(embedder, archive.now() + restMs);
    archive.log("warn", `No vectors can be made just now: ${error.message}`);
    return null;
  }
}

/** The connections to engines whose vectors were counted. */
const counted = new WeakMap<IndexStatus, true>();

/** An engine that came back empty, or is another, has no vectors whatever the catalogue says. */
async function notice({ catalogue, index }: Archive, space: Space): Promise<void> {
  const status = index.status();
  if (counted.has(status)) return;
  if ((await index.near.count(space)) < (await countEmbedded(catalogue, space.name)))
    await forgetEmbedded(catalogue, null);
  counted.set(status, true);
}
