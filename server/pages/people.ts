/** The list of persons and bodies: A to Z, or found by the beginnings of their names. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { countPeople, type ListAsked, lettersOf, listPeople } from "../../storage/catalogue/people-list.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { pagingOf } from "../shown/paging.js";
import { counted } from "../shown/words.js";
import { isArchivist, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const perPage = 100;

const listParameters = z.object({
  kind: z.enum(["person", "body"], "expected person or body").default("person"),
  q: z.string("expected one text").max(200).default(""),
  letter: z.string("expected one letter").max(4).nullable().default(null),
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
});

type Parameters = z.infer<typeof listParameters>;

export const peoplePage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const asked = parameters(listParameters, request.query);
    const list: ListAsked = {
      kind: asked.kind,
      states: visibleStates(response),
      all: isArchivist(response),
      words: asked.q,
      letter: asked.letter || null,
    };
    const total = await countPeople(catalogue, list);
    const found = await listPeople(catalogue, list, { limit: perPage, offset: (asked.page - 1) * perPage });
    const href = (id: string) => (asked.kind === "person" ? urls.person(id) : urls.body(id));
    if (wantsJson(request)) {
      const people = found.map((one) => ({ ...one, kind: asked.kind, url: site.address + href(one.id) }));
      response.json({ total, page: asked.page, people });
      return;
    }
    const what = asked.kind === "person" ? ["person", "people"] : ["body", "bodies"];
    site.render(response, "people", {
      ...frame(site, request, response, {
        title: "People and bodies",
        canonical: address(asked, {}),
        alternates: [{ type: "application/json", href: address(asked, {}) }],
      }),
      sentence:
        total === 0
          ? `No ${what[0]}${described(asked)} is named in the documents here.`
          : `${counted(total, what[0] ?? "", what[1])}${described(asked)}, named in the documents here.`,
      kinds: [
        { label: "People", href: urls.people(), current: asked.kind === "person" },
        { label: "Bodies", href: urls.people({ kind: "body" }), current: asked.kind === "body" },
      ],
      action: urls.people(),
      hidden: asked.kind === "body" ? [{ name: "kind", value: "body" }] : [],
      words: asked.q,
      letters: (await lettersOf(catalogue, list)).map((letter) => ({
        label: letter.toUpperCase(),
        href: address({ ...asked, letter }, {}),
        current: letter === asked.letter,
      })),
      everybody: asked.letter === null ? null : address({ ...asked, letter: null }, {}),
      rows: found.map(({ id, name, documents }) => ({
        name,
        href: href(id),
        documents: counted(documents, "document"),
      })),
      paging: pagingOf({
        page: asked.page,
        perPage,
        total,
        what: asked.kind === "person" ? "People" : "Bodies",
        href: (page) => address(asked, { page: page > 1 ? page : null }),
      }),
      queue: isArchivist(response) ? urls.peopleQueue() : null,
    });
  };

function described({ q, letter }: Parameters): string {
  const words = q.trim() === "" ? "" : ` with a name that has “${q.trim()}” in it`;
  return letter ? `${words}, under ${letter.toUpperCase()}` : words;
}

function address(
  { kind, q, letter }: Pick<Parameters, "kind" | "q" | "letter">,
  more: { page?: number | null },
) {
  return urls.people({ kind: kind === "body" ? kind : null, q: q.trim(), letter, ...more });
}
