/** References ready to be copied, as a page shows them. */

import type { Copy, CopyGroup, Link } from "../../views/contexts.js";
import type { Cited } from "../cited/cited.js";
import { docxForm, forms } from "../cited/forms.js";

const headings = {
  quotation: "The words, to paste",
  reference: "References in the styles of journals and courts",
  file: "For programs that keep references",
} as const;

/** Every form that is text, in its group; the first group is open, the others can be opened. */
export function copies(cited: Cited): CopyGroup[] {
  return (["quotation", "reference", "file"] as const).map((group, index) => ({
    heading: group === "quotation" && !cited.words ? "The document, to paste" : headings[group],
    open: index === 0,
    copies: forms
      .filter((form) => form.group === group)
      // A whole document has no card.
      .filter((form) => cited.words || form.name !== "embed")
      .map(({ name, label, make }) => copy(name, label, make(cited))),
  }));
}

function copy(name: string, label: string, text: string): Copy {
  const lines = text.trimEnd().split("\n");
  const rows = lines.reduce((sum, line) => sum + 1 + Math.floor(line.length / 80), 0);
  return { name, label, text: text.trimEnd(), rows: Math.min(14, rows) };
}

/** The forms that are files, each with its address. */
export function downloads(addressOf: (form: string) => string): Link[] {
  const files = [...forms.filter((form) => form.group === "file"), docxForm];
  return files.map(({ name, label }) => ({ label, href: addressOf(name) }));
}
