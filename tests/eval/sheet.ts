/** What `npm run eval` prints: a table, and every failure with its place; each row on standard error as soon as it is known. */
export interface Sheet {
  add(measure: string, data: string, got: string, aim: string): void;
  failures: string[];
  /** Says on standard error what is being looked at: some parts take many minutes. */
  say(what: string): void;
}
