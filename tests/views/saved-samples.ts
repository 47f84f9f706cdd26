/** Samples of the page of saved searches. */
import type { SavedSearch, SearchesContext } from "../../views/contexts.js";
import { archivist, hostile, hostileFrame } from "./sample-parts.js";

const day = { value: "2026-03-01T09:30:00.000Z", words: "1 March 2026, 09:30 UTC" };

function saved(id: string, name: string, isFresh: boolean): SavedSearch {
  return {
    id,
    name,
    href: `/searches/${id}`,
    asks: "“camera”, exactly; Kind: Article",
    fresh: isFresh ? "12 new passages in 3 documents" : "Nothing new",
    isFresh,
    visited: day,
    rename: `/searches/${id}/rename`,
    remove: `/searches/${id}/delete`,
  };
}

const full: SearchesContext = {
  ...archivist,
  saved: [saved("a1", "Cameras in Harwick", true), saved("b2", "Watchlists", false)],
  history: [{ id: "h1", label: "“vans”", href: "/search?q=vans", at: day }],
  remembers: true,
  change: "/searches/history",
  forget: "/searches/history/forget",
  search: "/search",
};

export const searches: Record<string, SearchesContext> = {
  full,
  empty: { ...full, saved: [], history: [], remembers: false },
  hostile: {
    ...full,
    ...hostileFrame,
    saved: [
      {
        ...saved("c3", hostile, true),
        ...{ href: hostile, asks: hostile, fresh: hostile, rename: hostile, remove: hostile },
      },
    ],
    history: [{ id: hostile, label: hostile, href: hostile, at: day }],
    ...{ change: hostile, forget: hostile, search: hostile },
  },
};
