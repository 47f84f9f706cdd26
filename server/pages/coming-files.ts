/**
 * Files that are sent in pieces. A program, or the upload page, announces them, tells their digests and is told which of
 * them are held already, sends the others piece by piece, and asks at any time how far each has come. The addresses are
 * in docs/guide/taking-in.md.
 */
import type { Request, RequestHandler, Response } from "express";
import { z } from "zod";
import { arrive, filesToCome, OtherBytes } from "../../ingest/coming/arrive.js";
import { awaitFiles, NoRoom } from "../../ingest/coming/await-files.js";
import { leaveOut, waitUntil } from "../../ingest/coming/leave-out.js";
import {
  appendBytes,
  arrivedOf,
  asOnlySender,
  BeingSent,
  Misplaced,
  TooLong,
} from "../../ingest/coming/take-bytes.js";
import type { AccessionItemRow } from "../../storage/catalogue/tables.js";
import { digestSchema } from "../../storage/model/digest.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { heldAct } from "../held-accession.js";
import { noteHeld } from "../note-held.js";
import { redirectWithNotice } from "../notice.js";
import { parameters } from "../parameters.js";
import { sizeOf } from "../shown/words.js";
import type { Site } from "../site.js";
import { uploadPlan } from "../upload-plan.js";
import { urls } from "../urls.js";

/** Files in one accession that are sent in pieces. */
export const mostComing = 10_000;
/** Digests told at once. */
const mostTold = 500;
const dayMs = 86_400_000;

const announcement = z.object({
  files: z
    .array(z.object({ name: z.string().min(1).max(1_000), bytes: z.int().min(0) }))
    .min(1, "expected at least one file")
    .max(mostComing, `expected at most ${mostComing} files`),
});
const told = z.object({
  digests: z
    .array(
      z.object({ item: z.string(), digest: digestSchema.refine((digest) => digest.startsWith("sha256:")) }),
    )
    .max(mostTold, `expected at most ${mostTold} digests at once`),
});
const place = z.object({ from: z.coerce.number("expected a number of bytes").int().min(0) });

/** Takes JSON: `files` with name and bytes, and what the upload form says of all of them. */
export const announceFiles =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { files, ...fields } = (request.body ?? {}) as Record<string, unknown>;
    const announced = parameters(announcement, { files });
    const { plan, origin } = await uploadPlan(site, response, fields);
    if (plan.versionOf !== null && announced.files.length > 1)
      throw new HttpError(400, "A version of a document is one file; nothing was taken in.");
    const large = announced.files.find(({ bytes }) => bytes > site.config.upload.bytes);
    if (large)
      throw new HttpError(
        413,
        `${large.name} has ${sizeOf(large.bytes)}; a file may have ${sizeOf(site.config.upload.bytes)}. Nothing was taken in.`,
      );
    const act = { by: visitorOf(response).account?.name ?? "", way: "upload" as const, origin };
    const planned = announced.files.map((file) => ({ ...file, plan }));
    const { number, items } = await awaitFiles(site.archive, act, planned, lastMoment(site)).catch(toldRoom);
    response
      .status(201)
      .location(urls.accession(number))
      .json({ accession: number, url: site.address + urls.accession(number), items });
  };

/** JSON: the files that are still to come, each with how many of its bytes have arrived. */
export const comingFiles =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { number } = await heldAct(site, String(request.params.number), response);
    const files = await filesToCome(site.archive, number);
    response.json({
      accession: number,
      url: site.address + urls.accession(number),
      files: files.map(({ id, name, bytes, arrived, digest }) => ({
        item: id,
        name,
        bytes,
        arrived,
        digest,
      })),
    });
  };

/** Takes JSON: `digests` of files still to come. Answers which of them need not be sent, and what arrived of the others. */
export const tellDigests =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { number } = await heldAct(site, String(request.params.number), response);
    const { digests } = parameters(told, request.body);
    const items = digests.map(({ item }) => item);
    const found = await filesToCome(site.archive, number, items);
    const coming = new Map(found.map((file) => [file.id, file]));
    const files = [];
    for (const { item, digest } of digests) {
      const file = coming.get(item);
      if (!file) files.push({ item, coming: false, arrived: null, held: null });
      else files.push({ item, coming: true, ...(await noteHeld(site, response, file, digest)) });
    }
    site.nudge();
    response.json({ files });
  };

/** Takes the bytes of a file from `from` on. Answers how many there are now, and whether that is all. */
export const takePiece =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { archive } = site;
    const { from } = parameters(place, request.query);
    const item = await awaitedItem(site, request, response);
    const path = archive.quarantine.comingFile(item.id);
    const { bytes } = item;
    try {
      const arrived = await asOnlySender(path, request, async (hear) => {
        const now = await appendBytes(path, { from, bytes: Number(bytes), hear }, request);
        if (now === Number(bytes)) await arrive(archive, item);
        return now;
      });
      const whole = arrived === Number(bytes);
      if (whole) site.nudge();
      await waitUntil(archive, item.accession, lastMoment(site));
      response.json({ item: item.id, arrived, whole });
    } catch (error) {
      throw await asHttpError(error, path);
    }
  };

/** Leaves out what has not arrived. */
export const closeAccession =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { number } = await heldAct(site, String(request.params.number), response);
    const { account } = visitorOf(response);
    await leaveOut(site.archive, number, `${account?.name ?? "somebody"} ended the upload`);
    site.nudge();
    redirectWithNotice(response, urls.accession(number), "left-out");
  };

async function awaitedItem(site: Site, request: Request, response: Response): Promise<AccessionItemRow> {
  const { number } = await heldAct(site, String(request.params.number), response);
  const item = await site.archive.catalogue
    .selectFrom("accession_item")
    .selectAll()
    .where("accession", "=", number)
    .where("id", "=", String(request.params.item))
    .executeTakeFirst();
  if (!item) throw new HttpError(404, `Accession ${number} has no file “${String(request.params.item)}”.`);
  if (item.state !== "coming")
    throw new HttpError(409, `${item.name} is not to come any more.`, { whole: item.state !== "refused" });
  return item;
}

/** Until when a file that was announced now, or of which something arrived, is waited for. */
function lastMoment({ archive, config }: Site): string {
  return new Date(archive.now() + config.upload.days * dayMs).toISOString();
}

async function asHttpError(error: unknown, path: string): Promise<unknown> {
  if (error instanceof Misplaced)
    return new HttpError(409, `${error.message}; nothing of this piece was kept.`, {
      arrived: error.arrived,
    });
  if (error instanceof BeingSent)
    return new HttpError(423, "This file is being sent from elsewhere just now; ask again in a moment.", {
      arrived: await arrivedOf(path),
    });
  if (error instanceof TooLong)
    return new HttpError(413, `${error.message}; nothing of this piece was kept.`);
  if (error instanceof OtherBytes)
    return new HttpError(422, "What arrived is not the file whose digest was told; it must be sent anew.", {
      arrived: 0,
    });
  return error;
}

function toldRoom(error: unknown): never {
  if (!(error instanceof NoRoom)) throw error;
  throw new HttpError(
    507,
    `There is not enough room: the disk has ${sizeOf(error.free)} free, ${sizeOf(error.needed)} are needed. Nothing was taken in.`,
  );
}
