/**
 * How a text stood in its original, as far as its structure can be told by it: the file `versions/<n>/layout.json`.
 * With the text, its pages and what else stands on them, it is all that the structure parsers are given.
 */
import { z } from "zod";

export const blockKinds = ["heading", "paragraph", "list-item", "row", "caption"] as const;

/** A piece of the text that its original sets apart. What most blocks have in common is not written down. */
export const blockSchema = z.object({
  /** Half-open, in UTF-16 code units of the text. */
  start: z.int().min(0),
  end: z.int().min(0),
  kind: z.enum(blockKinds),
  /** 1 to 6 for headings, else null. */
  level: z.int().nullable().default(null),
  page: z.int().nullable().default(null),
  pageEnd: z.int().nullable().default(null),
  /** List marker or clause number as printed, when it is not part of the text. */
  marker: z.string().nullable().default(null),
  /**
   * Characters at the beginning of the block that are set in bold: how speakers are often marked. A number in front
   * of them (`Q12`) is counted in, bold or not.
   */
  boldLead: z.int().min(0).default(0),
  /** Whole block indented, as answers often are. */
  indented: z.boolean().default(false),
  /** When it is spoken, as the file says: for captions `HH:MM:SS.mmm`, else the time of day as `HH:MM` or `HH:MM:SS`. */
  time: z.string().nullable().default(null),
  /** Who speaks, as the file itself says of these words: captions and parliaments' XML; else null. */
  speaker: z.string().nullable().default(null),
  /** Number of the line on which it begins, of those printed in the margin; absent where none is known. */
  line: z.string().optional(),
});
export type Block = z.infer<typeof blockSchema>;

const words = z.string().nullable();

/** What the file or page says of itself; null where it says nothing. Never guessed. */
export const fileMetadataSchema = z.object({
  title: words,
  byline: words,
  /** Partial date, `2023-12-12`. */
  published: words,
  updated: words,
  /** BCP 47. */
  language: words,
  /** Publication or body. */
  site: words,
  /** Canonical address. */
  address: words,
  excerpt: words,
  /** What it says it is, in small letters: types of schema.org and Open Graph, `newsarticle`, `og:website`. Absent where it says nothing. */
  types: z.array(z.string()).optional(),
});
export type FileMetadata = z.infer<typeof fileMetadataSchema>;

export const layoutSchema = z.object({
  blocks: z.array(blockSchema),
  metadata: fileMetadataSchema,
  /** What the extractor could not read, in sentences; the structure parsers add theirs in the record. */
  warnings: z.array(z.string()),
});
export type Layout = z.infer<typeof layoutSchema>;

const commonBlock = blockSchema.partial().parse({});

/** The layout as it is written down, without what its schema puts back. */
export function layoutJson({ blocks: all, metadata, warnings }: Layout): string {
  const common = new Map<string, unknown>(Object.entries(commonBlock));
  const blocks = all.map((block) =>
    Object.fromEntries(
      Object.entries(block).filter(([field, value]) => !common.has(field) || value !== common.get(field)),
    ),
  );
  return JSON.stringify({ blocks, metadata, warnings });
}
