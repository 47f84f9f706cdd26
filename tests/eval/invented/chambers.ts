/** Debates of parliaments and councils. */
import { castOf, type Person, short, titled } from "./cast.js";
import type { Chance } from "./chance.js";
import { newSheet, type Sheet } from "./sheet.js";
import { question, type Said, speech } from "./talk.js";

const places = ["Brack", "Cold Ness", "Mid Lenn", "Sallow and the Isles", "Port Auger"];
const parties = ["Con", "Lab", "LD", "SNP", "Ind", "PC"];

/** House of Commons or Lords: a place and party in brackets at first, columns, interventions, a division. */
export function hansard(chance: Chance): Sheet {
  const sheet = newSheet();
  const people = castOf(chance, 6, ["Mr", "Sir", "Dame", "Dr", "", ""]);
  const bold = chance.sometimes(0.6);
  const put = (label: string, said: Said) => sheet.turn(label, said, bold ? `**${label}:** ` : `${label}: `);
  const seen = new Set<Person>();
  const label = (person: Person) => {
    if (seen.has(person)) return titled(person);
    seen.add(person);
    return `${titled(person)} (${chance.pick(places)}) (${chance.pick(parties)})`;
  };
  const chair = chance.pick(["Mr Speaker", "Madam Deputy Speaker", "Mr Deputy Speaker"]);
  sheet.line("House of Commons", "heading");
  sheet.line("Tuesday 12 December 2023");
  sheet.record("Coastal Railways", "heading");
  if (chance.sometimes(0.5)) sheet.record("2.33 pm");
  let column = chance.number(100, 900);
  for (let round = 0; round < chance.number(10, 16); round += 1) {
    put(label(chance.pick(people)), chance.sometimes(0.3) ? question(chance) : speech(chance));
    if (chance.sometimes(0.15)) {
      column += 1;
      sheet.record(`Column ${column}`);
      put(label(chance.pick(people)), speech(chance));
    }
    if (chance.sometimes(0.1)) sheet.record("*[Interruption.]*");
    if (chance.sometimes(0.12))
      put(chair, { asks: false, paragraphs: ["Order. Let the right hon. Member be heard."] });
    if (chance.sometimes(0.1)) put("Hon. Members", { asks: false, paragraphs: ["Hear, hear!"] });
  }
  sheet.declare("division:  | 2 | 1 |  |  | ");
  sheet.record("Question put, That the amendment be made.");
  sheet.record("The House divided: Ayes 2, Noes 1.");
  sheet.record("Point of Order", "heading");
  put(label(chance.pick(people)), {
    asks: false,
    paragraphs: ["On a point of order, Madam Deputy Speaker. Is it in order to say so?"],
  });
  put(chair, { asks: false, paragraphs: ["It is not a matter for the Chair."] });
  return sheet;
}

/** Edinburgh, Cardiff, Dublin, Ottawa, Canberra: each with its chair, its brackets and its times. */
export function elsewhere(chance: Chance): Sheet {
  const sheet = newSheet();
  const where = chance.pick(["edinburgh", "cardiff", "dublin", "ottawa", "canberra"] as const);
  const titles = {
    edinburgh: ["", "Dr"],
    cardiff: ["", "Dr"],
    dublin: ["Deputy", "Senator", "Mr", "Ms"],
    ottawa: ["Mr.", "Ms.", "Hon."],
    canberra: ["Senator", "Ms", "Mr"],
  }[where];
  const people = castOf(chance, 6, titles);
  const bold = chance.sometimes(0.5);
  const chairs = {
    edinburgh: ["The Convener", "The Presiding Officer", "The Deputy Convener"],
    cardiff: ["Y Llywydd", "The Chair", "Y Dirprwy Lywydd"],
    dublin: ["Chairman", "An Cathaoirleach", "An Ceann Comhairle"],
    ottawa: ["The Chair", "The Vice-Chair"],
    canberra: ["CHAIR", "ACTING CHAIR", "The PRESIDENT"],
  }[where];
  const chair = chance.pick(chairs);
  const seen = new Set<Person>();
  const label = (person: Person): string => {
    const capitals = where === "canberra" && person.title === "Senator";
    const name =
      where === "canberra"
        ? `${person.title} ${capitals ? person.last.toUpperCase() : person.last}`
        : titled(person);
    if (seen.has(person) || !["edinburgh", "ottawa"].includes(where)) return name;
    seen.add(person);
    return `${name} (${chance.pick(where === "ottawa" ? ["Brack—Lenn, CPC", "Director, Harbour Trust", "Sallow, Lib."] : ["Mid Lenn", "Harbour Trust"])})${where === "edinburgh" && chance.sometimes(0.5) ? ` (${chance.pick(parties)})` : ""}`;
  };
  const put = (who: string, said: Said) => sheet.turn(who, said, bold ? `**${who}:** ` : `${who}: `);
  sheet.line(
    {
      edinburgh: "Official Report",
      cardiff: "Y Cofnod",
      dublin: "Joint Committee on Bogs",
      ottawa: "EVIDENCE",
      canberra: "Water Legislation Committee",
    }[where],
    "heading",
  );
  sheet.line("Tuesday 12 December 2023");
  put(chair, {
    asks: false,
    paragraphs: [
      "Good morning, and welcome to the meeting.",
      "I remind everybody to switch off their phones.",
    ],
  });
  for (let round = 0; round < chance.number(9, 15); round += 1) {
    if (where === "ottawa" && chance.sometimes(0.2)) sheet.record(`● (11${chance.number(10, 55)})`);
    if (where === "edinburgh" && chance.sometimes(0.12)) sheet.record("09:45");
    if ((where === "ottawa" || where === "cardiff") && chance.sometimes(0.15)) sheet.record("[Translation]");
    put(label(chance.pick(people)), question(chance));
    put(label(chance.pick(people)), speech(chance));
    if (chance.sometimes(0.2))
      put(chair, { asks: false, paragraphs: ["Thank you. We are running out of time."] });
    if (chance.sometimes(0.08))
      sheet.record(
        chance.pick([
          "Meeting suspended.",
          "Sitting suspended at 11.04 a.m. and resumed at 11.20 a.m.",
          "Proceedings suspended from 10:31 to 10:46",
        ]),
      );
  }
  return sheet;
}

/** A council's verbatim record: offices and names in capitals. */
export function council(chance: Chance): Sheet {
  const sheet = newSheet();
  const people = castOf(chance, 5, chance.pick([["COUNCILLOR"], ["Cllr"], ["Councillor"]]));
  const capitals = people[0]?.title === "COUNCILLOR";
  const label = (person: Person) => (capitals ? short(person).toUpperCase() : short(person));
  const mayor = chance.pick(
    capitals ? ["THE LORD MAYOR", "THE MAYOR", "THE CHAIRMAN"] : ["The Mayor", "The Chair", "Lord Mayor"],
  );
  const put = (who: string, said: Said) => sheet.turn(who, said, `${who}: `);
  sheet.line("VERBATIM RECORD OF THE MEETING OF THE COUNCIL", "heading");
  sheet.line("12 December 2023");
  put(mayor, { asks: false, paragraphs: ["Good afternoon, everyone."] });
  for (let round = 0; round < chance.number(8, 14); round += 1) {
    if (chance.sometimes(0.12)) sheet.record("MINUTES OF THE EXECUTIVE BOARD", "heading");
    put(label(chance.pick(people)), speech(chance));
    if (chance.sometimes(0.3)) put(mayor, { asks: false, paragraphs: ["Thank you, Councillor."] });
    if (chance.sometimes(0.1)) sheet.record("(Applause)");
  }
  put(mayor, { asks: false, paragraphs: ["I call for a vote. (A vote was taken.) That is carried."] });
  return sheet;
}
