/** The fields of a description in words, and which kind of document asks for which. */

import type { FurtherField, OriginalAccess } from "../../storage/model/further-fields.js";
import type { DocumentKind } from "../../storage/model/kind.js";

interface Label {
  label: string;
  hint: string | null;
  /** Kinds in whose form it stands open; in others it is one fold away. */
  kinds: readonly DocumentKind[];
  long: boolean;
}

const all: readonly DocumentKind[] = ["article", "motion", "transcript", "other"];
const short = (label: string, hint: string | null, kinds: readonly DocumentKind[]): Label => ({
  ...{ label, hint, kinds },
  long: false,
});
const long = (label: string, hint: string | null): Label => ({ label, hint, kinds: [], long: true });

/** Fields that are typed, in the order of the form; rights have a form of their own. */
export const furtherLabels = {
  creator: short("Author", "Who wrote or said it, as they sign.", ["article", "other"]),
  identifier: short("Reference", "The number or mark that its source gives it.", ["motion", "transcript"]),
  meeting: short("Meeting or inquiry", "The meeting, session or inquiry it belongs to.", [
    "motion",
    "transcript",
  ]),
  edition: short("Edition, section or page", "Where it appeared.", ["article"]),
  extent: short("Extent", "How much there is of it on paper: 14 leaves.", ["other"]),
  place: short("Place", "Where it is about.", all),
  custody: long("Where it was before", "Who had it, and how it came here."),
  conditions: long("Conditions of access", null),
  note: long("Note", "Whatever fits nowhere else."),
} satisfies Partial<Record<FurtherField, Label>>;
export type TypedField = keyof typeof furtherLabels;
export const typedFieldNames = Object.keys(furtherLabels) as TypedField[];

export const originalLabels: Record<OriginalAccess, string> = {
  open: "Everybody who may read it",
  request: "Whoever asks and is given it",
  closed: "Archivists only",
};
