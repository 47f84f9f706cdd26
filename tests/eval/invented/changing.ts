/** Sittings in which something changes on the way: who is in the chair, how a label is printed, whether questions have numbers. */
import { castOf, type Person, short, titled } from "./cast.js";
import type { Chance } from "./chance.js";
import { newSheet, type Sheet } from "./sheet.js";
import { answer, order, question, speech } from "./talk.js";

/** A committee that lists no witnesses; its chair is relieved, and people come to be called by their shorter names. */
export function changingChair(chance: Chance): Sheet {
  const sheet = newSheet();
  const [first, second, ...others] = castOf(chance, 6, ["Mr", "Ms", "Dr"]) as [Person, Person, ...Person[]];
  const [witness, ...members] = others as [Person, ...Person[]];
  const chair = chance.pick(["Chair", "The Chair", "The Convener", "Chairman"]);
  sheet.line("Committee on Harbours", "heading");
  sheet.line("Wednesday 8 May 2019");
  sheet.record(`[${titled(first)} in the Chair]`);
  const say = (label: string, said: ReturnType<typeof answer>) => sheet.turn(label, said, `**${label}:** `);
  const round = (person: Person, called: (person: Person) => string): void => {
    say(called(person), question(chance));
    say(called(witness), answer(chance));
    if (chance.sometimes(0.3)) say(chair, order(chance));
  };
  say(chair, order(chance));
  for (const member of members) round(member, titled);
  sheet.record(
    chance.pick([
      `In the absence of the Chair, ${titled(second)} was called to the Chair.`,
      `[${titled(second)} in the Chair]`,
      `(${titled(second)} took the chair at 11.05 am)`,
    ]),
  );
  for (const member of members) round(member, short);
  say(chair, order(chance));
  sheet.record("Committee adjourned at 11.40 am.");
  return sheet;
}

/** A chamber's day that opens with petitions and goes on with a debate. */
export function petitions(chance: Chance): Sheet {
  const sheet = newSheet();
  const people = castOf(chance, 5, ["Mr", "Ms", "Dr"]);
  const speaker = chance.pick(["Mr Speaker", "The Presiding Officer", "Madam Speaker"]);
  const say = (label: string, said: ReturnType<typeof answer>) => sheet.turn(label, said, `**${label}:** `);
  sheet.line("Thursday 9 May 2019", "heading");
  sheet.record("The House met at half-past Nine o’clock");
  sheet.line("Petitions", "heading");
  for (const person of people.slice(0, 2)) {
    say(titled(person), speech(chance));
    sheet.record("Following is the full text of the petition:");
    sheet.record("[The petition of residents of Alder, declares that the last ferry leaves too early.]");
    sheet.record(`[P00${chance.number(1000, 2999)}]`);
  }
  sheet.line("Night Ferries", "heading");
  for (let round = 0; round < chance.number(6, 10); round += 1) {
    say(titled(chance.pick(people.slice(2))), speech(chance));
    if (chance.sometimes(0.2)) say(speaker, order(chance));
  }
  return sheet;
}

/** A hearing whose questions are marked and have no numbers, or have them only in part. */
export function unnumbered(chance: Chance): Sheet {
  const sheet = newSheet();
  const [chair, witness, ...members] = castOf(chance, 5, ["Mr", "Ms"]) as [Person, Person, ...Person[]];
  sheet.line("Oral evidence: Night ferries", "heading");
  sheet.line("Tuesday 14 May 2019");
  sheet.declare(`chair: ${titled(chair)}`);
  for (const member of [chair, ...members]) sheet.declare(`member: ${titled(member)}`);
  sheet.record(`Members present: ${titled(chair)} (Chair); ${members.map(titled).join("; ")}.`);
  sheet.declare(`witness: ${titled(witness)} | ${witness.post} | ${witness.body} |`);
  sheet.record(`Witness: ${titled(witness)}, ${witness.post}, ${witness.body}.`);
  const partly = chance.sometimes(0.5);
  let number = 0;
  for (let round = 0; round < chance.number(6, 10); round += 1) {
    const counted = partly && chance.sometimes(0.7);
    if (counted) number += 1;
    const member = chance.pick([chair, ...members]);
    const label = member === chair ? "Chair" : titled(member);
    sheet.turn(
      label,
      question(chance),
      `${counted ? `Q${number} ` : ""}**${label}:** `,
      number === 0 ? null : String(number),
    );
    sheet.turn(
      titled(witness),
      answer(chance),
      `**${titled(witness)}:** `,
      number === 0 ? null : String(number),
    );
  }
  return sheet;
}
