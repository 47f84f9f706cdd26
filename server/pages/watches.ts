/** What is watched: a list with states, and the forms that begin, pause and end a watch. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { moment, newId } from "../../ingest/archive.js";
import { captureAddress } from "../../ingest/capture/capture.js";
import { CaptureFailure } from "../../ingest/capture/capture-failure.js";
import { note } from "../../ingest/log/note.js";
import { whyNotWatched } from "../../ingest/watch/look-into-folder.js";
import { type WatchRow, watchKinds } from "../../storage/catalogue/watch-tables.js";
import { addWatch, changeWatch, removeWatch, watches, watchOf } from "../../storage/catalogue/watches.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { redirectWithNotice } from "../notice.js";
import { parameters } from "../parameters.js";
import { suggestions } from "../shown/suggestions.js";
import { schedules, watchShown } from "../shown/watches.js";
import { listed } from "../shown/words.js";
import { fullAddress, type Site } from "../site.js";
import { uploadPlan } from "../upload-plan.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

const idLength = 12;
const mostAddresses = 500;

const watchForm = z.object({
  kind: z.enum(watchKinds, `expected ${listed(watchKinds)}`),
  target: z
    .string("expected addresses or a folder")
    .trim()
    .min(1, "expected addresses or a folder")
    .max(200_000),
  every: z.coerce
    .number("expected minutes")
    .int()
    .min(15, "expected at least 15 minutes")
    .max(525_600)
    .default(1_440),
});
const actForm = z.object({ act: z.enum(["pause", "resume", "look", "remove"]) });

export const watchesPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    if (wantsJson(request)) response.json({ watches: await watchesJson(site) });
    else await render(site, request, response, null, 200);
  };

/** Takes the form, or JSON with the same names. */
export const beginWatch =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { kind, target, every } = parameters(watchForm, request.body);
    const { plan } = await uploadPlan(site, response, { ...request.body, kind: "" });
    let lines: string;
    try {
      lines = await checkedTarget(site, kind, target);
    } catch (error) {
      if (!(error instanceof HttpError) || wantsJson(request)) throw error;
      await render(site, request, response, error.message, error.status);
      return;
    }
    const at = moment(site.archive);
    const row: WatchRow = {
      ...{ id: newId(idLength), kind, target: lines, every_minutes: every },
      ...{ by: visitorOf(response).account?.name ?? "", created_at: at, plan: JSON.stringify(plan) },
      ...{ paused: 0, last_look: null, next_look: at, error: null, failures: 0 },
    };
    await addWatch(site.archive.catalogue, row);
    const detail = { kind, target: lines, every };
    await note(site.archive, row.by, { ...watchDeed("watch begun", row.id), detail });
    site.nudge();
    if (wantsJson(request)) response.status(201).json({ id: row.id, url: fullAddress(site, urls.watches()) });
    else redirectWithNotice(response, urls.watches(), "watched");
  };

export const changeWatchPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const id = String(request.params.watch);
    if (!(await watchOf(catalogue, id))) throw new HttpError(404, `There is no watch “${id}”.`);
    const { act } = parameters(actForm, request.body);
    if (act === "remove") await removeWatch(catalogue, id);
    else if (act === "pause") await changeWatch(catalogue, id, { paused: 1 });
    else await changeWatch(catalogue, id, { paused: 0, next_look: moment(site.archive) });
    const by = visitorOf(response).account?.name ?? "";
    await note(site.archive, by, watchDeed(deeds[act], id));
    site.nudge();
    if (wantsJson(request)) response.json({ id, act });
    else redirectWithNotice(response, urls.watches(), act === "remove" ? "watch-ended" : "watch-changed");
  };

const deeds = {
  pause: "watch paused",
  resume: "watch resumed",
  look: "watch looked at",
  remove: "watch ended",
};

/** For the log. */
function watchDeed(action: string, id: string) {
  return { action, object: `watch:${id}`, detail: {} };
}

/** The target as it is kept. HttpError 422 when it cannot be watched. */
async function checkedTarget(site: Site, kind: WatchRow["kind"], target: string): Promise<string> {
  if (kind === "mailbox") {
    if (site.archive.mailbox === null)
      throw new HttpError(422, "The operator has named no mail server (IBID_IMAP_URL).");
    return target;
  }
  if (kind === "folder") {
    const refusal = await whyNotWatched(target, site.archive.watchable);
    if (refusal !== null) throw new HttpError(422, refusal);
    return target;
  }
  const lines = [...new Set(target.split(/\s+/).filter((line) => line !== ""))];
  if (kind === "feed" && lines.length > 1)
    throw new HttpError(422, `Expected the address of one feed, got ${lines.length}.`);
  if (lines.length > mostAddresses)
    throw new HttpError(422, `Expected at most ${mostAddresses} addresses, got ${lines.length}.`);
  try {
    return lines.map((line) => captureAddress(line).href).join("\n");
  } catch (error) {
    if (!(error instanceof CaptureFailure)) throw error;
    throw new HttpError(422, error.message);
  }
}

async function lookingNow({ archive }: Site): Promise<Set<string>> {
  const rows = await archive.catalogue
    .selectFrom("lease")
    .select("key")
    .where("key", "like", "watch:%")
    .where("until", ">", archive.now())
    .execute();
  return new Set(rows.map(({ key }) => key.slice("watch:".length)));
}

async function watchesJson(site: Site) {
  const looking = await lookingNow(site);
  const all = [];
  for (const watch of await watches(site.archive.catalogue)) {
    const { items } = await watchShown(site, watch, looking.has(watch.id));
    all.push({
      id: watch.id,
      kind: watch.kind,
      target: watch.target.split("\n"),
      everyMinutes: watch.every_minutes,
      by: watch.by,
      state: watch.paused ? "paused" : looking.has(watch.id) ? "looking" : watch.error ? "wrong" : "waiting",
      lastLook: watch.last_look,
      nextLook: watch.next_look,
      error: watch.error,
      items: items.map(({ address, document, looked, changed, warning, error }) => ({
        address,
        document: document && fullAddress(site, document.href),
        lookedAt: looked.value,
        changes: changed && fullAddress(site, changed.href),
        warning,
        error,
      })),
    });
  }
  return all;
}

async function render(
  site: Site,
  request: Request,
  response: Response,
  error: string | null,
  status: number,
) {
  const { catalogue, watchable } = site.archive;
  const looking = await lookingNow(site);
  const shown = [];
  for (const watch of await watches(catalogue))
    shown.push(await watchShown(site, watch, looking.has(watch.id)));
  const body = (request.body ?? {}) as Record<string, unknown>;
  const field = (name: string, usual = "") => ({
    value: typeof body[name] === "string" ? (body[name] as string) : usual,
    error: null,
  });
  const context = {
    ...frame(site, request, response, { title: "Watches", canonical: urls.watches() }),
    watches: shown,
    action: urls.watches(),
    kinds: [
      { value: "pages", label: "Pages" },
      { value: "feed", label: "A feed (RSS, Atom or JSON)" },
      { value: "folder", label: "A folder of this machine" },
      ...(site.archive.mailbox === null ? [] : [{ value: "mailbox", label: "A mailbox" }]),
    ],
    schedules,
    folders:
      watchable.length === 0
        ? "The operator lets no folder be watched."
        : `Folders in ${listed(watchable)} may be watched.`,
    suggestions: await suggestions(catalogue),
    fields: {
      kind: field("kind", "pages"),
      target: field("target"),
      every: field("every", "1440"),
      source: field("source"),
      series: field("series"),
      tags: field("tags"),
    },
    error,
  };
  site.render(response, "watches", context, status);
}
