/** Every view with its sample contexts; the type asks for each view that is declared. */
import type { ViewName, Views } from "../../views/contexts.js";
import { account, accounts, invitation, secondStep, signInStep } from "./account-samples.js";
import { batch } from "./batch-samples.js";
import { changes } from "./changes-samples.js";
import { card, citation, cite, keys, reference } from "./citation-samples.js";
import { collection, collectionEdit, collections, notices } from "./collection-samples.js";
import { erase, redact } from "./deciding-samples.js";
import { descriptionList, sendList } from "./description-list-samples.js";
import { document } from "./document-samples.js";
import { findings } from "./findings-samples.js";
import { edit, setup, signIn, upload } from "./form-samples.js";
import { home } from "./home-samples.js";
import { capture, watches } from "./intake-samples.js";
import { motions } from "./ledger-samples.js";
import { accession, accessions, documents } from "./list-samples.js";
import { log } from "./log-samples.js";
import { manyAct } from "./many-act-samples.js";
import { note, notes } from "./note-samples.js";
import { about, coverage, error, tombstone } from "./notice-samples.js";
import { overview } from "./overview-samples.js";
import { page, pages } from "./page-samples.js";
import { authorityEdit, merge, peopleQueue } from "./people-desk-samples.js";
import { body, people, person } from "./people-samples.js";
import { quotes } from "./quotes-samples.js";
import { mailPages, searches } from "./saved-samples.js";
import { advancedSearch, related, search } from "./search-samples.js";
import { describeMany, series, seriesEdit, seriesList } from "./series-samples.js";
import { system } from "./system-samples.js";
import { tag, tagEdit, tagImport, tagMany, tagMerge, tags } from "./tag-samples.js";

export const samples: { [V in ViewName]: Record<string, Views[V]> } = {
  home,
  search,
  "advanced-search": advancedSearch,
  related,
  overview,
  batch,
  searches,
  mail: mailPages,
  quotes,
  document,
  pages,
  page,
  cite,
  changes,
  citation,
  reference,
  card,
  keys,
  collections,
  collection,
  "collection-edit": collectionEdit,
  notices,
  notes,
  note,
  documents,
  motions,
  people,
  person,
  "people-queue": peopleQueue,
  "authority-edit": authorityEdit,
  merge,
  body,
  accessions,
  log,
  system,
  accession,
  upload,
  capture,
  watches,
  findings,
  edit,
  redact,
  erase,
  "series-list": seriesList,
  series,
  "series-edit": seriesEdit,
  "describe-many": describeMany,
  "send-list": sendList,
  "description-list": descriptionList,
  "many-act": manyAct,
  tags,
  tag,
  "tag-edit": tagEdit,
  "tag-merge": tagMerge,
  "tag-import": tagImport,
  "ask-many": tagMany,
  "sign-in": signIn,
  "sign-in-step": signInStep,
  account,
  "second-step": secondStep,
  accounts,
  invitation,
  setup,
  coverage,
  about,
  tombstone,
  error,
};
