/**
 * How a text in angle brackets begins: its document type and its root element. Walks forward once, so that a text
 * of nothing but comments costs no more than its length; a pattern that tries each split would never end on it.
 */
export interface MarkupStart {
  /** Name in the `<!DOCTYPE …>`, as written. */
  doctype: string | null;
  /** Local name of the first element, as written. */
  root: string | null;
}

const element = /<(?:[\w.-]+:)?([\w.-]+)/y;
const doctypeName = /<!doctype\s+([\w.-]+)?/iy;

/** Reads the prologue of `text`; both are null when it does not begin as markup does. */
export function markupStart(text: string): MarkupStart {
  let doctype: string | null = null;
  for (let at = afterSpace(text, 0); ; at = afterSpace(text, at)) {
    if (text.startsWith("<?", at)) at = after(text, "?>", at);
    else if (text.startsWith("<!--", at)) at = after(text, "-->", at);
    else if (text.slice(at, at + 9).toLowerCase() === "<!doctype") {
      doctypeName.lastIndex = at;
      doctype = doctypeName.exec(text)?.[1] ?? "";
      at = afterDoctype(text, at);
    } else {
      element.lastIndex = at;
      return { doctype, root: element.exec(text)?.[1] ?? null };
    }
  }
}

function afterSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && text.charAt(next).trim() === "") next += 1;
  return next;
}

/** Behind the next `mark`; the end of the text when there is none. */
function after(text: string, mark: string, at: number): number {
  const found = text.indexOf(mark, at);
  return found === -1 ? text.length : found + mark.length;
}

/** A document type may hold declarations in square brackets, and those hold angle brackets. */
function afterDoctype(text: string, at: number): number {
  const close = text.indexOf(">", at);
  const open = text.indexOf("[", at);
  if (open === -1 || open > close) return after(text, ">", at);
  for (let end = text.indexOf("]", open); end !== -1; end = text.indexOf("]", end + 1)) {
    const next = afterSpace(text, end + 1);
    if (text.charAt(next) === ">") return next + 1;
  }
  return text.length;
}
