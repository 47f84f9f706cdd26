/** Where the words of RTF go: paragraphs and rows of the text, of a note or of a text box. */
import type { Draft, Piece } from "../assemble.js";

export interface ParagraphShape {
  heading: number | null;
  marker: string;
}

const cellDivider = " | ";

/** Gathers characters into blocks, in the order in which they come. */
export interface RtfSink {
  add(text: string, bold: boolean): void;
  mark(label: string): void;
  endParagraph(shape: ParagraphShape): void;
  endCell(): void;
  endRow(): void;
  /** Blocks that stand beside the open paragraph; they follow it. */
  after(drafts: Draft[]): void;
  /** Ends what is open and gives all blocks. */
  end(shape: ParagraphShape): Draft[];
}

/** An empty sink. */
export function newSink(): RtfSink {
  const drafts: Draft[] = [];
  let pieces: Piece[] = [];
  let cells: Piece[][] = [];
  let waiting: Draft[] = [];
  const take = () => {
    const taken = pieces;
    pieces = [];
    return taken;
  };
  const release = () => {
    for (const one of waiting) drafts.push(one);
    waiting = [];
  };
  const sink: RtfSink = {
    add(text, bold) {
      const last = pieces.at(-1);
      if (last && !last.mark && last.bold === bold) last.text += text;
      else pieces.push({ text, bold });
    },
    mark: (label) => pieces.push({ text: label, mark: true }),
    endParagraph({ heading, marker }) {
      const kind = heading !== null ? "heading" : marker ? "list-item" : "paragraph";
      drafts.push({ kind, level: heading, marker: marker || null, pieces: take() });
      release();
    },
    endCell: () => cells.push(take()),
    endRow() {
      const filled = [...cells, take()].filter((cell) => cell.some((piece) => piece.text.trim() !== ""));
      cells = [];
      const divided = filled.flatMap((cell) => [{ text: cellDivider }, ...cell]).slice(1);
      if (divided.length > 0) drafts.push({ kind: filled.length > 1 ? "row" : "paragraph", pieces: divided });
      release();
    },
    after(more) {
      for (const draft of more) waiting.push(draft);
    },
    end(shape) {
      if (cells.length > 0) sink.endRow();
      else if (pieces.length > 0) sink.endParagraph(shape);
      release();
      return drafts;
    },
  };
  return sink;
}
