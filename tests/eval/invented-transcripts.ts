/** Transcripts invented by chance in the layouts of many bodies and in many forms, each with its truth, and how they are read. */

import { canberra, dublinAndCardiff, inTables, ottawa, wellington } from "./invented/abroad.js";
import { council, elsewhere, hansard } from "./invented/chambers.js";
import { chanceOf } from "./invented/chance.js";
import { changingChair, petitions, unnumbered } from "./invented/changing.js";
import { committeeThen, committeeToday } from "./invented/committees.js";
import { deposition, inquiry, usHearing } from "./invented/inquiries.js";
import { captions, interview } from "./invented/recordings.js";
import { type Form, type Sheet, type TurnMarkup, written } from "./invented/sheet.js";
import { type SampleScore, scoreSource } from "./marked-transcripts.js";

const forms = ["html", "docx", "pdf", "txt"] as const satisfies readonly Form[];
const printed = ["html", "docx", "pdf", "columns"] as const satisfies readonly Form[];

/** Layouts, and the forms in which they come. */
const layouts: Readonly<
  Record<string, { make: (chance: ReturnType<typeof chanceOf>) => Sheet; forms: readonly Form[] }>
> = {
  "committee today": { make: committeeToday, forms: ["html", "docx", "pdf"] },
  "committee then": { make: committeeThen, forms },
  inquiry: { make: inquiry, forms },
  "hearing in Washington": { make: usHearing, forms },
  deposition: { make: deposition, forms },
  debate: { make: hansard, forms },
  "other parliaments": { make: elsewhere, forms },
  "council verbatim": { make: council, forms },
  "chair that changes": { make: changingChair, forms },
  petitions: { make: petitions, forms },
  "questions without numbers": { make: unnumbered, forms },
  Ottawa: { make: ottawa, forms: printed },
  Canberra: { make: canberra, forms: printed },
  Wellington: { make: wellington, forms: printed },
  "Dublin and Cardiff": { make: dublinAndCardiff, forms: printed },
  "turns in tables": { make: inTables, forms: ["html"] },
  "lines numbered": { make: (chance) => chance.pick([inquiry, deposition])(chance), forms: ["lines"] },
  "two columns": { make: (chance) => chance.pick([hansard, elsewhere, council])(chance), forms: ["columns"] },
  "Washington as typed": { make: usHearing, forms: ["typed"] },
  "pages that mark who speaks": {
    make: (chance) => chance.pick([elsewhere, council, usHearing])(chance),
    forms: ["marked"],
  },
  interview: { make: interview, forms: ["html", "docx", "txt"] },
};

/** How pages mark turns. */
const markups: readonly TurnMarkup[] = [
  { holder: "contribution", tag: "div", name: "attributed-to" },
  { holder: "debate-speech", tag: "h2", name: "debate-speech__speaker" },
  { holder: "transcriptItem", tag: "div", name: "speakerName" },
  { holder: null, tag: "h3", name: "speaker" },
  { holder: null, tag: "p", name: "member-name" },
];

/** The layouts that are invented, by name. */
export const inventedLayouts: readonly string[] = [...Object.keys(layouts), "captions"];

/** Invents one transcript and scores how it is read. */
export async function scoreInvented(layout: string, seed: number): Promise<SampleScore> {
  const chance = chanceOf(seed);
  if (layout === "captions") {
    const { words, form } = captions(chance);
    return scoreSource(`${layout} ${seed}`, words, form);
  }
  const known = layouts[layout];
  if (known === undefined) throw new Error(`Expected one of the layouts, got "${layout}"`);
  const form = chance.pick(known.forms);
  const manner = chance.pick([{}, { width: 72 }, { width: 90 }, { close: true }]);
  const markup = form === "marked" ? { markup: chance.pick(markups) } : {};
  return scoreSource(
    `${layout} ${seed}`,
    written(known.make(chance), form, { ...manner, ...markup }),
    form === "typed" ? "txt" : form === "marked" ? "html" : form,
  );
}
