/** What a slide show holds besides its slides (PresentationML): hidden ones, notes, comments. */
import { type Finding, outsideText } from "../../../storage/model/finding.js";
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from "../xml/xml.js";
import type { OfficeParts } from "./office-parts.js";

/** A slide as it was read. */
export interface ShownSlide {
  /** Path of its part. */
  path: string;
  hidden: boolean;
  words: string;
  notes: string;
}

/** Findings of the slides in the order of the show; `first` is the number of the first one. */
export function slideFindings(parts: OfficeParts, slides: readonly ShownSlide[], first: number): Finding[] {
  const authors = authorsOf(parts);
  return slides.flatMap(({ path, hidden, words, notes }, index) => {
    const place = `slide ${index + first}`;
    const comments = [...parts.relationships(path).values()]
      .filter(({ type }) => /^comments?$/i.test(type))
      .flatMap(({ target }) => commentsIn(parts.xml(target), authors));
    return [
      ...(hidden ? [outsideText("hidden slide", place, words || "a slide without words")] : []),
      ...(notes === "" ? [] : [outsideText("speaker notes", place, notes)]),
      ...comments.map((comment, at) => outsideText("comment", `${place}, comment ${at + 1}`, ...comment)),
    ];
  });
}

/** Names by id; before 2018 in `commentAuthors`, since then in `authors` (MS-PPTX 2.6.3). */
function authorsOf(parts: OfficeParts): Map<string, string> {
  const lists = [...parts.relationships(parts.main).values()]
    .filter(({ type }) => /^(?:commentAuthors|authors)$/.test(type))
    .flatMap(({ target }) => parts.xml(target) ?? []);
  return new Map(
    lists
      .flatMap((list) => childrenOf(list))
      .map((author) => [author.attributes.get("id") ?? "", author.attributes.get("name") ?? ""]),
  );
}

function commentsIn(root: XmlElement | undefined, authors: Map<string, string>): [string, string | null][] {
  const comments = root ? [...descendantsOf(root, "cm"), ...descendantsOf(root, "reply")] : [];
  return comments.map((comment) => {
    const plain = textOf(childOf(comment, "text"));
    const rich = descendantsOf(childOf(comment, "txBody") ?? comment, "t")
      .map(textOf)
      .join(" ");
    return [plain || rich, authors.get(comment.attributes.get("authorId") ?? "") ?? null];
  });
}
