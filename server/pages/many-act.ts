/** A change of many documents: begun, looked at while it is carried out, taken back. */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { actOf, beginAct, countsOf, type ManyAct, undoAct } from "../../ingest/many/acts.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { chosenLink, manySentence, manyTitle, openOf } from "../shown/many-act.js";
import { momentOf } from "../shown/words.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

/** Enters a change as whoever asks, and leads to its page; a program gets 202 with its address. */
export async function beginMany(
  site: Site,
  request: Request,
  response: Response,
  asked: Parameters<typeof beginAct>[1],
): Promise<void> {
  const id = await beginAct(site.archive, asked, visitorOf(response).account?.name ?? "");
  site.nudge();
  const path = urls.manyAct(id);
  if (wantsJson(request))
    response
      .status(202)
      .location(path)
      .json({ id, documents: asked.documents.length, url: fullAddress(site, path) });
  else response.redirect(303, path);
}

export const manyActPage =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const act = await heldAct(site, request);
    const { id, by, at, change, undoneBy } = act;
    const counts = await countsOf(site.archive, id);
    const open = openOf(counts);
    if (wantsJson(request)) {
      const state = `${undoneBy === null ? "" : "un"}${open > 0 ? "doing" : "done"}`;
      response.json({ id, by, at, change, state, counts });
      return;
    }
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const title = manyTitle(change);
    site.render(response, "many-act", {
      ...frame(site, request, response, { title, canonical: urls.manyAct(id) }),
      ...{
        title,
        begun: { by, at: momentOf(at) },
        sentence: manySentence(change, counts, undoneBy !== null),
      },
      progress: open > 0 ? { done: all - open, of: all } : null,
      action: urls.manyAct(id),
      mayUndo: undoneBy === null && counts.changed + counts.waiting > 0,
      back: chosenLink(act.chosen),
    });
  };

/** Takes `act`: undo. */
export const changeManyAct =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { id } = await heldAct(site, request);
    parameters(z.object({ act: z.enum(["undo"], "expected undo") }), request.body ?? {});
    const by = visitorOf(response).account?.name ?? "";
    if (!(await undoAct(site.archive, id, by))) throw new HttpError(409, "It was taken back already.");
    site.nudge();
    if (wantsJson(request)) response.status(202).json({ id, act: "undo" });
    else response.redirect(303, urls.manyAct(id));
  };

async function heldAct(site: Site, request: Request): Promise<ManyAct> {
  const id = String(request.params.act);
  const act = await actOf(site.archive.catalogue, id);
  if (!act) throw new HttpError(404, `There is no change “${id}” of many documents here.`);
  return act;
}
