/** Samples of the page of saved searches. */
import type { MailContext, MailState, SavedSearch, SearchesContext } from "../../views/contexts.js";
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
    alert: {
      action: `/searches/${id}/alert`,
      choices: [
        { value: "off", label: "none", current: !isFresh },
        { value: "daily", label: "once a day", current: isFresh },
      ],
      sent: isFresh ? "Last sent on 1 March 2026, 09:30 UTC." : null,
      problem: isFresh ? "The last message could not be sent: connect ECONNREFUSED" : null,
    },
  };
}

const mail: MailState = {
  missing: null,
  isOffered: true,
  address: "ida@example.org",
  isConfirmed: true,
  change: "/searches/address",
  forget: "/searches/address/forget",
};

const full: SearchesContext = {
  ...archivist,
  saved: [saved("a1", "Cameras in Harwick", true), saved("b2", "Watchlists", false)],
  mail,
  history: [{ id: "h1", label: "“vans”", href: "/search?q=vans", at: day }],
  remembers: true,
  change: "/searches/history",
  forget: "/searches/history/forget",
  search: "/search",
};

export const searches: Record<string, SearchesContext> = {
  full,
  empty: {
    ...full,
    mail: { ...mail, missing: "This archive sends no e-mail.", isOffered: false, address: null },
    saved: [],
    history: [],
    remembers: false,
  },
  hostile: {
    ...full,
    ...hostileFrame,
    saved: [
      {
        ...saved("c3", hostile, true),
        ...{ href: hostile, asks: hostile, fresh: hostile, rename: hostile, remove: hostile },
        alert: {
          action: hostile,
          choices: [{ value: hostile, label: hostile, current: true }],
          sent: hostile,
          problem: hostile,
        },
      },
    ],
    mail: { ...mail, missing: hostile, address: hostile, change: hostile, forget: hostile },
    history: [{ id: hostile, label: hostile, href: hostile, at: day }],
    ...{ change: hostile, forget: hostile, search: hostile },
  },
};

export const mailPages: Record<string, MailContext> = {
  full: {
    ...archivist,
    heading: "Stop this e-mail",
    sentence: "The search “Cameras” is sent to you once a day.",
    act: {
      action: "/mail/unsubscribe?key=abc",
      field: { name: "token", value: "abc" },
      label: "Send it no more",
    },
    searches: "/searches",
  },
  hostile: {
    ...hostileFrame,
    heading: hostile,
    sentence: hostile,
    act: { action: hostile, field: { name: hostile, value: hostile }, label: hostile },
    searches: hostile,
  },
};
