/** One fixity check: every byte of an object read again, what was found noted and entered, and repaired if it can be. */
import { setTimeout as sleep } from "node:timers/promises";
import { fixityOf, forgetFixity, noteChecked } from "../../storage/catalogue/fixity.js";
import { recordSchema } from "../../storage/model/record.js";
import type { Pace } from "../../storage/vault/validate/digests.js";
import { type Problem, VaultConflict, VaultDamaged, VaultMissing } from "../../storage/vault/vault.js";
import { type Archive, moment, objectOf } from "../archive.js";
import { note } from "../log/note.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "now" | "log">;

const dayMs = 86_400_000;
/** How long what was taken in may take to be listed, in milliseconds. */
const enteringMs = 1_000;

export interface Checking {
  /** Who has it checked. */
  by: string;
  /** Days until it is due again. */
  days: number;
  /** A copy of the vault to repair from; null for none. */
  replica: string | null;
  /** Sound objects are entered in the log too; a schedule enters its sums instead. */
  tellSound: boolean;
  pace?: Pace;
}

export interface Checked {
  /** As it stands now, after any repair. */
  problems: Problem[];
  /** What was found first, and put right. */
  repaired: Problem[];
}

/** Checks one object of the vault, by its name there. */
export async function checkObject(desk: Desk, object: string, checking: Checking): Promise<Checked> {
  const before = await fixityOf(desk.catalogue, object);
  const found = await problemsOf(desk, object, checking.pace);
  if (found === "gone") {
    await forgetFixity(desk.catalogue, object);
    return { problems: [], repaired: [] };
  }
  if (found.length === 0) {
    const wasDamaged = before !== null && before.problems !== "[]";
    await noteAll(desk, object, checking, { problems: [], repaired: [] });
    if (checking.tellSound || wasDamaged) await enter(desk, object, checking.by, []);
    return { problems: [], repaired: [] };
  }
  await enter(desk, object, checking.by, found);
  desk.log("error", `The fixity check of ${object} found something wrong`, { problems: found });
  const files = await mended(desk, object, checking.replica);
  const problems = files.length > 0 ? await problemsOf(desk, object, checking.pace) : found;
  const checked = { problems: problems === "gone" ? [] : problems, repaired: files.length > 0 ? found : [] };
  await noteAll(desk, object, checking, checked);
  if (files.length > 0) {
    const outcome = checked.problems.length > 0 ? "failure" : "success";
    const detail = { files, from: checking.replica, left: checked.problems.map(({ message }) => message) };
    await note(desk, checking.by, { action: "repair", object: named(object), outcome, detail });
    desk.log("warn", `${object} was repaired from the replica`, { files, left: detail.left });
  }
  return checked;
}

/** What is wrong with an object; `gone` when it was rightly taken away. */
async function problemsOf(desk: Desk, object: string, pace?: Pace): Promise<Problem[] | "gone"> {
  try {
    const problems = await desk.vault.verify(object, pace);
    // What has just been taken in is in the vault a moment before it is in the catalogue.
    let isKnown = await isListed(desk, object);
    if (!isKnown) {
      await sleep(enteringMs);
      isKnown = await isListed(desk, object);
    }
    if (!isKnown)
      problems.push({
        id: object,
        path: null,
        kind: "unexpected",
        message: `The vault holds ${named(object)}, and the catalogue does not list it.`,
      });
    return problems.length > 0 ? problems : await digestFaults(desk, object);
  } catch (error) {
    if (!(error instanceof VaultMissing)) throw error;
    const message = `The catalogue lists ${named(object)}, and the vault holds no object of it.`;
    return (await isListed(desk, object)) ? [{ id: object, path: null, kind: "missing", message }] : "gone";
  }
}

/** Whether the catalogue gives the digests that the record in the vault gives. */
async function digestFaults({ vault, catalogue }: Desk, urn: string): Promise<Problem[]> {
  const object = objectOf(urn);
  if (!object || !("document" in object)) return [];
  const record = recordSchema.parse(JSON.parse((await vault.read(urn, "record.json")).toString("utf8")));
  const rows = await catalogue
    .selectFrom("version")
    .select(["number", "digest", "text_digest"])
    .where("document", "=", object.document)
    .execute();
  return record.versions.flatMap(({ number, original, text }) => {
    const row = rows.find((each) => each.number === number);
    if (!row) return [];
    const fault = (what: string, said: string | null, kept: string): Problem[] =>
      said === kept
        ? []
        : [
            {
              id: urn,
              path: "record.json",
              kind: "wrong",
              message: `The catalogue gives ${what} of version ${number} the digest ${said}, its record ${kept}.`,
            },
          ];
    return [
      ...fault("the original", row.digest, original.digest),
      // A text that was frozen a moment ago may not be in the catalogue yet.
      ...(text && row.text_digest !== null ? fault("the text", row.text_digest, text.digest) : []),
    ];
  });
}

async function isListed({ catalogue }: Desk, urn: string): Promise<boolean> {
  const object = objectOf(urn);
  if (!object) return false;
  if ("document" in object)
    return (
      (await catalogue
        .selectFrom("document")
        .select("id")
        .where("id", "=", object.document)
        .executeTakeFirst()) !== undefined
    );
  if ("authority" in object)
    return (
      (await catalogue
        .selectFrom("authority")
        .select("id")
        .where("id", "=", object.authority)
        .executeTakeFirst()) !== undefined
    );
  return true;
}

/** Puts right what can be; the files that were, none without a replica or when it cannot help. */
async function mended(desk: Desk, object: string, replica: string | null): Promise<string[]> {
  if (replica === null) return [];
  try {
    return await desk.vault.repair(object, replica);
  } catch (error) {
    const isTheirs = [VaultMissing, VaultDamaged, VaultConflict].some((kind) => error instanceof kind);
    if (!isTheirs) throw error;
    desk.log("error", `${object} could not be repaired from the replica: ${(error as Error).message}`);
    return [];
  }
}

async function noteAll(desk: Desk, object: string, { days }: Checking, { problems, repaired }: Checked) {
  const at = moment(desk);
  await noteChecked(desk.catalogue, {
    object,
    due_at: new Date(desk.now() + days * dayMs).toISOString(),
    checked_at: at,
    problems: JSON.stringify(problems),
    repaired_at: repaired.length > 0 ? at : null,
  });
}

function enter(desk: Desk, object: string, by: string, problems: readonly Problem[]): Promise<void> {
  return note(desk, by, {
    action: "fixity check",
    object: named(object),
    outcome: problems.length > 0 ? "failure" : "success",
    detail: problems.length > 0 ? { problems: problems.map(({ message }) => message) } : {},
  });
}

/** As the log names it: `document:…`. */
function named(urn: string): string {
  return urn.replace(/^urn:ibid:/, "");
}
