import assert from "node:assert/strict";
import { it } from "node:test";
import { measureGrowth, mostGrowth } from "../bench/growth.js";

/** Each once took the square of its length, or would in a careless pattern; `npm run bench growth` tries them all. */
const provoking: Record<string, string[]> = {
  "a.md": ["[", "[a](", "`", "# a… …b", "-- … …x", "<!--", "<a", "**a… …b"],
  "a.html": ["<a", "<!--", "<script>", "<a … …b"],
  "a.vtt": ["<a", "a-\n", "{\\b "],
  "a.txt": ["Moved by ", "(… …)", "A…A…:"],
};

for (const [form, strains] of Object.entries(provoking))
  it(`the time to read ${form} grows with its length and not with the square, whatever is in it`, async () => {
    const all = await measureGrowth(strains.map((strain) => ({ form, strain, kind: null })));
    assert.deepEqual(
      all.filter(({ factor }) => factor > mostGrowth),
      [],
    );
  });
