/** One record of RIS (the tags of Research Information Systems, as EndNote and Zotero read them). */
import { noteOf } from "./bibtex.js";
import type { Cited, Name } from "./cited.js";
import { isReport, paperNumbers } from "./csl-item.js";

const types = { article: "NEWS", transcript: "HEAR", motion: "RPRT", other: "GEN" } as const;

/** The record, its lines ended by CR LF. A line feed in a value would begin a new tag: white space becomes one space. */
export function ris(cited: Cited): string {
  const { title, source, date, language, address, words, sort, accessed, kind } = cited;
  const [year = "", month = "", day = ""] = date?.split("-") ?? [];
  const pages = words?.place.pages ?? null;
  const issuer = kind === "article" ? "T2" : "PB";
  const authors = kind === "article" ? cited.authors.map(nameOf) : source === null ? [] : [source];
  const tags: [string, string | null][] = [
    ["TY", isReport(cited) ? "RPRT" : types[kind]],
    ["TI", title],
    ...authors.map((author): [string, string] => ["AU", author]),
    ["A2", kind === "article" ? null : (words?.speaker ?? null)],
    [issuer, source],
    ["PY", year],
    [
      "DA",
      date &&
        [year, month, day]
          .join("/")
          .padEnd(10, "/")
          .replace(/^(\d{4}\/\d\d\/\d\d)$/, "$1/"),
    ],
    ["M3", sort ?? (cited.isEvidence ? "Oral evidence" : null)],
    ["M1", paperNumbers(cited)],
    ["VL", cited.official.volume?.value ?? null],
    ["T3", cited.official.session && `Session ${cited.official.session.value}`],
    ["SP", pages?.first ?? null],
    ["EP", pages && pages.last !== pages.first ? pages.last : null],
    ["LA", language],
    ["UR", address],
    ["Y2", accessed.replaceAll("-", "/")],
    ["N1", words && noteOf(cited)],
  ];
  const lines = tags.flatMap(([tag, value]) => {
    const one = (value ?? "").replace(/[\s\p{Cc}]+/gu, " ").trim();
    return one === "" ? [] : [`${tag}  - ${one}`];
  });
  return `${[...lines, "ER  - "].join("\r\n")}\r\n`;
}

function nameOf(name: Name): string {
  return "literal" in name ? name.literal : `${name.family}, ${name.given}`;
}
