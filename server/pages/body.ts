/** A body: its documents and motions, and who spoke for it. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { namesOfBody, peopleOfBody } from "../../storage/catalogue/body-people.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { listMotions, type MotionFilter, motionChoices } from "../../storage/catalogue/motions.js";
import { foldedName } from "../../storage/catalogue/person-rows.js";
import type { DocumentState } from "../../storage/model/kind.js";
import { documentKinds } from "../../storage/model/kind.js";
import { frame } from "../frame.js";
import { heldAuthority } from "../held-authority.js";
import { parameters } from "../parameters.js";
import { countListed, documentRows } from "../shown/document-rows.js";
import { ledgerEntries, ledgerJson, ledgerRow } from "../shown/motion-ledger.js";
import { pagingOf } from "../shown/paging.js";
import { counted, kindName } from "../shown/words.js";
import { isArchivist, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const perPage = 30;
/** Motions on the page; all of them are in the ledger. */
const mostMotions = 10;

const bodyParameters = z.object({
  kind: z.enum(documentKinds).nullable().default(null),
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
});

export const bodyPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const { asked, standing: body } = await heldAuthority(site, request, response, "body");
    const { kind, page } = parameters(bodyParameters, request.query);
    if (asked.id !== body.id) {
      response.redirect(302, urls.body(body.id, { kind }));
      return;
    }
    const states = visibleStates(response);
    const names = await namesOfBody(catalogue, body.id);
    const listing = { states, kind, body: names };
    const total = await countListed(catalogue, listing);
    const rows = await documentRows(catalogue, listing, { limit: perPage, offset: (page - 1) * perPage });
    const people = await peopleOfBody(catalogue, names, states);
    const motions = await motionsOf(catalogue, names, states);
    const address = (query: Record<string, string | number | null>) => urls.body(body.id, query);
    if (wantsJson(request)) {
      response.json({
        body: body.id,
        url: site.address + address({}),
        name: body.name,
        otherNames: body.otherNames,
        note: body.note,
        sameAs: body.sameAs,
        people: people.map((person) => ({ ...person, url: site.address + urls.person(person.id) })),
        totalMotions: motions.total,
        motions: motions.newest.map((motion) => ledgerJson(motion, site.address)),
        total,
        page,
        documents: rows.map(({ href, ...row }) => ({ ...row, url: site.address + href })),
      });
      return;
    }
    const counts = await Promise.all(
      documentKinds.map(async (each) => ({
        each,
        count: await countListed(catalogue, { ...listing, kind: each }),
      })),
    );
    site.render(response, "body", {
      ...frame(site, request, response, {
        title: body.name,
        canonical: address({}),
        alternates: [{ type: "application/json", href: address({}) }],
      }),
      name: body.name,
      otherNames: body.otherNames.map(({ name }) => name),
      note: body.note,
      sameAs: body.sameAs.filter((each) => /^https?:\/\//.test(each)),
      people: people.map(({ id, name, titles }) => ({
        name,
        href: urls.person(id),
        titles: titles.join("; "),
      })),
      motions: motions.newest.map(ledgerRow),
      ledgers: motions.bodies.map(({ value, count }) => ({
        label: `${counted(count, "motion")} of ${value}`,
        href: urls.motions({ body: value }),
      })),
      sentence: `${counted(total, "document")}, the newest accession first.`,
      choices: [
        { label: "All", href: address({}), current: kind === null, count: null },
        ...counts
          .filter(({ each, count }) => count > 0 || each === kind)
          .map(({ each, count }) => ({
            label: kindName(each),
            href: address({ kind: each }),
            current: each === kind,
            count: count.toLocaleString("en-GB"),
          })),
      ],
      rows,
      paging: pagingOf({
        page,
        perPage,
        total,
        what: "Documents",
        href: (to) => address({ kind, page: to > 1 ? to : null }),
      }),
      list: urls.people({ kind: "body" }),
      json: address({}),
      edit: isArchivist(response) ? urls.editBody(body.id) : null,
    });
  };

/** The newest motions of a body, under every form of its name, and how many each form has in the ledger. */
async function motionsOf(catalogue: Catalogue, names: readonly string[], states: DocumentState[]) {
  const { bodies: all } = await motionChoices(catalogue, states);
  const bodies = all.filter(({ value }) => names.includes(foldedName(value)));
  const total = bodies.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return { bodies, total, newest: [] };
  const body = bodies.map(({ value }) => value);
  const filter: MotionFilter = { states, body, year: "", outcome: null, mark: null, mover: "", words: "" };
  const newest = await listMotions(catalogue, filter, { oldest: false, limit: mostMotions, offset: 0 });
  return { bodies, total, newest: await ledgerEntries(catalogue, newest, states) };
}
