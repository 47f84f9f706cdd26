import type { Cited } from "./cited/cited.js";
import { docxForm, forms } from "./cited/forms.js";
import type { Standing } from "./cited/standing.js";
import type { HeldCitation } from "./held-citation.js";
import { fullAddress, type Site } from "./site.js";
import { urls } from "./urls.js";

/** The forms of a reference for programs: each as text, with its own address; the Word file by address alone. */
export function formsJson(site: Site, cited: Cited, addressOf: (form: string) => string) {
  const each = forms.map((form) => [
    form.name,
    { label: form.label, text: form.make(cited), url: fullAddress(site, addressOf(form.name)) },
  ]);
  const word = { label: docxForm.label, url: fullAddress(site, addressOf(docxForm.name)) };
  return Object.fromEntries([...each, [docxForm.name, word]]) as Record<
    string,
    { label: string; text?: string; url: string }
  >;
}

/** A citation for programs: words, place, digests, and every form of its reference. */
export function citationJson(
  site: Site,
  { citation, held, touched, quoted, words }: HeldCitation,
  cited: Cited,
  standing: Standing,
) {
  const { document, version } = held;
  const { exact, prefix, suffix, start, end } = citation;
  const { pages, ...place } = cited.words?.place ?? { pages: null };
  return {
    citation: citation.id,
    url: cited.address,
    // Where words were left out or put in, what is quoted and which parts of it stand in the text.
    quote: { exact, prefix, suffix, start, end, ...(quoted && { quotation: words, ...quoted }) },
    document: document.id,
    version: version.number,
    title: document.title,
    kind: document.kind,
    source: document.source,
    date: document.date,
    state: document.state,
    withdrawal: document.withdrawal,
    attribution: cited.words?.speaker ?? null,
    role: cited.words?.role ?? null,
    page:
      pages && (pages.first === pages.last ? `page ${pages.first}` : `pages ${pages.first} to ${pages.last}`),
    ...place,
    official: cited.official,
    place: fullAddress(site, urls.passage(document.id, version.number, touched[0]?.start ?? start)),
    original: {
      name: version.original_name,
      mediaType: version.media_type,
      bytes: version.bytes,
      digest: version.digest,
    },
    text: {
      digest: version.text_digest,
      extractor: version.extractor,
      extractorVersion: version.extractor_version,
    },
    newest: standing,
    by: citation.by,
    at: citation.at,
    forms: formsJson(site, cited, (form) => urls.citationForm(citation.id, form)),
  };
}
