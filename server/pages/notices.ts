/** What became of documents that the one who asks has cited or collected. */
import type { RequestHandler, Response } from "express";
import { z } from "zod";
import {
  type CitedEvent,
  citedEvents,
  noteNoticesSeen,
  noticesSeen,
} from "../../storage/catalogue/cited-events.js";
import { momentSchema } from "../../storage/model/event.js";
import type { NoticeRow } from "../../views/contexts.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { mayBeSeen } from "../held-version.js";
import { redirectWithNotice } from "../notice.js";
import { parameters } from "../parameters.js";
import { listed, momentOf } from "../shown/words.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

/** Told at once at most, of each way in which a document is cited. */
const mostTold = 300;

export const noticesPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const account = accountOf(response);
    const until = new Date(site.archive.now()).toISOString();
    const seen = await noticesSeen(catalogue, account.id);
    const rows = await noticeRows(site, response, await citedEvents(catalogue, account, seen, mostTold));
    if (wantsJson(request)) {
      response.json({ until, seen: seen || null, notices: rows });
      return;
    }
    site.render(response, "notices", {
      ...frame(site, request, response, { title: "What became of what you cite", canonical: urls.notices() }),
      rows,
      action: rows.length > 0 ? urls.notices() : null,
      until,
      collections: urls.collections(),
    });
  };

/** Everything up to a moment was seen: that of the list which was read, so that nothing newer is lost with it. */
export const seeNotices =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { until } = parameters(z.object({ until: momentSchema }), request.body ?? {});
    await noteNoticesSeen(site.archive.catalogue, accountOf(response).id, until);
    if (wantsJson(request)) response.json({ seen: until });
    else redirectWithNotice(response, urls.notices(), "notices-seen");
  };

function accountOf(response: Response) {
  const { account } = visitorOf(response);
  if (!account) throw new HttpError(401, "This needs an account: sign in first.");
  return account;
}

/** A row for each event, with all citations and collections that it touches. */
async function noticeRows(
  site: Site,
  response: Response,
  events: readonly CitedEvent[],
): Promise<NoticeRow[]> {
  const rows = new Map<string, NoticeRow>();
  const titles = new Map<string, string | null>();
  for (const event of events) {
    const title = titles.get(event.document) ?? (await titleOf(site, response, event.document));
    titles.set(event.document, title);
    const row = rows.get(event.event) ?? {
      at: momentOf(event.at),
      title: title ?? "A document that is not open to you now",
      href: title === null ? null : urls.document(event.document),
      sentence: sentenceOf(event),
      isTrouble: event.action === "withdrawal" || event.action === "unpublication",
      citations: [],
      collections: [],
    };
    rows.set(event.event, row);
    const words = event.exact.length > 120 ? `${event.exact.slice(0, 120)}…` : event.exact;
    const label = title === null ? `Citation ${event.citation}` : `“${words}”`;
    addOnce(row.citations, { label, href: urls.citation(event.citation) });
    if (event.collection !== null)
      addOnce(row.collections, {
        label: event.collectionTitle ?? event.collection,
        href: urls.collection(event.collection),
      });
  }
  return [...rows.values()];
}

function addOnce(links: NoticeRow["citations"], link: NoticeRow["citations"][number]): void {
  if (!links.some(({ href }) => href === link.href)) links.push(link);
}

/** Null when the one who asks may not know of the document any more. */
async function titleOf(site: Site, response: Response, id: string): Promise<string | null> {
  const { catalogue } = site.archive;
  const document = await catalogue.selectFrom("document").selectAll().where("id", "=", id).executeTakeFirst();
  return document && (await mayBeSeen(catalogue, document, response)) ? document.title : null;
}

function sentenceOf({ action, version, detail }: CitedEvent): string {
  if (action === "text") return `A newer version (${version}) came in.`;
  if (action === "publication") return "It was published.";
  if (action === "unpublication") return "It was put back to draft: what was cited from it is closed.";
  const told = JSON.parse(detail) as { reason?: string; after?: Record<string, unknown> };
  if (action === "withdrawal") return `It was withdrawn${told.reason ? `: ${told.reason}` : "."}`;
  return `Its description was corrected: ${listed(Object.keys(told.after ?? {}))}.`;
}
