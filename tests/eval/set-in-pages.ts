/** The samples' markup set as two kinds of printed page: with every line numbered, as courts do, and in two columns. */
import { madePdf } from "../ingest/extract/made-pdf.js";

export type Press = "lines" | "columns";

interface Setting {
  size: number;
  leading: number;
  /** Left edges of the columns, and their width, in points. */
  columns: number[];
  width: number;
  /** Lines a column. */
  rows: number;
}

const settings: Readonly<Record<Press, Setting>> = {
  lines: { size: 12, leading: 26, columns: [110], width: 400, rows: 25 },
  columns: { size: 10, leading: 12.5, columns: [56, 308], width: 230, rows: 54 },
};
const top = 70;

interface Word {
  text: string;
  bold: boolean;
}

/** A PDF of `source`, whose paragraphs are divided by empty lines; headings and centred lines are set as paragraphs in bold. */
export function setInPages(source: string, press: Press): Promise<Uint8Array> {
  const { size, leading, columns, width, rows } = settings[press];
  return madePdf((pdf) => {
    const font = ({ bold }: Pick<Word, "bold">) =>
      pdf
        .font(press === "lines" ? (bold ? "Courier-Bold" : "Courier") : bold ? "Times-Bold" : "Times-Roman")
        .fontSize(size);
    const wide = (word: Word) => {
      font(word);
      return pdf.widthOfString(`${word.text} `);
    };
    const all = source
      .split(/\n{2,}/)
      .filter((paragraph) => paragraph.trim() !== "")
      .flatMap((paragraph, index) => [
        ...(press === "columns" && index > 0 && /^(?:##|\^) /.test(paragraph) ? [[]] : []),
        ...brokenAt(wordsOf(paragraph), width, wide),
      ]);
    for (let at = 0, page = 1; at < all.length; at += rows * columns.length, page += 1) {
      pdf.addPage();
      if (all.length > rows * columns.length)
        pdf.font("Times-Roman").fontSize(9).text(String(page), 290, 805, { lineBreak: false });
      for (const [column, x] of columns.entries()) {
        const lines = all.slice(at + column * rows, at + (column + 1) * rows);
        // Courts number every line of the page, empty ones too.
        for (const [row, line] of (press === "lines"
          ? Array.from({ length: rows }, (_, at) => lines[at] ?? [])
          : lines
        ).entries()) {
          const y = top + row * leading;
          if (press === "lines") {
            font({ bold: false });
            pdf.text(String(row + 1), 70 - pdf.widthOfString(String(row + 1)), y, { lineBreak: false });
          }
          let right = x;
          for (const word of line) {
            font(word);
            pdf.text(word.text, right, y, { lineBreak: false });
            right += wide(word);
          }
        }
      }
    }
  });
}

function wordsOf(paragraph: string): Word[] {
  const heads = /^(?:##|\^) /.exec(paragraph);
  const [marked, bare] = [heads !== null, paragraph.replace(/^(?:##|\^) /, "").replace(/\n/g, " ")];
  return bare.split(/(\*\*[^*]+\*\*)/).flatMap((run) =>
    run
      .replace(/\*+/g, "")
      .split(" ")
      .filter(Boolean)
      .map((text) => ({ text, bold: marked || run.startsWith("**") })),
  );
}

function brokenAt(words: readonly Word[], width: number, wide: (word: Word) => number): Word[][] {
  const lines: Word[][] = [];
  let line: Word[] = [];
  let taken = 0;
  for (const word of words) {
    if (line.length > 0 && taken + wide(word) > width) {
      lines.push(line);
      line = [];
      taken = 0;
    }
    line.push(word);
    taken += wide(word);
  }
  return [...lines, line];
}
