/** The figures of search as tables. */
import { printTable } from "../table.js";
import type { SearchFigures } from "./search-bench.js";

const megabyte = 1024 * 1024;

/** Prints what was measured in archives of several sizes. */
export function printSearch(all: readonly SearchFigures[], say: (line: string) => void): void {
  say(
    "Search over HTTP beside the bare engine call, ms (aims on two cores that do nothing else: page p95 below 150 at 100 thousand passages, 400 at a million)",
  );
  printTable(
    [
      ...["passages", "asked", "readers", "p50", "p95", "p99"],
      ...["engine p50", "engine p95", "engine p99", "ratio p50", "ratio p95"],
    ],
    all.flatMap(({ passages, rows }) =>
      rows.map(({ what, readers, ibid, engine }) => [
        ...[whole(passages), what, String(readers)],
        ...[ibid.p50, ibid.p95, ibid.p99, engine.p50, engine.p95, engine.p99].map((ms) => ms.toFixed(1)),
        ...[ibid.p50 / engine.p50, ibid.p95 / engine.p95].map((ratio) => ratio.toFixed(2)),
      ]),
    ),
  );
  say("\nAn exact search beside `grep -F -i` of the same texts in one file (aim: 100 times at a million)");
  printTable(
    ["passages", "exact, ms", "grep, ms", "times"],
    all.map(({ passages, exact: { ms, grepMs } }) => [
      whole(passages),
      ms.toFixed(1),
      grepMs.toFixed(1),
      (grepMs / ms).toFixed(1),
    ]),
  );
  say("\nSize, peak memory, filling, and from start to first page (aim: below 3 s)");
  printTable(
    [
      ...["passages", "catalogue, B a passage", "engine, B a passage", "server, MB", "engine, MB"],
      ...["filled, passages/s", "start, s"],
    ],
    all.map(({ passages, size, memory, fillSeconds, startMs }) => [
      ...[passages, size.catalogue, size.engine].map(whole),
      ...[memory.server / megabyte, memory.engine / megabyte, passages / fillSeconds].map(whole),
      (startMs / 1000).toFixed(2),
    ]),
  );
  say("");
}

function whole(number: number): string {
  return Math.round(number).toLocaleString("en-GB");
}
