/** Who may do what. Every route and every list is held to these two tables, and nothing else decides a right. */
import type { Role } from "../../storage/catalogue/account-tables.js";
import type { DocumentState } from "../../storage/model/kind.js";

/** Whoever asks: the role of an account, or `anyone` without one. */
export type Asker = Role | "anyone";

const keepers: readonly Asker[] = ["archivist", "administrator"];
const contributors: readonly Asker[] = ["contributor", ...keepers];
const everyone: readonly Asker[] = ["anyone", "reader", ...contributors];

/** What routes ask for. In a closed archive `anyone` may not even read, see `closed-archive.ts`. */
export const rights = {
  /** Reading, searching and citing what is published. */
  read: everyone,
  /** Having an account of one's own: its password, sessions, saved things. */
  belong: everyone.filter((asker) => asker !== "anyone"),
  /** Handing files in, as drafts, and describing those drafts. */
  contribute: contributors,
  /** Seeing every draft, describing, publishing, withdrawing. */
  keep: keepers,
  /** Accounts, and what cannot be undone. */
  run: ["administrator"],
} as const satisfies Record<string, readonly Asker[]>;
export type Right = keyof typeof rights;

/** True when whoever asks has the right. */
export function hasRight(asker: Asker, right: Right): boolean {
  return (rights[right] as readonly Asker[]).includes(asker);
}

/**
 * What can be done with one document. `submit`: hand a draft in for a decision. `decide`: publish, withdraw, check, read
 * again. `uncover`: what was redacted, and erasing.
 */
export const documentActs = ["see", "describe", "submit", "decide", "uncover"] as const;
export type DocumentAct = (typeof documentActs)[number];

/** `owner`: the contributor who handed its first version in. */
const documentRights: Record<DocumentAct, Record<DocumentState, readonly (Asker | "owner")[]>> = {
  see: { published: everyone, draft: [...keepers, "owner"], withdrawn: keepers },
  describe: { published: keepers, draft: [...keepers, "owner"], withdrawn: keepers },
  submit: { published: [], draft: [...keepers, "owner"], withdrawn: [] },
  decide: { published: keepers, draft: keepers, withdrawn: keepers },
  uncover: { published: rights.run, draft: rights.run, withdrawn: rights.run },
};

/** True when whoever asks may do this with a document in this state; `owns` as said of `owner`. */
export function mayWithDocument(
  act: DocumentAct,
  state: DocumentState,
  { asker, owns }: { asker: Asker; owns: boolean },
): boolean {
  const allowed = documentRights[act][state];
  return allowed.includes(asker) || (owns && asker === "contributor" && allowed.includes("owner"));
}
