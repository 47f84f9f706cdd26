/** A query of the search language, written from the lines of a form. */
import { choices } from "../../storage/model/query/fields.js";
import { quoteless } from "./quoteless.js";

/** What may be filled in; empty lines ask for nothing. */
export const formLines = [
  ...(["all", "phrase", "any", "none", "near", "beside", "within"] as const),
  ...(["said", "asked", "by", "person", "kind", "source", "tag", "place", "body", "title"] as const),
  ...(["from", "to", "outcome", "clause", "has", "language"] as const),
] as const;
export type FormLine = (typeof formLines)[number];
export type FilledIn = Record<FormLine, string>;

const names = ["said", "asked", "by", "person", "source", "tag", "place", "body", "title"] as const;

/** The query that the lines make together; empty when none is filled in. */
export function writeQuery(lines: FilledIn): string {
  const words = (line: FormLine) =>
    quoteless(lines[line])
      .split(" ")
      .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const phrase = words("phrase").join(" ");
  const any = words("any").map(plainWord);
  const near = [words("near"), words("beside")].map((side) => side.join(" "));
  const range = [lines.from, lines.to].map((end) => end.trim());
  return [
    words("all").map(plainWord).join(" "),
    phrase === "" ? "" : `"${phrase}"`,
    any.length > 1 ? `(${any.join(" OR ")})` : any.join(""),
    near.every((side) => side !== "") ? `"${near[0]}" NEAR/${Number(lines.within) || 10} "${near[1]}"` : "",
    ...names.map((name) => (words(name).length === 0 ? "" : `${name}:"${words(name).join(" ")}"`)),
    ...(Object.keys(choices) as (keyof typeof choices)[]).map((choice) =>
      lines[choice].trim() === "" ? "" : `${choice}:${lines[choice].trim()}`,
    ),
    range.every((end) => end === "") ? "" : `date:${range[0] === range[1] ? range[0] : range.join("..")}`,
    words("none")
      .map((word) => `-${plainWord(word)}`)
      .join(" "),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

/** A word as it is, or in quotation marks where it would be taken for a sign of the language. */
function plainWord(word: string): string {
  return /^(?:AND|OR|NOT|NEAR(?:\/\d+)?)$|[:()]|^[-‐‑–—−]/u.test(word)
    ? `"${word.replaceAll("*", "")}"`
    : word;
}
