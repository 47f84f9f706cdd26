/** Records of parliaments as their own printers set them: nested brackets, offices before names, times behind labels, two languages. */
import { castOf, type Person } from "./cast.js";
import type { Chance } from "./chance.js";
import { newSheet, type Sheet } from "./sheet.js";
import { question, type Said, speech } from "./talk.js";

const ridings = ["Brack—Lenn Centre", "Cold Ness—Sallow", "Port Auger", "Mid Lenn"];

/** Evidence before a committee in Ottawa: the chair is named once, in brackets within brackets. */
export function ottawa(chance: Chance): Sheet {
  const sheet = newSheet();
  const people = castOf(chance, 7, ["Mr.", "Ms.", "Mrs.", "Hon."]);
  const [chair, witness, ...members] = people as [Person, Person, ...Person[]];
  const bold = chance.sometimes(0.7);
  const put = (label: string, said: Said) => sheet.turn(label, said, bold ? `**${label}:** ` : `${label}: `);
  const seen = new Set<Person>();
  const label = (person: Person) => {
    const name = `${person.title} ${person.full}`;
    if (seen.has(person)) return name;
    seen.add(person);
    return person === witness
      ? `${name} (${person.post}, ${person.body})`
      : `${name} (${chance.pick(ridings)}, ${chance.pick(["CPC", "Lib.", "NDP", "BQ"])})`;
  };
  sheet.line("Standing Committee on Harbours", "heading");
  sheet.line("EVIDENCE", "heading");
  sheet.line("Tuesday, May 7, 2024");
  sheet.record("● (1105)");
  sheet.record("[English]");
  put(`The Chair (Mr. ${chair.full} (${chance.pick(ridings)}, Lib.))`, {
    asks: false,
    paragraphs: ["I call this meeting to order.", "Welcome to meeting number 41 of the committee."],
  });
  for (let round = 0; round < chance.number(6, 10); round += 1) {
    put(label(chance.pick(members)), question(chance));
    if (chance.sometimes(0.2)) sheet.record(chance.pick(["[Translation]", "[English]"]));
    put(label(witness), speech(chance));
    if (chance.sometimes(0.3))
      put("The Chair", { asks: false, paragraphs: ["Thank you. That’s your time."] });
    if (chance.sometimes(0.2)) sheet.record(`● (11${chance.number(10, 55)})`);
    if (chance.sometimes(0.15)) put("Some hon. members", { asks: false, paragraphs: ["Agreed."] });
  }
  put("The Chair", { asks: false, paragraphs: ["The meeting is adjourned."] });
  return sheet;
}

/** A chamber in Canberra: seat, office and time behind the name, and interjections. */
export function canberra(chance: Chance): Sheet {
  const sheet = newSheet();
  const senate = chance.sometimes(0.5);
  const people = castOf(chance, 6, senate ? ["Senator"] : ["Mr", "Ms", "Dr", "Mrs"]);
  const chair = senate
    ? chance.pick(["The PRESIDENT", "The DEPUTY PRESIDENT"])
    : chance.pick(["The SPEAKER", "The DEPUTY SPEAKER"]);
  const bold = chance.sometimes(0.6);
  const put = (label: string, said: Said, time = "") =>
    sheet.turn(label, said, bold ? `**${label}**${time}: ` : `${label}${time}: `);
  let minutes = 1;
  const seats = senate ? ["Queensland", "Tasmania"] : ["Grey", "Lenn", "Port Auger"];
  const name = ({ title, last }: Person) => `${title} ${last.toUpperCase()}`;
  sheet.line(senate ? "SENATE" : "HOUSE OF REPRESENTATIVES", "heading");
  sheet.line("Wednesday, 15 May 2024");
  sheet.record(
    `The ${senate ? "PRESIDENT" : "SPEAKER"} took the chair at 12:00, read prayers and made an acknowledgement of country.`,
  );
  sheet.record("QUESTIONS WITHOUT NOTICE", "heading");
  for (let round = 0; round < chance.number(6, 10); round += 1) {
    minutes += chance.number(1, 4);
    const [one, other] = chance.some(people, 2) as [Person, Person];
    const time = ` (14:${String(minutes).padStart(2, "0")})`;
    put(`${name(one)} (${chance.pick(seats)})`, question(chance), time);
    put(
      `${name(other)} (${chance.pick(seats)}—${chance.pick(["Minister for Water", "Treasurer", "Leader of the Government"])})`,
      speech(chance),
      ` (14:${String(minutes + 1).padStart(2, "0")})`,
    );
    if (chance.sometimes(0.3))
      sheet.record(chance.pick(["Opposition members interjecting—", "Honourable senators interjecting—"]));
    if (chance.sometimes(0.4))
      put(chair, { asks: false, paragraphs: ["Order! The minister will be heard in silence."] });
    if (chance.sometimes(0.3)) put(name(one), question(chance));
  }
  return sheet;
}

/** The House in Wellington: names in capitals, offices in brackets, the minister who is asked behind the label. */
export function wellington(chance: Chance): Sheet {
  const sheet = newSheet();
  const people = castOf(chance, 6, ["", "", "Hon", "Rt Hon", "Dr"]);
  const label = (person: Person, behind = "") =>
    `${[person.title, person.full.toUpperCase()].filter(Boolean).join(" ")}${behind}`;
  const put = (who: string, said: Said) => sheet.turn(who, said, `${who}: `);
  sheet.line("ORAL QUESTIONS", "heading");
  sheet.line("Tuesday, 14 May 2024");
  for (let number = 1; number <= chance.number(3, 5); number += 1) {
    const [one, minister, third] = chance.some(people, 3) as [Person, Person, Person];
    sheet.record(
      `Question No. ${number}—${chance.pick(["Finance", "Oceans and Fisheries", "Transport"])}`,
      "heading",
    );
    put(label(one, ` (${chance.pick(["National—Grey", "Labour", "Green"])})`), question(chance));
    put(label(minister, " (Minister of Finance)"), speech(chance));
    for (let more = 0; more < chance.number(1, 3); more += 1) {
      put(label(one), question(chance));
      put(label(minister), speech(chance));
    }
    if (chance.sometimes(0.5))
      put(label(third), { asks: false, paragraphs: ["Point of order, Mr Speaker."] });
    if (chance.sometimes(0.6))
      put("SPEAKER", { asks: false, paragraphs: ["We’ll hear the answer without interjection."] });
  }
  return sheet;
}

/** Dáil and Senedd: offices before names in brackets, and a language for each side. */
export function dublinAndCardiff(chance: Chance): Sheet {
  const sheet = newSheet();
  const welsh = chance.sometimes(0.5);
  const people = castOf(chance, 6, welsh ? [""] : ["Deputy"]);
  const bold = chance.sometimes(0.6);
  const party = chance.pick([" AS", " MS"]);
  const name = ({ title, full }: Person) => (welsh ? `${full}${party}` : `${title} ${full}`);
  const put = (who: string, said: Said) => sheet.turn(who, said, bold ? `**${who}:** ` : `${who}: `);
  const chair = welsh
    ? chance.pick(["Y Llywydd", "Y Dirprwy Lywydd"])
    : chance.pick(["An Ceann Comhairle", "An Leas-Cheann Comhairle"]);
  const [minister, ...others] = people as [Person, ...Person[]];
  const office = welsh
    ? `Y Gweinidog Newid Hinsawdd (${minister.full})`
    : chance.pick([`Minister for Housing (Deputy ${minister.full})`, "The Taoiseach"]);
  sheet.line(welsh ? "Y Cyfarfod Llawn" : "Dáil Éireann debate", "heading");
  sheet.line(welsh ? "Dydd Mercher, 15 Mai 2024 / Wednesday, 15 May 2024" : "Wednesday, 15 May 2024");
  if (welsh)
    sheet.record(
      "The Senedd met in the Chamber and by video-conference at 13:30 with the Llywydd in the Chair.",
    );
  put(chair, {
    asks: false,
    paragraphs: [welsh ? "Prynhawn da, a chroeso i’r Cyfarfod Llawn." : "We come to questions on policy."],
  });
  for (let round = 0; round < chance.number(7, 11); round += 1) {
    if (chance.sometimes(0.2)) sheet.record(welsh ? `14:${chance.number(10, 59)}` : "2 o’clock");
    put(name(chance.pick(others)), question(chance));
    put(
      office,
      welsh && chance.sometimes(0.3)
        ? { asks: false, paragraphs: ["Diolch yn fawr iawn. Mae’r ateb yn syml: nac oes."] }
        : speech(chance),
    );
    if (chance.sometimes(0.3))
      put(chair, {
        asks: false,
        paragraphs: [welsh ? "Diolch yn fawr." : "I thank the Deputy. His time is up."],
      });
  }
  return sheet;
}

/** Who speaks in the first cell of a row and what is said in the last, some with a time before. */
export function inTables(chance: Chance): Sheet {
  const sheet = newSheet();
  const people = castOf(chance, 3, chance.pick([[""], ["Mr", "Ms", "Dr"]]));
  const [asks, ...others] = people as [Person, ...Person[]];
  const capitals = chance.sometimes(0.3);
  const manner = chance.pick(["plain", "plain", "timed"]);
  const label = ({ title, full, last }: Person) => {
    const name = title === "" ? full : `${title} ${last}`;
    return capitals ? name.toUpperCase() : name;
  };
  let seconds = 5;
  sheet.line("Transcript of interview", "heading");
  sheet.line("Recorded on 4 May 2022.");
  const put = (person: Person, said: Said) => {
    seconds += chance.number(3, 40);
    const time = `00:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
    sheet.row(label(person), [
      ...(manner === "timed" ? [time] : []),
      label(person),
      said.paragraphs.join(" "),
    ]);
  };
  for (let round = 0; round < chance.number(6, 10); round += 1) {
    put(asks, question(chance));
    put(chance.pick(others), speech(chance));
  }
  return sheet;
}
