/** Quotation marks in a text, each as what it can be: the beginning of a quotation, its end, or an apostrophe. */

export type Family = "double" | "single" | "angle" | "corner";

export interface QuotationMark {
  at: number;
  /** Code units it takes: two for a pair of apostrophes. */
  length: number;
  family: Family;
  mayOpen: boolean;
  mayClose: boolean;
  /** True when it almost certainly ends a quotation: a stop before it, or a break of the sentence after it. */
  closesSurely: boolean;
  /** The same form opens and closes: only its surroundings tell. */
  isStraight: boolean;
}

const marks = /["“”„‟＂«»‹›‘’‚‛'＇「」『』〝〞]/g;
const families: readonly (readonly [Family, string])[] = [
  ["double", '"“”„‟＂〝〞'],
  ["single", "‘’‚‛'＇"],
  ["angle", "«»‹›"],
  ["corner", "「」『』"],
];
const letter = /[\p{L}\p{N}]/u;
const opensOnly = "“„‚「『〝‟";
const closesOnly = "」』";

/** All marks of `text`, in order. */
export function quotationMarksIn(text: string): QuotationMark[] {
  return Array.from(text.matchAll(marks), (match) => markAt(text, match.index, match[0]));
}

function markAt(text: string, at: number, mark: string): QuotationMark {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  const family = families.find(([, all]) => all.includes(mark))?.[0] ?? "double";
  const spaceBefore =
    before === "" ||
    /[\s([{—–\-/…：，。、；（！？]/.test(before) ||
    opensOnly.includes(before) ||
    /["'‘«>]/.test(before);
  const spaceAfter = after === "" || /[\s)\]},.;:!?—–…：，。、；）！？]/.test(after);
  const isStraight = /["'＂＇‟‛]/.test(mark);
  const insideWord = letter.test(before) && letter.test(after);
  const mayOpen =
    opensOnly.includes(mark) ||
    (family === "angle"
      ? true
      : !closesOnly.includes(mark) && !insideWord && spaceBefore && !/^\s?$/.test(after));
  const mayClose =
    closesOnly.includes(mark) ||
    family === "angle" ||
    (!"„‚「『〝".includes(mark) &&
      mark !== "‘" &&
      before !== "" &&
      !/\s/.test(before) &&
      !(insideWord && family === "single"));
  return {
    at,
    length: 1,
    family,
    mayOpen: mayOpen && !(mark === "”" && !spaceBefore) && !(mark === "’" && !spaceBefore),
    mayClose,
    closesSurely: mayClose && (/[.,?!…]/.test(before) || (spaceAfter && after !== " ") || /["”]/.test(after)),
    isStraight,
  };
}
