import type { ImportReport } from "../../ingest/skos/import.js";
import { counted } from "./words.js";

/** Names listed of those made; the rest are counted. */
const namesTold = 200;

/** What became, or would become, of a vocabulary taken in, a sentence each. */
export function importSentences(report: ImportReport): string[] {
  const { concepts, made, changed, same, conflicts, leftOut, written } = report;
  if (conflicts.length > 0)
    return [`Nothing was taken in: ${counted(conflicts.length, "conflict")}.`, ...conflicts];
  const verb = written ? "were" : "would be";
  const names = made.slice(0, namesTold).map((name) => `“${name}”`);
  const more = made.length > namesTold ? `, and ${counted(made.length - namesTold, "other")}` : "";
  return [
    `${counted(concepts, "concept")} in the file: ${made.length.toLocaleString("en-GB")} ${verb} made, ${changed.length.toLocaleString("en-GB")} changed, ${same.toLocaleString("en-GB")} as they are here.`,
    ...(made.length > 0 ? [`${written ? "Made" : "To be made"}: ${names.join(", ")}${more}.`] : []),
    ...changed.map(
      ({ name, what }) => `${written ? "Changed" : "To be changed"}: “${name}” (${what.join(", ")}).`,
    ),
    ...leftOut.map((sentence) => `Left out: ${sentence}`),
    ...(written ? [] : ["Nothing was taken in yet. Choose the file again to take it in."]),
  ];
}
