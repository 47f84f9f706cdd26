/**
 * What an OpenDocument file holds besides what it shows (ISO/IEC 26300-1): tracked changes (5.5), annotations (14.1),
 * hidden text, notes to slides, hidden slides, sheets, rows and columns.
 */
import { type Finding, outsideText } from "../../../storage/model/finding.js";
import { type HiddenSheet, sheetFindings } from "../office/sheet-hidden.js";
import { childOf, childrenOf, descendantsOf, textOf, type XmlElement } from "../xml/xml.js";

/** Changes that overlap; more are a trap. */
const mostOverlapping = 50;

/** Findings in the body; styles may stand in any root. */
export function openDocumentFindings(
  body: XmlElement,
  roots: readonly XmlElement[],
  sheets: HiddenSheet[],
): Finding[] {
  const styles = roots.flatMap((root) => descendantsOf(root, "style"));
  const named = (is: (style: XmlElement) => boolean) =>
    new Set(styles.filter(is).map((style) => style.attributes.get("style:name") ?? ""));
  const unseen = named((style) => childOf(style, "text-properties")?.attributes.get("display") === "none");
  const skipped = named(
    (style) => childOf(style, "drawing-page-properties")?.attributes.get("visibility") === "hidden",
  );
  return [
    ...changesIn(body),
    ...annotationsIn(body, sheets.length > 0),
    ...hiddenTextIn(body, unseen),
    ...slidesIn(body, skipped),
    ...sheets.flatMap(sheetFindings),
  ];
}

function changesIn(body: XmlElement): Finding[] {
  const text = childrenOf(body)[0];
  const regions = descendantsOf(body, "changed-region");
  const added = text && regions.length > 0 ? wordsBetween(text) : new Map<string, string>();
  return regions.flatMap((region, index) => {
    const [change] = childrenOf(region);
    if (!change) return [];
    const by = creatorOf(childOf(change, "change-info"));
    const id = region.attributes.get("text:id") ?? region.attributes.get("id") ?? "";
    const words =
      change.name === "deletion"
        ? childrenOf(change)
            .filter(({ name }) => name !== "change-info")
            .map(wordsOf)
            .join(" ")
        : (added.get(id) ?? "");
    const manner = change.name === "deletion" ? "deleted" : change.name === "insertion" ? "added" : null;
    if (manner === null || words.trim() === "") return [];
    return [outsideText("tracked change", `${manner}, change ${index + 1}`, words, by)];
  });
}

/** The words from `change-start` to `change-end` of each change, by its id; changes may overlap. */
function wordsBetween(text: XmlElement): Map<string, string> {
  const words = new Map<string, string[]>();
  const open = new Set<string>();
  const add = (more: string) => {
    for (const id of open) words.get(id)?.push(more);
  };
  const walk = (element: XmlElement): void => {
    for (const child of element.children) {
      if (typeof child === "string") {
        add(child);
        continue;
      }
      const id = child.attributes.get("text:change-id") ?? child.attributes.get("change-id") ?? "";
      if (child.name === "change-start" && open.size < mostOverlapping) {
        open.add(id);
        words.set(id, words.get(id) ?? []);
      }
      if (child.name === "change-end") open.delete(id);
      if (child.name !== "tracked-changes") walk(child);
      if (child.name === "p") add(" ");
    }
  };
  walk(text);
  return new Map([...words].map(([id, pieces]) => [id, pieces.join("")]));
}

/** Comments in cells are told with their cell by the sheet. */
function annotationsIn(body: XmlElement, inCells: boolean): Finding[] {
  if (inCells) return [];
  return descendantsOf(body, "annotation").map((annotation, index) =>
    outsideText("comment", `comment ${index + 1}`, annotationWords(annotation), creatorOf(annotation)),
  );
}

/** What a comment says, without who wrote it and when. */
export function annotationWords(annotation: XmlElement): string {
  return childrenOf(annotation)
    .filter(({ name }) => name === "p" || name === "list")
    .map(wordsOf)
    .join(" ");
}

/** Who wrote a comment or made a change; null when the file does not say. */
export function creatorOf(element: XmlElement | undefined): string | null {
  return textOf(childOf(element, "creator")).trim() || null;
}

function hiddenTextIn(body: XmlElement, unseen: ReadonlySet<string>): Finding[] {
  const styled = ["span", "p", "h"]
    .flatMap((name) => descendantsOf(body, name))
    .filter((element) =>
      unseen.has(element.attributes.get("text:style-name") ?? element.attributes.get("style-name") ?? ""),
    );
  const fields = [...descendantsOf(body, "hidden-text"), ...descendantsOf(body, "hidden-paragraph")];
  const words = [
    ...styled.map(wordsOf),
    ...fields.map((field) => wordsOf(field) || (field.attributes.get("string-value") ?? "")),
  ];
  return words
    .filter((one) => one.trim() !== "")
    .map((one, index) => outsideText("hidden text", `hidden passage ${index + 1}`, one));
}

function slidesIn(body: XmlElement, skipped: ReadonlySet<string>): Finding[] {
  const show = childOf(body, "presentation");
  if (!show) return [];
  return childrenOf(show, "page").flatMap((slide, index) => {
    const place = `slide ${index + 1}`;
    const notes = childOf(slide, "notes");
    const noted = notes ? descendantsOf(notes, "p").map(wordsOf).join(" ").trim() : "";
    const words = childrenOf(slide)
      .filter(({ name }) => name !== "notes")
      .map(wordsOf)
      .join(" ")
      .trim();
    const hidden = skipped.has(
      slide.attributes.get("draw:style-name") ?? slide.attributes.get("style-name") ?? "",
    );
    return [
      ...(hidden ? [outsideText("hidden slide", place, words || "a slide without words")] : []),
      ...(noted === "" ? [] : [outsideText("speaker notes", place, noted)]),
    ];
  });
}

function wordsOf(element: XmlElement): string {
  const words: string[] = [];
  const walk = (one: XmlElement): void => {
    for (const child of one.children) {
      if (typeof child === "string") words.push(child);
      else if (child.name !== "annotation" && child.name !== "tracked-changes") {
        walk(child);
        if (child.name === "p" || child.name === "tab" || child.name === "s") words.push(" ");
      }
    }
  };
  walk(element);
  return words.join("");
}
