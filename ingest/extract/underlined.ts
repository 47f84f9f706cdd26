/** Headings marked by a line of punctuation below, or above and below, as in reStructuredText and typed papers. */

const rule = /^([=\-`:.'"~^_*+#])\1{2,}\s*$/;

export interface Underlined {
  heading: string | null;
  level: number;
  /** Lines of the chunk that follow the heading. */
  rest: string[];
}

/** A reader that gives each style of underline the next level, in the order in which the file uses them. */
export function headingReader(): (chunk: string[]) => Underlined {
  const styles: string[] = [];
  return (chunk) => {
    const [first = "", second = "", third = ""] = chunk;
    if (rule.test(first) && rule.test(third) && first[0] === third[0] && isTitle(second, third))
      return { heading: second, level: levelOf(styles, `over ${first[0]}`), rest: chunk.slice(3) };
    if (!rule.test(first) && rule.test(second) && isTitle(first, second))
      return { heading: first, level: levelOf(styles, `${second[0]}`), rest: chunk.slice(2) };
    return { heading: null, level: 0, rest: chunk.filter((line) => !rule.test(line)) };
  };
}

/** An underline is about as long as its title. */
function isTitle(title: string, underline: string): boolean {
  const length = title.trim().length;
  return length > 0 && underline.trimEnd().length >= Math.min(length, 40) * 0.75;
}

function levelOf(styles: string[], style: string): number {
  if (!styles.includes(style)) styles.push(style);
  return Math.min(styles.indexOf(style) + 1, 6);
}
