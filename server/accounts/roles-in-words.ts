import type { Role } from "../../storage/catalogue/account-tables.js";

/** What each role can do, for whoever chooses one or is given it. */
export const roleCan: Readonly<Record<Role, string>> = {
  reader: "read, search, cite, and keep searches and collections",
  contributor: "also hand files in as drafts and describe those",
  archivist: "also see every draft, describe, tag, publish and withdraw",
  administrator: "also keep accounts, and do what cannot be undone",
};

/** Everything a role can do: each adds to the one before. */
export function roleCanAll(role: Role): string {
  const roles = Object.keys(roleCan) as Role[];
  return roles
    .slice(0, roles.indexOf(role) + 1)
    .map((each) => roleCan[each])
    .join("; ");
}
