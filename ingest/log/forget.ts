/** What the log says of an erased document beyond that something was done: gone from the catalogue and the vault; the chain holds. */
import type { LogEntry } from "../../storage/model/log-entry.js";
import { type Archive, logObject, moment } from "../archive.js";
import { partAt } from "./parts.js";

const file = "log.jsonl";

/** Takes the details of every entry on `object` away, in the catalogue and in each part that the vault has. */
export async function forgetDetails(
  desk: Pick<Archive, "catalogue" | "vault" | "now">,
  object: string,
): Promise<void> {
  await desk.catalogue.updateTable("log").set({ detail: null }).where("object", "=", object).execute();
  for (let first = 1; ; ) {
    const entries = await partAt(desk, first);
    const last = entries?.at(-1);
    if (!entries || !last) return;
    if (entries.some((entry) => entry.object === object && entry.detail !== null))
      await rewritePart(desk, first, entries, object);
    first = last.number + 1;
  }
}

/** Written anew, not changed: an older state of the object would hold what has to go. */
async function rewritePart(
  desk: Pick<Archive, "vault" | "now">,
  first: number,
  entries: readonly LogEntry[],
  object: string,
): Promise<void> {
  const left = entries.map((entry) => (entry.object === object ? { ...entry, detail: null } : entry));
  const content = left.map((entry) => `${JSON.stringify(entry)}\n`).join("");
  await desk.vault.purge(logObject(first));
  const change = { by: "ibid", message: "log", at: moment(desk) };
  await desk.vault.create(logObject(first), [{ path: file, content }], change);
}
