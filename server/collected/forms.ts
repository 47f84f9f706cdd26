/** Every form in which a collection is given out, once: its name in addresses, its label, and how it is made. */
import { docxForm } from "../cited/forms.js";
import type { Collected } from "./collected.js";
import {
  collectionBibtex,
  collectionCsl,
  collectionHtml,
  collectionMarkdown,
  collectionRis,
} from "./written.js";

export interface CollectionForm {
  /** In addresses: `docx`. */
  name: string;
  label: string;
  mediaType: string;
  extension: string;
  make(collected: Collected): string | Buffer | Promise<Buffer>;
}

/** JSON is what the page itself answers to programs. */
export const collectionForms: readonly CollectionForm[] = [
  {
    name: "docx",
    label: "Word, with footnotes",
    mediaType: docxForm.mediaType,
    extension: "docx",
    make: async (collected) => (await import("./collection-docx.js")).collectionDocx(collected),
  },
  {
    name: "pdf",
    label: "PDF",
    mediaType: "application/pdf",
    extension: "pdf",
    make: async (collected) => (await import("./collection-pdf.js")).collectionPdf(collected),
  },
  {
    name: "markdown",
    label: "Markdown",
    mediaType: "text/markdown; charset=utf-8",
    extension: "md",
    make: collectionMarkdown,
  },
  {
    name: "html",
    label: "HTML",
    mediaType: "text/html; charset=utf-8",
    extension: "html",
    make: collectionHtml,
  },
  {
    name: "bibtex",
    label: "BibTeX",
    mediaType: "application/x-bibtex; charset=utf-8",
    extension: "bib",
    make: collectionBibtex,
  },
  {
    name: "ris",
    label: "RIS",
    mediaType: "application/x-research-info-systems; charset=utf-8",
    extension: "ris",
    make: collectionRis,
  },
  {
    name: "csl",
    label: "CSL-JSON",
    mediaType: "application/vnd.citationstyles.csl+json",
    extension: "json",
    make: collectionCsl,
  },
];
