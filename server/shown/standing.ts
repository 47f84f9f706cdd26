import type { StandingShown } from "../../views/contexts.js";
import type { Standing } from "../cited/standing.js";
import { urls } from "../urls.js";
import { wordDiff } from "./word-diff.js";

/** What became of the words, as a sentence with the way there; null when theirs is the newest version. */
export function standingShown(document: string, standing: Standing): StandingShown | null {
  const { version } = standing;
  if (standing.state === "newest") return null;
  const newest = `the newest version (${version})`;
  if (standing.state === "unknown" || standing.state === "gone") {
    const sentence =
      standing.state === "gone"
        ? `These words do not stand in ${newest}, and no passage there is much like theirs.`
        : `There is a newer version (${version}); its text is not known yet.`;
    return {
      sentence,
      isTrouble: standing.state === "gone",
      href: urls.version(document, version),
      changes: [],
    };
  }
  const href = urls.cited(document, version, standing.passage, standing.place);
  if (standing.state === "unchanged")
    return { sentence: `These words stand unchanged in ${newest}.`, isTrouble: false, href, changes: [] };
  if (standing.state === "typography") {
    const sentence = `These words stand in ${newest} with other quotation marks, dashes or spaces.`;
    return { sentence, isTrouble: false, href, changes: [] };
  }
  const sentence = `These words do not stand in ${newest}. The passage most like theirs differs:`;
  const changes = wordDiff(standing.before, standing.after) ?? [];
  return { sentence, isTrouble: true, href, changes };
}
