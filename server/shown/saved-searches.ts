/** Saved and remembered searches as their page shows them. */
import {
  type Cadence,
  cadences,
  type MailAddressRow,
  type SearchAlertRow,
} from "../../storage/catalogue/alert-tables.js";
import type { SavedSearchRow, SearchHistoryRow } from "../../storage/catalogue/saved-tables.js";
import type { MailState, RememberedSearch, SavedSearch } from "../../views/contexts.js";
import type { NewMatches } from "../saved/new-matches.js";
import { readWritten } from "../search/written-search.js";
import { urls } from "../urls.js";
import { searchAddress } from "./search-address.js";
import { searchInWords } from "./search-in-words.js";
import { counted, momentOf } from "./words.js";

export function shownSaved(
  row: SavedSearchRow,
  fresh: NewMatches | null,
  alert: SearchAlertRow | null,
): SavedSearch {
  return {
    id: row.id,
    name: row.name,
    href: urls.savedSearch(row.id),
    asks: searchInWords(readWritten(row.query)),
    fresh: freshSentence(fresh),
    isFresh: (fresh?.passages ?? 0) > 0,
    visited: momentOf(row.visited_at),
    rename: urls.renameSearch(row.id),
    remove: urls.deleteSearch(row.id),
    alert: {
      action: urls.searchAlert(row.id),
      choices: [
        { value: "off", label: "none", current: alert === null },
        ...cadences.map((value) => ({
          value,
          label: cadenceNames[value],
          current: alert?.cadence === value,
        })),
      ],
      sent: alert?.sent_at ? `Last sent on ${momentOf(alert.sent_at).words}.` : null,
      problem: alert?.problem ?? null,
    },
  };
}

const cadenceNames: Record<Cadence, string> = {
  daily: "what is new, once a day",
  "at once": "what is new, at once",
};

/** E-mail of an account with this address; `canSend`: the archive has a server for it. */
export function shownMail(row: MailAddressRow | null, canSend: boolean): MailState {
  return {
    missing: canSend
      ? whyNotSent(row)
      : "This archive sends no e-mail: its operator has named no mail server for it.",
    isOffered: canSend,
    address: row?.address ?? null,
    isConfirmed: row?.confirmed_at != null,
    change: urls.mailAddress(),
    forget: urls.forgetMailAddress(),
  };
}

function whyNotSent(row: MailAddressRow | null): string | null {
  if (row === null)
    return "What is new in a saved search can be sent to you. Give an address, and confirm it by the link that is sent there.";
  return row.confirmed_at === null
    ? `Nothing is sent yet: ${row.address} waits to be confirmed by the link that was sent there.`
    : null;
}

export function shownHistory({ id, query, at }: SearchHistoryRow): RememberedSearch {
  const asked = readWritten(query);
  return { id, label: searchInWords(asked), href: searchAddress(asked), at: momentOf(at) };
}

function freshSentence(fresh: NewMatches | null): string {
  if (fresh === null) return "What is new cannot be told just now";
  if (fresh.passages === 0) return "Nothing new";
  return `${counted(fresh.passages, "new passage")} in ${counted(fresh.documents, "document")}`;
}
