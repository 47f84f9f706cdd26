/** The figures of quotations as tables. */
import { printTable } from "../table.js";
import type { LongTextFigures, QuotesFigures } from "./quotes-bench.js";

/** Prints what was measured in archives of several sizes, and of one long text. */
export function printQuotes(
  all: readonly QuotesFigures[],
  { words, foldMs, trueMs, alteredMs }: LongTextFigures,
  say: (line: string) => void,
): void {
  say(
    "An article with 20 quotations checked over HTTP, ms (aims: below 500 at 100 thousand passages, 1,000 at a million), beside a scan of all text",
  );
  printTable(
    ["passages", "checked in", "server’s processor", "scan", "times", "verdicts"],
    all.map(({ passages, ms, cpuMs, scanMs, verdicts }) => [
      passages.toLocaleString("en-GB"),
      ...[ms, cpuMs, scanMs].map((figure) => figure.toFixed(0)),
      (scanMs / ms).toFixed(1),
      verdicts,
    ]),
  );
  say(`\nOne text of ${words.toLocaleString("en-GB")} words, ms`);
  printTable(
    ["cut up", "a true quotation found", "an altered one"],
    [[foldMs, trueMs, alteredMs].map((ms) => ms.toFixed(0))],
  );
  say("");
}
