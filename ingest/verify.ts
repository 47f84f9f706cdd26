/** Fixity of the whole vault: every kept byte read again and compared with its digest, and the catalogue with the vault. */
import type { Problem } from "../storage/vault/vault.js";
import { type Archive, documentObject, objectOf } from "./archive.js";
import { type Checking, checkObject } from "./fixity/check-object.js";
import { note } from "./log/note.js";

export interface Verified {
  objects: number;
  problems: Problem[];
  /** What was found first, and put right from the replica. */
  repaired: Problem[];
}

type Desk = Pick<Archive, "vault" | "catalogue" | "now" | "log">;

const byHand = { by: "command", days: 30, replica: null };

/**
 * Verifies the whole vault; `progress` is told after each object. What is found is noted and entered in the log; the vault
 * is changed only where a replica is named.
 */
export async function verifyArchive(
  desk: Desk,
  checking: Pick<Checking, "by" | "days" | "replica"> = byHand,
  progress: (verified: Verified) => void = () => {},
): Promise<Verified> {
  const verified: Verified = { objects: 0, problems: [], repaired: [] };
  const seen = new Set<string>();
  const check = async (urn: string) => {
    const { problems, repaired } = await checkObject(desk, urn, { ...checking, tellSound: false });
    for (const one of problems) verified.problems.push(one);
    for (const one of repaired) verified.repaired.push(one);
  };
  for await (const urn of desk.vault.list()) {
    await check(urn);
    verified.objects += 1;
    const object = objectOf(urn);
    if (object && "document" in object) seen.add(object.document);
    progress(verified);
  }
  const rows = await desk.catalogue.selectFrom("document").select("id").execute();
  for (const { id } of rows) if (!seen.has(id)) await check(documentObject(id));
  const { objects, problems, repaired } = verified;
  await note(desk, checking.by, {
    action: "fixity check",
    object: "vault",
    outcome: problems.length > 0 ? "failure" : "success",
    detail: { objects, problems: problems.length, repaired: repaired.length },
  });
  return verified;
}
