import type { CoverageLine } from "../../views/contexts.js";
import { type Coverage, isComplete } from "../search/coverage.js";
import { urls } from "../urls.js";
import { counted, listed } from "./words.js";

/** One sentence that says how much of the archive a search could look at. */
export function coverageLine(coverage: Coverage): CoverageLine {
  const { documents, waiting, unreadable, refused, textless, partial, silentPages } = coverage;
  if (isComplete(coverage)) {
    const sentence =
      documents === 0
        ? "The archive holds no documents yet."
        : `Every page of ${documents === 1 ? "the one document" : `all ${counted(documents, "document")}`} could be searched.`;
    return { sentence, href: urls.coverage(), complete: true };
  }
  const parts = [
    waiting > 0 && `${counted(waiting, "document")} still being read`,
    unreadable > 0 && `${counted(unreadable, "document")} that could not be read`,
    refused > 0 && `${counted(refused, "document")} that the search index refused`,
    textless > 0 && `${counted(textless, "document")} without any text`,
    partial > 0 && `${counted(silentPages, "page")} without text in ${counted(partial, "document")}`,
  ].filter((part) => part !== false);
  return {
    sentence: `Not searched, of ${counted(documents, "document")}: ${listed(parts)}.`,
    href: urls.coverage(),
    complete: false,
  };
}
