/** Interviews and broadcasts as programs write them down. */
import { castOf, type Person } from "./cast.js";
import type { Chance } from "./chance.js";
import { newSheet, type Sheet } from "./sheet.js";
import { answer, question, type Said } from "./talk.js";

/** An interview with times: before the label, after it, or above the words on a line of their own. */
export function interview(chance: Chance): Sheet {
  const sheet = newSheet();
  const [one, other] = castOf(chance, 2, [""]) as [Person, Person];
  const [asks, answers] = chance.pick([
    ["Interviewer", "Speaker 1"],
    ["Speaker 1", "Speaker 2"],
    [one.full, other.full],
    ["INTERVIEWER", "RESPONDENT"],
    [one.full.split(" ")[0]?.toUpperCase() ?? "", other.full.split(" ")[0]?.toUpperCase() ?? ""],
  ]) as [string, string];
  const clock = chance.pick(["before", "before", "brackets", "after", "above", "none"]);
  sheet.line("Interview 14", "heading");
  sheet.line("Recorded 3 March 2016. Transcribed in full.");
  let seconds = 3;
  const put = (who: string, said: Said): void => {
    seconds += chance.number(4, 60);
    const time = `00:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
    const printed =
      {
        before: `[${time}] ${who}: `,
        brackets: `(${time}) ${who}: `,
        after: `${who} (${time}): `,
        above: `${who}  ${time}\n`,
        none: `${who}: `,
      }[clock] ?? "";
    sheet.turn(who, said, printed);
  };
  for (let round = 0; round < chance.number(5, 10); round += 1) {
    put(asks, question(chance));
    put(answers, answer(chance));
  }
  return sheet;
}

/** Captions with voices in the file, `>>`, names in capitals. */
export function captions(chance: Chance): { words: string; form: "vtt" | "srt" } {
  const people = castOf(chance, 3, [""]);
  const manner = chance.pick(["voice", "capitals", "arrows-names", "label"]);
  const form = manner === "voice" || chance.sometimes(0.5) ? "vtt" : "srt";
  const out = form === "vtt" ? ["WEBVTT", ""] : [];
  let seconds = 1;
  const stamp = (at: number) =>
    `00:${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}${form === "vtt" ? "." : ","}000`;
  let cue = 1;
  const name = (person: Person) => (manner === "label" ? person.full : person.full.toUpperCase());
  for (let round = 0; round < chance.number(8, 14); round += 1) {
    const person = chance.pick(people);
    const said = round % 2 === 0 ? question(chance) : answer(chance);
    const words = said.paragraphs[0] ?? "";
    const printed =
      {
        voice: `<v ${person.full}>`,
        capitals: `${name(person)}: `,
        "arrows-names": `>> ${name(person)}: `,
        label: `${name(person)}: `,
      }[manner] ?? "";
    if (form === "srt") out.push(String(cue));
    out.push(
      `${stamp(seconds)} --> ${stamp(seconds + 3)}`,
      `@@ - | ${manner === "voice" ? person.full : name(person)}`,
      `${printed}${words}`,
      "",
    );
    seconds += 4;
    cue += 1;
  }
  return { words: out.join("\n"), form };
}
