/** Laws, papers and debates in Akoma Ntoso (OASIS LegalDocML 1.0). */
import type { Parts } from "../assemble.js";
import { partialDate } from "../partial-dates.js";
import { descendantsOf, textOf, type XmlElement } from "./xml.js";
import { xmlBlocks } from "./xml-blocks.js";
import type { Profile, Role } from "./xml-profile.js";

const roles: Record<string, Role> = {
  meta: "skip",
  // A list of links that the paper itself does not print.
  toc: "skip",
  num: "marker",
  heading: "heading",
  subheading: "heading",
  crossHeading: "heading",
  docTitle: "inline",
  p: "paragraph",
  block: "paragraph",
  longTitle: "group",
  item: "item",
  li: "item",
  caption: "caption",
  tr: "row",
  td: "cell",
  th: "cell",
  b: "bold",
  eol: "break",
  br: "break",
  marker: "space",
  authorialNote: "note",
  speech: "turn",
  question: "turn",
  answer: "turn",
  from: "speaker",
  rollCall: "group",
  blockContainer: "item",
};

/** The blocks of an act, paper or debate. */
export function readAkomaNtoso(root: XmlElement): Omit<Parts, "extractor" | "extractorVersion"> {
  const people = new Map(
    descendantsOf(root, "TLCPerson").map((person) => [
      `#${person.attributes.get("eId") ?? person.attributes.get("id")}`,
      person.attributes.get("showAs") ?? "",
    ]),
  );
  const profile: Profile = {
    roles,
    // In running words `p` and the like stay what they are; a number inside them is words.
    role: (element, parent) => (element.name === "num" && parent?.name === "p" ? "inline" : undefined),
    speaker: (turn) => people.get(turn.attributes.get("by") ?? "") || null,
    time: (turn) => /T(\d\d:\d\d(?::\d\d)?)/.exec(turn.attributes.get("startTime") ?? "")?.[1] ?? null,
    mark: (note) => note.attributes.get("marker"),
  };
  const { drafts } = xmlBlocks(root, profile);
  return { drafts, metadata: metadataOf(root) };
}

function metadataOf(root: XmlElement): NonNullable<Parts["metadata"]> {
  const first = (name: string) => descendantsOf(root, name)[0];
  const alias = first("FRBRalias")?.attributes.get("value");
  const title = textOf(first("title") ?? first("docTitle")).trim() || alias || null;
  // What the file was generated on says nothing of the paper.
  const dates = descendantsOf(root, "FRBRdate").filter(
    (date) => !/generat|transform|modif/i.test(date.attributes.get("name") ?? ""),
  );
  const written = textOf(first("date")).trim() || dates[0]?.attributes.get("date");
  return {
    title,
    published: partialDate(written),
    language: first("FRBRlanguage")?.attributes.get("language") ?? null,
  };
}
