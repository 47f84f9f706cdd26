/** Where its owner changes a collection: one act a form, each of which works by itself. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { newId } from "../../ingest/archive.js";
import { changeCollection, dropCollection } from "../../storage/catalogue/collections.js";
import { type CollectionRecord, collectionStates, longestNote } from "../../storage/model/collection.js";
import {
  changedCollection,
  emptiedCollection,
  withCollectionState,
  withEntry,
  withEntryAt,
  withEntryText,
  withoutEntry,
} from "../../storage/model/collection-change.js";
import { keptText } from "../../storage/model/kept-text.js";
import { collected } from "../collected/collected.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { heldCitation } from "../held-citation.js";
import { heldCollection, isOwner, mayClose, ownCollection } from "../held-collection.js";
import { type Notice, redirectWithNotice } from "../notice.js";
import { collectionParameter, parameters } from "../parameters.js";
import { collectedShown } from "../shown/collected.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const text = (most: number) =>
  z
    .string()
    .transform((typed) => keptText(typed).trim())
    .pipe(z.string().max(most, `expected at most ${most} characters`));
const line = text(300).transform((typed) => typed.replace(/\s+/g, " "));
const named = (what: string) => line.pipe(z.string().min(1, `${what} needs words`));
const entry = z.string().min(1).max(20);

const acts = z.discriminatedUnion("act", [
  z.object({ act: z.literal("describe"), title: named("a title"), introduction: text(longestNote) }),
  z.object({ act: z.literal("state"), state: z.enum(collectionStates) }),
  z.object({ act: z.literal("heading"), text: named("a heading") }),
  z.object({ act: z.literal("note"), text: text(longestNote).pipe(z.string().min(1, "a note needs words")) }),
  /** The address of a citation, or its id alone. */
  z.object({ act: z.literal("cite"), citation: line }),
  z.object({ act: z.literal("words"), entry, text: text(longestNote) }),
  z.object({ act: z.enum(["up", "down", "remove"]), entry }),
  z.object({
    act: z.literal("move"),
    entry,
    to: z.coerce.number("expected a place").int().min(0).max(10_000),
  }),
]);
type Act = z.infer<typeof acts>;

export const collectionEditPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const record = await ownCollection(site, collectionParameter(request), response);
    const whole = await collected(site, record, response);
    const path = urls.editCollection(record.id);
    site.render(response, "collection-edit", {
      ...frame(site, request, response, { title: `Edit ${record.title}`, canonical: path }),
      title: record.title,
      introduction: record.introduction,
      state: record.state,
      address: fullAddress(site, urls.collection(record.id)),
      href: urls.collection(record.id),
      action: path,
      entries: whole.entries.map(collectedShown),
    });
  };

export const changeCollectionPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const id = collectionParameter(request);
    const act = parameters(acts, request.body ?? {});
    if (act.act === "state") await setState(site, request, response, id, act.state);
    else await edit(site, request, response, (await ownCollection(site, id, response)).id, act);
  };

async function edit(
  site: Site,
  request: Request,
  response: Response,
  id: string,
  act: Exclude<Act, { act: "state" }>,
): Promise<void> {
  const at = new Date(site.archive.now()).toISOString();
  const fresh = newId(8);
  const citation = act.act === "cite" ? await citationTyped(site, act.citation, response) : "";
  const change = (record: CollectionRecord): CollectionRecord => {
    switch (act.act) {
      case "describe":
        return changedCollection(record, { title: act.title, introduction: act.introduction }, at);
      case "heading":
      case "note":
        return withEntry(record, { kind: act.act, id: fresh, text: act.text }, at);
      case "cite":
        return withEntry(record, { kind: "citation", id: fresh, citation, text: "", at }, at);
      case "words":
        return withEntryText(record, act.entry, wordsFor(record, act), at);
      case "remove":
        return withoutEntry(record, act.entry, at);
      default:
        return withEntryAt(record, act.entry, placeFor(record, act), at);
    }
  };
  const next = await site.archive.catalogue
    .transaction()
    .execute((transaction) => changeCollection(transaction, id, change))
    .catch((error: unknown) => {
      throw error instanceof RangeError ? new HttpError(422, error.message) : error;
    });
  site.nudge();
  if (wantsJson(request)) {
    response.json({
      collection: id,
      revision: next?.revision,
      entries: next?.entries.map((each) => each.id),
    });
    return;
  }
  const shown = "entry" in act && act.act !== "remove" ? act.entry : "text" in act || citation ? fresh : "";
  const path = urls.editCollection(id, shown);
  if (act.act === "describe" || act.act === "words") redirectWithNotice(response, path, "collection-saved");
  else response.redirect(303, path);
}

/** Only a citation's note may be empty. */
function wordsFor(record: CollectionRecord, act: { entry: string; text: string }): string {
  const kind = record.entries.find((each) => each.id === act.entry)?.kind;
  if (kind === undefined) throw new HttpError(404, `The collection has no entry “${act.entry}”.`);
  if (kind === "heading" && act.text.length > 300)
    throw new HttpError(422, `A heading has at most 300 characters; ${act.text.length} came.`);
  if (kind !== "citation" && act.text === "")
    throw new HttpError(422, `A ${kind} needs words; take it away instead.`);
  return act.text;
}

function placeFor(record: CollectionRecord, act: { act: string; entry: string; to?: number }): number {
  const now = record.entries.findIndex((each) => each.id === act.entry);
  if (now === -1) throw new HttpError(404, `The collection has no entry “${act.entry}”.`);
  return act.to ?? (act.act === "up" ? now - 1 : now + 1);
}

/** The id in an address of this archive, or typed alone. Throws 404 and 410 as its page would. */
async function citationTyped(site: Site, typed: string, response: Response): Promise<string> {
  const id = /([0-9a-hjkmnp-tv-z]{12})(?:[/?#].*)?$/.exec(typed)?.[1];
  if (id === undefined)
    throw new HttpError(
      422,
      `Expected the address of a citation of this archive; got “${typed.slice(0, 100)}”.`,
    );
  return (await heldCitation(site, id, response)).citation.id;
}

const stateNotices: Record<CollectionRecord["state"], Notice> = {
  private: "collection-private",
  shared: "collection-shared",
  published: "collection-published",
  removed: "collection-removed",
};

/** Opens, closes or takes a collection away. Archivists can close what is published, and nothing else. */
async function setState(
  site: Site,
  request: Request,
  response: Response,
  id: string,
  state: CollectionRecord["state"],
): Promise<void> {
  const record = await heldCollection(site, id, response);
  if (!isOwner(record, response) && !(mayClose(record, response) && state === "private"))
    throw new HttpError(403, "Only whoever made a collection can change it.", { collection: id });
  const at = new Date(site.archive.now()).toISOString();
  await site.archive.catalogue.transaction().execute(async (transaction) => {
    await changeCollection(transaction, id, (now) => {
      const next = withCollectionState(now, state, at);
      return state === "removed" ? emptiedCollection(next) : next;
    });
    // What the vault never held leaves nothing behind; else its address says for ever that it was taken away.
    if (state === "removed") await dropCollection(transaction, id);
  });
  site.nudge();
  const stays = isOwner(record, response) && state !== "removed";
  if (wantsJson(request)) response.json({ collection: id, state });
  else
    redirectWithNotice(response, stays ? urls.editCollection(id) : urls.collections(), stateNotices[state]);
}
