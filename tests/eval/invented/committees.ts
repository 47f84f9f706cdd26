/** Oral evidence to committees, as Commons, Lords and their forerunners print it. */
import { castOf, type Person, short, titled } from "./cast.js";
import type { Chance } from "./chance.js";
import { newSheet, type Sheet } from "./sheet.js";
import { answer, order, question } from "./talk.js";

interface Manner {
  house: "commons" | "lords";
  /** How the chair is called in labels. */
  chair: string;
  /** Label and question number as printed before the words. */
  member: (label: string, number: number | null) => string;
  witness: (label: string) => string;
  /** Witnesses under their whole name or short. */
  called: (person: Person) => string;
}

/** Commons or Lords, as published today: numbers and labels in bold, witnesses in bold italics. */
export function committeeToday(chance: Chance): Sheet {
  const lords = chance.sometimes(0.5);
  const bold = chance.sometimes(0.8);
  const gap = chance.pick([" ", "  ", "\u00a0\u00a0\u00a0\u00a0 "]);
  const mark = (label: string, italic: boolean) =>
    bold ? (italic ? `***${label}:*** ` : `**${label}:** `) : `${label}: `;
  return evidence(chance, {
    house: lords ? "lords" : "commons",
    chair: lords ? "The Chair" : chance.pick(["Chair", "The Chair", "Chair"]),
    member: (label, number) =>
      `${number === null ? "" : bold ? `**Q${number}**${gap}` : `Q${number}${gap}`}${mark(label, false)}`,
    witness: (label) => mark(label, true),
    called: chance.sometimes(0.7) ? titled : short,
  });
}

/** As printed before 2010: `Q1 Chairman: …`, `Mr Barge: …`. */
export function committeeThen(chance: Chance): Sheet {
  const gap = chance.pick([" ", "   "]);
  return evidence(chance, {
    house: "commons",
    chair: chance.pick(["Chairman", "The Chairman", "Chair", "Chairwoman"]),
    member: (label, number) => `${number === null ? "" : `Q${number}${gap}`}${label}: `,
    witness: (label) => `${label}: `,
    called: short,
  });
}

function evidence(chance: Chance, manner: Manner): Sheet {
  const sheet = newSheet();
  const lords = manner.house === "lords";
  const people = castOf(
    chance,
    chance.number(6, 9),
    lords ? ["Lord", "Baroness", "Viscount"] : ["", "", "Sir", "Dame", "Mr", "Dr"],
  );
  const witnesses = people
    .splice(0, chance.number(2, 3))
    .map((person) => ({ ...person, title: chance.pick(["Dr", "Professor", "Mr", "Ms", "Sir"]) }));
  const [chair, ...members] = people as [Person, ...Person[]];
  const called = (person: Person) => (lords ? short(person) : titled(person));
  head(sheet, chance, { lords, chair, members, witnesses, called });
  let number = chance.number(1, 90);
  const ask = (label: string, numbered = true) => {
    if (numbered) number += 1;
    sheet.turn(label, question(chance), manner.member(label, numbered ? number : null), String(number));
  };
  for (const [index, witness] of witnesses.entries()) {
    if (index > 0 && chance.sometimes(0.3)) sheet.record(`Examination of Witness`, "heading");
    number += 1;
    sheet.turn(
      manner.chair,
      { asks: true, paragraphs: ["Good morning, and welcome. Would you say who you are?"] },
      manner.member(manner.chair, number),
      String(number),
    );
    sheet.turn(
      manner.called(witness),
      answer(chance),
      manner.witness(manner.called(witness)),
      String(number),
    );
    for (let round = 0; round < chance.number(4, 8); round += 1) {
      const member = called(chance.pick(members));
      ask(member);
      const answering = chance.pick(witnesses);
      sheet.turn(
        manner.called(answering),
        answer(chance),
        manner.witness(manner.called(answering)),
        String(number),
      );
      if (chance.sometimes(0.3)) {
        ask(member, chance.sometimes(0.4));
        sheet.turn(
          manner.called(witness),
          answer(chance),
          manner.witness(manner.called(witness)),
          String(number),
        );
      }
      if (chance.sometimes(0.2))
        sheet.turn(manner.chair, order(chance), manner.member(manner.chair, null), String(number));
      if (chance.sometimes(0.08)) {
        sheet.record(
          chance.pick([
            "*Sitting suspended for a Division in the House.*",
            "*The Committee suspended from 10.32 am to 10.45 am.*",
          ]),
        );
        sheet.record("*On resuming—*");
      }
    }
  }
  return sheet;
}

interface Heads {
  lords: boolean;
  chair: Person;
  members: Person[];
  witnesses: Person[];
  called: (person: Person) => string;
}

function head(sheet: Sheet, chance: Chance, { lords, chair, members, witnesses, called }: Heads): void {
  const committee = chance.pick([
    "Harbours Committee",
    "Justice and Home Affairs Committee",
    "Committee on Coasts",
  ]);
  sheet.line(
    lords ? `Select Committee on ${committee.replace(/ ?Committee(?: on)? ?/, "")}` : committee,
    "heading",
  );
  sheet.line(
    lords
      ? "**Corrected oral evidence: Fog signals**"
      : `**Oral evidence: **Fog signals, HC ${chance.number(10, 1900)}`,
  );
  sheet.line("Tuesday 12 December 2023");
  sheet.line(lords ? "10.30 am" : "Ordered by the House of Commons to be published on 12 December 2023.");
  const all = lords ? [chair, ...members] : [chair, ...members];
  for (const person of all) sheet.declare(`member: ${called(person)}`);
  sheet.declare(`chair: ${called(chair)}`);
  const isChair = lords ? "The Chair" : chance.pick(["Chair", "Chair", "in the Chair"]);
  const chairPrinted =
    isChair === "in the Chair" ? `${called(chair)}, in the Chair` : `${called(chair)} (${isChair})`;
  sheet.line(`Members present: ${[chairPrinted, ...members.map(called)].join("; ")}.`);
  if (lords) sheet.line(`Evidence Session No. 3   Heard in Public   Questions 1 – 31`);
  else sheet.line("Questions 1 - 31");
  const named = (person: Person) => `${titled(person)}, ${person.post}, ${person.body}`;
  const layout = chance.pick(["panels", "plain", "under"]);
  for (const witness of witnesses)
    sheet.declare(
      `witness: ${titled(witness)} | ${witness.post} | ${witness.body} | ${layout === "panels" ? "I" : ""}`,
    );
  if (layout === "panels") {
    sheet.line(lords ? "Witnesses" : "**Witnesses**", lords ? "heading" : "paragraph");
    sheet.line(
      `I: ${witnesses
        .map(named)
        .join("; ")
        .replace(/; (?=[^;]*$)/, "; and ")}.`,
    );
    sheet.line("Examination of witnesses", "heading");
    sheet.line(
      `Witnesses: ${witnesses
        .map(titled)
        .join(", ")
        .replace(/, (?=[^,]*$)/, " and ")}.`,
    );
  } else if (layout === "plain") {
    sheet.line(
      `Witnesses: ${witnesses
        .map(named)
        .join("; ")
        .replace(/; (?=[^;]*$)/, "; and ")}, gave evidence.`,
    );
  } else {
    sheet.line("Examination of Witnesses", "heading");
    sheet.line(
      `${witnesses
        .map(named)
        .join("; ")
        .replace(/; (?=[^;]*$)/, "; and ")}.`,
    );
  }
}
