/** Makes an extraction from a list of blocks, as an extractor would return it. */
import type { Block, Extraction, FileMetadata } from "../../../ingest/extract/extraction.js";
import type { Passage } from "../../../storage/model/passage.js";

/** A block is its words, or its words with what the format says of them. `# ` begins a heading. */
export type BlockLike = string | ({ words: string } & Partial<Omit<Block, "start" | "end">>);

export interface Surroundings {
  metadata?: Partial<FileMetadata>;
  furniture?: string[];
  /** Number of blocks on each page; a fraction puts the page break inside a block. */
  pages?: number[];
}

export function buildExtraction(blocks: readonly BlockLike[], around: Surroundings = {}): Extraction {
  const built: Block[] = [];
  let text = "";
  for (const like of blocks) {
    const given = typeof like === "string" ? { words: like } : like;
    const heading = /^# /.test(given.words);
    const words = given.words.replace(/^# /, "");
    if (text !== "") text += "\n\n";
    built.push({
      kind: heading ? "heading" : "paragraph",
      level: heading ? 2 : null,
      page: null,
      pageEnd: null,
      marker: null,
      boldLead: 0,
      indented: false,
      time: null,
      speaker: null,
      ...withoutWords(given),
      start: text.length,
      end: text.length + words.length,
    });
    text += words;
  }
  return {
    extractor: "test",
    extractorVersion: "1",
    text,
    pages: pagesOf(text, built, around.pages ?? []),
    blocks: built,
    furniture: (around.furniture ?? []).map((line) => ({ page: 1, text: line })),
    metadata: {
      title: null,
      byline: null,
      published: null,
      updated: null,
      language: null,
      site: null,
      address: null,
      excerpt: null,
      ...around.metadata,
    },
    warnings: [],
  };
}

function withoutWords({ words: _, ...rest }: Exclude<BlockLike, string>): Partial<Block> {
  return rest;
}

function pagesOf(text: string, blocks: readonly Block[], counts: readonly number[]): Extraction["pages"] {
  let counted = 0;
  let start = 0;
  return counts.map((count, index) => {
    counted += count;
    const block = blocks[Math.floor(counted)];
    const inside = block ? Math.round((block.end - block.start) * (counted % 1)) : 0;
    const end = index === counts.length - 1 || !block ? text.length : block.start + inside;
    const page = {
      number: index + 1,
      label: null,
      start,
      end,
      characters: end - start,
      method: "text" as const,
    };
    start = end;
    return page;
  });
}

/** `question Q1 Mr Beer (chair): words`, for short comparisons. */
export function inShort(text: string, passages: readonly Passage[]): string[] {
  return passages.map((passage) =>
    [
      passage.kind,
      passage.question && `Q${passage.question}`,
      passage.clause && `[${passage.clause}]`,
      passage.attribution && `<${passage.attribution}>`,
      passage.role && `(${passage.role})`,
      passage.time && `@${passage.time}`,
      text.slice(passage.start, passage.end).replace(/\s+/g, " ").slice(0, 24),
    ]
      .filter(Boolean)
      .join(" "),
  );
}
