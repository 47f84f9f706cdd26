/** Every error ends here: one shape for programs, one page for people, the status of its kind. */
import { randomUUID } from "node:crypto";
import type { ErrorRequestHandler, Request, RequestHandler, Response } from "express";
import { IndexUnavailable } from "../storage/index/search-index.js";
import { whyUnwritable } from "../storage/unwritable.js";
import { VaultUnwritable } from "../storage/vault/vault.js";
import type { Link } from "../views/contexts.js";
import { HttpError } from "./errors.js";
import { frame } from "./frame.js";
import { Withdrawn } from "./held-version.js";
import { momentOf } from "./shown/words.js";
import { isArchivist, type Site } from "./site.js";
import { urls } from "./urls.js";
import { wantsJson } from "./wants-json.js";

/** No route answered. */
export const notFound: RequestHandler = (request) => {
  throw new HttpError(404, "There is nothing at this address.", { path: request.path });
};

export const errorPage =
  (site: Site): ErrorRequestHandler =>
  async (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = asHttpError(error);
    // Being busy is no fault that somebody must look into.
    const isFault = known.status >= 500 && !("retryAfterSeconds" in known.detail);
    const reference = isFault ? randomUUID().slice(0, 8) : null;
    if (reference) {
      site.archive.log("error", `${request.method} ${request.path} failed`, {
        reference,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    }
    response.set("Cache-Control", "no-store");
    if (wantsJson(request)) {
      response.status(known.status).json({
        error: {
          status: known.status,
          message: known.message,
          ...known.detail,
          ...(reference && { reference }),
        },
      });
    } else if (error instanceof Withdrawn) await renderTombstone(site, request, response, error);
    else renderError(site, request, response, known, reference);
  };

function asHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof IndexUnavailable)
    return new HttpError(503, `This needs the search engine, which is away just now: ${error.message}`);
  if (error instanceof VaultUnwritable) return new HttpError(507, error.message);
  const reason = whyUnwritable(error);
  if (reason !== null)
    return new HttpError(507, `The data folder cannot be written: ${reason}. Nothing was changed.`);
  // Express and its body parsers carry the status on the error: 400 for a broken body, 413 for one too large.
  const { status, expose } = error as { status?: unknown; expose?: unknown };
  if (typeof status === "number" && status >= 400 && status < 500) {
    const words =
      status === 413
        ? "The form is larger than it can be."
        : `The request could not be read: ${(error as Error).message}.`;
    return new HttpError(status, expose === false ? "The request could not be read." : words);
  }
  return new HttpError(500, "Something went wrong inside the archive; nothing was lost.");
}

/** For the browser’s title bar; the page itself says it in full. */
const titles: Record<number, string> = {
  400: "Not understood",
  401: "Sign in first",
  403: "Not allowed",
  404: "Not found",
  410: "Gone",
  413: "Too large",
  422: "Not understood",
  429: "Too many requests",
};

/** Of 403 and 410, each message says itself what can be done. */
const advice: Record<number, string | null> = {
  400: "Check the address or the form, and try again.",
  401: "Sign in and try again.",
  403: null,
  404: "Search for it, or look through the list of documents.",
  410: null,
  413: "Send less at once; the limits are on the upload page.",
  429: "Wait a while and try again.",
  503: "Try again in a minute; documents and citations can be read meanwhile.",
  507: "The operator must make room or allow writing; then try again.",
};

function renderError(
  site: Site,
  request: Request,
  response: Response,
  error: HttpError,
  reference: string | null,
) {
  const context = {
    ...frame(site, request, response, {
      title: titles[error.status] ?? `Error ${error.status}`,
      canonical: request.path,
    }),
    status: error.status,
    what: error.message,
    subject: request.path,
    advice:
      error.status in advice
        ? (advice[error.status] ?? null)
        : error.status >= 500
          ? "Tell the operator, with the reference."
          : "Go back and try again.",
    ways: waysFrom(error),
    reference,
  };
  site.render(response, "error", context, error.status);
}

function waysFrom({ status, detail }: HttpError): Link[] {
  if (status === 404)
    return [
      { label: "Search", href: urls.search() },
      { label: "All documents", href: urls.documents() },
    ];
  // A version that was closed: another stands in its place.
  return "closed" in detail && typeof detail.document === "string"
    ? [{ label: "The document as it stands now", href: urls.document(detail.document) }]
    : [];
}

async function renderTombstone(site: Site, request: Request, response: Response, { document }: Withdrawn) {
  const event = await site.archive.catalogue
    .selectFrom("event")
    .select("at")
    .where("document", "=", document.id)
    .where("action", "=", "withdrawal")
    .orderBy("at", "desc")
    .executeTakeFirst();
  const context = {
    ...frame(site, request, response, { title: "Withdrawn", canonical: urls.document(document.id) }),
    document: document.id,
    reason: document.withdrawal ?? "No reason was given.",
    at: event ? momentOf(event.at) : null,
    desk: isArchivist(response)
      ? { href: urls.document(document.id), publishAction: urls.publish(document.id) }
      : null,
  };
  site.render(response, "tombstone", context, 410);
}
