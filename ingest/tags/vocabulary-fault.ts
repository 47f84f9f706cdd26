/** What the vocabulary does not allow: two concepts of one name, and one that stands under itself. */
import { authoritiesNamed, loadAuthority, standingAuthority } from "../../storage/catalogue/authorities.js";
import type { CatalogueTransaction } from "../../storage/catalogue/catalogue.js";
import { idsAbove } from "../../storage/catalogue/concepts.js";
import type { AuthorityKind, AuthorityRecord } from "../../storage/model/authority.js";

/** What was asked of the vocabulary cannot be; the message says why, to a person. */
export class VocabularyFault extends Error {
  override name = "VocabularyFault";
  constructor(
    message: string,
    /** Somebody else changed it meanwhile, or it has changed since. */
    readonly isConflict = false,
  ) {
    super(message);
  }
}

/** A name stands for one concept of a vocabulary; throws VocabularyFault where another has one of these. */
export async function refuseTaken(
  transaction: CatalogueTransaction,
  { id, kind, names }: { id: string | null; kind: AuthorityKind; names: readonly string[] },
): Promise<void> {
  for (const name of names) {
    const other = (await authoritiesNamed(transaction, name, kind)).find((each) => each.id !== id);
    if (other)
      throw new VocabularyFault(
        `There is a ${kind} “${other.name}” already that goes by the name “${name}”; merge the two, or choose another name.`,
        true,
      );
  }
}

/** Throws VocabularyFault, with the circle, when a written concept stands under itself. */
export async function refuseRing(transaction: CatalogueTransaction, record: AuthorityRecord): Promise<void> {
  for (const broader of record.broader)
    if (!(await loadAuthority(transaction, broader)))
      throw new VocabularyFault("What it is to stand under is not in the list.");
  const standing = await standingAuthority(transaction, record.id);
  if (standing && (await idsAbove(transaction, standing.id)).includes(standing.id)) {
    const circle = (await circleFrom(transaction, standing)).map((name) => `“${name}”`).join(" under ");
    throw new VocabularyFault(
      `“${standing.name}” would then stand under itself: what it was to stand under, or be merged with, stands under it (${circle}).`,
    );
  }
}

/** Names of the shortest way from a concept by what it stands under back to itself. */
async function circleFrom(transaction: CatalogueTransaction, start: AuthorityRecord): Promise<string[]> {
  const seen = new Set<string>();
  let ways = [[start]];
  while (ways.length > 0) {
    const longer: AuthorityRecord[][] = [];
    for (const way of ways) {
      const above = await broaderWithMerged(transaction, way.at(-1) ?? start);
      for (const next of above) {
        if (next.id === start.id) return [...way, start].map(({ name }) => name);
        if (seen.has(next.id)) continue;
        seen.add(next.id);
        longer.push([...way, next]);
      }
    }
    ways = longer;
  }
  return [start.name];
}

async function broaderWithMerged(
  transaction: CatalogueTransaction,
  { broader }: AuthorityRecord,
): Promise<AuthorityRecord[]> {
  const above: AuthorityRecord[] = [];
  for (const id of broader) {
    const next = await standingAuthority(transaction, id);
    if (next) above.push(next);
  }
  return above;
}
