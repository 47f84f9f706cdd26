/** Inquiries, courts, depositions and hearings under oath. */
import { castOf, type Person, titled } from "./cast.js";
import type { Chance } from "./chance.js";
import { newSheet, type Sheet } from "./sheet.js";
import { answer, question, type Said } from "./talk.js";

/** An inquiry's day: counsel in capitals, `Q.` and `A.`, breaks, an index at the end. */
export function inquiry(chance: Chance): Sheet {
  const sheet = newSheet();
  const [chair, counsel, ...witnesses] = castOf(chance, chance.number(4, 5), ["Mr", "Ms"]) as [
    Person,
    Person,
    ...Person[],
  ];
  const chairLabel = `SIR ${chair.full.toUpperCase()}`;
  const counselLabel = chance
    .pick([`${counsel.title} ${counsel.last}`, `${counsel.title} ${counsel.full}`])
    .toUpperCase();
  const sides = chance.sometimes(0.75);
  const gap = chance.pick([" ", "  "]);
  sheet.line(chance.pick(["Tuesday, 4 June 2019", "Tuesday, 4th June 2019"]));
  sheet.record(chance.pick(["(10.00 am)", "(10.02 am)", "(9.30 am)"]));
  sheet.turn(chairLabel, { asks: false, paragraphs: ["Good morning."] }, `${chairLabel}:${gap}`);
  sheet.turn(
    counselLabel,
    { asks: false, paragraphs: ["Good morning, sir. May I call the first witness?"] },
    `${counselLabel}:${gap}`,
  );
  for (const [index, witness] of witnesses.entries()) {
    const sworn = titled(witness).toUpperCase();
    sheet.declare(`witness: ${sworn} | | |`);
    sheet.record(`${sworn} (${chance.pick(["sworn", "affirmed"])})`, "centred");
    if (index === 0) sheet.declare(`counsel: ${counselLabel}`);
    sheet.record(
      `${chance.pick(["Questions from", "Questioned by", "Examination by", "Examined by"])} ${counselLabel}`,
      "centred",
    );
    examined(sheet, chance, { asks: counselLabel, answers: sworn, chairLabel, sides, gap });
    if (chance.sometimes(0.5)) {
      sheet.turn(
        chairLabel,
        { asks: false, paragraphs: ["We will take a break there."] },
        `${chairLabel}:${gap}`,
      );
      sheet.record("(11.15 am)");
      sheet.record("(A short break)");
      sheet.record("(11.30 am)");
    }
  }
  sheet.turn(
    chairLabel,
    { asks: false, paragraphs: ["Thank you. Ten o’clock tomorrow."] },
    `${chairLabel}:${gap}`,
  );
  sheet.record("(4.05 pm)");
  sheet.record("(The hearing adjourned until 10.00 am on Wednesday, 5 June 2019)");
  sheet.record("INDEX");
  for (const witness of witnesses)
    sheet.record(`${titled(witness).toUpperCase()} (sworn) ........ ${chance.number(1, 90)}`);
  return sheet;
}

interface Under {
  asks: string;
  answers: string;
  chairLabel: string;
  sides: boolean;
  gap: string;
}

function examined(sheet: Sheet, chance: Chance, { asks, answers, chairLabel, sides, gap }: Under): void {
  sheet.turn(asks, { asks: true, paragraphs: ["Would you give your full name, please?"] }, `${asks}:${gap}`);
  for (let round = 0; round < chance.number(5, 9); round += 1) {
    const label = sides ? "A." : "THE WITNESS:";
    const who = sides ? answers : "THE WITNESS";
    sheet.turn(who, flat(answer(chance)), `${label}${gap}`);
    if (chance.sometimes(0.12)) {
      sheet.turn(chairLabel, flat(question(chance)), `${chairLabel}:${gap}`);
      sheet.turn(who, flat(answer(chance)), `${label}${gap}`);
    }
    sheet.turn(asks, flat(question(chance)), sides ? `Q.${gap}` : `${asks}:${gap}`);
  }
  sheet.turn(
    sides ? answers : "THE WITNESS",
    flat(answer(chance)),
    sides ? `A.${gap}` : `THE WITNESS:${gap}`,
  );
}

/** Inquiries print no paragraphs inside a turn. */
function flat({ asks, paragraphs }: Said): Said {
  return { asks, paragraphs: [paragraphs.join(" ")] };
}

/** A hearing in Washington: `Mr. SMITH. Thank you.` or `Mr. Smith. Thank you.` */
export function usHearing(chance: Chance): Sheet {
  const sheet = newSheet();
  const capitals = chance.sometimes(0.5);
  const people = castOf(chance, 5, ["Mr.", "Ms.", "Dr.", "Mrs."]).filter(
    ({ last }) => /^[A-ZÀ-Ý]/u.test(last) && !last.includes(" "),
  );
  const label = ({ title, last }: Person) => `${title} ${capitals ? last.toUpperCase() : last}`;
  const chair = chance.pick(
    capitals
      ? ["The CHAIRMAN", "The CHAIRWOMAN", "The CHAIR"]
      : ["The Chairman", "Chairman Prine", "Chairwoman Prine"],
  );
  sheet.line("HEARING BEFORE THE SUBCOMMITTEE ON PUBLIC WORKS", "centred");
  sheet.line("JUNE 9, 2021", "centred");
  const [witness, ...members] = people as [Person, ...Person[]];
  const say = (who: string, said: Said) => sheet.turn(who, said, `${who}. `);
  say(chair, {
    asks: false,
    paragraphs: [
      "The subcommittee will come to order.",
      "Without objection, all members may have five days to submit statements.",
    ],
  });
  for (let round = 0; round < chance.number(8, 14); round += 1) {
    say(label(chance.pick(members)), question(chance));
    say(label(witness), answer(chance));
    if (chance.sometimes(0.25))
      say(chair, {
        asks: false,
        paragraphs: [
          "The gentleman’s time has expired. The gentlewoman from Ohio is recognized for 5 minutes.",
        ],
      });
    if (chance.sometimes(0.1)) sheet.record("[The information referred to follows:]");
  }
  say(chair, { asks: false, paragraphs: ["This hearing is adjourned."] });
  sheet.record("[Whereupon, at 11:30 a.m., the subcommittee was adjourned.]");
  return sheet;
}

/** A deposition: who examines stands above, then `Q` and `A`, with objections between. */
export function deposition(chance: Chance): Sheet {
  const sheet = newSheet();
  const [witness, counsel, other] = castOf(chance, 3, ["MR.", "MS."]) as [Person, Person, Person];
  const name = witness.full.toUpperCase();
  const asks = `${counsel.title} ${counsel.last.toUpperCase()}`;
  const objects = `${other.title} ${other.last.toUpperCase()}`;
  const dot = chance.pick([".", "."]);
  sheet.line("VIDEOTAPED DEPOSITION", "centred");
  sheet.line("March 3, 2015", "centred");
  sheet.declare(`witness: ${name} | | |`);
  sheet.record(`${name}, having been first duly sworn, was examined and testified as follows:`);
  sheet.declare(`counsel: ${asks}`);
  sheet.record("EXAMINATION");
  sheet.record(`BY ${asks}:`);
  for (let round = 0; round < chance.number(6, 12); round += 1) {
    sheet.turn(asks, flat(question(chance)), `Q${dot}  `);
    if (chance.sometimes(0.2)) {
      sheet.turn(objects, { asks: false, paragraphs: ["Objection to form."] }, `${objects}: `);
      sheet.turn("THE WITNESS", flat(answer(chance)), "THE WITNESS: ");
      sheet.record(`BY ${asks}:`);
    } else sheet.turn(name, flat(answer(chance)), `A${dot}  `);
  }
  sheet.record("(Whereupon, the deposition was concluded at 4:15 p.m.)");
  return sheet;
}
