/** What RTF's control words say of groups: where their characters go, which are words, which are signs. */
import type { RtfSink } from "./sink.js";

/** Where the characters of a group go. */
export type Destination = "text" | "skip" | "fonts" | "styles" | "info" | "marker";

/** What holds until the group ends. */
export interface Group {
  to: Destination;
  bold: boolean;
  hidden: boolean;
  deleted: boolean;
  font: number | null;
  /** Characters that stand in for a `\u` for old readers. */
  fallback: number;
  infoKey: string;
  /** Written for readers without Unicode; the same words follow for others. */
  old: boolean;
  /** A note or text box that this group holds. */
  holds: { sink: RtfSink; note: boolean } | null;
}

/** Destinations without words of the text. */
export const skipped = new Set(
  (
    "colortbl pict header headerl headerr headerf footer footerl footerr footerf fldinst xe tc rxe nonesttables sp " +
    "themedata datastore object_data listtable listoverridetable revtbl rsidtbl generator xmlnstbl mmathPr objdata " +
    "objclass filetbl ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template bkmkstart bkmkend upr datafield formfield"
  ).split(" "),
);
/** Destinations behind `\*` that hold words. */
export const starred = new Set(["shpinst", "shptxt", "ud", "nesttableprops", "moveto", "footnote"]);

/** Control words and signs that stand for characters. */
export const characters: Record<string, string> = {
  tab: "\t",
  line: "\n",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  emdash: "—",
  endash: "–",
  bullet: "•",
  emspace: " ",
  enspace: " ",
  qmspace: " ",
  "~": "\u00a0",
  _: "\u2011",
  "-": "\u00ad",
  "{": "{",
  "}": "}",
  "\\": "\\",
};

/** What holds before any group says otherwise. */
export function outermost(): Group {
  return {
    to: "text",
    bold: false,
    hidden: false,
    deleted: false,
    font: null,
    fallback: 1,
    infoKey: "",
    old: false,
    holds: null,
  };
}
