/** Lines that are a name and hardly more, above or below the words that say what the name is for. */
import type { Moving } from "./moving.js";
import { nameRead, personForm, titledForm } from "./person.js";
import type { Unit } from "./units.js";

const nameAbove = new RegExp(
  `^[*_]*(?:\\(?\\w{1,3}[.)]\\s+)?(?<from>(?:From|By|Motion\\s+(?:from|by))[:\\s]+)?(?<name>${titledForm})(?:,\\s+[^:.;]{3,60}|\\s*\\([^()]{1,40}\\))?\\s*(?<colon>:[–—-]?)?[*_]*$`,
  "u",
);
/** "a) By Councillor Bond": one of several motions, whatever stands below. */
const letteredAbove = new RegExp(
  `^[*_]*\\(?\\w{1,3}[.)]\\s+(?:Motion\\s+)?(?:[Ff]rom|[Bb]y)[:\\s]+(?<name>${titledForm})\\s*:?[*_]*$`,
  "u",
);
const opensMotion =
  /^["“‘]?(?:That\s+(?:this|the)|This\s+(?:Council|House|Parliament|Assembly)|Council\s+(?:notes|believes|resolves)|I\s+(?:beg\s+to\s+)?move)\b/;

/** `NDM5673 Leighton Andrews (Rhondda)`, `Amendment 1 – Paul Davies (Preseli)`: as the Senedd prints who tabled what. */
const referenceAbove = new RegExp(
  `^[*_]*(?:N{1,2}DM\\s?\\d{3,5}|(?<amends>[Aa]mendment|AMENDMENT)\\s+(?<label>\\d{1,2}|[A-H]))\\s*[:–—-]?\\s*(?<name>${personForm})\\s*\\([^()]{2,60}\\)(?:,\\s*${personForm}\\s*\\([^()]{2,60}\\)){0,8}[*_]*$`,
  "u",
);
const opensProposal =
  /^["“‘]?(?:To\s+propose\b|(?:Delete|Insert|Add|Remove|Replace|Leave\s+out|Substitute|After|In\s+(?:sub-?)?point)\b)/;

/** "Councillor Ray, Leader of the Group:" on a line of its own, and what is moved below it. */
export function namedAbove({ start, text }: Unit, below: string): Moving[] {
  if (text.length > 160) return [];
  const tabled = opensProposal.test(below) ? referenceAbove.exec(text)?.groups : undefined;
  if (tabled?.name !== undefined)
    return alone({ start, text }, tabled.name, tabled.amends !== undefined, tabled.label ?? null);
  const lettered = letteredAbove.exec(text)?.groups?.name;
  if (lettered !== undefined) return alone({ start, text }, lettered, false, null);
  const { name, from, colon } = nameAbove.exec(text)?.groups ?? {};
  if (name === undefined || (from ?? colon) === undefined || !opensMotion.test(below)) return [];
  return alone({ start, text }, name, false, null);
}

function alone(
  { start, text }: Pick<Unit, "start" | "text">,
  name: string,
  amends: boolean,
  label: string | null,
): Moving[] {
  const mover = nameRead(name, start + text.indexOf(name));
  if (mover === null) return [];
  const end = start + text.length;
  return [{ at: mover.start, end, mover, seconder: null, amends, procedural: false, label }];
}

const labelAlone =
  /^[*_]*(?:(?<first>moved|proposed|submitted|tabled|mover|proposer)|seconded|seconder)(?:\s+by)?\s*:[*_]*$/i;
const nameAlone = new RegExp(`^[*_]*(?<name>${titledForm})[*_]*$`, "u");

/** "Submitted by:", and the name on the next line. */
export function namedBelow(label: string, { start, text }: Unit): Moving[] {
  const match = labelAlone.exec(label);
  const name = match && text.length <= 80 ? nameAlone.exec(text)?.groups?.name : undefined;
  const read = name === undefined ? null : nameRead(name, start + text.indexOf(name));
  if (!match || read === null) return [];
  const isMover = match.groups?.first !== undefined;
  const [mover, seconder] = isMover ? [read, null] : [null, read];
  return [
    {
      at: read.start,
      end: start + text.length,
      mover,
      seconder,
      amends: false,
      procedural: false,
      label: null,
    },
  ];
}
