/**
 * The official report of a parliament as parlparse writes it for TheyWorkForYou (`<publicwhip>`): headings, and
 * speeches, questions and replies with the name of who speaks, the column and the time.
 */
import type { Parts } from "../assemble.js";
import { childrenOf, type XmlElement } from "./xml.js";
import { xmlBlocks } from "./xml-blocks.js";
import type { Profile, Role } from "./xml-profile.js";

const roles: Record<string, Role> = {
  gidredirect: "skip",
  "oral-heading": "heading",
  "major-heading": "heading",
  "minor-heading": "heading",
  speech: "turn",
  ques: "turn",
  reply: "turn",
  p: "paragraph",
  tr: "row",
  td: "cell",
  th: "cell",
  b: "bold",
  strong: "bold",
  br: "break",
  mpname: "paragraph",
};

/** The blocks of a report. Pages are columns, named as the file names them. */
export function readPublicWhip(root: XmlElement): Omit<Parts, "extractor" | "extractorVersion"> {
  let lastTime: string | null = null;
  let lastColumn: string | undefined;
  const profile: Profile = {
    roles,
    level: (element) => (element.name === "minor-heading" ? 2 : 1),
    speaker: (turn) => turn.attributes.get("speakername") || null,
    page(element) {
      const column = element.attributes.get("colnum") || undefined;
      if (column === undefined || column === lastColumn) return undefined;
      lastColumn = column;
      return column;
    },
    marker: (element) => questionOf(element),
    // The same time is repeated until the next one is printed.
    time(turn) {
      const time = clock(turn.attributes.get("time"));
      const told = time === lastTime ? null : time;
      lastTime = time;
      return told;
    },
  };
  const { drafts, pages } = xmlBlocks(withVotes(root), profile);
  return { drafts, pages, metadata: { title: titleOf(root), published: dateOf(root), site: houseOf(root) } };
}

const counts = /^(?:ayes|noes|contents?|not-?contents?|for|against|abstentions?|spoiled-?votes)$/i;

/** How members voted stands in attributes only; it is told in words: `Ayes: 158`, `Aye: Afriyie, Adam`. */
function withVotes(element: XmlElement): XmlElement {
  const { name, attributes } = element;
  const vote = attributes.get("vote");
  const children = element.children.map((child) => (typeof child === "string" ? child : withVotes(child)));
  if (name === "mpname" && vote) children.unshift(`${capital(vote)}: `);
  if (name === "mpname" && attributes.get("teller") === "yes") children.push(" (teller)");
  if (name === "divisioncount") {
    const told = [...attributes].filter(([key]) => counts.test(key));
    const counted = told.map(([key, count]) => paragraph(`${capital(key)}: ${count}`));
    return { ...element, children: [...counted, ...children] };
  }
  return { ...element, children };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function paragraph(text: string): XmlElement {
  return { name: "p", attributes: new Map(), children: [text] };
}

/** The number of a question: as put down for oral answer, else as tabled. */
function questionOf(paragraph: XmlElement): string | null {
  const tabled = paragraph.attributes.get("qnum");
  return tabled ? `[${tabled}]` : null;
}

/** `014:30:00` is how some files write half past two. */
function clock(time: string | undefined): string | null {
  const [, hours, rest] = /^0*(\d{1,2})(:\d\d(?::\d\d)?)$/.exec(time?.trim() ?? "") ?? [];
  return hours ? hours.padStart(2, "0") + rest : null;
}

/** The bill under debate, for a bill committee; reports have no other title. */
function titleOf(root: XmlElement): string | null {
  return childrenOf(root, "bill")[0]?.attributes.get("title") || null;
}

/** Every part of a report is named after its house: `uk.org.publicwhip/lords/2009-10-27a.1095.0`. */
const houses: [kind: RegExp, house: string][] = [
  [/^(?:debate|westminhall|wrans|wms|standing)$/, "House of Commons"],
  [/^(?:lords|lordswrans|lordswms)$/, "House of Lords"],
  [/^(?:sp|spwa|spor)$/, "Scottish Parliament"],
  [/^ni$/, "Northern Ireland Assembly"],
  [/^(?:senedd|wales)/, "Senedd Cymru"],
];

function houseOf(root: XmlElement): string | null {
  const ids = childrenOf(root).map((child) => child.attributes.get("id") ?? "");
  const kind = ids.flatMap((id) => /^uk\.org\.publicwhip\/(\w+)\//.exec(id)?.[1] ?? [])[0] ?? "";
  return houses.find(([pattern]) => pattern.test(kind))?.[1] ?? null;
}

/** Every part of a report is named after its day. */
function dateOf(root: XmlElement): string | null {
  const ids = childrenOf(root).map(
    (child) => child.attributes.get("date") ?? child.attributes.get("id") ?? "",
  );
  const days = ids.flatMap((id) => /\d{4}-\d\d-\d\d(?=[a-z]*\.|$)/.exec(id)?.[0] ?? []);
  return days[0] ?? null;
}
