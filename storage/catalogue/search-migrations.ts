/** The catalogue's history of what search needs; see `migrations.ts`. */
import { type Migration, statements } from "./migration.js";

export const searchMigrations: readonly Migration[] = [
  {
    number: 20,
    name: "searched words",
    up: statements(
      `create table searched_side (
         id integer primary key autoincrement, document text not null references document (id) on delete cascade,
         version integer not null, side text not null)`,
      "create index searched_side_document on searched_side (document)",
      // Ids are never used twice: words of a passage that is gone may stay behind without harm.
      `create table searched (
         id integer primary key autoincrement, side integer not null references searched_side (id) on delete cascade,
         document text not null, start integer not null)`,
      "create index searched_side_passages on searched (side)",
      "create index searched_place on searched (document, start)",
      // Words come folded and divided by spaces: whatever else a character is, it is a part of its word.
      `create virtual table searched_words using fts5(
         text, title, said, asked, by, source, tag, place, person, body, facts,
         content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* S* P* C*'")`,
      "create virtual table searched_counts using fts5vocab(searched_words, 'col')",
      "create table searched_word (word text primary key, stem text not null) without rowid",
      "create index searched_word_stem on searched_word (stem)",
    ),
  },
];

const noted = (what: "old" | "new", document: string) => `
  delete from searched_change where document = ${what}.${document};
  insert into searched_change (document) values (${what}.${document});`;
const shown = ["state", "title", "kind", "source", "date", "created_at"];
const counted = "update coverage_change set number = number + 1;";

/** What is held in memory of the searched passages, and of what could not be searched, is told of every change. */
export const searchedChangeMigrations: readonly Migration[] = [
  {
    number: 32,
    name: "changes of what can be searched",
    up: statements(
      // One row a document, the last change: what was held in memory is read again for those that came since.
      `create table searched_change (
         sequence integer primary key autoincrement, document text not null unique)`,
      `create trigger searched_side_added after insert on searched_side begin ${noted("new", "document")} end`,
      `create trigger searched_side_removed after delete on searched_side begin ${noted("old", "document")} end`,
      `create trigger searched_document_removed after delete on document begin ${noted("old", "id")} end`,
      `create trigger searched_document_changed after update of ${shown.join(", ")} on document
         when ${shown.map((column) => `old.${column} is not new.${column}`).join(" or ")}
         begin ${noted("new", "id")} end`,
      "create table coverage_change (number integer not null)",
      "insert into coverage_change (number) values (0)",
      ...["document", "version", "index_trouble"].flatMap((table) => [
        `create trigger coverage_${table}_added after insert on ${table} begin ${counted} end`,
        `create trigger coverage_${table}_removed after delete on ${table} begin ${counted} end`,
      ]),
      `create trigger coverage_document_changed after update of state, newest_version, indexed_as on document
         begin ${counted} end`,
      `create trigger coverage_version_changed after update of text_state, passage_count, silent_pages on version
         begin ${counted} end`,
      `create trigger coverage_index_trouble_changed after update on index_trouble begin ${counted} end`,
      // Each place at which a word stands, so that how often it does is known without reading texts.
      "create virtual table searched_instances using fts5vocab(searched_words, 'instance')",
    ),
  },
];
