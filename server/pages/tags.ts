/** The vocabularies: what documents are tagged with, as a tree, and the making of a tag. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { makeConcept } from "../../ingest/tags/vocabulary.js";
import { VocabularyFault } from "../../ingest/tags/vocabulary-fault.js";
import { countConcepts, type ListedConcept, listedConcepts } from "../../storage/catalogue/concept-lists.js";
import { documentCounts } from "../../storage/catalogue/concepts.js";
import { type AuthorityKind, authorityKinds } from "../../storage/model/authority.js";
import { keptText } from "../../storage/model/kept-text.js";
import type { Option, TagsContext } from "../../views/contexts.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { redirectWithNotice } from "../notice.js";
import { parameters } from "../parameters.js";
import { mostLines, tagTree } from "../shown/tag-tree.js";
import { counted } from "../shown/words.js";
import { fullAddress, isArchivist, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const listParameters = z.object({
  kind: z.enum(authorityKinds).default("topic"),
  q: z.string("expected one text").max(200).default(""),
});

/** What the vocabularies are called, in the order they are shown. */
export const vocabularies: Record<AuthorityKind, { one: string; many: string }> = {
  topic: { one: "Topic", many: "Topics" },
  place: { one: "Place", many: "Places" },
  person: { one: "Person", many: "Persons" },
  body: { one: "Body", many: "Bodies" },
};
const kindsShown = Object.keys(vocabularies) as AuthorityKind[];

export const tagsPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { kind, q } = parameters(listParameters, request.query);
    if (wantsJson(request)) {
      const { concepts, counts } = await seenConcepts(site, response, kind, q.trim());
      response.json({
        kind,
        tags: concepts.map(({ id, name, broader, disused }) => {
          const url = fullAddress(site, urls.tag(id));
          return { id, name, broader, disused, documents: counts.get(id) ?? 0, url };
        }),
      });
      return;
    }
    await renderTags(site, request, response, { kind, q: q.trim() });
  };

const tagForm = z.object({
  kind: z.enum(authorityKinds, "Choose one of the vocabularies."),
  name: z.string().trim().min(1, "A tag needs a name.").max(100, "At most 100 characters."),
});

export const makeTag =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const typed = {
      kind: String(request.body?.kind ?? ""),
      name: keptText(String(request.body?.name ?? "")),
    };
    const form = tagForm.safeParse(typed);
    const refused = async (status: number, errors: { kind?: string; name?: string }) => {
      if (wantsJson(request))
        throw new HttpError(status, errors.name ?? errors.kind ?? "", { fields: errors });
      const kind = kindsShown.find((each) => each === typed.kind) ?? "topic";
      await renderTags(site, request, response, { kind, q: "" }, { typed, errors }, status);
    };
    if (!form.success) {
      const { fieldErrors } = z.flattenError(form.error);
      await refused(422, {
        ...(fieldErrors.kind && { kind: fieldErrors.kind[0] ?? "" }),
        ...(fieldErrors.name && { name: fieldErrors.name[0] ?? "" }),
      });
      return;
    }
    try {
      const { id } = await makeConcept(site.archive, form.data, visitorOf(response).account?.name ?? "");
      site.nudge();
      if (wantsJson(request)) response.status(201).json({ id, url: fullAddress(site, urls.tag(id)) });
      else redirectWithNotice(response, urls.tag(id), "tag-made");
    } catch (error) {
      if (!(error instanceof VocabularyFault)) throw error;
      await refused(error.isConflict ? 409 : 422, { name: error.message });
    }
  };

/** Vocabularies to choose from. */
export function vocabularyOptions(): Option[] {
  return kindsShown.map((kind) => ({ value: kind, label: vocabularies[kind].one }));
}

/** Readers are told of what stands on documents they may see, and of what that stands under. */
async function seenConcepts(
  site: Site,
  response: Response,
  kind: AuthorityKind,
  find: string,
): Promise<{ concepts: ListedConcept[]; counts: Map<string, number> }> {
  const { catalogue } = site.archive;
  const counts = await documentCounts(catalogue, visibleStates(response));
  const all = await listedConcepts(catalogue, kind, find);
  return { concepts: isArchivist(response) ? all : all.filter(({ id }) => counts.has(id)), counts };
}

interface Wrong {
  typed: { kind: string; name: string };
  errors: { kind?: string; name?: string };
}

async function renderTags(
  site: Site,
  request: Request,
  response: Response,
  { kind, q }: z.infer<typeof listParameters>,
  wrong: Wrong | null = null,
  status = 200,
): Promise<void> {
  const { concepts, counts } = await seenConcepts(site, response, kind, q);
  const canonical = urls.tags({ kind: kind === "topic" ? null : kind, q });
  const totals = await countConcepts(site.archive.catalogue);
  const { many } = vocabularies[kind];
  const archivist = isArchivist(response);
  const context: TagsContext = {
    ...frame(site, request, response, {
      title: many,
      canonical,
      alternates: [{ type: "application/json", href: canonical }],
    }),
    choices: kindsShown.map((each) => ({
      label: vocabularies[each].many,
      href: urls.tags({ kind: each === "topic" ? null : each }),
      current: each === kind,
      count: archivist ? (totals.get(each) ?? 0).toLocaleString("en-GB") : null,
    })),
    find: { action: urls.tags(), kind, query: q },
    sentence: sentenceOf(concepts.length, many.toLowerCase(), q),
    nodes: tagTree(concepts, counts),
    make: archivist
      ? {
          action: urls.tags(),
          kinds: vocabularyOptions(),
          kind: { value: wrong?.typed.kind ?? kind, error: wrong?.errors.kind ?? null },
          name: { value: wrong?.typed.name ?? "", error: wrong?.errors.name ?? null },
        }
      : null,
    exports: archivist
      ? [
          { label: "Turtle", href: urls.tagsExport("turtle") },
          { label: "JSON-LD", href: urls.tagsExport("json-ld") },
        ]
      : [],
    importHref: archivist ? urls.tagsImport() : null,
  };
  site.render(response, "tags", context, status);
}

function sentenceOf(found: number, many: string, q: string): string {
  const what = `${counted(found, "name", "names")} among the ${many}`;
  const which = q === "" ? `${what}.` : `${what} with “${q}” in it.`;
  return found > mostLines ? `${which} The first ${mostLines.toLocaleString("en-GB")} are shown.` : which;
}
