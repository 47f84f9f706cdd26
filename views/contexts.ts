/** Every view with the context it is given; `render(res, "search", context)` is checked against this. */

import type {
  AccountContext,
  AccountsContext,
  InvitationContext,
  SecondStepContext,
  SignInStepContext,
} from "./account-contexts.js";
import type { BatchContext } from "./batch-context.js";
import type { CaptureContext } from "./capture-context.js";
import type { ChangesContext } from "./changes-context.js";
import type { CardContext, CitationContext, KeysContext, ReferenceContext } from "./citation-contexts.js";
import type {
  CollectionContext,
  CollectionEditContext,
  CollectionsContext,
  NoticesContext,
} from "./collection-contexts.js";
import type { EraseContext, RedactContext } from "./deciding-contexts.js";
import type { DescriptionListContext, SendListContext } from "./description-list-contexts.js";
import type { CiteContext, DocumentContext } from "./document-contexts.js";
import type { EditContext } from "./edit-context.js";
import type { FindingsContext } from "./findings-context.js";
import type {
  AboutContext,
  AccessionContext,
  AccessionsContext,
  CoverageContext,
  DocumentsContext,
  ErrorContext,
  SetupContext,
  SignInContext,
  TombstoneContext,
} from "./keeping-contexts.js";
import type { MotionsContext } from "./ledger-context.js";
import type { LogContext } from "./log-context.js";
import type { AskManyContext, ManyActContext } from "./many-act-context.js";
import type { NoteContext, NotesContext } from "./note-contexts.js";
import type { OverviewContext } from "./overview-context.js";
import type { PageContext, PagesContext } from "./page-contexts.js";
import type {
  AuthorityEditContext,
  BodyContext,
  MergeContext,
  PeopleContext,
  PeopleQueueContext,
  PersonContext,
} from "./people-contexts.js";
import type { QuotesContext } from "./quotes-context.js";
import type { MailContext, SearchesContext } from "./saved-context.js";
import type { AdvancedSearchContext, HomeContext, RelatedContext, SearchContext } from "./search-contexts.js";
import type {
  DescribeManyContext,
  SeriesContext,
  SeriesEditContext,
  SeriesListContext,
} from "./series-contexts.js";
import type { SystemContext } from "./system-context.js";
import type {
  TagContext,
  TagEditContext,
  TagImportContext,
  TagMergeContext,
  TagsContext,
} from "./tag-contexts.js";
import type { UploadContext } from "./upload-context.js";
import type { WatchesContext } from "./watch-context.js";

export type * from "./account-contexts.js";
export type * from "./article-context.js";
export type * from "./batch-context.js";
export type * from "./capture-context.js";
export type * from "./changes-context.js";
export type * from "./citation-contexts.js";
export type * from "./collection-contexts.js";
export type * from "./conversation-context.js";
export type * from "./deciding-contexts.js";
export type * from "./description-list-contexts.js";
export type * from "./desk-context.js";
export type * from "./document-contexts.js";
export type * from "./edit-context.js";
export type * from "./findings-context.js";
export type * from "./frame-context.js";
export type * from "./keeping-contexts.js";
export type * from "./ledger-context.js";
export type * from "./log-context.js";
export type * from "./many-act-context.js";
export type * from "./motion-context.js";
export type * from "./note-contexts.js";
export type * from "./overview-context.js";
export type * from "./page-contexts.js";
export type * from "./people-contexts.js";
export type * from "./piece-context.js";
export type * from "./quotes-context.js";
export type * from "./reader-context.js";
export type * from "./saved-context.js";
export type * from "./search-contexts.js";
export type * from "./search-keeping-context.js";
export type * from "./series-contexts.js";
export type * from "./system-context.js";
export type * from "./tag-contexts.js";
export type * from "./tagging-context.js";
export type * from "./upload-context.js";
export type * from "./watch-context.js";

/** A view's name is its file's: `views/<name>.ejs`. */
export interface Views {
  home: HomeContext;
  search: SearchContext;
  "advanced-search": AdvancedSearchContext;
  related: RelatedContext;
  overview: OverviewContext;
  batch: BatchContext;
  searches: SearchesContext;
  mail: MailContext;
  quotes: QuotesContext;
  document: DocumentContext;
  pages: PagesContext;
  page: PageContext;
  cite: CiteContext;
  changes: ChangesContext;
  citation: CitationContext;
  reference: ReferenceContext;
  card: CardContext;
  keys: KeysContext;
  collections: CollectionsContext;
  collection: CollectionContext;
  "collection-edit": CollectionEditContext;
  notices: NoticesContext;
  notes: NotesContext;
  note: NoteContext;
  documents: DocumentsContext;
  motions: MotionsContext;
  people: PeopleContext;
  person: PersonContext;
  "people-queue": PeopleQueueContext;
  "authority-edit": AuthorityEditContext;
  merge: MergeContext;
  body: BodyContext;
  accessions: AccessionsContext;
  log: LogContext;
  system: SystemContext;
  accession: AccessionContext;
  upload: UploadContext;
  capture: CaptureContext;
  watches: WatchesContext;
  findings: FindingsContext;
  edit: EditContext;
  redact: RedactContext;
  erase: EraseContext;
  "series-list": SeriesListContext;
  series: SeriesContext;
  "series-edit": SeriesEditContext;
  "describe-many": DescribeManyContext;
  "many-act": ManyActContext;
  "send-list": SendListContext;
  "description-list": DescriptionListContext;
  tags: TagsContext;
  tag: TagContext;
  "tag-edit": TagEditContext;
  "tag-merge": TagMergeContext;
  "tag-import": TagImportContext;
  "ask-many": AskManyContext;
  "sign-in": SignInContext;
  "sign-in-step": SignInStepContext;
  account: AccountContext;
  "second-step": SecondStepContext;
  accounts: AccountsContext;
  invitation: InvitationContext;
  setup: SetupContext;
  coverage: CoverageContext;
  about: AboutContext;
  tombstone: TombstoneContext;
  error: ErrorContext;
}
export type ViewName = keyof Views;
