import type { LinkedData } from "../../views/contexts.js";
import type { Cited, Name } from "../cited/cited.js";
import { isReport, paperNumbers } from "../cited/csl-item.js";

const types = {
  article: "NewsArticle",
  transcript: "CreativeWork",
  motion: "Report",
  other: "DigitalDocument",
} as const;

/** The page in the words of schema.org (JSON-LD): a document, or a `Quotation` that is part of one. */
export function linkedData(cited: Cited, documentAddress: string): LinkedData {
  const document = {
    "@type": isReport(cited) ? "Report" : types[cited.kind],
    "@id": documentAddress,
    url: documentAddress,
    name: cited.title,
    ...known({
      headline: cited.kind === "article" ? cited.title : null,
      datePublished: cited.date,
      inLanguage: cited.language,
      publisher: cited.source && { "@type": "Organization", name: cited.source },
      author: cited.authors.length > 0 ? cited.authors.map(person) : null,
      reportNumber: isReport(cited) ? paperNumbers(cited) : null,
      identifier: cited.kind === "transcript" ? paperNumbers(cited) : null,
      isBasedOn: cited.publishedAt,
    }),
  };
  const { words } = cited;
  if (!words) return { "@context": "https://schema.org", ...document };
  return {
    "@context": "https://schema.org",
    "@type": "Quotation",
    "@id": cited.address,
    url: cited.address,
    text: words.exact,
    isPartOf: document,
    ...known({
      creator: words.speaker && { "@type": "Person", name: words.speaker },
      inLanguage: cited.language,
    }),
  };
}

function person(name: Name): object {
  return "literal" in name
    ? { "@type": "Organization", name: name.literal }
    : {
        "@type": "Person",
        name: `${name.given} ${name.family}`,
        givenName: name.given,
        familyName: name.family,
      };
}

/** The entries that have a value. */
function known(entries: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null && value !== ""));
}
