import type { RequestHandler } from "express";
import { z } from "zod";
import { documentKinds } from "../../storage/model/kind.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { countListed, documentRows } from "../shown/document-rows.js";
import { pagingOf } from "../shown/paging.js";
import { counted, kindName } from "../shown/words.js";
import { isArchivist, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const perPage = 30;
const listParameters = z.object({
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
  kind: z.enum(documentKinds).nullable().default(null),
  state: z.enum(["published", "draft", "withdrawn"]).nullable().default(null),
});

/** Every document the asker may see, newest accession first. */
export const documentsPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const { page, kind, state } = parameters(listParameters, request.query);
    const visible = isArchivist(response)
      ? [...visibleStates(response), "withdrawn" as const]
      : visibleStates(response);
    const states = state ? visible.filter((each) => each === state) : visible;
    const total = states.length === 0 ? 0 : await countListed(catalogue, states, kind);
    const listing = { states, kind, limit: perPage, offset: (page - 1) * perPage };
    const rows = states.length === 0 ? [] : await documentRows(catalogue, listing);
    if (wantsJson(request)) {
      response.json({
        total,
        page,
        documents: rows.map(({ href, ...row }) => ({ ...row, url: site.address + href })),
      });
      return;
    }
    const choice = async (
      label: string,
      chosen: { kind?: (typeof documentKinds)[number]; state?: typeof state },
    ) => ({
      label,
      href: urls.documents(chosen),
      current: (chosen.kind ?? null) === kind && (chosen.state ?? null) === state,
      count: (
        await countListed(catalogue, chosen.state ? [chosen.state] : visible, chosen.kind ?? null)
      ).toLocaleString("en-GB"),
    });
    site.render(response, "documents", {
      ...frame(site, request, response, {
        title: "Documents",
        canonical: urls.documents({ kind, state, page: page > 1 ? page : null }),
      }),
      sentence: `${counted(total, "document")}, newest first.`,
      choices: [
        await choice("All", {}),
        ...(await Promise.all(documentKinds.map((each) => choice(kindName(each), { kind: each })))),
        ...(isArchivist(response)
          ? await Promise.all(visible.map((each) => choice(`State: ${each}`, { state: each })))
          : []),
      ],
      rows,
      paging: pagingOf({
        page,
        perPage,
        total,
        what: "Documents",
        href: (number) => urls.documents({ kind, state, page: number > 1 ? number : null }),
      }),
    });
  };
