/** Invented people with the names that records print: particles, titles, double barrels, accents, initials. */
import type { Chance } from "./chance.js";

export interface Person {
  /** `Siân ap Rhys`. */
  full: string;
  /** `ap Rhys`. */
  last: string;
  /** `Mr`, `Baroness`, `Dr`; empty for none. */
  title: string;
  post: string;
  body: string;
}

const first =
  "Ada Bram Siân Íde Zoë José Mo Wei-Lin Petra Rhys Oona Kwame Désirée Tom Nell Ivo Hamza Ruth Piers Ngozi Anya Callum Aoife Lars".split(
    " ",
  );
const last =
  "Farrow|Oyelaran|ap Rhys|van der Meer|Lloyd-Jones|O’Neill|McAllister|de Souza|Quill|Nuñez|St Clair|Pugh|Carmichael-Stuart|Tarrant|Nkemelu|D’Arcy|Ó Briain|von Holst|Lamb|Thorne|Müller|Gannet|Al-Hassan|Wix|Le Fanu|Sedge|Dunlin|Ferris-Hope|Mac Giolla|Rook|bin Said|Holm|Page|Price".split(
    "|",
  );
const posts =
  "Director|Chief Executive|Head of Policy and Research|Professor of Hydrology|Chief Scientific Adviser|Permanent Secretary|former Commissioner|Senior Lecturer in Law|Campaigns Manager|Deputy Chief Constable".split(
    "|",
  );
const bodies =
  "Harbour Trust|University of Brack|Department for Roads|Rivers Watch UK|Lennshire Police|National Association of Pilots|Institute of Fog|Cold Ness Borough Council|The Lantern|Centre for Coasts and Towns".split(
    "|",
  );

/** `many` people, no two of one last name. */
export function castOf(chance: Chance, many: number, titles: readonly string[]): Person[] {
  return chance.some(last, many).map((name) => ({
    full: `${chance.pick(first)} ${name}`,
    last: name,
    title: chance.pick(titles),
    post: chance.pick(posts),
    body: chance.pick(bodies),
  }));
}

/** `Dr Zoë Quill`, `Zoë Quill`. */
export function titled({ title, full }: Person): string {
  return title === "" ? full : `${title} ${full}`;
}

/** `Dr Quill`; the whole name of somebody without a title. */
export function short({ title, full, last: name }: Person): string {
  return title === "" ? full : `${title} ${name}`;
}
