import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { styleFiles, styleSheet } from "../../server/style-sheet.js";
import { viewsFolder } from "./rendering.js";

const folder = join(viewsFolder, "styles");

test("the style sheet holds every file of its folder once, each whole by itself and short", () => {
  assert.deepEqual(styleFiles.map((name) => `${name}.css`).toSorted(), readdirSync(folder).toSorted());
  for (const name of styleFiles) {
    const text = readFileSync(join(folder, `${name}.css`), "utf8");
    assert.ok(styleSheet().includes(text), name);
    assert.ok(text.split("\n").length <= 251, `${name} is longer than 250 lines`);
    const rules = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/"[^"]*"/g, "");
    const depths = [...rules].reduce((deep, sign) => deep + (sign === "{" ? 1 : sign === "}" ? -1 : 0), 0);
    assert.equal(depths, 0, `${name} leaves a brace open`);
  }
});
