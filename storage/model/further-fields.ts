/** Fields of a description beyond the first ones (ISAD(G), Dublin Core): absent as long as nobody has filled them in. */
import { z } from "zod";
import { rightsKeys } from "./rights-statements.js";

const words = (longest: number) => z.string().max(longest).nullable().optional();

/** Who may have the file as it came: everybody who may read it, whoever asks and is given it, or archivists alone. */
export const originalAccess = ["open", "request", "closed"] as const;
export type OriginalAccess = (typeof originalAccess)[number];

export const furtherFields = {
  /** Who wrote or said it: persons, as they sign. ISAD 3.2.1, dc:creator. */
  creator: words(500),
  /** The number or mark that its source gives it. ISAD 3.1.1, dc:identifier. */
  identifier: words(200),
  /** The meeting, session or inquiry it belongs to. */
  meeting: words(300),
  /** Edition, section or page in which it appeared. */
  edition: words(200),
  /** How much there is of it: "14 leaves". ISAD 3.1.5, dc:format. */
  extent: words(200),
  /** Where it is about. dc:coverage. */
  place: words(300),
  /** Who had it before, and how it came here. ISAD 3.2.3 and 3.2.4. */
  custody: words(5_000),
  /** Under what conditions it may be seen. ISAD 3.4.1. */
  conditions: words(2_000),
  /** Whose rights they are: a statement of `rights-statements.ts`. ISAD 3.4.2, dc:rights. */
  rights: z.enum(rightsKeys).nullable().optional(),
  /** Holder of the rights, and what else is to be said of them. */
  rightsNote: words(2_000),
  original: z.enum(originalAccess).nullable().optional(),
  /** Whatever fits nowhere else. ISAD 3.6.1. */
  note: words(5_000),
};
export type FurtherField = keyof typeof furtherFields;
export const furtherFieldNames = Object.keys(furtherFields) as FurtherField[];
