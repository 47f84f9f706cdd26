/** An address becomes an accession: with what was fetched from it, or with the reason why nothing was. */
import { createHash, randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nameAsReceived } from "../../storage/model/file-name.js";
import { documentIdLength } from "../../storage/model/identity.js";
import { type Archive, moment, newId } from "../archive.js";
import type { IntakePlan } from "../quarantine.js";
import { receive } from "../receive.js";
import { enterAccession } from "../register.js";
import { type CapturedPage, capture } from "./capture.js";
import { CaptureFailure } from "./capture-failure.js";

type Desk = Pick<Archive, "catalogue" | "quarantine" | "now" | "capture">;

export interface TakenCapture {
  accession: string;
  /** Why nothing was fetched; null when something was. */
  failure: CaptureFailure | null;
}

/** Captures `address` as an accession of its own. What cannot be captured is kept as a refused file, with the reason. */
export async function takeCapture(
  desk: Desk,
  address: string,
  { by, plan }: { by: string; plan: IntakePlan },
): Promise<TakenCapture> {
  try {
    const page = await capture(address, desk.capture, { now: desk.now, software: desk.capture.software });
    return { accession: await receiveCapture(desk, page, { by, plan }), failure: null };
  } catch (error) {
    if (!(error instanceof CaptureFailure)) throw error;
    return { accession: await enterFailure(desk, address, error, { by, plan }), failure: error };
  }
}

/** Hands in what was captured, with its web archive. Returns the accession's number. */
export async function receiveCapture(
  desk: Desk,
  { name, body, facts, warc }: CapturedPage,
  { by, plan }: { by: string; plan: IntakePlan },
): Promise<string> {
  const path = join(desk.quarantine.incoming, `captured-${randomUUID()}`);
  const warcPath = `${path}.warc.gz`;
  await writeFile(path, body);
  await writeFile(warcPath, warc);
  const digest = `sha256:${createHash("sha256").update(warc).digest("hex")}` as const;
  const captured = {
    ...plan,
    address: plan.address ?? facts.url,
    capture: { ...facts, warc: { bytes: warc.length, digest } },
  };
  const act = { by, way: "capture" as const, origin: facts.requested };
  return receive(desk, act, [{ name, path, move: true, warc: warcPath, plan: captured }]);
}

async function enterFailure(
  { catalogue, now }: Desk,
  address: string,
  { message }: CaptureFailure,
  { by, plan }: { by: string; plan: IntakePlan },
): Promise<string> {
  const item = newId(16);
  const name = nameAsReceived(address);
  return catalogue.transaction().execute(async (transaction) => {
    const receipt = { item, document: newId(documentIdLength), name, plan };
    const act = { by, way: "capture" as const, origin: name, at: moment({ now }) };
    const number = await enterAccession(transaction, act, [{ bytes: 0, receipt }], null, "refused");
    await transaction.updateTable("accession_item").set({ reason: message }).where("id", "=", item).execute();
    return number;
  });
}
