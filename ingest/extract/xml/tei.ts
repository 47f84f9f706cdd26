/** Texts and parliamentary records in TEI (P5), ParlaMint's among them. */
import type { Parts } from "../assemble.js";
import { partialDate } from "../partial-dates.js";
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from "./xml.js";
import { xmlBlocks } from "./xml-blocks.js";
import type { Profile, Role } from "./xml-profile.js";

const roles: Record<string, Role> = {
  teiHeader: "skip",
  standOff: "skip",
  head: "heading",
  p: "paragraph",
  ab: "paragraph",
  seg: "paragraph",
  l: "paragraph",
  stage: "paragraph",
  note: "paragraph",
  incident: "paragraph",
  kinesic: "paragraph",
  vocal: "paragraph",
  item: "item",
  row: "row",
  cell: "cell",
  lb: "break",
  sp: "turn",
  u: "turn",
  speaker: "speaker",
  pb: "page",
};

/** The blocks of the text; who speaks is what the record prints before the words, else whom it names. */
export function readTei(root: XmlElement): Omit<Parts, "extractor" | "extractorVersion"> {
  const people = peopleOf(root);
  const printed = printedSpeakers(root);
  const profile: Profile = {
    roles,
    role(element, parent) {
      if (element.name === "note") return roleOfNote(element, parent);
      // A segment inside a paragraph is only a part of it.
      return element.name === "seg" && parent?.name !== "u" ? "inline" : undefined;
    },
    level: () => undefined,
    speaker: (turn) =>
      printed.get(turn) ?? people.get((turn.attributes.get("who") ?? "").replace(/^#/, "")) ?? null,
    page: (element) => (element.name === "pb" ? (element.attributes.get("n") ?? null) : undefined),
    mark: (note) => note.attributes.get("n"),
  };
  const body = childrenOf(root, "text");
  const { drafts, pages } = xmlBlocks({ ...root, children: body.length > 0 ? body : root.children }, profile);
  return { drafts, pages, metadata: metadataOf(root) };
}

/** A note that only names the next speaker is the label of that turn; one in a sentence is a footnote. */
function roleOfNote(note: XmlElement, parent: XmlElement | null): Role {
  if (note.attributes.get("type") === "speaker") return "skip";
  return parent !== null && ["p", "seg", "ab", "l"].includes(parent.name) ? "note" : "paragraph";
}

/** Names by id, as the header gives them. */
function peopleOf(root: XmlElement): Map<string, string> {
  const people = new Map<string, string>();
  for (const person of descendantsOf(root, "person")) {
    const name = oneLine(childOf(person, "persName"));
    const id = person.attributes.get("xml:id");
    if (id && name) people.set(id, name);
  }
  return people;
}

/** The label printed before each utterance. */
function printedSpeakers(root: XmlElement): Map<XmlElement, string> {
  const labels = new Map<XmlElement, string>();
  for (const division of [root, ...descendantsOf(root, "div")]) {
    let label: string | null = null;
    for (const child of childrenOf(division)) {
      if (child.name === "note" && child.attributes.get("type") === "speaker")
        label = oneLine(child).replace(/\s*:$/, "");
      else if (child.name === "u" && label) labels.set(child, label);
      if (child.name === "u") label = null;
    }
  }
  return labels;
}

function metadataOf(root: XmlElement): NonNullable<Parts["metadata"]> {
  const header = childOf(root, "teiHeader");
  const description = childOf(header, "fileDesc");
  const titles = descendantsOf(childOf(description, "titleStmt") ?? root, "title");
  const setting = descendantsOf(header ?? root, "setting")[0];
  const date =
    (setting && descendantsOf(setting, "date")[0]) ?? childOf(description, "publicationStmt", "date");
  return {
    title: oneLine(titles[0]) || null,
    byline: oneLine(childOf(description, "titleStmt", "author")) || null,
    published: partialDate(date?.attributes.get("when") ?? textOf(date)),
    site: oneLine(childOf(description, "publicationStmt", "publisher")) || null,
    language: root.attributes.get("xml:lang") ?? null,
  };
}

function oneLine(element: XmlElement | undefined): string {
  return textOf(element).replace(/\s+/g, " ").trim();
}
