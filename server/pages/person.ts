/** A person: names, posts, and all that they said, were asked, and were quoted as saying. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { appearanceCounts, appearances, withPassages } from "../../storage/catalogue/appearances.js";
import { idsStandingFor } from "../../storage/catalogue/authorities.js";
import { frame } from "../frame.js";
import { heldAuthority } from "../held-authority.js";
import { parameters } from "../parameters.js";
import {
  appearanceFilters,
  appearanceShown,
  type PartChoice,
  partChoices,
  placeRead,
  placeWritten,
} from "../shown/appearances.js";
import { knownPosts, postShown } from "../shown/posts.js";
import { printedAs } from "../shown/printed-as.js";
import { counted } from "../shown/words.js";
import { isArchivist, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const perPage = 50;

const personParameters = z.object({
  did: z
    .enum(
      Object.keys(partChoices) as [PartChoice, ...PartChoice[]],
      "expected said, asked, quoted, motions or present",
    )
    .nullable()
    .default(null),
  year: z
    .string()
    .regex(/^\d{4}$/, "expected a year")
    .nullable()
    .default(null),
  after: z
    .string()
    .refine(
      (written) => placeRead(written) !== null,
      "expected a place as the link to the next page gives it",
    )
    .nullable()
    .default(null),
});

export const personPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const { asked, standing: person } = await heldAuthority(site, request, response, "person");
    const { did, year, after } = parameters(personParameters, request.query);
    if (asked.id !== person.id) {
      response.redirect(302, urls.person(person.id, { did, year }));
      return;
    }
    const states = visibleStates(response);
    const ids = await idsStandingFor(catalogue, person.id);
    const parts = did === null ? [] : partChoices[did];
    const place = after === null ? null : placeRead(after);
    const found = await appearances(catalogue, {
      ids,
      states,
      parts,
      year,
      after: place,
      limit: perPage + 1,
    });
    const page = found.slice(0, perPage);
    const last = page.at(-1);
    const next =
      found.length > perPage && last
        ? urls.person(person.id, { did, year, after: placeWritten(last) })
        : null;
    const shown = await withPassages(catalogue, page);
    const posts = await knownPosts(catalogue, person, states);
    const counts = await appearanceCounts(catalogue, ids, states);
    const printed = await printedAs(catalogue, ids, states);
    if (wantsJson(request)) {
      response.json({
        person: person.id,
        url: site.address + urls.person(person.id),
        name: person.name,
        otherNames: person.otherNames,
        printedAs: printed,
        posts: posts.map(({ title, body, said }) => ({
          title,
          body,
          ...(said ? { saidIn: site.address + said.href, date: said.date } : {}),
        })),
        note: person.note,
        sameAs: person.sameAs,
        counts,
        appearances: shown.map(({ parts: did, passage, ...where }) => ({
          ...where,
          did,
          ...passage,
          url: site.address + urls.passage(where.document, where.version, where.start),
        })),
        next: next && site.address + next,
      });
      return;
    }
    const filters = appearanceFilters(counts, { did, year }, (chosen) => urls.person(person.id, chosen));
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    site.render(response, "person", {
      ...frame(site, request, response, {
        title: person.name,
        canonical: urls.person(person.id),
        alternates: [{ type: "application/json", href: urls.person(person.id) }],
      }),
      name: person.name,
      otherNames: person.otherNames.map(({ name }) => name),
      printedAs: printed,
      posts: posts.map((post) =>
        postShown(post, { whole: isArchivist(response), bodyHref: (id) => urls.body(id) }),
      ),
      note: person.note,
      sameAs: person.sameAs.filter((each) => /^https?:\/\//.test(each)),
      sentence: `${counted(total, "passage")}, newest first.`,
      ...filters,
      appearances: shown.map((each, index) => appearanceShown(each, shown[index - 1])),
      first: after === null ? null : urls.person(person.id, { did, year }),
      next,
      list: urls.people(),
      json: urls.person(person.id),
      edit: isArchivist(response) ? urls.editPerson(person.id) : null,
    });
  };
