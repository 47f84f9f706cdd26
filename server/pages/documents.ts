import type { RequestHandler } from "express";
import { z } from "zod";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { type DocumentState, documentKinds } from "../../storage/model/kind.js";
import type { CountedChoice } from "../../views/contexts.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { countListed, documentRows, listParameters } from "../shown/document-rows.js";
import { pagingOf } from "../shown/paging.js";
import { tagAllShown } from "../shown/tag-all.js";
import { counted, kindName } from "../shown/words.js";
import { isArchivist, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const perPage = 30;
const pageParameters = listParameters.extend({
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
});

type Asked = z.infer<typeof pageParameters>;

/** Every document the asker may see, newest accession first. */
export const documentsPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const asked = parameters(pageParameters, request.query);
    const visible: DocumentState[] = isArchivist(response)
      ? [...visibleStates(response), "withdrawn"]
      : visibleStates(response);
    const listing = listingOf(visible, asked);
    const total = await countListed(catalogue, listing);
    const rows = await documentRows(catalogue, listing, {
      limit: perPage,
      offset: (asked.page - 1) * perPage,
    });
    if (wantsJson(request)) {
      const documents = rows.map(({ href, ...row }) => ({ ...row, url: site.address + href }));
      response.json({ total, page: asked.page, documents });
      return;
    }
    const title = asked.series ?? "Documents";
    site.render(response, "documents", {
      ...frame(site, request, response, { title, canonical: listAddress(asked, asked.page) }),
      sentence: `${counted(total, "document")}${asked.series ? ` of the series “${asked.series}”` : ""}, newest first.`,
      choices: await choices(catalogue, visible, asked, isArchivist(response)),
      rows,
      series: urls.seriesList(),
      tagAll:
        total > 0 ? await tagAllShown(site, response, { of: "documents", query: queryOf(asked) }) : null,
      paging: pagingOf({
        page: asked.page,
        perPage,
        total,
        what: "Documents",
        href: (page) => listAddress(asked, page),
      }),
    });
  };

type Chosen = Pick<Asked, "kind" | "state" | "series" | "review">;

function listAddress({ kind, state, series, review }: Chosen, page = 1): string {
  return urls.documents({ kind, state, series, review, page: page > 1 ? page : null });
}

function queryOf(asked: Asked): string {
  return listAddress(asked).split("?")[1] ?? "";
}

function listingOf(visible: readonly DocumentState[], { kind, state, series, review }: Chosen) {
  const states = state ? visible.filter((each) => each === state) : visible;
  return { states, kind, series, inReview: review !== null };
}

const stateLabels: Record<DocumentState, string> = {
  draft: "Drafts",
  published: "Published",
  withdrawn: "Withdrawn",
};

/** Kinds and, for archivists, states to look at, each with its count. */
async function choices(
  catalogue: Catalogue,
  visible: readonly DocumentState[],
  asked: Asked,
  withStates: boolean,
): Promise<CountedChoice[]> {
  const all: Chosen = { kind: null, state: null, series: asked.series, review: null };
  const offered: (Chosen & { label: string })[] = [
    { ...all, label: "All" },
    ...documentKinds.map((kind) => ({ ...all, label: kindName(kind), kind })),
    ...(withStates
      ? [
          ...visible.map((state) => ({ ...all, label: stateLabels[state], state })),
          { ...all, label: "Handed in for publication", review: "1" as const },
        ]
      : []),
  ];
  return Promise.all(
    offered.map(async ({ label, ...choice }) => ({
      label,
      href: listAddress(choice),
      current: choice.kind === asked.kind && choice.state === asked.state && choice.review === asked.review,
      count: (await countListed(catalogue, listingOf(visible, choice))).toLocaleString("en-GB"),
    })),
  );
}
