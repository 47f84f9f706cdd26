import type { AuthorityRecord } from "../storage/model/authority.js";
import { type Query, urls } from "./urls.js";

/** The addresses of a person or of a body. */
export function authorityUrls({ id, kind }: Pick<AuthorityRecord, "id" | "kind">) {
  const isPerson = kind === "person";
  return {
    page: () => (isPerson ? urls.person(id) : urls.body(id)),
    edit: () => (isPerson ? urls.editPerson(id) : urls.editBody(id)),
    merge: (query: Query = {}) => (isPerson ? urls.mergePerson(id, query) : urls.mergeBody(id, query)),
    unmerge: () => (isPerson ? urls.unmergePerson(id) : urls.unmergeBody(id)),
    split: () => urls.splitPerson(id),
  };
}
