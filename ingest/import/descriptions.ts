/** A table of descriptions: a line a file, with what is known of it. Checked whole, every fault with its place. */
import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { documentKinds } from "../../storage/model/kind.js";
import { isPartialDate } from "../../storage/model/partial-date.js";
import { decodeText } from "../extract/text/decode.js";
import { type IntakePlan, intakePlanSchema } from "../quarantine.js";
import type { ImportFault } from "./fault.js";

const text = (longest: number) =>
  z
    .string()
    .max(longest, `expected at most ${longest} characters`)
    .refine((value) => !value.includes("\0"), {
      message: "expected text without the character NUL",
    });

/** What a cell may say, by its heading; an empty one says nothing. */
const columns: Record<string, z.ZodType<string>> = {
  file: text(4_000),
  title: text(500),
  kind: z.enum(documentKinds, `expected ${documentKinds.join(", ")}`),
  date: z.string().refine(isPartialDate, "expected a date such as 2023-12-12, 2023-12 or 2023"),
  source: text(200),
  series: text(200),
  tags: text(2_000).refine(
    (value) => tagsIn(value).every((tag) => tag.length <= 100),
    "expected tags of at most 100 characters, divided by semicolons",
  ),
  address: text(2_000).regex(/^https?:\/\//, "expected an address that begins with http:// or https://"),
};

export const describedColumns = Object.keys(columns);

export interface Descriptions {
  /** By the name of the file. */
  plans: Map<string, IntakePlan>;
  /** The line that describes a file, by its name. */
  lines: Map<string, number>;
  faults: ImportFault[];
}

/**
 * Reads the table in `bytes`, called `name`. Each line must name, in the column `file`, one of `files`, and no file is
 * named twice. `usual` is what a plan says where the table says nothing.
 */
export function readDescriptions(
  bytes: Uint8Array,
  name: string,
  files: ReadonlySet<string>,
  usual: IntakePlan,
): Descriptions {
  const faults: ImportFault[] = [];
  const plans = new Map<string, IntakePlan>();
  const lines = new Map<string, number>();
  const rows = rowsOf(bytes, name, faults);
  const [head] = rows;
  if (!head) {
    if (faults.length === 0)
      faults.push({ file: name, line: 1, column: null, message: "the table is empty" });
    return { plans, lines, faults };
  }
  const headings = head.cells.map((heading) => heading.trim().toLowerCase());
  for (const one of headFaults(headings, name, head.line)) faults.push(one);
  const fileColumn = headings.indexOf("file");
  if (fileColumn === -1) return { plans, lines, faults };
  for (const { line, cells } of rows.slice(1)) {
    const said: Record<string, string> = {};
    const fault = (number: number, message: string) =>
      faults.push({
        file: name,
        line,
        column: { number: number + 1, heading: headings[number] ?? "" },
        message,
      });
    if (cells.length !== headings.length)
      faults.push({
        ...{ file: name, line, column: null },
        message: `expected ${headings.length} cells, got ${cells.length}`,
      });
    for (const [at, heading] of headings.entries()) {
      const value = (cells[at] ?? "").trim();
      const schema = columns[heading];
      if (value === "" || !schema) continue;
      const checked = schema.safeParse(value);
      if (checked.success) said[heading] = value;
      else fault(at, `${checked.error.issues[0]?.message}, got “${value.slice(0, 80)}”`);
    }
    const file = (said.file ?? "").replace(/^\.\//, "");
    if (file === "") fault(fileColumn, "expected the name of a file, got nothing");
    else if (!files.has(file)) fault(fileColumn, `there is no file “${file}” here`);
    else if (lines.has(file)) fault(fileColumn, `“${file}” is described in line ${lines.get(file)} already`);
    else {
      lines.set(file, line);
      plans.set(file, planOf(said, usual));
    }
  }
  return { plans, lines, faults };
}

function planOf({ file: _, tags, ...said }: Record<string, string>, usual: IntakePlan): IntakePlan {
  return intakePlanSchema.parse({
    ...usual,
    ...said,
    ...(tags !== undefined && { tags: [...new Set([...usual.tags, ...tagsIn(tags)])] }),
  });
}

function tagsIn(value: string): string[] {
  return value
    .split(";")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
}

function headFaults(headings: readonly string[], file: string, line: number): ImportFault[] {
  const faults = headings.flatMap((heading, at): ImportFault[] => {
    const column = { number: at + 1, heading };
    if (!Object.hasOwn(columns, heading))
      return [{ file, line, column, message: `expected one of ${describedColumns.join(", ")}` }];
    const first = headings.indexOf(heading);
    return first === at ? [] : [{ file, line, column, message: `it is column ${first + 1} already` }];
  });
  if (!headings.includes("file"))
    faults.push({ file, line, column: null, message: "expected a column “file” that names the files" });
  return faults;
}

interface Row {
  /** On which it begins; a cell may hold ends of lines. */
  line: number;
  cells: string[];
}

function rowsOf(bytes: Uint8Array, file: string, faults: ImportFault[]): Row[] {
  const rows: Row[] = [];
  let next = 1;
  const words = decodeText(bytes).text.replace(/^\uFEFF/, "");
  try {
    parse(words, {
      relax_column_count: true,
      on_record: (cells: string[], { lines }: { lines: number }) => {
        if (cells.some((cell) => cell.trim() !== "")) rows.push({ line: next, cells });
        next = lines + 1;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.push({
      file,
      line: next,
      column: null,
      message: `the table cannot be read from here on: ${error.message}`,
    });
  }
  return rows;
}
