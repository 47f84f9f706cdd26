import type { Role } from "../../storage/catalogue/account-tables.js";

/** What each role can do, for whoever chooses one or is given it. */
export const roleCan: Record<Role, string> = {
  reader: "read, search, cite, and keep searches and collections",
  contributor: "also hand files in as drafts and describe those",
  archivist: "also see every draft, describe, tag, publish and withdraw",
  administrator: "also keep accounts, and do what cannot be undone",
};
