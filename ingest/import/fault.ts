/** Something that keeps an import from being begun. */
export interface ImportFault {
  /** The file it is in, as it is called in the import: a table, a manifest, or a file to be taken in. */
  file: string;
  /** Counted from 1; null where the whole file is meant. */
  line: number | null;
  /** Of a table: its number counted from 1, and its heading. */
  column: { number: number; heading: string } | null;
  /** What was expected and what is there, in a sentence. */
  message: string;
}

/** `descriptions.csv, line 7, column 3 (date): …` */
export function faultLine({ file, line, column, message }: ImportFault): string {
  const place = [
    file,
    ...(line === null ? [] : [`line ${line}`]),
    ...(column === null ? [] : [`column ${column.number} (${column.heading})`]),
  ];
  return `${place.join(", ")}: ${message}`;
}
