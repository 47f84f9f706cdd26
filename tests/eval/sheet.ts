/** What `npm run eval` prints: a table, and every failure with its place. */
export interface Sheet {
  add(measure: string, data: string, got: string, aim: string): void;
  failures: string[];
}
