/**
 * OSCOLA, 4th edition (Faculty of Law, University of Oxford, 2012). Its CSL style prints articles and reports; what a
 * parliament or a council publishes is made here by its rules: 2.5.1 for debates, 2.5.3 for committees (name, title in
 * italics, session and paper number in brackets), 3.1 for everything else, and the speaker in brackets after the place
 * as 2.1.6 gives the judge.
 */
import { datePhrase } from "../../storage/model/partial-date.js";
import type { Cited } from "./cited.js";
import { pagesOf, printedItem, printedTitle } from "./csl-item.js";
import { noted } from "./printed.js";
import { italic, joined, type Run, upright } from "./runs.js";

/** The footnote, with a full stop at its end. */
export function oscola(cited: Cited): Run[] {
  if (cited.kind === "article") return noted("oscola", printedItem(cited), cited);
  const note = cited.kind === "transcript" ? transcript(cited) : issued(cited);
  return [...note, upright(".")];
}

function transcript(cited: Cited): Run[] {
  if (cited.official.debates !== null) return debates(cited);
  if (cited.isEvidence) return evidence(cited);
  const { date, source } = cited;
  const about = ["transcript", date && datePhrase(date)].filter(Boolean).join(", ");
  const head = joined([source, `‘${printedTitle(cited)}’ (${about})`], ", ");
  return joined([head, place(cited), speaker(cited), online(cited)]);
}

/** `HC Deb 26 October 2009, vol 498, col 5 (Name) <address> accessed 1 December 2026`. */
function debates(cited: Cited): Run[] {
  const { official, date, words } = cited;
  const column = words?.place.column ?? null;
  const head = joined(
    [
      `${official.debates?.value} Deb${date === null ? "" : ` ${datePhrase(date)}`}`,
      official.volume && `vol ${official.volume.value}`,
      column && `col ${column}`,
    ],
    ", ",
  );
  return joined([head, speaker(cited), online(cited)]);
}

/** `Home Affairs Committee, *Policing* (HC 2013–14, 235-i) Q12 (Name) <address> accessed 1 December 2026`. */
function evidence(cited: Cited): Run[] {
  const head = joined([cited.source, italic(printedTitle(cited))], ", ");
  return joined([head, papers(cited), place(cited), speaker(cited), online(cited)]);
}

/** `(HC 2013–14, 235-i)`; of two houses `(2009–10, HL 73, HC 425)`; with no number the day. */
function papers({ official, date }: Cited): string | null {
  const session = official.session?.value ?? null;
  const [one, other] = official.papers;
  const day = date && datePhrase(date);
  if (one && !other && session !== null) return `(${one.value.house} ${session}, ${one.value.number})`;
  const numbers = official.papers.toReversed().map(({ value }) => `${value.house} ${value.number}`);
  const known = [session, ...numbers, numbers.length === 0 || session === null ? day : null];
  const said = known.filter((part) => part !== null);
  return said.length > 0 ? `(${said.join(", ")})` : null;
}

/** `Marlesport City Council, ‘Minutes of the Council’ (6 November 2025) item 9, 4 <address> accessed …`. */
function issued(cited: Cited): Run[] {
  const { source, date, sort } = cited;
  const draft = sort?.startsWith("Draft") ? "draft" : null;
  const about = [draft, date && datePhrase(date)].filter(Boolean).join(", ");
  const head = joined([source, `‘${printedTitle(cited)}’`], ", ");
  return joined([head, about && `(${about})`, place(cited), speaker(cited), online(cited)]);
}

/** What is smaller stands last: `item 9, 4`; a question needs no page. */
function place(cited: Cited): string | null {
  const at = cited.words?.place;
  if (!at) return null;
  if (at.question !== null) return `Q${at.question}`;
  const parts = [
    at.item && `item ${at.item}`,
    at.clause,
    pagesOf(cited),
    at.time && `at ${at.time.replace(/\.\d+$/, "")}`,
  ];
  const known = parts.filter((part) => part !== null && part !== "");
  return known.length > 0 ? known.join(", ") : null;
}

function speaker({ words }: Cited): string | null {
  return words?.speaker ? `(${words.speaker})` : null;
}

function online({ address, accessed }: Cited): string {
  return `<${address}> accessed ${datePhrase(accessed)}`;
}
