/** The search language by examples that run. */
import type { SearchContext } from "../../views/contexts.js";
import { urls } from "../urls.js";

const examples: readonly [words: string, meaning: string, exact?: "exact"][] = [
  ["facial recognition", "passages with these words in any form, the best first"],
  ["“live facial recognition”", "these words side by side; case, accents and punctuation make no difference"],
  [
    "“live facial recognition”",
    "… and with exact chosen, every passage that has them, without any near spelling",
    "exact",
  ],
  ["watchlist OR “watch list”", "at least one of them"],
  ["police -council", "the first without the second; NOT says the same"],
  ["(camera OR van) AND deploy*", "brackets hold together; a star stands for the rest of a word"],
  ["faces NEAR/5 scanned", "both with at most five words between them, in either order"],
  ["15,000", "numbers as printed or plain: 15000 finds the same"],
  [
    "said:commissioner watchlist",
    "spoken by somebody of that name; asked: by whoever asked, by: in a byline",
  ],
  ["kind:motion outcome:carried", "motions that were carried; also clause:resolves"],
  [
    "date:2023..2025",
    "documents of these years; a month or day will do, and so will date:..2024 or added:2025-06",
  ],
  [
    "source:council -kind:article",
    "by whoever issued it; tag:, place:, person:, body: and title: work alike",
  ],
  ["has:votes", "passages with votes; also has:figures, has:quotations and has:ocr for text read by machine"],
];

/** What to write and what it finds, each with its address. */
export function searchHints(): SearchContext["hints"] {
  return examples.map(([words, meaning, exact]) => ({
    example: words,
    href: urls.search({ q: words, exact: exact === "exact" }),
    meaning,
  }));
}
