/** Verdicts as people read them. */
import type { Answer } from "../../ingest/quotes/answer.js";
import type { VerdictShown } from "../../views/contexts.js";
import { counted, listed } from "./words.js";

type Said = Answer["verdict"];

const order: readonly Said[] = [
  "verbatim",
  "typography",
  "elided",
  "altered",
  "spliced",
  "misattributed",
  "secondary",
  "not held",
  "not checked",
];

const meanings: Record<Said, string> = {
  verbatim: "The words stand there in that order, letter for letter.",
  typography:
    "The words stand there; only quotation marks, dashes, spaces, hyphens or a first capital differ.",
  elided: "The parts stand there in that order, with words left out or put in where the quotation says so.",
  altered: "Nearly these words stand there; what differs is shown.",
  spliced: "Parts from different places or speakers were run together.",
  misattributed: "The words stand there, said by somebody else.",
  secondary: "The words were found only as a quotation inside another document.",
  "not held": "Neither these words nor nearly these were found in this archive.",
  "not checked":
    "It was not looked for to the end: time ran out, or what may hold it could not be read. Check it by itself.",
};

/** Marks that every machine has letters for. */
const shown: Record<Said, Omit<VerdictShown, "word">> = {
  verbatim: { mark: "=", tone: "sound" },
  typography: { mark: "≈", tone: "print" },
  elided: { mark: "…", tone: "print" },
  altered: { mark: "≠", tone: "altered" },
  spliced: { mark: "+", tone: "wrong" },
  misattributed: { mark: "×", tone: "wrong" },
  secondary: { mark: "”", tone: "absent" },
  "not held": { mark: "–", tone: "absent" },
  "not checked": { mark: "?", tone: "absent" },
};

/** The verdict with its mark and colour. */
export function verdictShown(verdict: Said): VerdictShown {
  return { word: verdict, ...shown[verdict] };
}

/** One sentence that says what the verdict means. */
export function verdictMeaning(verdict: Said): string {
  return meanings[verdict];
}

/** `8 quotations: 3 verbatim, 4 altered and 1 not held.` */
export function verdictCounts({ answers, leftOut }: { answers: readonly Answer[]; leftOut: number }): string {
  if (answers.length === 0) return "No quotations were found in this text.";
  const counts = order
    .map((verdict) => [verdict, answers.filter((answer) => answer.verdict === verdict).length] as const)
    .filter(([, count]) => count > 0);
  const all = counted(answers.length, "quotation");
  const more =
    leftOut > 0 ? ` ${counted(leftOut, "more was", "more were")} not checked: the text has too many.` : "";
  return `${all}: ${listed(counts.map(([verdict, count]) => `${count} ${verdict}`))}.${more}`;
}

/** Said once of a text that is held: it cannot bear witness for itself. */
export function copySentence(title: string): string {
  return `This text, or a copy of it, is in the archive as “${title}”: its own words are not counted as a source.`;
}
