/** Quotation marks as typewriters, programs and forums write them, as the marks they stand for. */

/** What stands for a mark at either end, whatever its length. */
const forms: readonly (readonly [RegExp, mark: string, side: "opens" | "closes"])[] = [
  [/``(?=\S)/g, "“", "opens"],
  [/(?<![\p{L}\p{N}'])''(?=[\p{L}\p{N}])/gu, "“", "opens"],
  [/(?<=\S)''(?![\p{L}\p{N}'])/gu, "”", "closes"],
  [/(?<=^|[\s([])`(?=[\p{L}\p{N}])/gu, "‘", "opens"],
  [/(?<=\S)´(?![\p{L}\p{N}])/gu, "’", "closes"],
  [/\[quote(?:=[^\]\n]{0,200})?\]/gi, "“", "opens"],
  [/\[\/quote\]/gi, "”", "closes"],
  [/\\"(?=[\p{L}\p{N}])/gu, '"', "opens"],
  [/(?<=\S)\\"/gu, '"', "closes"],
  [/(?<=^|[\s([:])“[ \u00a0\u202f](?=\S)/g, "“", "opens"],
  [/(?<=\S)[ \u00a0\u202f]”(?![\p{L}\p{N}])/gu, "”", "closes"],
];
/** Of forums: they say how the words look. */
const tags = /\[\/?(?:b|i|u|s|color|size|font|url|center|left|right|list|\*)(?:=[^\]\n]{0,300})?\]/gi;

/**
 * The same text with the usual marks in these places, and spaces for what is over: every other character stays where it is, so
 * that spans of one are spans of the other. Linear.
 */
export function withUsualMarks(text: string): string {
  const plain = /\[\/?quote/i.test(text) ? text.replace(tags, (tag) => " ".repeat(tag.length)) : text;
  const marked = forms.reduce(
    (all, [form, mark, side]) =>
      all.replace(form, (written) => {
        const over = " ".repeat(written.length - mark.length);
        return side === "opens" ? over + mark : mark + over;
      }),
    plain,
  );
  return apartFromWords(marked);
}

/** `" like this "`: in a line all of whose straight marks stand so, each is put beside its words. */
function apartFromWords(text: string): string {
  if (!/\s"\s/.test(text)) return text;
  return text.split("\n").map(lineApart).join("\n");
}

function lineApart(line: string): string {
  const all = line.match(/"/g)?.length ?? 0;
  const apart = line.match(/(?<=^|\s)"(?=\s|$)/g)?.length ?? 0;
  if (all !== apart || all % 2 === 1) return line;
  let isOpen = false;
  return line.replace(/ ?" ?/g, (written) => {
    isOpen = !isOpen;
    const over = " ".repeat(written.length - 1);
    return isOpen ? `${over}"` : `"${over}`;
  });
}
