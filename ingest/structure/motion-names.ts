/** Who moved and who seconded, as minutes, forms and notices print it. */

import type { Read } from "../../storage/model/facts/read.js";
import type { Line } from "./head.js";
import { oneLine } from "./passages.js";

const title =
  "(?:(?:[Tt]he\\s+)?(?:Rt\\.?\\s+Hon\\.?|Cllrs?|Crs?|Councillors?|COUNCILLORS?|CLLRS?|Ald(?:erman)?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness|Lord\\s+Mayor|Mayor|MR|MRS|MS|DR)\\.?\\s+)";
const word = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]{0,40})";
// Counts are bounded: an unbounded name would take hours over a page of nothing but capitals.
const bareName = `${word}(?:\\s+(?:${word}|de|da|van|von|der|den|le|la|al|bin|ap|of)){0,6}`;
const personName = `(?<name>${title}{0,4}${bareName})`;
const titledName = `\\b(?<name>${title}{1,4}${bareName})`;
const by = "(?:\\s*(?:by|:|–|—|-)\\s*){1,3}";

const moverForms = [
  new RegExp(
    `\\b(?:[Pp]roposed|[Mm]oved|PROPOSED|MOVED|[Ss]ubmitted)\\s*(?:by|BY|:)[\\s:*_]*${personName}`,
    "gu",
  ),
  new RegExp(`\\b(?:[Pp]roposer|[Mm]over|PROPOSER|MOVER)${by}[*_]*${personName}`, "gu"),
  new RegExp(
    `(?<!seconded\\s+by\\s+)${titledName},?\\s+(?:formally\\s+)?(?:moved|proposed)\\b(?!\\s+by)`,
    "gu",
  ),
  new RegExp(`${titledName},\\s+seconded\\s+by\\s+[^.;]{3,60}?,\\s+(?:moved|proposed)\\b`, "gu"),
];
const seconderForms = [
  new RegExp(`\\b(?:[Ss]econded|SECONDED)\\s*(?:by|BY|:)[\\s:*_]*${personName}`, "gu"),
  new RegExp(`\\b(?:[Ss]econder|SECONDER)${by}[*_]*${personName}`, "gu"),
  new RegExp(`${titledName},?\\s+(?:formally\\s+)?seconded\\b(?!\\s+by)`, "gu"),
];

/** A longer line is a page whose lines were lost; names are not looked for in it. */
const longestLine = 2_000;

function readNames(lines: readonly Line[], forms: readonly RegExp[]): Read<string>[] {
  const names: Read<string>[] = [];
  for (const line of lines) {
    if (line.text.length > longestLine || /\bamendment\b/i.test(line.text)) continue;
    for (const match of forms.flatMap((form) => [...line.text.matchAll(form)])) {
      const name = (match.groups?.name ?? "").replace(/(?:\s+(?:and|of|AND)|[.\s])+$/, "");
      const start = line.start + match.index + match[0].indexOf(name);
      const value = oneLine(name);
      if (value !== "" && !names.some((other) => other.value === value)) {
        names.push({ value, start, end: start + name.length });
      }
    }
  }
  return names;
}

/** Movers named in `lines`, each once, amendments' movers left out. */
export function moversIn(lines: readonly Line[]): Read<string>[] {
  return readNames(lines, moverForms);
}

/** Seconders named in `lines`, each once, amendments' seconders left out. */
export function secondersIn(lines: readonly Line[]): Read<string>[] {
  return readNames(lines, seconderForms);
}
