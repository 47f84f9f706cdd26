/** A name or description of whoever speaks, and what a name looks like in an article. */
import type { Read } from "../../storage/model/facts/read.js";
import { hidden } from "./article-sentences.js";

export interface Named {
  speaker: Read<string>;
  post: Read<string> | null;
}

/** A word with a capital, as a part of a regular expression. */
export const token = "\\p{Lu}[\\p{L}\\p{M}\\d’'.&-]*";
const honorifics =
  "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Baron|Cllr|Councillor|Rev|Revd|Reverend|Very|Right|Rt|Hon|Det|Detective|Insp|Inspector|Supt|Ch|Chief|Superintendent|Sgt|Sergeant|PC|Con|Constable|Judge|Justice|Sen|Senator|Gov|Col|Gen|Captain|Capt|Major|Sheikh|Father|Sister|Fr|Canon|Bishop|Archbishop|District";
const honorific = new RegExp(`^(?:${honorifics})\\.?$`);
/** Offices and callings that stand with a capital before a name. */
const office =
  /^(?:Secretary|President|Minister|Leader|Director|Mayor|Chairman|Chairwoman|Chair|Chancellor|Treasurer|Trustee|Resident|Neighbour|Neighbor|Captain|Manager|Boss|Coach|Superintendent|Commissioner|Governor|Premier|Spokesman|Spokeswoman|Spokesperson|Editor|Chief|Officer|Farmer|Shopkeeper|Teacher|Student|Sophomore|Junior|Senior|Freshman|Clerk|Coroner|Prosecutor|Solicitor|Barrister|Campaigner|Activist|Owner|Trader|Vicar|Founder|Author|Historian|Economist|Analyst|Researcher|Scientist|Hubby|Husband|Wife|Mum|Dad|Mother|Father|Brother|Sister|Son|Daughter|Grandmother|Grandfather|Star|Striker|Defender|Ambassador|Attorney|General|Representative|Congressman|Congresswoman|Councilman|Councilwoman|Councilor|Witness|Victim|Pensioner|Landlord|Tenant|MP|MSP|MS|Peer|Headteacher|Principal|Convener|Executive|Ombudsman|Inspector)$/;

/** A name or description alone, without a post. */
export function bare(value: string, start: number): Named {
  return { speaker: { value, start, end: start + value.length }, post: null };
}

/** True for what may be a person's name: two capitals or more, or a title and one. */
export function isPersonal(name: string): boolean {
  return (
    /^(?:\p{Lu}[\p{L}\p{M}’'.-]*)(?:\s+(?:(?:de|da|di|du|van|von|der|la|le|al|bin)\s+)*\p{Lu}[\p{L}\p{M}’'.-]*){1,5}$/u.test(
      name,
    ) && !organisation.test(name)
  );
}

export const organisation =
  /(?:^|\s)(?:Council|Police|Office|Authority|Agency|Department|University|College|School|Committee|Party|Trust|Society|Association|Group|Union|Board|Bank|Court|Commission|Institute|Foundation|Service|Ministry|Church|Club|Town|City|United|Rovers|FC|Ltd|Inc|plc|PLC|Network|Watch|Alliance|Forum|Federation|Company|Times|Post|Guardian|BBC|News|Radio|Telegraph|Mail|Grid|Street|Road|Nations|House|Parliament|Senate|Congress|Government|Inspectorate|Regulator|Railways?|Water|Energy|Hospitals?|NHS|North|South|East|West|Today|Programme|Act|Bill|General|Centre|Center|Museum|Theatre|Pavement|Review|Inquiry|Report)(?:\s|$)/;

/** True for a word that stands for whoever was named before. */
export function isPronoun(name: string): boolean {
  return /^(?:he|she|they|I|we|it)$/i.test(name);
}

/** A name with what is hidden in it is none. */
export function isSound(named: Named | null): named is Named {
  return (
    named !== null &&
    !named.speaker.value.includes(hidden) &&
    named.speaker.value.length <= 160 &&
    /\p{L}/u.test(named.speaker.value)
  );
}

/** A run of capitals as an office and a name: `Transport Secretary Callum Reith`, `Labour’s Iain Munro`. */
export function withOffice(run: string, start: number, post: Read<string> | null): Named | null {
  const tokens = [...run.matchAll(/\S+/g)];
  let first = 0;
  for (const [index, [word]] of tokens.slice(0, -1).entries())
    if (/[’']s?$/u.test(word) || (office.test(word) && !honorific.test(word))) first = index + 1;
  const at = tokens[first]?.index ?? 0;
  const value = run
    .slice(at)
    .replace(/[’']s?$/u, "")
    .replace(/(?<=\p{L}{3})\.$/u, "");
  if (value === "") return null;
  const own = run.slice(0, at).trimEnd();
  const from = post?.start ?? start;
  return {
    speaker: { value, start: start + at, end: start + at + value.length },
    post:
      own === ""
        ? post
        : { value: post ? `${post.value} ${own}` : own, start: from, end: start + own.length },
  };
}

/** Words for whoever speaks that name nobody. */
export const pronoun =
  /^(?:he|she|they|I|we|it|one|another|others|both|somebody|someone|many|some|some people|who)$/i;
