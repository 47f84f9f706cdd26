/** What a token lets a program do. It never does more than its account may, and nothing that is not named here. */

export const scopes = {
  read: "Read and search what you may see",
  cite: "Make citations and keep collections",
  upload: "Hand in files",
  describe: "Describe and tag documents, keep names and vocabularies",
  decide: "Publish, withdraw, check and read again",
} as const;
export type Scope = keyof typeof scopes;
export const scopeNames = Object.keys(scopes) as Scope[];

/** What nobody but a person at a browser does: accounts, and what is kept for one person alone. */
const forPeople = /^\/(account|accounts|sign-in|sign-out|setup|invitation)(\/|$)/;

/** The scope that each way of changing something needs, the first that fits. What fits none, no token may do. */
const changes: [RegExp, Scope][] = [
  [/^\/(search\/batch|quotes)$/, "read"],
  [/^\/(citations|collections)(\/|$)/, "cite"],
  [/^\/(upload|accessions)(\/|$)/, "upload"],
  [/^\/documents\/[^/]+\/(edit|kind|tags|suggestions|relations)(\/|$)/, "describe"],
  [/^\/(tags|people|bodies|describe|series)(\/|$)/, "describe"],
  [/^\/documents\//, "decide"],
];

/** The scope that a request needs; null when no token may make it. */
export function scopeNeeded(method: string, path: string): Scope | null {
  if (forPeople.test(path)) return null;
  if (["GET", "HEAD", "OPTIONS"].includes(method)) return "read";
  return changes.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}
