/** Steps of the catalogue for the log. */
import { type Migration, statements } from "./migration.js";

export const logMigrations: readonly Migration[] = [
  {
    number: 29,
    name: "the log",
    up: statements(
      `create table log (
         number integer primary key, at text not null, by text not null, action text not null, object text not null,
         version integer, outcome text not null, detail text, detail_digest text not null, event text not null unique,
         previous text not null, digest text not null)`,
      "create index log_object on log (object, number)",
      "create index log_action on log (action, number)",
      "create index log_by on log (by, number)",
      // A slip of this program shall not do what only an intruder would.
      `create trigger log_stays before update of number, at, by, action, object, version, outcome, detail_digest,
         event, previous, digest on log begin select raise(abort, 'entries of the log are not changed'); end`,
      `create trigger log_is_kept before delete on log
         begin select raise(abort, 'entries of the log are not removed'); end`,
    ),
  },
];
