/** The archive's question "is this object still what was put in?", answered by the OCFL validator. */
import { join } from "node:path";
import { objectPath } from "./layout.js";
import { publishHead } from "./publish-head.js";
import { readHead } from "./read-object.js";
import { inWorkFolder, type Staging } from "./staging.js";
import { explainUnwritable } from "./unwritable.js";
import type { Pace } from "./validate/digests.js";
import { validateObject } from "./validate.js";
import { type Problem, VaultDamaged, VaultMissing, VaultUnwritable } from "./vault.js";

/** While others write the object, a look in the middle shows faults that are none; then it is looked at again. */
const mostAttempts = 20;

/** Reads every byte of an object. Throws VaultMissing when there is none. */
export async function verifyObject(staging: Staging, id: string, pace?: Pace): Promise<Problem[]> {
  const path = objectPath(id);
  const folder = join(staging.root, path);
  for (let attempt = 1; ; attempt++) {
    const before = await settledHead(staging, path);
    if (before === null) throw new VaultMissing(`There is no object ${id}`);
    const { errors } = await validateObject(folder, { checkFixity: true, pace });
    const problems = errors.map(({ kind, code, message, path }) => ({
      id,
      path,
      kind,
      message: `${message} (${code})`,
    }));
    if (before.id !== null && before.id !== id) {
      const message = `Expected the object ${id} in ${folder}, got ${before.id}`;
      problems.push({ id, path: null, kind: "invalid", message });
    }
    const after = problems.length > 0 ? await settledHead(staging, path) : before;
    if (after?.number === before.number || attempt === mostAttempts) return problems;
  }
}

/** The head after an interrupted write was ended, where that is possible; number 0 when nothing sound is there. */
async function settledHead(
  staging: Staging,
  path: string,
): Promise<{ id: string | null; number: number } | null> {
  const folder = join(staging.root, path);
  try {
    let head = await readHead(folder);
    if (head && !head.published) {
      head = await explainUnwritable(staging.root, () =>
        inWorkFolder(staging, path, (work) => publishHead(folder, work)),
      );
    }
    return head && { id: head.inventory.id, number: head.number };
  } catch (error) {
    if (error instanceof VaultDamaged || error instanceof VaultUnwritable) return { id: null, number: 0 };
    throw error;
  }
}
