/** How versions are numbered and named: OCFL 1.1 section 3.3. */
import type { Findings } from "./findings.js";

/** True for `v1` and `v0001`; false for `1`, `v0`, `vx`. */
export function isVersionName(name: string): boolean {
  return /^v0*[1-9]\d*$/.test(name);
}

export function numberOf(name: string): number {
  return Number(name.slice(1));
}

/** Checks the keys of a versions block and returns the sound ones, lowest first. */
export function checkVersionNames(names: readonly string[], found: Findings): string[] {
  for (const name of names.filter((one) => !isVersionName(one))) {
    const code = name.startsWith("v") ? "E105" : "E104";
    found.add(code, `Expected a version's name such as v1, got "${name}"`);
  }
  const sound = names.filter(isVersionName).sort((a, b) => numberOf(a) - numberOf(b));
  if (names.length === 0) found.add("E008", "There is no version");
  checkSequence(sound, found);
  checkConvention(sound, found);
  return sound;
}

function checkSequence(names: readonly string[], found: Findings): void {
  const [first] = names;
  if (first !== undefined && numberOf(first) !== 1) found.add("E009", `Versions begin with ${first}, not v1`);
  names.forEach((name, index) => {
    const before = names[index - 1];
    if (before !== undefined && numberOf(name) !== numberOf(before) + 1) {
      found.add("E010", `After ${before} comes ${name}`);
    }
  });
}

/** The first version's name sets the convention: no zero in front, or always one and always the same length. */
function checkConvention(names: readonly string[], found: Findings): void {
  const [first] = names;
  if (first === undefined) return;
  const padded = first.startsWith("v0");
  if (padded) found.add("W001", `Versions are named with zeros in front: ${first}`);
  for (const name of names) {
    const sameKind = name.startsWith("v0") === padded;
    const sameLength = !padded || name.length === first.length;
    if (sameKind && sameLength) continue;
    if (padded && !sameKind) found.add("E011", `Beside ${first}, ${name} must begin with v0`);
    if (!padded || !sameLength) found.add("E012", `${first} and ${name} follow different conventions`);
    found.add("E013", `${name} departs from the convention of ${first}`);
  }
}
