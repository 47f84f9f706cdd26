/** The forms in which all that a search finds is given out, each once, by their names in addresses and on the command line. */

export interface ExportFormat {
  label: string;
  /** What an entry is. */
  of: "passages" | "documents";
  mediaType: string;
  extension: string;
}

export const exportNames = ["csv", "jsonl", "ris", "bibtex"] as const;
export type ExportName = (typeof exportNames)[number];

export const exportFormats: Record<ExportName, ExportFormat> = {
  csv: { label: "CSV", of: "passages", mediaType: "text/csv; charset=utf-8", extension: "csv" },
  jsonl: {
    label: "JSON Lines",
    of: "passages",
    mediaType: "application/jsonl; charset=utf-8",
    extension: "jsonl",
  },
  ris: {
    label: "RIS",
    of: "documents",
    mediaType: "application/x-research-info-systems; charset=utf-8",
    extension: "ris",
  },
  bibtex: {
    label: "BibTeX",
    of: "documents",
    mediaType: "application/x-bibtex; charset=utf-8",
    extension: "bib",
  },
};
