/** A table of descriptions in words: what it would do, what it does, what it did. */
import type { CheckedList } from "../../ingest/import/check-list.js";
import { faultLine, type ImportFault } from "../../ingest/import/fault.js";
import type { DescriptionLineRow } from "../../storage/catalogue/description-list-tables.js";
import type { Description, DescriptionField } from "../../storage/model/record.js";
import type { DescriptionLineShown } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { type DescribedField, fieldLabels } from "./description-fields.js";
import { counted, kindName, momentOf } from "./words.js";

const many = (count: number) => count.toLocaleString("en-GB");

/** Every line with what it would do and what is wrong with it: first those with faults. `general`: faults of no line. */
export function linesToCome({ lines, faults }: Pick<CheckedList, "lines" | "faults">): {
  general: string[];
  lines: DescriptionLineShown[];
} {
  const wrong = new Map<number, string[]>();
  for (const fault of faults) {
    if (fault.line === null) continue;
    wrong.set(fault.line, [...(wrong.get(fault.line) ?? []), withinLine(fault)]);
  }
  const described = new Set(lines.map(({ line }) => line));
  const others = [...wrong.keys()].filter((line) => !described.has(line));
  const shown = [
    ...others.map((line) => ({ line, file: "", document: null, changes: [], state: "" })),
    ...lines.map(({ line, file, document, said, changed, tags, item }) => ({
      ...{ line, file },
      document: document && { label: document.description.title, href: urls.document(document.id) },
      changes: changesOf(said, changed, tags, document?.description ?? null),
      state: stateToCome(changed.length + tags.length, item.state),
    })),
  ].map((one) => {
    const its = wrong.get(one.line) ?? [];
    return { ...one, isWrong: its.length > 0, faults: its, state: its.length > 0 ? "wrong" : one.state };
  });
  return {
    general: faults.filter(({ line }) => line === null).map(faultLine),
    lines: shown
      .sort((one, other) => Number(other.isWrong) - Number(one.isWrong) || one.line - other.line)
      .map((one) => ({ ...one, line: `Line ${many(one.line)}` })),
  };
}

function stateToCome(changes: number, state: string): string {
  if (changes === 0) return "says so already";
  return state === "taken" || state === "held"
    ? "would be written"
    : "would be written once the file is here";
}

function withinLine({ column, message }: ImportFault): string {
  return column === null || column.heading === "" ? message : `${column.heading}: ${message}`;
}

function changesOf(
  said: Partial<Description>,
  fields: readonly DescriptionField[],
  tags: readonly string[],
  before: Description | null,
): DescriptionLineShown["changes"] {
  const words = (field: DescriptionField, description: Partial<Description> | null) =>
    field === "kind" && description?.kind ? kindName(description.kind) : (description?.[field] ?? null);
  return [
    ...fields.map((field) => ({
      label: fieldLabels[field as DescribedField],
      before: words(field, before),
      after: words(field, said) ?? "",
    })),
    ...(tags.length > 0 ? [{ label: "Tags", before: null, after: tags.join(", ") }] : []),
  ];
}

/** `40 lines: 38 would be written, 2 say so already. 3 files of the accession have no line.` */
export function sentenceToCome({ lines, faults, undescribed }: CheckedList): string {
  const rest =
    undescribed > 0
      ? ` ${counted(undescribed, "file")} of the accession ${undescribed === 1 ? "has" : "have"} no line.`
      : "";
  if (faults.length > 0)
    return `${counted(faults.length, "fault")}: nothing can be written until the table is mended.${rest}`;
  const same = lines.filter(({ changed, tags }) => changed.length + tags.length === 0).length;
  const already = same > 0 ? `, ${many(same)} ${same === 1 ? "says" : "say"} so already` : "";
  return `${counted(lines.length, "line")}: ${many(lines.length - same)} would be written${already}.${rest}`;
}

const stateWords: Record<DescriptionLineRow["state"], string> = {
  waiting: "to be written",
  written: "written",
  same: "said so already",
  left: "left as it was",
  undoing: "to be taken back",
  undone: "taken back",
};

export type LineCounts = Partial<Record<DescriptionLineRow["state"], number>>;

/** `40 lines: 12 written, 28 to be written.` */
export function sentenceSoFar(counts: LineCounts): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const parts = (Object.keys(stateWords) as (keyof LineCounts)[]).flatMap((state) => {
    const count = counts[state] ?? 0;
    return count > 0 ? [`${many(count)} ${stateWords[state]}`] : [];
  });
  return `${counted(all, "line")}${parts.length > 0 ? `: ${parts.join(", ")}` : ""}.`;
}

/** A line of the log; `titles`: of documents, by their ids; `document`: what the file is now. */
export function lineDone(
  row: DescriptionLineRow,
  document: { id: string; title: string } | null,
): DescriptionLineShown {
  const said = JSON.parse(row.said) as Partial<Description>;
  const when = row.at === null ? "" : ` ${momentOf(row.at).words}`;
  return {
    line: `Line ${many(row.line)}`,
    file: row.file,
    document: document && { label: document.title, href: urls.document(document.id) },
    state: `${stateWords[row.state]}${when}`,
    isWrong: row.state === "left",
    changes: changesOf(said, Object.keys(said) as DescriptionField[], JSON.parse(row.tags), null),
    faults: row.reason === null ? [] : [row.reason],
  };
}
