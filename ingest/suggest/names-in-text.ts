/**
 * Names of persons, bodies and places that a library finds in English text, held to what such names look like: the
 * library alone takes a heading in capitals for a body, and half a name for a person. The only file that speaks to it.
 */
import { createRequire } from "node:module";
import type { SuggestedKind } from "./suggested-name.js";

// The package's one bundled file: its 580 modules take twice as long to load.
const nlp: typeof import("compromise").default = createRequire(import.meta.url)("compromise");

export interface NameInText {
  kind: SuggestedKind;
  /** As printed, without a form of address. */
  name: string;
  /** Of the text, in UTF-16 code units, half-open. */
  start: number;
  end: number;
}

const capital = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*`;
/** A run of capitalised words, with the small words that stand inside names. */
const wholeName = new RegExp(`^${capital}(?: (?:(?:of|the|and|for|upon|de|von|van) )*${capital})*$`, "u");
const wordBefore = new RegExp(`(${capital}) $`, "u");
const wordAfter = new RegExp(`^ ${capital}`, "u");
/** `National Centre` before ` for the Replacement`: the body goes on. A person of some office does not. */
const bodyAfter = new RegExp(`^ (?:of|for) (?:the )?${capital}`, "u");
/** `Bank of ` before `Scotland`: the place is a part of a body's name. */
const bodyBefore = /\p{Lu}[\p{L}-]+ (?:of|for) (?:the )?$/u;
const address =
  /^(?:The|Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Professor|Prof|Sir|Dame|Lord|Lady|Baroness|Baron|Rt|Hon|Chair|Judge|Justice|Sergeant|Constable|Inspector|Superintendent|Commissioner|Minister|Secretary|Mayor)\b\.?/u;
const courtesy = /^(?:Mr|Mrs|Ms|Miss|Mx|Cllr|Councillor)\.? /u;
const bodyEnd =
  /\b(?:Council|Committee|Commission|Office|Department|Ministry|University|College|School|Trust|Police|Constabulary|Force|Authority|Agency|Service|Services|Association|Union|Institute|Board|Group|Foundation|Society|Federation|Party|Court|Tribunal|Inquiry|Parliament|Assembly|Limited|Ltd|plc|Inc|LLP|Bank|Hospital|Partnership|Alliance|Coalition|Network|Centre|Watch)\.?$/u;
/** What begins like a name and is none. */
const noName =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Easter|Question|Figure|Table|Chapter|Section|Annex|Appendix|Act|Bill|Article|Schedule|Part|Clause|Amendment|Page|Members?|Chair|Lords?|Lady|Sir|Madam)\b/u;

/** Names in one passage, in order of their kinds. */
export function namesInText(text: string): NameInText[] {
  const document = nlp(text);
  const found = (kind: SuggestedKind, views: unknown) =>
    (views as { text: string; offset: { start: number; length: number } }[]).flatMap((view) => {
      const from = view.offset.start;
      return heldName(text, kind, { start: from, end: from + view.offset.length }) ?? [];
    });
  return [
    ...found("person", document.people().json({ offset: true })),
    ...found("body", document.organizations().json({ offset: true })),
    ...found("place", document.places().json({ offset: true })),
  ];
}

function heldName(
  text: string,
  kind: SuggestedKind,
  span: { start: number; end: number },
): NameInText | null {
  const { start, end } = trimmed(text, span);
  const name = text.slice(start, end);
  if (name.length < 3 || name.length > 80 || !wholeName.test(name) || noName.test(name)) return null;
  if (name === name.toUpperCase()) return null;
  const before = wordBefore.exec(text.slice(Math.max(0, start - 40), start))?.[1];
  // A part of a longer name is another name.
  if (wordAfter.test(text.slice(end, end + 40))) return null;
  if (before !== undefined && !address.test(before)) return null;
  const words = name.split(" ");
  if (
    kind === "person" &&
    (words.length < 2 || words.length > 5 || bodyEnd.test(name) || / (?:of|the|and|for) /.test(name))
  )
    return null;
  if (
    kind === "body" &&
    (words.length < 2 || !bodyEnd.test(name) || bodyAfter.test(text.slice(end, end + 40)))
  )
    return null;
  if (kind === "place" && (bodyEnd.test(name) || bodyBefore.test(text.slice(Math.max(0, start - 40), start))))
    return null;
  return { kind, name, start, end };
}

/** Without the marks at its ends, an article, a genitive and a form of address. */
function trimmed(text: string, { start, end }: { start: number; end: number }) {
  let words = text.slice(start, end);
  const lead = /^[^\p{L}]*(?:the |The )?/u.exec(words)?.[0].length ?? 0;
  words = words
    .slice(lead)
    .replace(/[^\p{L}]+$/u, "")
    .replace(/['’]s$/u, "");
  const polite = courtesy.exec(words)?.[0].length ?? 0;
  const from = start + lead + polite;
  return { start: from, end: from + words.length - polite };
}
