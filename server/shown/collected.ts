import type { CollectedShown } from "../../views/contexts.js";
import { oscola } from "../cited/oscola.js";
import { plainText } from "../cited/runs.js";
import type { CollectedEntry } from "../collected/collected.js";
import { standingSentence } from "../collected/standing-sentence.js";
import { urls } from "../urls.js";

/** An entry of a collection as its page shows it. */
export function collectedShown(entry: CollectedEntry): CollectedShown {
  const { kind, id, text } = entry;
  const bare = { id, text, words: null, language: null, reference: null, href: null, warning: null };
  if (kind === "heading" || kind === "note") return { ...bare, kind };
  if (kind === "closed")
    return { ...bare, kind: "citation", warning: entry.sentence, href: urls.citation(entry.citation) };
  const { cited } = entry;
  return {
    ...bare,
    kind: "citation",
    words: cited.words?.exact ?? "",
    language: cited.language,
    reference: plainText(oscola(cited)),
    href: urls.citation(cited.words?.citation ?? ""),
    warning: standingSentence(entry),
  };
}
