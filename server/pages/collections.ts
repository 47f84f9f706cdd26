/** The list of collections, the making of one, and putting a citation into one. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { newId } from "../../ingest/archive.js";
import {
  changeCollection,
  collectionsOf,
  type ListedCollection,
  publishedCollections,
  writeCollection,
} from "../../storage/catalogue/collections.js";
import {
  type CollectionEntry,
  type CollectionRecord,
  collectionIdLength,
  collectionIdSchema,
} from "../../storage/model/collection.js";
import { withEntry } from "../../storage/model/collection-change.js";
import { citationIdSchema } from "../../storage/model/identity.js";
import { keptText } from "../../storage/model/kept-text.js";
import type { CollectionRow } from "../../views/contexts.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { heldCitation } from "../held-citation.js";
import { ownCollection } from "../held-collection.js";
import { redirectWithNotice } from "../notice.js";
import { parameters } from "../parameters.js";
import { counted, momentOf } from "../shown/words.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const titleSchema = z
  .string()
  .transform((text) => keptText(text).replace(/\s+/g, " ").trim())
  .pipe(z.string().max(300, "at most 300 characters"))
  .default("");
const makingForm = z.object({
  title: titleSchema,
  citation: z.union([z.literal(""), citationIdSchema]).default(""),
  /** One of the asker's own; empty for a new one. */
  collection: z.union([z.literal(""), collectionIdSchema]).default(""),
});

export const collectionsPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const { account } = visitorOf(response);
    const published = await publishedCollections(catalogue);
    const own = account ? await collectionsOf(catalogue, account.id) : [];
    if (wantsJson(request)) {
      const told = (all: ListedCollection[]) =>
        all.map((each) => ({ ...each, url: fullAddress(site, urls.collection(each.id)) }));
      response.json({ published: told(published), ...(account && { own: told(own) }) });
      return;
    }
    site.render(response, "collections", {
      ...frame(site, request, response, { title: "Collections", canonical: urls.collections() }),
      own: account ? own.map(listedRow) : null,
      published: published.map((each) => ({ ...listedRow(each), state: null })),
      action: urls.collections(),
      notices: account ? urls.notices() : null,
      signInToMake: urls.signIn(urls.collections()),
    });
  };

const stateWords = { private: "Only you", shared: "By its address", published: "Published", removed: "" };

function listedRow({ id, title, state, changedAt, citations }: ListedCollection): CollectionRow {
  return {
    title,
    href: urls.collection(id),
    state: stateWords[state],
    extent: counted(citations, "citation"),
    changed: momentOf(changedAt),
  };
}

/** Makes a collection, or puts a citation into one that is there; a citation and no collection makes one for it. */
export const makeCollection =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const form = parameters(makingForm, request.body ?? {});
    const { account } = visitorOf(response);
    if (!account) throw new HttpError(401, "This needs an account: sign in first.");
    // Only what the one who collects may read can be collected.
    if (form.citation !== "") await heldCitation(site, form.citation, response);
    const at = new Date(site.archive.now()).toISOString();
    const entry: CollectionEntry | null =
      form.citation === "" ? null : { kind: "citation", id: newId(8), citation: form.citation, text: "", at };
    const record =
      form.collection === ""
        ? await made(site, form.title, entry, account, at)
        : await put(site, (await ownCollection(site, form.collection, response)).id, entry, at);
    site.nudge();
    const path = urls.collection(record.id, entry?.id);
    if (wantsJson(request)) {
      const url = fullAddress(site, urls.collection(record.id));
      response
        .status(201)
        .location(url)
        .json({ collection: record.id, entry: entry?.id ?? null, url });
    } else
      redirectWithNotice(
        response,
        form.collection === "" && entry === null ? urls.editCollection(record.id) : path,
        entry ? "collected" : "collection-made",
      );
  };

async function made(
  site: Site,
  title: string,
  entry: CollectionEntry | null,
  { id: account, name }: { id: string; name: string },
  at: string,
): Promise<CollectionRecord> {
  if (title === "" && entry === null) throw new HttpError(422, "A collection needs a title.");
  const record: CollectionRecord = {
    ibid: 1,
    id: newId(collectionIdLength),
    revision: 1,
    owner: { account, name },
    state: "private",
    title: title || `Collection of ${at.slice(0, 10)}`,
    introduction: "",
    entries: entry ? [entry] : [],
    createdAt: at,
    changedAt: at,
    publishedAt: null,
  };
  await site.archive.catalogue
    .transaction()
    .execute((transaction) => writeCollection(transaction, record, { recorded: false }));
  return record;
}

async function put(
  site: Site,
  id: string,
  entry: CollectionEntry | null,
  at: string,
): Promise<CollectionRecord> {
  if (!entry) throw new HttpError(422, "Which citation is to be put into the collection?");
  try {
    const record = await site.archive.catalogue
      .transaction()
      .execute((transaction) => changeCollection(transaction, id, (now) => withEntry(now, entry, at)));
    if (!record) throw new HttpError(404, `There is no collection “${id}” here.`);
    return record;
  } catch (error) {
    if (error instanceof RangeError) throw new HttpError(422, error.message);
    throw error;
  }
}
