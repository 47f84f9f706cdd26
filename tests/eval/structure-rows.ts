/** What is read from texts: who speaks, motions, kinds, dates. */

import { scoreDates } from "./corpus-dates.js";
import { readCorpus } from "./corpus-kinds.js";
import { scoreInquiries } from "./inquiry-transcripts.js";
import { inventedFiles, readInvented, unseenFiles } from "./invented-kinds.js";
import { inventedLayouts, scoreInvented } from "./invented-transcripts.js";
import { markOf } from "./known-kinds.js";
import { scoreLodged } from "./lodged-motions.js";
import { samples, scoreSample } from "./marked-transcripts.js";
import { f1Of, markedMotions, scoreMotions } from "./motions.js";
import { scoreReports } from "./official-reports.js";
import type { Sheet } from "./sheet.js";
import { type HearingFormat, hearingFormats, hearings, scoreHearing } from "./transcript-turns.js";
import { f1, sumOf } from "./turn-score.js";

export async function addStructureRows({ add, failures }: Sheet): Promise<void> {
  for (const format of Object.keys(hearingFormats) as HearingFormat[]) {
    const scores = await Promise.all(hearings.map((hearing) => scoreHearing(hearing, format)));
    const least = (pick: "speakers" | "questions") =>
      Math.min(...scores.map((score) => score[pick])).toFixed(3);
    add(
      "speaker per turn, F1, worst hearing",
      `oral evidence, ${format}, ${hearings.length}`,
      least("speakers"),
      "0.990",
    );
    add("question number per turn, F1, worst", "", least("questions"), "0.990");
  }
  const inquiries = sumOf(await scoreInquiries());
  add(
    "speaker per turn, F1",
    `inquiry transcripts, ${inquiries.speakers.marked} turns`,
    f1(inquiries.speakers).toFixed(4),
    "0.980",
  );
  failures.push(...inquiries.confusions);
  const marked = sumOf(await Promise.all(samples.map((name) => scoreSample(name))));
  add(
    "speaker per turn, F1",
    `marked by hand, ${samples.length} layouts, ${marked.speakers.marked} turns`,
    f1(marked.speakers).toFixed(4),
    "0.980",
  );
  add("question number per turn, F1", "", f1(marked.questions).toFixed(4), "0.990");
  failures.push(...marked.confusions);

  for (const layout of inventedLayouts) {
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, seed) =>
        // Where a page was read in another order, its marks have no place.
        scoreInvented(layout, 101 + seed).catch(
          (error: Error) => `${layout} ${101 + seed}: ${error.message}`,
        ),
      ),
    );
    failures.push(...all.filter((one) => typeof one === "string"));
    const read = all.filter((one) => typeof one !== "string");
    const invented = sumOf(read);
    const exact = read.filter(({ wrong }) => wrong.length === 0).length;
    const got = [f1(invented.speakers), f1(invented.questions)].map((score) => score.toFixed(4)).join("; ");
    add(
      "speaker and question per turn, F1; people exact",
      `invented, ${layout}, ${invented.speakers.marked} turns`,
      `${got}; ${exact} of ${all.length}`,
      "0.98",
    );
    failures.push(...invented.confusions);
  }
  const reports = await scoreReports();
  add(
    "speeches whole, with their speaker",
    "official reports, XML",
    `${reports.attributed} of ${reports.speeches}`,
    "all",
  );
  add("… in their column", "", `${reports.inColumn} of ${reports.columns}`, "all");
  failures.push(...reports.failures);

  for (const [data, motions] of [
    ["minutes and motions marked by hand", await scoreMotions()],
    ["… second set, since mended", await scoreMotions(markedMotions.second)],
    ["… third set, since mended", await scoreMotions(markedMotions.third)],
    ["… fourth set, since mended", await scoreMotions(markedMotions.fourth)],
    ["… fifth set, since mended", await scoreMotions(markedMotions.fifth)],
    ["… sixth set, since mended", await scoreMotions(markedMotions.sixth)],
    ["… seventh set, since mended", await scoreMotions(markedMotions.seventh)],
    ["… eighth set, since mended", await scoreMotions(markedMotions.eighth)],
    ["motions lodged, Scottish Parliament", await scoreLodged()],
  ] as const) {
    for (const [measure, counts] of Object.entries(motions.scores)) {
      if (counts.given + counts.found > 0)
        add(`motions: ${measure}, F1`, `${data}, ${motions.documents}`, f1Of(counts).toFixed(3), "0.950");
    }
    add("outcomes without a span that says so", data, `${motions.withoutSpan}`, "0");
    failures.push(...motions.failures);
  }
  for (const [data, documents] of [
    ["the shared corpus, on which weights were fitted", await readCorpus()],
    ["invented, on which they were fitted too", (await Promise.all(inventedFiles.map(readInvented))).flat()],
    ["invented, not fitted to", (await Promise.all(unseenFiles.map(readInvented))).flat()],
  ] as const) {
    const marks = documents.map(markOf);
    const wrong = marks.filter(({ kind, found }) => kind !== found);
    const share = (right: number) => `${(right / marks.length).toFixed(3)} (${right})`;
    const right = marks.length - wrong.length;
    add("kind right", `${data}, ${marks.length}`, share(right), "0.980");
    add(
      "… or other, with the right suggestion",
      "",
      share(right + wrong.filter((mark) => mark.suggested).length),
      "",
    );
    add(
      "… a wrong kind instead of other",
      "",
      `${wrong.filter(({ found }) => found !== "other").length}`,
      "",
    );
    for (const { file, kind, found, confidence, suggested } of wrong)
      failures.push(
        `${file}: ${kind}, taken for ${found} at ${confidence.toFixed(2)}${suggested ? ", with the right suggestion" : ""}`,
      );
  }

  const dates = await scoreDates();
  add(
    "date of the sitting right",
    `transcripts dated by their names, ${dates.documents}`,
    `${dates.right}`,
    "all",
  );
  failures.push(...dates.failures);
}
