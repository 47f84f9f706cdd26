/** Who stands behind the names printed in a document, with the way to their pages. */
import type { Response } from "express";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { type PersonNow, personNames } from "../../storage/catalogue/people.js";
import type { DocumentRow } from "../../storage/catalogue/tables.js";
import type { Link, PersonHere } from "../../views/contexts.js";
import { visibleStates } from "../site.js";
import { urls } from "../urls.js";

export interface PeopleHere {
  /** By the name as printed. */
  byLabel: ReadonlyMap<string, Link>;
  /** By the name they go by. */
  list: PersonHere[];
}

/** The people of a document whose pages the asker can open. */
export async function peopleHere(
  catalogue: Catalogue,
  document: Pick<DocumentRow, "id" | "state">,
  response: Response,
): Promise<PeopleHere> {
  if (!visibleStates(response).includes(document.state)) return { byLabel: new Map(), list: [] };
  const names = await personNames(catalogue, document.id);
  const link = ({ person, name }: PersonNow): Link => ({ label: name, href: urls.person(person) });
  const list = new Map<string, PersonHere>();
  for (const one of names) {
    const known = list.get(one.person) ?? { ...link(one), printed: [] };
    if (one.label !== one.name) known.printed.push(one.label);
    list.set(one.person, known);
  }
  return {
    byLabel: new Map(names.map((one) => [one.label, link(one)])),
    list: [...list.values()].sort((one, other) => one.label.localeCompare(other.label, "en")),
  };
}
