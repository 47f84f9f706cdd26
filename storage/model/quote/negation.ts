/** Words that deny: to drop one, or to put one in, turns what was said round. */

const english =
  "not no never nor none nobody nothing nowhere neither cannot without hardly scarcely barely noone nought unable unless";
/** As they are compared, without accents; none of them is an English word that says anything else. */
const others = [
  "nicht nichts nie niemals niemand kein keine keinen keinem keiner keines ohne",
  "ne pas jamais aucun aucune rien sans nunca nadie ningun ninguna ninguno non mai nessuno nao nem",
  "niet geen nooit ikke inte aldrig ingen nid ddim",
];
const denying = new Set([english, ...others].flatMap((words) => words.split(" ")));
const prefixes = ["un", "in", "im", "ir", "il", "dis", "non"];

/** True for `not`, `never`, `can't`, `dont`. */
export function denies(key: string): boolean {
  return (
    denying.has(key) ||
    /n't$/.test(key) ||
    /^(?:do|did|does|is|was|are|wo|ca|could|would|should)nt$/.test(key)
  );
}

/** True for `fair` and `unfair`, `able` and `unable`, `useful` and `useless`. */
export function areOpposed(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 3) return false;
  if (prefixes.some((prefix) => long === prefix + short)) return true;
  return (
    (long.endsWith("less") && short.endsWith("ful") && long.slice(0, -4) === short.slice(0, -3)) ||
    (one.endsWith("less") &&
      other.endsWith("less") === false &&
      one.slice(0, -4) === other.replace(/ful$/, ""))
  );
}

/** How many of the words deny. */
export function denialsIn(keys: readonly string[]): number {
  return keys.filter(denies).length;
}

const shortForms: readonly (readonly [RegExp, string])[] = [
  [/^won't$/, "will not"],
  [/^shan't$/, "shall not"],
  [/^can't$|^cannot$/, "can not"],
  [/^(.+)n't$/, "$1 not"],
  [/^(.+)'re$/, "$1 are"],
  [/^(.+)'ve$/, "$1 have"],
  [/^(.+)'ll$/, "$1 will"],
  [/^(i)'m$/, "$1 am"],
  [/^(.+)'d$/, "$1 would"],
  [/^(it|he|she|that|there|what|who|here|where)'s$/, "$1 is"],
  [/^let's$/, "let us"],
];

/** Written out: `don't` is `do not`; words that are whole stay. */
export function writtenOut(keys: readonly string[]): string {
  return keys
    .map((key) => shortForms.reduce((word, [form, whole]) => word.replace(form, whole), key))
    .join(" ");
}
