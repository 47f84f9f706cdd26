import assert from "node:assert/strict";
import test from "node:test";
import {
  type Asker,
  documentActs,
  hasRight,
  mayWithDocument,
  type Right,
  rights,
} from "../../../server/accounts/rights.js";
import { roles } from "../../../storage/catalogue/account-tables.js";
import { documentStates } from "../../../storage/model/kind.js";

const askers: Asker[] = ["anyone", ...roles];

test("each role may do what the one below it may, and something more", () => {
  for (const [one, next] of askers.slice(0, -1).map((asker, index) => [asker, askers[index + 1]] as const)) {
    const of = (asker: Asker | undefined) =>
      (Object.keys(rights) as Right[]).filter((right) => asker !== undefined && hasRight(asker, right));
    assert.deepEqual(
      of(one).filter((right) => !of(next).includes(right)),
      [],
    );
    assert.ok(of(next).length > of(one).length, `${next} may do no more than ${one}`);
  }
});

/** Every combination, written out: role, act and state, for a document of another's and for one of one's own. */
const allowed: Record<string, string> = {
  "anyone see": "published",
  "reader see": "published",
  "contributor see": "published +draft",
  "archivist see": "draft published withdrawn",
  "administrator see": "draft published withdrawn",
  "contributor describe": "+draft",
  "archivist describe": "draft published withdrawn",
  "administrator describe": "draft published withdrawn",
  "contributor submit": "+draft",
  "archivist submit": "draft",
  "administrator submit": "draft",
  "administrator uncover": "draft published withdrawn",
  "archivist decide": "draft published withdrawn",
  "administrator decide": "draft published withdrawn",
};

test("the rights of documents are these and no others; owning one gives a contributor its draft", () => {
  for (const asker of askers) {
    for (const act of documentActs) {
      const words = (allowed[`${asker} ${act}`] ?? "").split(" ");
      for (const state of documentStates) {
        const where = `${asker} ${act} ${state}`;
        assert.equal(mayWithDocument(act, state, { asker, owns: false }), words.includes(state), where);
        assert.equal(
          mayWithDocument(act, state, { asker, owns: true }),
          words.includes(state) || words.includes(`+${state}`),
          `${where}, own`,
        );
      }
    }
  }
});
