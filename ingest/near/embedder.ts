/**
 * Vectors of texts by a service that the operator named: Ollama when its address has no path, else an OpenAI-compatible
 * one. Nothing is sent anywhere unless one is named.
 */
import { createHash } from "node:crypto";
import { z } from "zod";

export interface EmbeddingSettings {
  /** `http://localhost:11434`, `https://…/v1`. */
  url: string;
  model: string;
  key: string | null;
}

/** Vectors of one space can be compared; another model or service makes another space. */
export interface Space {
  /** Letters and digits. */
  name: string;
  dimensions: number;
}

export interface Embedder {
  model: string;
  /** Throws EmbedderAway. */
  space(): Promise<Space>;
  /** A vector for each text, in their order; long texts are cut. Throws EmbedderAway. */
  embed(texts: readonly string[]): Promise<number[][]>;
}

/** The service does not answer, or not as it should. */
export class EmbedderAway extends Error {
  override name = "EmbedderAway";
}

/** Texts sent in one request, characters of one, and the longest wait for an answer in milliseconds. */
const textsAtOnce = 32;
const longestText = 2_000;
const patienceMs = 60_000;

const vector = z.array(z.number()).min(1);
const answers = {
  ollama: z.object({ embeddings: z.array(vector) }).transform(({ embeddings }) => embeddings),
  openai: z
    .object({ data: z.array(z.object({ index: z.number().int(), embedding: vector })) })
    .transform(({ data }) =>
      data.toSorted((one, other) => one.index - other.index).map(({ embedding }) => embedding),
    ),
};

export function embedderBy(settings: EmbeddingSettings): Embedder {
  let known: Space | null = null;
  const embed = async (texts: readonly string[]) => {
    const vectors: number[][] = [];
    for (let at = 0; at < texts.length; at += textsAtOnce) {
      const some = texts.slice(at, at + textsAtOnce).map((text) => text.slice(0, longestText).toWellFormed());
      for (const each of await ask(settings, some)) vectors.push(each);
    }
    const lengths = new Set(vectors.map(({ length }) => length));
    if (lengths.size > 1 || (known && vectors[0] && vectors[0].length !== known.dimensions))
      throw new EmbedderAway("The embedding service gave vectors of several lengths.");
    return vectors;
  };
  return {
    model: settings.model,
    embed,
    space: async () => {
      if (known !== null) return known;
      const [first = []] = await embed(["How long is a vector?"]);
      const name = createHash("sha256")
        .update(JSON.stringify([settings.url, settings.model, first.length]))
        .digest("hex")
        .slice(0, 12);
      known = { name, dimensions: first.length };
      return known;
    },
  };
}

async function ask({ url, model, key }: EmbeddingSettings, input: readonly string[]): Promise<number[][]> {
  const isOllama = new URL(url).pathname === "/";
  const address = url.replace(/\/+$/, "") + (isOllama ? "/api/embed" : "/embeddings");
  let came: unknown;
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(key !== null && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ model, input }),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) throw new EmbedderAway(`The embedding service answers ${response.status}.`);
    came = await response.json();
  } catch (error) {
    if (error instanceof EmbedderAway) throw error;
    throw new EmbedderAway("The embedding service does not answer.", { cause: error });
  }
  const read = answers[isOllama ? "ollama" : "openai"].safeParse(came);
  if (!read.success || read.data.length !== input.length)
    throw new EmbedderAway(`The embedding service gave something else than ${input.length} vectors.`);
  return read.data;
}
