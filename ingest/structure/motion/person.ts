/** What the name of a member looks like in minutes, and how lists of names are taken apart. */
import type { Read } from "../../../storage/model/facts/read.js";
import { oneLine } from "../passages.js";

/** Before a name, as printed in small letters; in capitals they mean the same. */
const titleWords = [
  ..."Cllr Cllrs Clr Clrs Cr Crs Councillor Councillors Councilor Councilors Councilmember Councilmembers Councilman Councilmen Councilwoman Councilwomen".split(
    " ",
  ),
  ..."Alderman Aldermen Alderwoman Alderperson Ald Commissioner Commissioners Supervisor Supervisors Trustee Trustees Selectman Selectmen Selectwoman Selectperson Member Director Delegate Freeholder Legislator Assemblymember Reeve Warden Comhairleoir Cynghorydd Convener Convenor".split(
    " ",
  ),
  ..."Mr Mrs Ms Miss Mx Dr Prof Professor Rev Revd Reverend Fr Father Canon Sir Dame Lord Lady Baroness Baron Viscount Viscountess Bishop Hon Honourable Honorable Senator Representative Rep Deputy Captain Major Colonel Bro Sis Brother Sister Baillie Bailie".split(
    " ",
  ),
  ..."Mayor Provost Chair Chairman Chairwoman Chairperson President".split(" "),
  "Right Revd",
  "Right Reverend",
  "Right Hon",
  "Right Honourable",
  "Very Revd",
  "Rt Hon",
  "Rt. Hon",
  "Council Member",
  "Council Members",
  "Council member",
  "Board Member",
  "Committee Member",
  "Deputy Lord Mayor",
  "Lord Mayor",
  "Deputy Mayor",
  "Vice Mayor",
  "Vice-Mayor",
  "Mayor Pro Tem",
  "Depute Provost",
  "Vice Chair",
  "Vice-Chair",
  "Vice Chairman",
  "Vice-Chairman",
  "Vice Chairperson",
  "Vice President",
  "Vice-President",
];
const titles = `${[...new Set(titleWords.flatMap((one) => [one, one.toUpperCase()]))].join("|").replace(/\./g, "\\.?").replace(/ /g, "\\s+")}|(?:Earl|Countess|Duke|Marquess|Lord\\s+Bishop|Archbishop)(?:\\s+of)?`;
/** Before a title, and none by themselves: "County Councillor", "County Athletics Track". */
const places =
  "(?:(?:Town|County|City|District|Borough|Regional|Parish|TOWN|COUNTY|CITY|DISTRICT|BOROUGH|PARISH)\\s+){0,2}";
const title = `(?:(?:[Tt]he\\s+)?${places}(?:(?:\\((?:${titles})\\.?\\)|(?:${titles}))\\.?\\s+))`;
/** Words with a capital that begin something else. */
const otherWords =
  "Whereas Therefore Now Be That This The And For Against On Of Upon It In With To As By From There Then We He She They Following Text Date Title Subject Present Apologies Total All Nil None Council Councillors? Cllrs? Members Members’ " +
  "Moved? Motioned Mover Proposed? Proposer Prop Seconded Seconder Second Sec Sponsored Sponsor Nominated Submitted Tabled Introduced Lodged Presented Offered Given Received Respectfully Reports? Speech(?:es)? Comments Points Made Supported " +
  "Motion Amendment Notice Question Proposal Proposition Resolutions? Ordinances? Resolved Agreed Ordered Carried Lost Defeated Approved Passed Adopted Withdrawn Deferred Referred Unanimous\\w* Result Status Outcome Decision Action " +
  "Abstain\\w* Vote\\w* Voting Ayes? Nays? Noes";
/** The word with a first capital, and all in capitals; `\\w` stays what it is. */
const inCapitals = (one: string) => [one, one.replace(/(?<!\\)\p{L}/gu, (letter) => letter.toUpperCase())];
const notName = `${otherWords.split(" ").flatMap(inCapitals).join("|")}|(?:Primary|Lead)(?=\\s+[Ss]ponsor)|Bill(?=\\s+\\p{Ll})|I(?=\\s+\\p{Ll})|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=,?\\s+(?:\\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))`;
/** No name goes on with one of these: another begins. */
const another =
  "(?:[Cc]ouncill?ors?|COUNCILL?ORS?|Council(?:wom[ae]n|m[ae]n)|Cllrs?|CLLRS?|Crs?|CRS?|Alderm[ae]n|Mr|Mrs|Ms|Miss|Dr|Baroness|Lord|Lady|Viscount|Deputy)(?=\\.?\\s+\\p{Lu})";
const word = `(?!(?:${notName})(?![\\p{L}\\p{M}'’-]))\\p{Lu}[\\p{L}\\p{M}'’.\\-]{0,40}`;
const bare = `(?:(?:de|del|du|van|von|la|le|da|di|ap|al)\\s+){0,2}${word}(?:\\s+(?!${another})(?:${word}|de|da|van|von|der|den|le|la|al|bin|ap|ab|of(?=\\s+\\p{Lu}))){0,6}(?:\\s+(?:branch|region|constituency|section)(?![\\p{L}]))?`;
const office =
  "(?:[Tt]he\\s+)?(?:Leader(?:\\s+of\\s+the\\s+(?:Council|Opposition|House))?|Deputy\\s+Leader(?:\\s+of\\s+the\\s+Council)?|Chair(?:man)?\\s+of\\s+(?:Committees|Ways\\s+and\\s+Means)|Prime\\s+Minister|Taoiseach|Attorney\\s+General|Secretary\\s+of\\s+State(?:\\s+for(?:\\s+the)?\\s+\\p{Lu}\\p{L}+)?|(?:Vice[- ])?Convener|(?:Vice[- ])?Convenor|(?:Deputy\\s+|Depute\\s+)?(?:Lord\\s+)?(?:Mayor|Provost)|(?:Vice[- ]|Deputy\\s+)?Chair(?:man|woman|person)?|Cathaoirleach|President|Minister\\s+(?:of\\s+State\\s+)?(?:for|of)\\s+\\p{Lu}\\p{L}+(?:(?:,|\\s+and|\\s+of)?\\s+\\p{Lu}\\p{L}+){0,5}(?:\\s+\\([^()]{3,50}\\))?)";

/** Who holds an office, by the office alone: `the Mayor`, `Leader of the Council`. */
export const officeForm = office;

/** A name with or without a title; a name with one; who holds an office. To be used with the `u` flag. Counts are bounded, so that a page of capitals takes no hours. */
export const personForm = `(?:${title}{0,4}${bare}|${office})`;
export const titledForm = `(?:${title}{1,4}${bare}|${office}|${word}(?:\\s+${word}){1,4}\\s+(?:AM|MS|MSP|MP|MLA|TD))`;

/** The name in `words`, which begin at `start`, less what the sentence put behind it. */
export function nameRead(words: string, start: number): Read<string> | null {
  const name = words
    // A sentence ended here: "seconded by Councillor Tudur. A vote".
    .replace(/(?<=\p{Ll}{3})(?<!\b(?:Cllrs?|Clrs?|Revd?|Prof|Messrs|Hon))\.\s.*$/su, "")
    .replace(/(?:\s+(?:and|of|AND)|[,;:\s–—-])+$/u, "")
    .replace(/(?<=[\p{Ll}\d’'])\.$/u, "")
    .replace(/(?<=\p{Lu}{2})\.$/u, "");
  const value = oneLine(name);
  return value === "" ? null : { value, start, end: start + name.length };
}

const plural =
  /^(?:(?:were|was|are)\s+)?(?:the\s+)?(?:(?:Town|City|County|Parish|District)\s+)?(?:councillors|councilors|cllrs\.?|clrs\.?|crs\.?|council\s?members|members|aldermen|commissioners|messrs\.?)\b[:.\s]*(?=\p{Lu}|$)/iu;
const nobody = /^(?:nil|none|no\s?one|nobody|0|zero|n\/a|-|–|—)\.?$/i;
const oneName = new RegExp(`^(?:${personForm})$`, "u");
const presiding = /^(?:(?:deputy|depute|vice|lord)[- ]?\s*)*(?:mayor|provost|convener|leader|president)$/i;
const officeOnly =
  /^(?:(?:deputy|depute|vice|acting|lord)[- ]?\s*)*(?:mayor|chair(?:man|woman|person)?|leader|provost|councillor|cllr|president|clerk|ex officio)$/i;
/** Behind a surname and a comma: `Ray, A`. */
const initials = /^\p{Lu}(?:\.?\s?\p{Lu})?\.?$/u;
/** A longer list is a page whose lines were lost. */
const longestList = 6_000;

/**
 * The names of a list such as `Councillors A Ray, B Lee and C Fox (3)`. Null when the words are no list of names:
 * when a part of it is none. An empty list for `Nil`.
 */
export function namesIn(words: string, start: number): Read<string>[] | null {
  if (words.length > longestList) return null;
  const names: Read<string>[] = [];
  const bareWords = words.replace(/\([^()]{0,120}\)|\[[^[\]]{0,120}\]/g, (whole) => " ".repeat(whole.length));
  for (const piece of bareWords.matchAll(
    /(?:(?!\s+(?:and|AND|&|\/)\s|[,;|\n]|\s[–—•-]\s).){1,200}|[^\n,;|]/gsu,
  )) {
    const read = pieceName(piece[0], start + piece.index);
    if (read === "none") continue;
    if (read === null) return null;
    const last = names.at(-1);
    if (
      last &&
      initials.test(read.value) &&
      !/\s/.test(last.value) &&
      words.slice(last.end - start, read.start - start).trim() === ","
    ) {
      names[names.length - 1] = { value: `${last.value}, ${read.value}`, start: last.start, end: read.end };
      continue;
    }
    names.push(read);
  }
  return names;
}

function pieceName(piece: string, start: number): Read<string> | "none" | null {
  let words = piece;
  let at = start;
  const strip = (lead: RegExp) => {
    const found = lead.exec(words)?.[0].length ?? 0;
    words = words.slice(found);
    at += found;
  };
  strip(/^[\s,;|&/•●▪*–—:-]+/u);
  strip(/^(?:and|AND)\s+/);
  strip(/^\d{1,3}[.)]\s+/);
  strip(plural);
  words = words.replace(/\s+\.$|[\s,;|&/*:–—-]+$/u, "").replace(/(?<=\p{L}{2})\.$/u, "");
  if (words === "" || /^(?:and|AND|&)$/.test(words)) return "none";
  if (nobody.test(words) || /^total[:\s]*\d*$/i.test(words)) return "none";
  if (presiding.test(words)) return nameRead(words, at);
  if (officeOnly.test(words)) return "none";
  if (/^[Tt]he\s+(?:(?:\p{Lu}[\p{L}’'-]*|of|the)(?:\s+|$)){1,6}$/u.test(words) && words.length <= 50)
    return nameRead(words, at);
  return oneName.test(words) ? nameRead(words, at) : null;
}
