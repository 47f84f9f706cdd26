/** Files of an accession described by a table: sent, looked at whole, carried out with a log, taken back. */
import { readFile } from "node:fs/promises";
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import {
  beginList,
  checkOf,
  dropList,
  keepList,
  listOf,
  listsOf,
  undoList,
} from "../../ingest/import/description-lists.js";
import { describedColumns } from "../../ingest/import/descriptions.js";
import type { DescriptionListRow } from "../../storage/catalogue/description-list-tables.js";
import { csrfHolds, forgeryRefusal } from "../accounts/forgery.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { heldAct } from "../held-accession.js";
import { parameters } from "../parameters.js";
import { linesToCome, sentenceSoFar, sentenceToCome } from "../shown/description-list.js";
import { countLines, loggedLines } from "../shown/description-log.js";
import { pagingOf } from "../shown/paging.js";
import { momentOf, sizeOf } from "../shown/words.js";
import { fullAddress, type Site } from "../site.js";
import { discardUploads, uploadedFiles } from "../upload.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

/** Ten thousand lines with long titles. */
export const listLimits = { bytes: 5_000_000, files: 1 };

const linesPerPage = 100;
const sendParameters = z.object({ accession: z.string("expected the number of an accession") });
const listParameters = z.object({
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
});
const actForm = z.object({
  act: z.enum(["begin", "undo", "drop"], "expected begin, undo or drop"),
  seen: z.string().max(64).default(""),
});

export const sendListPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { accession } = parameters(sendParameters, request.query);
    await renderSend(site, request, response, accession, null, 200);
  };

/** Takes `accession` and one file; the table is kept, and nothing else is written. */
export const takeList =
  (site: Site): RequestHandler =>
  async (request, response) => {
    try {
      if (!csrfHolds(request, String(request.body?.csrf ?? ""))) throw forgeryRefusal();
      const { accession } = parameters(sendParameters, request.body ?? {});
      await heldAct(site, accession, response);
      const [file] = uploadedFiles(request);
      if (!file) {
        const error = "No file was chosen.";
        if (wantsJson(request)) throw new HttpError(400, error, { parameter: "files" });
        await renderSend(site, request, response, accession, error, 400);
        return;
      }
      const by = visitorOf(response).account?.name ?? "";
      const bytes = await readFile(file.path);
      const id = await keepList(site.archive, { accession, name: file.name, bytes, by });
      const path = urls.descriptionList(id);
      if (wantsJson(request))
        response
          .status(201)
          .location(path)
          .json({ id, url: fullAddress(site, path) });
      else response.redirect(303, path);
    } finally {
      await discardUploads(request);
    }
  };

export const listPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    await renderList(site, request, response, await heldList(site, request, response), null, 200);
  };

const refusals = {
  begun: "It is carried out already.",
  faults: "Something is wrong with the table, so nothing was written.",
  changed: "Something changed since this was shown, so nothing was written. Look at it again.",
};

/** `act`: begin (with `seen`, the fingerprint of the check that was looked at), undo or drop. */
export const changeList =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const list = await heldList(site, request, response);
    const { act, seen } = parameters(actForm, request.body ?? {});
    const by = visitorOf(response).account?.name ?? "";
    let refusal: string | null = null;
    if (act === "begin") {
      const why = await beginList(site.archive, list.id, seen, by);
      refusal = why === null ? null : why === "gone" ? "There is no such table any more." : refusals[why];
    } else if (act === "undo") {
      const begun = await undoList(site.archive, list.id, by);
      refusal = begun ? null : "There is nothing to take back.";
    } else if (list.begun_at !== null) refusal = "It is carried out: take it back instead.";
    else await dropList(site.archive, list.id);
    if (refusal !== null) {
      if (wantsJson(request)) throw new HttpError(409, refusal);
      await renderList(site, request, response, list, refusal, 409);
      return;
    }
    site.nudge();
    const path =
      act === "drop" ? urls.sendList({ accession: list.accession }) : urls.descriptionList(list.id);
    if (wantsJson(request)) response.json({ id: list.id, act });
    else response.redirect(303, path);
  };

async function heldList(site: Site, request: Request, response: Response): Promise<DescriptionListRow> {
  const id = String(request.params.list);
  const list = await listOf(site.archive.catalogue, id);
  if (!list) throw new HttpError(404, `There is no table “${id}” here.`);
  await heldAct(site, list.accession, response);
  return list;
}

async function renderSend(
  site: Site,
  request: Request,
  response: Response,
  number: string,
  error: string | null,
  status: number,
): Promise<void> {
  const act = await heldAct(site, number, response);
  const earlier = await listsOf(site.archive.catalogue, act.number);
  if (wantsJson(request)) {
    response.json({ accession: act.number, columns: describedColumns, lists: earlier });
    return;
  }
  site.render(
    response,
    "send-list",
    {
      ...frame(site, request, response, { title: "Describe from a table", canonical: urls.sendList() }),
      accession: { label: act.number, href: urls.accession(act.number) },
      number: act.number,
      action: urls.sendList(),
      toFillIn: urls.accessionTable(act.number),
      columns: describedColumns,
      limits: `A CSV file of up to ${sizeOf(listLimits.bytes)}, as spreadsheets save it.`,
      earlier: earlier.map(({ id, name, by, at, begun_at, undone_by }) => ({
        label: name,
        href: urls.descriptionList(id),
        sentence: `Sent by ${by}, ${momentOf(at).words}; ${undone_by !== null ? "taken back" : begun_at !== null ? "carried out" : "only looked at"}.`,
      })),
      error,
    },
    status,
  );
}

async function renderList(
  site: Site,
  request: Request,
  response: Response,
  asked: DescriptionListRow,
  error: string | null,
  status: number,
): Promise<void> {
  const { catalogue } = site.archive;
  const { page } = parameters(listParameters, request.query);
  const list = (await listOf(catalogue, asked.id)) ?? asked;
  const head = {
    name: list.name,
    accession: { label: list.accession, href: urls.accession(list.accession) },
    sent: { by: list.by, at: momentOf(list.at) },
    action: urls.descriptionList(list.id),
    again: urls.sendList({ accession: list.accession }),
    error,
  };
  const pageFrame = frame(site, request, response, {
    title: `Descriptions from ${list.name}`,
    canonical: urls.descriptionList(list.id),
  });
  const paging = (total: number) =>
    pagingOf({
      ...{ page, perPage: linesPerPage, total, what: "Lines" },
      href: (number) => urls.descriptionList(list.id, { page: number > 1 ? number : null }),
    });
  if (list.begun_at === null) {
    const check = await checkOf(site.archive, list);
    if (wantsJson(request)) {
      response.json({ id: list.id, accession: list.accession, state: "checked", ...check });
      return;
    }
    const { general, lines } = linesToCome(check);
    const fits = check.faults.length === 0;
    const writes = check.lines.filter(({ changed, tags }) => changed.length + tags.length > 0).length;
    site.render(
      response,
      "description-list",
      {
        ...{ ...pageFrame, ...head, sentence: sentenceToCome(check), isWrong: !fits, progress: null },
        faults: general,
        lines: lines.slice((page - 1) * linesPerPage, page * linesPerPage),
        paging: paging(lines.length),
        begin:
          fits && writes > 0
            ? {
                label: `Write ${writes === 1 ? "1 line" : `${writes.toLocaleString("en-GB")} lines`}`,
                seen: check.fingerprint,
              }
            : null,
        ...{ mayDrop: true, mayUndo: false },
      },
      status,
    );
    return;
  }
  const counts = await countLines(catalogue, list.id);
  const of = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const open = (counts.waiting ?? 0) + (counts.undoing ?? 0);
  const { rows, lines } = await loggedLines(
    catalogue,
    list.id,
    page,
    wantsJson(request) ? null : linesPerPage,
  );
  if (wantsJson(request)) {
    const state = `${list.undone_by === null ? "" : "un"}${open > 0 ? "doing" : "done"}`;
    response.json({ id: list.id, accession: list.accession, state, counts, lines: rows });
    return;
  }
  site.render(
    response,
    "description-list",
    {
      ...{ ...pageFrame, ...head, sentence: sentenceSoFar(counts), isWrong: false, faults: [], lines },
      progress: open > 0 ? { done: of - open, of } : null,
      paging: paging(of),
      begin: null,
      mayDrop: false,
      mayUndo: list.undone_by === null && (counts.written ?? 0) + (counts.waiting ?? 0) > 0,
    },
    status,
  );
}
