import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { idOfFolder, objectPath } from "../../../storage/vault/layout.js";

/** The examples that the extension's own page gives. */
const published: [id: string, path: string][] = [
  ["object-01", "3c0/ff4/240/object-01"],
  ["..hor/rib:le-$id", "487/326/d8c/%2e%2ehor%2frib%3ale-%24id"],
  ["..Hor/rib:lè-$id", "373/529/21a/%2e%2eHor%2frib%3al%c3%a8-%24id"],
  [
    `${"abcdefghij".repeat(10)}a`,
    `5cc/73e/648/${"abcdefghij".repeat(10)}-5cc73e648fbcff136510e330871180922ddacf193b68fdeff855683a01464220`,
  ],
];

describe("the storage layout", () => {
  for (const [id, path] of published) {
    it(`puts ${id.slice(0, 20)} where the extension's page says`, () => assert.equal(objectPath(id), path));
  }

  it("tells an id by its folder unless the name was cut", () => {
    assert.equal(idOfFolder("%2e%2eHor%2frib%3al%c3%a8-%24id"), "..Hor/rib:lè-$id");
    assert.equal(idOfFolder("x".repeat(101)), null);
    assert.equal(idOfFolder("%zz"), null);
  });

  it("keeps characters outside the first plane whole", () => {
    const name = objectPath("🦉").split("/").at(-1) ?? "";
    assert.equal(name, "%f0%9f%a6%89");
    assert.equal(idOfFolder(name), "🦉");
  });
});
