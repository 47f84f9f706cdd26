/** Which structure of a text is in force: the text never changes, how it is divided and understood may. */
import type { DocumentKind } from "./kind.js";
import type { DocumentRecord, FrozenText, Version } from "./record.js";

/** The newest version that has a text: the one that is searched, and whose structure is kept up to date. */
export function newestText({ versions }: Pick<DocumentRecord, "versions">) {
  return versions.findLast((version): version is Version & { text: FrozenText } => version.text !== null);
}

/** The kind that an archivist gave; undefined when its form and words decide. */
export function kindGiven({
  described,
  description,
}: Pick<DocumentRecord, "described" | "description">): DocumentKind | undefined {
  return described.includes("kind") ? description.kind : undefined;
}

/**
 * The version of the structure parsers that read the newest text as the kind it is said to be; 0 when it was read as
 * another one. Null where nothing is to be done by itself: there is no text, or its layout was not kept, so that its
 * structure could only be had by reading its original again.
 */
export function structuredWith(record: DocumentRecord): number | null {
  const text = newestText(record)?.text;
  if (!text) return null;
  const given = kindGiven(record);
  const asAnother = text.structure
    ? given !== undefined && given !== text.structure.as
    : wasGivenSince(record, text.at);
  if (asAnother) return 0;
  return text.layoutPath === undefined ? null : (text.structure?.parsers ?? 0);
}

/** True when an archivist gave another kind after that moment. */
function wasGivenSince({ events }: DocumentRecord, at: string): boolean {
  return events.some(
    (event) =>
      event.action === "description" && event.at > at && Object.hasOwn(Object(event.detail.after), "kind"),
  );
}

/** Of two states of one text, the one that was structured later. */
export function laterStructured<T extends { text: FrozenText | null }>(one: T, other: T): T {
  const number = ({ text }: T) => text?.structure?.number ?? 0;
  return number(other) > number(one) ? other : one;
}
