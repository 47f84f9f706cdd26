/** Every address of the archive, made here and nowhere else. Paths, without the archive's public address. */
import { alwaysFirst } from "../storage/model/text-pieces.js";
import { accountUrls } from "./account-urls.js";
import { type CitedSpan, partsWritten } from "./cited-span.js";

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

const segment = encodeURIComponent;

function withQuery(path: string, query: Query): string {
  let text = "";
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== "" && each !== false)
        text += `${text === "" ? "?" : "&"}${formEncoded(name)}=${each === true ? "1" : formEncoded(String(each))}`;
    }
  }
  return path + text;
}

/** What stands as it is in `application/x-www-form-urlencoded` (WHATWG URL, 5.2). */
const asItIs = /^[\w.*-]*$/;

/** As URLSearchParams writes it, in a fifth of the time: a page of results has a hundred addresses of other searches. */
export function formEncoded(text: string): string {
  if (asItIs.test(text)) return text;
  return encodeURIComponent(text.toWellFormed())
    .replace(/%20/g, "+")
    .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Long texts are shown in pieces: which one is to be opened stands in the address, for no server sees what is behind `#`. */
function inPiece(start: number): number | null {
  return start < alwaysFirst ? null : start;
}

export const urls = {
  ...accountUrls,
  home: () => "/",
  about: () => "/about",
  search: (query: Query = {}) => withQuery("/search", query),
  /** All that a search finds, as a file; `format`: a name of `server/search/export-formats.ts`. */
  searchExport: (format: string, query: Query = {}) => withQuery("/search/export", { ...query, format }),
  /** The whole of what a search finds: by month, source, people, tags. */
  searchOverview: (query: Query = {}) => withQuery("/search/overview", query),
  /** The newest of what a search finds, for feed readers; `form`: a name of `server/feeds/feed-forms.ts`. */
  searchFeed: (form: string, query: Query = {}) => withQuery(`/search/feed/${segment(form)}`, query),
  /** Passages near in meaning to words (`q`) or to a passage (`document`, `version`, `start`). */
  related: (query: Query = {}) => withQuery("/search/related", query),
  /** Saved searches and the history of the one who is signed in. */
  savedSearches: () => "/searches",
  savedSearch: (id: string) => `/searches/${segment(id)}`,
  renameSearch: (id: string) => `/searches/${segment(id)}/rename`,
  deleteSearch: (id: string) => `/searches/${segment(id)}/delete`,
  /** Whether and how often a saved search is sent by e-mail. */
  searchAlert: (id: string) => `/searches/${segment(id)}/alert`,
  mailAddress: () => "/searches/address",
  forgetMailAddress: () => "/searches/address/forget",
  /** In e-mail: what works without an account. */
  confirmAddress: (token = "") => withQuery("/mail/confirm", { token }),
  unsubscribe: (key = "") => withQuery("/mail/unsubscribe", { key }),
  searchHistory: () => "/searches/history",
  forgetSearches: () => "/searches/history/forget",
  searchBatch: () => "/search/batch",
  advancedSearch: (query: Query = {}) => withQuery("/search/advanced", query),
  /** Checking quotations: the form, one quotation, or those of a document. */
  quotes: (query: Query = {}) => withQuery("/quotes", query),
  documents: (query: Query = {}) => withQuery("/documents", query),
  document: (id: string) => `/documents/${segment(id)}`,
  version: (id: string, version: number, query: Query = {}) =>
    withQuery(`/documents/${segment(id)}/versions/${version}`, query),
  /** A passage, by where it begins in the version's text; `words` are marked on the page. */
  passage: (id: string, version: number, start: number, words = "") =>
    `${withQuery(`/documents/${segment(id)}/versions/${version}`, { q: words, at: inPiece(start) })}#p${start}`,
  /** The document where this page of it begins; `start` is where its text does. */
  textOfPage: (id: string, version: number, { number, start }: { number: number; start: number }) =>
    `${withQuery(`/documents/${segment(id)}/versions/${version}`, { page: inPiece(start) && number })}#page-${number}`,
  /** A passage with the words of `span`, in code units of the version's text, marked as cited; only its parts, when it has some. */
  cited: (id: string, version: number, passage: number, { start, end, parts = null }: CitedSpan) =>
    `${withQuery(`/documents/${segment(id)}/versions/${version}`, { start, end, parts: parts && partsWritten(parts) })}#p${passage}`,
  /** A motion in its document, by its position among the motions, from 0, and where it begins. */
  motion: (id: string, version: number, { position, start }: { position: number; start: number }) =>
    `${withQuery(`/documents/${segment(id)}/versions/${version}`, { at: inPiece(start) })}#motion-${position + 1}`,
  motions: (query: Query = {}) => withQuery("/motions", query),
  motionsFile: (form: "csv" | "json", query: Query = {}) => withQuery(`/motions.${form}`, query),
  /** The web archive of how a version came from its address. */
  captured: (id: string, version: number) => `${urls.version(id, version)}/capture`,
  original: (id: string, version: number) => `/documents/${segment(id)}/versions/${version}/original`,
  /** What changed in a document's text up to this version; `since` an older one, else the one before. */
  changes: (id: string, version: number, query: Query = {}) =>
    withQuery(`/documents/${segment(id)}/versions/${version}/changes`, query),
  /** Every page of a version. */
  pages: (id: string, version: number, query: Query = {}) =>
    withQuery(`/documents/${segment(id)}/versions/${version}/pages`, query),
  page: (id: string, version: number, page: number) =>
    `/documents/${segment(id)}/versions/${version}/pages/${page}`,
  /** `width`: one of those in `server/pages/page-image.ts`. */
  pageImage: (id: string, version: number, page: number, width: number) =>
    withQuery(`/documents/${segment(id)}/versions/${version}/pages/${page}/image`, { width }),
  /** All of a long text on one page. */
  wholeText: (id: string, version: number) => `/documents/${segment(id)}/versions/${version}/whole`,
  /** The words of a page, each with its place on the image and in the text. */
  pageWords: (id: string, version: number, page: number) =>
    `/documents/${segment(id)}/versions/${version}/pages/${page}/words`,
  /** Whether it is still being read, for pages that wait. */
  readingState: (id: string, version: number) => `/documents/${segment(id)}/versions/${version}/reading`,
  text: (id: string, version: number) => `/documents/${segment(id)}/versions/${version}/text`,
  /** `until` and `note`: of the moment at which it is to go live, where that waits for a decision on them. */
  findings: (id: string, version: number, query: Query = {}) =>
    withQuery(`/documents/${segment(id)}/versions/${version}/findings`, query),
  cite: (id: string, version: number, start: number, end: number) =>
    withQuery(`/documents/${segment(id)}/versions/${version}/cite`, { start, end }),
  /** Where tags are put on a document and taken off it. */
  documentTags: (id: string) => `/documents/${segment(id)}/tags`,
  /** Where it is decided whether a name found in a document is to be a tag of it. */
  suggestions: (id: string) => `/documents/${segment(id)}/suggestions`,
  edit: (id: string, query: Query = {}) => withQuery(`/documents/${segment(id)}/edit`, query),
  kind: (id: string) => `/documents/${segment(id)}/kind`,
  publish: (id: string) => `/documents/${segment(id)}/publish`,
  publishFiles: (id: string, version: number) =>
    `/documents/${segment(id)}/versions/${version}/publish-files`,
  unpublish: (id: string) => `/documents/${segment(id)}/unpublish`,
  withdraw: (id: string) => `/documents/${segment(id)}/withdraw`,
  /** A draft handed in, sent back, set to go live later. */
  submit: (id: string) => `/documents/${segment(id)}/submit`,
  returnDraft: (id: string) => `/documents/${segment(id)}/return`,
  embargo: (id: string) => `/documents/${segment(id)}/embargo`,
  relations: (id: string) => `/documents/${segment(id)}/relations`,
  /** Words taken out of a document, and all of it. */
  redact: (id: string) => `/documents/${segment(id)}/redact`,
  erase: (id: string) => `/documents/${segment(id)}/erase`,
  /** A field of every document of a list. */
  describeMany: (query: Query = {}) => withQuery("/describe/many", query),
  publishMany: (query: Query = {}) => withQuery("/publish/many", query),
  /** A change of many documents, done or under way. */
  manyAct: (id: string) => `/describe/many/${segment(id)}`,
  seriesList: () => "/series",
  series: (id: string, query: Query = {}) => withQuery(`/series/${segment(id)}`, query),
  editSeries: (id: string) => `/series/${segment(id)}/edit`,
  seriesFile: (id: string, form: "ead.xml" | "dc.xml") => `/series/${segment(id)}/${form}`,
  reread: (id: string) => `/documents/${segment(id)}/reread`,
  verify: (id: string) => `/documents/${segment(id)}/verify`,
  retry: (id: string, version: number) => `/documents/${segment(id)}/versions/${version}/retry`,
  password: (id: string, version: number) => `/documents/${segment(id)}/versions/${version}/password`,
  unreadable: (id: string, version: number) => `/documents/${segment(id)}/versions/${version}/unreadable`,
  /** Where its page says what can be done about a text that could not be read. */
  chances: (id: string, version: number) => `/documents/${segment(id)}/versions/${version}#chances`,
  citations: () => "/citations",
  citation: (id: string) => `/citations/${segment(id)}`,
  /** `form`: a name of `server/cited/forms.ts`. */
  citationForm: (id: string, form: string) => `/citations/${segment(id)}/forms/${segment(form)}`,
  documentForm: (id: string, version: number, form: string) =>
    `/documents/${segment(id)}/versions/${version}/forms/${segment(form)}`,
  card: (id: string) => `/citations/${segment(id)}/card`,
  /** What other sites show for a page: the address of a citation in `url`. */
  oembed: (query: Query = {}) => withQuery("/oembed", query),
  collections: () => "/collections",
  /** `entry`: the id of one, to be shown at once. */
  collection: (id: string, entry = "") => `/collections/${segment(id)}${entry && `#e-${segment(entry)}`}`,
  editCollection: (id: string, entry = "") =>
    `/collections/${segment(id)}/edit${entry && `#e-${segment(entry)}`}`,
  /** `form`: a name of `server/collected/forms.ts`. */
  collectionForm: (id: string, form: string) => `/collections/${segment(id)}/forms/${segment(form)}`,
  /** Notes of the one who is signed in, on every document. */
  notes: (query: Query = {}) => withQuery("/notes", query),
  /** `format`: `json` (Web Annotations) or `markdown`. */
  notesExport: (format: string) => withQuery("/notes/export", { format }),
  note: (id: string) => `/notes/${segment(id)}`,
  editNote: (id: string) => `/notes/${segment(id)}/edit`,
  deleteNote: (id: string) => `/notes/${segment(id)}/delete`,
  unshareNote: (id: string) => `/notes/${segment(id)}/unshare`,
  /** Notes on a document; where new ones are sent. */
  documentNotes: (id: string) => `/documents/${segment(id)}/notes`,
  /** The form for a note on a span of a version's text. */
  newNote: (id: string, version: number, query: Query = {}) =>
    withQuery(`/documents/${segment(id)}/versions/${version}/note`, query),
  /** What became of documents that the one who asks has cited. */
  notices: () => "/notices",
  proofJson: (id: string) => `/citations/${segment(id)}/proof.json`,
  proofFile: (id: string) => `/citations/${segment(id)}/proof.html`,
  /** The keys that proofs are signed with. */
  keys: () => "/keys",
  /** How to cite a whole document. */
  reference: (id: string, version: number) => `/documents/${segment(id)}/versions/${version}/reference`,
  people: (query: Query = {}) => withQuery("/people", query),
  person: (id: string, query: Query = {}) => withQuery(`/people/${segment(id)}`, query),
  body: (id: string, query: Query = {}) => withQuery(`/bodies/${segment(id)}`, query),
  editPerson: (id: string) => `/people/${segment(id)}/edit`,
  editBody: (id: string) => `/bodies/${segment(id)}/edit`,
  mergePerson: (id: string, query: Query = {}) => withQuery(`/people/${segment(id)}/merge`, query),
  mergeBody: (id: string, query: Query = {}) => withQuery(`/bodies/${segment(id)}/merge`, query),
  unmergePerson: (id: string) => `/people/${segment(id)}/unmerge`,
  unmergeBody: (id: string) => `/bodies/${segment(id)}/unmerge`,
  splitPerson: (id: string) => `/people/${segment(id)}/split`,
  /** Names that nobody is known to stand behind. */
  peopleQueue: (query: Query = {}) => withQuery("/people/queue", query),
  undoPeople: () => "/people/queue/undo",
  accessions: (query: Query = {}) => withQuery("/accessions", query),
  accession: (number: string, query: Query = {}) => withQuery(`/accessions/${segment(number)}`, query),
  accessionEvents: (number: string) => `/accessions/${segment(number)}/events`,
  /** A table of its files, to be filled in. */
  accessionTable: (number: string) => `/accessions/${segment(number)}/files.csv`,
  /** Files of an accession that are still to come. */
  coming: (number: string) => `/accessions/${segment(number)}/coming`,
  closeAccession: (number: string) => `/accessions/${segment(number)}/close`,
  /** Tables of descriptions for the files of an accession. */
  sendList: (query: Query = {}) => withQuery("/describe/list", query),
  descriptionList: (id: string, query: Query = {}) => withQuery(`/describe/list/${segment(id)}`, query),
  /** The vocabularies: topics, places, persons and bodies as what documents are tagged with. */
  tags: (query: Query = {}) => withQuery("/tags", query),
  /** A concept of a vocabulary, with its documents and its rules. */
  tag: (id: string, query: Query = {}) => withQuery(`/tags/${segment(id)}`, query),
  /** The whole vocabulary as SKOS: `as` is `turtle` or `json-ld`. */
  tagsExport: (as: string) => withQuery("/tags/export", { as }),
  tagsImport: () => "/tags/import",
  /** A tag for every document of a list. */
  tagMany: () => "/tags/many",
  tagEdit: (id: string) => `/tags/${segment(id)}/edit`,
  tagMerge: (id: string) => `/tags/${segment(id)}/merge`,
  tagRetire: (id: string) => `/tags/${segment(id)}/retire`,
  tagUndo: (id: string) => `/tags/${segment(id)}/undo`,
  tagRules: (id: string) => `/tags/${segment(id)}/rules`,
  tagRuleRemove: (id: string) => `/tags/${segment(id)}/rules/remove`,
  /** Everything that was done. */
  log: (query: Query = {}) => withQuery("/log", query),
  logLines: () => "/log.jsonl",
  logHead: () => "/log/head",
  signLog: () => "/log/sign",
  /** How the archive stands, and what can be done about it. */
  system: () => "/system",
  systemRetry: () => "/system/retry",
  systemVerify: () => "/system/verify",
  systemReindex: () => "/system/reindex",
  /** For Prometheus. */
  metrics: () => "/metrics",
  upload: (query: Query = {}) => withQuery("/upload", query),
  watches: () => "/watches",
  watch: (id: string) => `/watches/${segment(id)}`,
  /** Taking in by address. */
  capture: () => "/capture",
  coverage: () => "/coverage",
  removeSamples: () => "/samples/remove",
  signIn: (next = "") => withQuery("/sign-in", { next }),
  signOut: () => "/sign-out",
  setup: (token = "") => withQuery("/setup", { token }),
  health: () => "/health",
} as const;
