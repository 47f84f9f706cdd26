/** Where a run of the tests keeps the engine that it took out of its package: a search path, empty without such a run. */
import { join } from "node:path";

export function sharedEnginePath(): string {
  const { IBID_TEST_RUN: shared } = process.env;
  return shared === undefined ? "" : join(shared, "bin");
}
