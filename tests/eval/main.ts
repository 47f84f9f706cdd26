/**
 * `npm run eval`: accuracy on real documents with known truth, one table, and after it every failure with its
 * place; `npm run eval -- quotes` one part of it. What is measured grows with what the archive can do.
 */
import { join } from "node:path";
import { sharedFolder, withoutShared } from "../project-root.js";
import { printTable } from "../table.js";
import { addFileRows } from "./file-rows.js";
import { addQuoteRows } from "./quotations.js";
import { addSearchRows } from "./search-rows.js";
import type { Sheet } from "./sheet.js";
import { addStructureRows } from "./structure-rows.js";
import { addTextRows } from "./text-rows.js";

const parts = {
  text: addTextRows,
  structure: addStructureRows,
  search: addSearchRows,
  quotes: addQuoteRows,
  files: addFileRows,
} satisfies Record<string, (sheet: Sheet) => Promise<void>>;

if (withoutShared) {
  process.stdout.write(`Nothing to score: ${join(sharedFolder, "corpus")} is not here.\n`);
  process.exit(0);
}

const rows: string[][] = [];
const failures: string[] = [];
const started = performance.now();
const say = (what: string) => {
  process.stderr.write(`${Math.round((performance.now() - started) / 1000)} s  ${what}\n`);
};
const sheet: Sheet = {
  add: (...row) => {
    rows.push(row);
    say(row.filter((cell) => cell !== "").join(" · "));
  },
  failures,
  say,
};
const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in parts));
if (unknown !== undefined) {
  process.stderr.write(`There is no part “${unknown}”; there are ${Object.keys(parts).join(", ")}.\n`);
  process.exit(2);
}
for (const [name, addRows] of Object.entries(parts))
  if (asked.length === 0 || asked.includes(name)) {
    say(name);
    await addRows(sheet);
  }

process.stdout.write(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}\n`);
printTable(["measure", "data", "got", "aim"], rows);
process.stdout.write(`\n${failures.length} failures\n${failures.map((line) => `- ${line}`).join("\n")}\n`);
