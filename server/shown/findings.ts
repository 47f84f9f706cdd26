/** Findings in words: what each kind is, and where it stands. */
import { type Finding, type FindingKind, groupedFindings } from "../../storage/model/finding.js";
import type { Page } from "../../storage/model/passage.js";
import type { FindingsContext } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { pageInFile } from "./page-words.js";
import { counted } from "./words.js";

/** Places of the same words that are listed one by one. */
const mostPlaces = 12;

const explanations: Record<FindingKind, [heading: string, explanation: string]> = {
  "tracked change": ["Tracked changes", "Words that the file keeps as added or deleted, with who did it."],
  comment: ["Comments", "Remarks in the margin or on the page; readers of the original can see them."],
  "speaker notes": ["Speaker notes", "Words below a slide that are not shown with it."],
  "hidden text": [
    "Hidden text",
    "Words set so that nobody sees them: hidden, white on white, tiny, invisible.",
  ],
  "hidden sheet": ["Hidden sheets", "Sheets that are not shown when the file is opened."],
  "hidden row": ["Hidden rows", "Rows of a sheet that are not shown."],
  "hidden column": ["Hidden columns", "Columns of a sheet that are not shown."],
  "hidden slide": ["Hidden slides", "Slides that the show leaves out."],
  "covered text": [
    "Covered text",
    "Words under a box or picture drawn over them: who copies the page still gets them.",
  ],
  "text outside the page": ["Text outside the page", "Words beyond the edge of the page as it is shown."],
  position: ["Positions", "Where a picture was taken, as the camera noted it."],
  "name in the properties": [
    "Names in the properties",
    "Who made the file, as it says of itself and its text does not.",
  ],
  attachment: [
    "Files inside",
    "Each is decided on as a document of its own, but whoever downloads this one has them all as they are.",
  ],
  "national insurance number": ["National Insurance numbers", "Numbers of that form in the text."],
  "e-mail address": ["E-mail addresses", "In the text."],
  "phone number": ["Phone numbers", "In the text."],
  "postal address": ["Postal addresses", "In the text: postcodes, and house numbers with their street."],
};

/** The version's pages, and where its passages begin, in text order: what a link can lead to. */
export interface ShownIn {
  document: string;
  version: number;
  passageStarts: readonly number[];
  pages: readonly Page[];
}

/** The findings of a version under their kinds, equal words together. */
export function findingsShown(findings: readonly Finding[], where: ShownIn): FindingsContext["kinds"] {
  const groups = groupedFindings(findings);
  return [...new Set(groups.map(({ kind }) => kind))].map((kind) => {
    const [heading, explanation] = explanations[kind];
    const own = groups.filter((group) => group.kind === kind);
    return {
      heading,
      explanation,
      groups: own.map(({ words, by, findings: places }) => ({
        words,
        by: by === null ? null : `by ${by}`,
        count: counted(places.length, "place"),
        places: places
          .slice(0, mostPlaces)
          .map((place) => ({ label: placeWords(place, where), href: hrefOf(place, where) })),
        more: places.length > mostPlaces ? `and ${places.length - mostPlaces} more` : null,
      })),
    };
  });
}

/** A finding's place counts pages as the file does; they are named as everywhere. */
function placeWords(finding: Finding, where: ShownIn): string {
  const page = pageOf(finding, where);
  return page ? pageInFile(page) : finding.place;
}

function pageOf({ place }: Finding, { pages }: ShownIn): Page | undefined {
  return pages.find(({ number }) => place === `page ${number}`);
}

function hrefOf(finding: Finding, where: ShownIn): string | null {
  const { start, end } = finding;
  const { document, version, passageStarts } = where;
  if (start === null || end === null) {
    const page = pageOf(finding, where);
    return page ? urls.page(document, version, page.number) : null;
  }
  const passage = passageStarts.findLast((begin) => begin <= start);
  return passage === undefined ? null : urls.cited(document, version, passage, { start, end });
}
