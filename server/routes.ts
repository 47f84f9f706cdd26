/** Every address of the archive with the function that answers it; those of one matter are in `routes/`. */
import type { AccountSettings } from "./accounts/account-settings.js";
import { limitAnonymous } from "./accounts/rate-limits.js";
import { requireRight } from "./accounts/require-right.js";
import { aboutPage } from "./pages/about.js";
import { authorityEditPage, saveAuthority } from "./pages/authority-edit.js";
import { authorityMergePage, mergeInto, splitPerson, unmerge } from "./pages/authority-merge.js";
import { bodyPage } from "./pages/body.js";
import { changesPage } from "./pages/changes.js";
import { citationPage } from "./pages/citation.js";
import { citationCard } from "./pages/citation-card.js";
import { citePage, makeCitation } from "./pages/cite.js";
import { collectionForm, collectionPage } from "./pages/collection.js";
import { changeCollectionPage, collectionEditPage } from "./pages/collection-edit.js";
import { collectionsPage, makeCollection } from "./pages/collections.js";
import { coveragePage } from "./pages/coverage.js";
import { changeState, publishDocument, publishFiles, removeSamples, verifyDocument } from "./pages/curate.js";
import { documentPage } from "./pages/document.js";
import { addNote, documentNotesPage, newNotePage } from "./pages/document-notes.js";
import { changeTags, decideSuggested } from "./pages/document-tags.js";
import { documentsPage } from "./pages/documents.js";
import { editPage, saveDescription } from "./pages/edit.js";
import { findingsPage } from "./pages/findings.js";
import { healthPage } from "./pages/health.js";
import { homePage } from "./pages/home.js";
import { keysPage } from "./pages/keys.js";
import { sayKind } from "./pages/kind.js";
import { motionsFile, motionsPage } from "./pages/motions.js";
import { editNote, notePage, removeNote, unshareNote } from "./pages/note.js";
import { exportNotes, notesPage, takeNotes } from "./pages/notes.js";
import { noticesPage, seeNotices } from "./pages/notices.js";
import { oembed } from "./pages/oembed.js";
import { onePage } from "./pages/one-page.js";
import { captureFile, originalFile, textFile } from "./pages/originals.js";
import { pageImageRoutes } from "./pages/page-image.js";
import { pageWordsRoute } from "./pages/page-words.js";
import { peoplePage } from "./pages/people.js";
import { peopleQueuePage, settlePeople, undoPeople } from "./pages/people-queue.js";
import { personPage } from "./pages/person.js";
import { proofFile, proofJson } from "./pages/proof.js";
import { checkQuotes, quotesPage } from "./pages/quotes.js";
import { readingState } from "./pages/reading-state.js";
import { referencePage } from "./pages/reference.js";
import { citationForm, documentForm } from "./pages/reference-forms.js";
import { rereadDocument } from "./pages/reread.js";
import { keepUnreadable, readWithPassword, retry } from "./pages/second-chances.js";
import { tagPage } from "./pages/tag.js";
import { dropRule, keepRule, mergePage, mergeTag, retireTag, undoTag } from "./pages/tag-acts.js";
import { saveTag, tagEditPage } from "./pages/tag-edit.js";
import { exportTags, importPage, takeVocabulary, vocabularyLimits } from "./pages/tag-files.js";
import { doMany, manyPage } from "./pages/tag-many.js";
import { makeTag, tagsPage } from "./pages/tags.js";
import { versionPages } from "./pages/version-pages.js";
import { wholeDocument } from "./pages/whole-document.js";
import { largestChecked, longestText } from "./quotes/request.js";
import {
  checkingLimit,
  citationLimit,
  collectionLimit,
  comparingLimit,
  drawingLimit,
  placingLimit,
  searchLimit,
  wholeLimit,
} from "./route-limits.js";
import { accountTable } from "./routes/accounts.js";
import { decidingTable } from "./routes/deciding.js";
import { intakeTable } from "./routes/intake.js";
import { operatingTable } from "./routes/operating.js";
import { get, post, type Route } from "./routes/route.js";
import { searchTable } from "./routes/search.js";
import type { Site } from "./site.js";
import { receiveFiles } from "./upload.js";

export function routes(site: Site, accounts: AccountSettings): Route[] {
  const archivist = requireRight("keep");
  const contributor = requireRight("contribute");
  const member = requireRight("belong");
  const image = pageImageRoutes(site);
  return [
    get("/", homePage(site)),
    get("/about", aboutPage(site)),
    get("/health", healthPage(site)),
    get("/quotes", limitAnonymous(checkingLimit), quotesPage(site)),
    post(
      "/quotes",
      limitAnonymous(checkingLimit),
      receiveFiles(site.archive.quarantine.incoming, {
        bytes: Math.min(largestChecked, site.config.upload.bytes),
        files: 1,
        fieldBytes: 4 * longestText,
      }),
      checkQuotes(site),
    ),
    get("/coverage", coveragePage(site)),
    get("/documents", documentsPage(site)),
    get("/motions", limitAnonymous(searchLimit), motionsPage(site)),
    get("/motions.csv", limitAnonymous(searchLimit), motionsFile("csv")(site)),
    get("/motions.json", limitAnonymous(searchLimit), motionsFile("json")(site)),
    get("/documents/:id", documentPage(site)),
    get("/documents/:id/versions/:version", documentPage(site)),
    get("/documents/:id/versions/:version/original", originalFile(site)),
    get("/documents/:id/versions/:version/text", textFile(site)),
    get("/documents/:id/versions/:version/whole", limitAnonymous(wholeLimit), wholeDocument(site)),
    get("/documents/:id/versions/:version/capture", captureFile(site)),
    get("/documents/:id/versions/:version/reading", readingState(site)),
    get("/documents/:id/versions/:version/pages", versionPages(site)),
    get("/documents/:id/versions/:version/pages/:page", onePage(site)),
    get(
      "/documents/:id/versions/:version/pages/:page/image",
      image.kept,
      limitAnonymous(drawingLimit),
      image.drawn,
    ),
    get(
      "/documents/:id/versions/:version/pages/:page/words",
      limitAnonymous(placingLimit),
      pageWordsRoute(site),
    ),
    get("/documents/:id/versions/:version/cite", citePage(site)),
    get("/documents/:id/versions/:version/changes", limitAnonymous(comparingLimit), changesPage(site)),
    post("/citations", limitAnonymous(citationLimit), makeCitation(site)),
    get("/citations/:id", citationPage(site)),
    get("/citations/:id/forms/:form", citationForm(site)),
    get("/citations/:id/card", citationCard(site)),
    get("/oembed", oembed(site)),
    get("/citations/:id/proof.json", proofJson(site)),
    get("/citations/:id/proof.html", proofFile(site)),
    get("/keys", keysPage(site)),
    get("/collections", collectionsPage(site)),
    post("/collections", member, makeCollection(site)),
    get("/collections/:id", collectionPage(site)),
    get("/collections/:id/forms/:form", limitAnonymous(collectionLimit), collectionForm(site)),
    get("/collections/:id/edit", member, collectionEditPage(site)),
    post("/collections/:id/edit", member, changeCollectionPage(site)),
    get("/notes", member, notesPage(site)),
    post("/notes", member, takeNotes(site)),
    get("/notes/export", member, exportNotes(site)),
    get("/notes/:id", member, notePage(site)),
    post("/notes/:id/edit", member, editNote(site)),
    post("/notes/:id/delete", member, removeNote(site)),
    post("/notes/:id/unshare", member, unshareNote(site)),
    get("/documents/:id/notes", member, documentNotesPage(site)),
    post("/documents/:id/notes", member, addNote(site)),
    get("/documents/:id/versions/:version/note", member, newNotePage(site)),
    get("/notices", member, noticesPage(site)),
    post("/notices", member, seeNotices(site)),
    get("/documents/:id/versions/:version/reference", referencePage(site)),
    get("/documents/:id/versions/:version/forms/:form", documentForm(site)),
    get("/people", peoplePage(site)),
    get("/people/queue", archivist, peopleQueuePage(site)),
    post("/people/queue", archivist, settlePeople(site)),
    post("/people/queue/undo", archivist, undoPeople(site)),
    get("/people/:id", personPage(site)),
    get("/people/:id/edit", archivist, authorityEditPage("person")(site)),
    post("/people/:id/edit", archivist, saveAuthority("person")(site)),
    get("/people/:id/merge", archivist, authorityMergePage("person")(site)),
    post("/people/:id/merge", archivist, mergeInto("person")(site)),
    post("/people/:id/unmerge", archivist, unmerge("person")(site)),
    post("/people/:id/split", archivist, splitPerson(site)),
    get("/bodies/:id/edit", archivist, authorityEditPage("body")(site)),
    post("/bodies/:id/edit", archivist, saveAuthority("body")(site)),
    get("/bodies/:id/merge", archivist, authorityMergePage("body")(site)),
    post("/bodies/:id/merge", archivist, mergeInto("body")(site)),
    post("/bodies/:id/unmerge", archivist, unmerge("body")(site)),
    get("/bodies/:id", bodyPage(site)),
    ...searchTable(site),
    ...accountTable(accounts),
    ...decidingTable(site),
    ...intakeTable(site),
    get("/documents/:id/edit", contributor, editPage(site)),
    post("/documents/:id/edit", contributor, saveDescription(site)),
    post("/documents/:id/kind", archivist, sayKind(site)),
    post("/documents/:id/tags", archivist, changeTags(site)),
    post("/documents/:id/suggestions", archivist, decideSuggested(site)),
    post("/documents/:id/publish", archivist, publishDocument(site)),
    post("/documents/:id/unpublish", archivist, changeState("draft")(site)),
    post("/documents/:id/withdraw", archivist, changeState("withdrawn")(site)),
    post("/documents/:id/verify", archivist, verifyDocument(site)),
    post("/documents/:id/reread", archivist, rereadDocument(site)),
    get("/documents/:id/versions/:version/findings", archivist, findingsPage(site)),
    post("/documents/:id/versions/:version/publish-files", archivist, publishFiles(site)),
    post("/documents/:id/versions/:version/retry", archivist, retry(site)),
    post("/documents/:id/versions/:version/password", archivist, readWithPassword(site)),
    post("/documents/:id/versions/:version/unreadable", archivist, keepUnreadable(site)),
    get("/tags", tagsPage(site)),
    post("/tags", archivist, makeTag(site)),
    get("/tags/export", archivist, exportTags(site)),
    get("/tags/many", archivist, manyPage(site)),
    post("/tags/many", archivist, doMany(site)),
    get("/tags/import", archivist, importPage(site)),
    post(
      "/tags/import",
      archivist,
      receiveFiles(site.archive.quarantine.incoming, vocabularyLimits),
      takeVocabulary(site),
    ),
    get("/tags/:id", tagPage(site)),
    get("/tags/:id/edit", archivist, tagEditPage(site)),
    post("/tags/:id/edit", archivist, saveTag(site)),
    get("/tags/:id/merge", archivist, mergePage(site)),
    post("/tags/:id/merge", archivist, mergeTag(site)),
    post("/tags/:id/retire", archivist, retireTag(site)),
    post("/tags/:id/undo", archivist, undoTag(site)),
    post("/tags/:id/rules", archivist, keepRule(site)),
    post("/tags/:id/rules/remove", archivist, dropRule(site)),
    post("/samples/remove", archivist, removeSamples(site)),
    ...operatingTable(site),
  ];
}
