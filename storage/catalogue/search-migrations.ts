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
