import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json; tests run from `dist/tests/`. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

/** Real documents beside the project; absent in a stranger's clone, where the tests on them say that they are skipped. */
export const sharedFolder = join(projectRoot, "..", "shared");

/** A reason to skip a test on real documents, or false. */
export const withoutShared: string | false = existsSync(join(sharedFolder, "corpus"))
  ? false
  : "skipped: ../shared/corpus is not here";
