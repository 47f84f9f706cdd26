/**
 * Fits the weights of signs (`ingest/structure/kind-weights.ts`) to documents of known kind: the shared corpus and those
 * invented in `tests/fixtures/kinds`. `npm run fit` after a change of signs or of those documents; `npm run fit -- held-out` tells how
 * well weights fitted to four fifths of them tell the rest, and writes nothing. Multinomial
 * logistic regression with an L2 penalty, so that a sign seldom seen stays quiet; the same documents give the same weights.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { signsOf } from "../../ingest/structure/decide-kind.js";
import { kindWeights } from "../../ingest/structure/kind-weights.js";
import { documentKinds } from "../../storage/model/kind.js";
import { projectRoot } from "../project-root.js";
import { readCorpus } from "./corpus-kinds.js";
import { inventedFiles, readInvented } from "./invented-kinds.js";
import type { KnownDocument } from "./known-kinds.js";

const penalty = 0.0005;
const rounds = 800;
/** Of steps, at the beginning and towards the end. */
const pace = { first: 0.05, last: 0.01, slowFrom: 500 };
/** What earlier rounds count for, in the means of slopes and of their squares. */
const keep = { slope: 0.9, square: 0.999 };
/** The pages of the corpus are nearly all articles, those of an archive are not: each counts for less. */
const weightOf = ({ file }: KnownDocument) => (/^05_/.test(file) ? 0.3 : 1);

interface Example {
  /** Places in `names`, with how far each sign holds. */
  signs: [place: number, value: number][];
  kind: number;
  weight: number;
}

const names = Object.keys(kindWeights);

function exampleOf(document: KnownDocument): Example {
  const signs = signsOf(document.extraction, document);
  return {
    signs: [
      [names.indexOf("bias"), 1],
      ...signs.map(({ name, value }) => [names.indexOf(name), value] as [number, number]),
    ],
    kind: documentKinds.indexOf(document.kind),
    weight: weightOf(document),
  };
}

/** A place for each sign and kind: `place * kinds + kind`. */
function fit(examples: readonly Example[]): Float64Array {
  const kinds = documentKinds.length;
  const size = names.length * kinds;
  const [weights, slopes, squares] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const at = (numbers: Float64Array, place: number) => numbers[place] ?? 0;
  const bias = names.indexOf("bias");
  const all = examples.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 1; round <= rounds; round++) {
    const slope = weights.map((weight, place) => (Math.floor(place / kinds) === bias ? 0 : penalty * weight));
    for (const { signs, kind, weight } of examples) {
      const raised = documentKinds.map((_, index) =>
        Math.exp(signs.reduce((sum, [place, value]) => sum + value * at(weights, place * kinds + index), 0)),
      );
      const sum = raised.reduce((total, one) => total + one, 0);
      for (const [index, one] of raised.entries())
        for (const [place, value] of signs) {
          const here = place * kinds + index;
          slope[here] = at(slope, here) + (weight * value * (one / sum - (index === kind ? 1 : 0))) / all;
        }
    }
    const step = round < pace.slowFrom ? pace.first : pace.last;
    for (let place = 0; place < size; place++) {
      slopes[place] = keep.slope * at(slopes, place) + (1 - keep.slope) * at(slope, place);
      squares[place] = keep.square * at(squares, place) + (1 - keep.square) * at(slope, place) ** 2;
      const mean = at(slopes, place) / (1 - keep.slope ** round);
      const spread = Math.sqrt(at(squares, place) / (1 - keep.square ** round));
      weights[place] = at(weights, place) - (step * mean) / (spread + 1e-8);
    }
  }
  return weights;
}

/** In how many parts the documents are held out, one after another. */
const parts = 5;

/** How many are told rightly by weights fitted to the others. The bounds of `decide-kind.ts`, and no names of files. */
function heldOut(all: readonly Example[]): string {
  const kinds = documentKinds.length;
  const sums = { right: 0, wrong: 0, unsure: 0 };
  for (let part = 0; part < parts; part++) {
    const weights = fit(all.filter((_, index) => index % parts !== part));
    for (const { signs, kind } of all.filter((_, index) => index % parts === part)) {
      const raised = documentKinds.map((_, index) =>
        Math.exp(
          signs.reduce((sum, [place, value]) => sum + value * (weights[place * kinds + index] ?? 0), 0),
        ),
      );
      const whole = raised.reduce((sum, one) => sum + one, 0);
      const found = raised.findIndex((one) => one / whole >= 0.5);
      const said = found === -1 ? documentKinds.indexOf("other") : found;
      if (said === kind) sums.right += 1;
      else if (documentKinds[said] === "other") sums.unsure += 1;
      else sums.wrong += 1;
    }
  }
  return `held out in ${parts} parts, ${all.length} documents: ${sums.right} right, ${sums.unsure} other, ${sums.wrong} a wrong kind`;
}

const documents = [...(await readCorpus()), ...(await Promise.all(inventedFiles.map(readInvented))).flat()];
const examples = documents.map(exampleOf);
if (process.argv.includes("held-out")) {
  process.stdout.write(`${heldOut(examples)}\n`);
  process.exit();
}
const weights = fit(examples);
const path = join(projectRoot, "ingest", "structure", "kind-weights.ts");
const rows = names.map((name, place) => {
  const row = documentKinds.map(
    (_, kind) => Number((weights[place * documentKinds.length + kind] ?? 0).toFixed(2)) || 0,
  );
  return `  ${name}: [${row.join(", ")}],\n`;
});
const source = readFileSync(path, "utf8").replace(
  /(export const kindWeights = \{\n)[^}]*/,
  (_, begins) => begins + rows.join(""),
);
writeFileSync(path, source);
process.stdout.write(`${names.length} signs weighed on ${documents.length} documents\n`);
