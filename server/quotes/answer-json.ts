/** Checked quotations in the form programs get, over HTTP and from the command line. */
import { coverageLine } from "../shown/coverage-line.js";
import { urls } from "../urls.js";
import type { Checked } from "./check-text.js";

/** One entry a quotation, in the order of the text, `start` and `end` in the text as it was given; places are UTF-16 code units of the version's text. */
export function quotationsJson({ answers, quotations, coverage, asGiven }: Checked, address: string) {
  return answers.map(({ matches, ...answer }, index) => ({
    ...answer,
    start: asGiven(quotations[index]?.start ?? 0),
    end: asGiven(quotations[index]?.end ?? 0),
    matches: matches.map(({ passage, ...match }) => ({
      ...match,
      url: address + urls.cited(match.document, match.version, passage, match),
    })),
    // "Not held" means no more than what could be searched.
    ...(answer.verdict === "not held" && { coverage: coverageLine(coverage).sentence }),
  }));
}
