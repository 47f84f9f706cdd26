import { datePhrase } from "../../../storage/model/partial-date.js";

/** Invented oral evidence, as a plain text that the parsers read. */
export interface Evidence {
  source: string;
  date: string;
  members: readonly string[];
  witnesses: readonly string[];
  turns: readonly (readonly [speaker: string, words: string])[];
}

/** A second witness, who says nothing: a list of one is read with less certainty. */
const other = "Ola Brand, Officer, Wend Works";

/** The text of a hearing; every second turn of the first speaker is a numbered question where there are witnesses. */
export function evidence({ source, date, members, witnesses, turns }: Evidence): string {
  let number = 0;
  const asker = turns[0]?.[0];
  const spoken = turns.map(([speaker, words]) => {
    const asks = witnesses.length > 0 && (speaker === asker || words.endsWith("?"));
    number += asks ? 1 : 0;
    return `${asks ? `Q${number} ` : ""}${speaker}: ${words}`;
  });
  return [
    source,
    "Oral evidence",
    datePhrase(date),
    ...(members.length > 0 ? [`Members present: ${members.join("; ")}.`] : []),
    ...(witnesses.length > 0 ? [`Witnesses: ${[...witnesses, other].join("; ")}.`] : []),
    ...spoken,
  ].join("\n\n");
}
