/** Follows the groups of RTF, token by token: each group goes to one destination and ends its settings with it. */
import type { Draft } from "../assemble.js";
import { symbolSign } from "../office/symbol-fonts.js";
import { decodeBytes } from "./charsets.js";
import { characters, type Group, outermost, skipped, starred } from "./groups.js";
import { newSink, type ParagraphShape, type RtfSink } from "./sink.js";
import { headingLevel, newTables, noteCodePage, noteFont } from "./tables.js";
import type { RtfToken } from "./tokens.js";

/** Words set as hidden, which are read, or kept as deleted, which are not. */
export interface UnseenRun {
  how: "hidden" | "deleted";
  words: string[];
}

/** Reads one document. */
export class RtfReader {
  private readonly tables = newTables();
  private readonly groups: Group[] = [];
  private group: Group = outermost();
  private readonly sinks: RtfSink[] = [newSink()];
  private readonly notes: Draft[] = [];
  private noteCount = 0;
  /** Bytes not yet decoded, since a character may take several; all in one code page. */
  private bytes = "";
  private bytesPage = "";
  private skipCharacters = 0;
  private starred = false;
  private style: number | null = null;
  private outline: number | null = null;
  private inTable = false;
  private marker = "";
  private entry = "";
  private entryNumber = 0;
  private readonly unseen: UnseenRun[] = [];
  private unseenNow: UnseenRun["how"] | null = null;

  take(token: RtfToken): void {
    if (token.kind === "bytes") {
      this.takeBytes(token.bytes);
      return;
    }
    if (token.kind === "open") {
      this.skipCharacters = 0;
      this.flush();
      this.groups.push(this.group);
      this.group = { ...this.group, holds: null };
    } else if (token.kind === "close") this.closeGroup();
    else this.takeControl(token.word, token.value);
  }

  /** All blocks, notes last. */
  end(): { drafts: Draft[]; info: Map<string, string>; unseen: UnseenRun[] } {
    while (this.groups.length > 0) this.closeGroup();
    this.flush();
    const drafts = [...this.sink().end(this.shape()), ...this.notes];
    return {
      drafts,
      info: this.tables.info,
      unseen: this.unseen.filter(({ words }) => words.join("").trim() !== ""),
    };
  }

  private sink(): RtfSink {
    return this.sinks.at(-1) as RtfSink;
  }

  private shape(): ParagraphShape {
    const level = headingLevel(this.tables, this.style);
    const outline = this.outline !== null && this.outline < 6 ? this.outline + 1 : null;
    return { heading: level ?? outline, marker: this.marker.trim() };
  }

  private takeBytes(bytes: string): void {
    const skip = Math.min(this.skipCharacters, bytes.length);
    this.skipCharacters -= skip;
    if (skip === bytes.length) return;
    const page = (this.group.font !== null && this.tables.fonts.get(this.group.font)) || this.tables.codePage;
    if (page !== this.bytesPage) this.flush();
    this.bytesPage = page;
    this.bytes += bytes.slice(skip);
  }

  private flush(): void {
    if (this.bytes === "") return;
    const text = decodeBytes(this.bytes, this.bytesPage);
    this.bytes = "";
    this.emit(this.bytesPage === "symbol" ? [...text].map((sign) => symbolOf(sign)).join("") : text);
  }

  private emit(text: string): void {
    const { group } = this;
    if (group.to === "fonts" || group.to === "styles") this.entry += text;
    else if (group.to === "info")
      this.tables.info.set(group.infoKey, (this.tables.info.get(group.infoKey) ?? "") + text);
    else if (group.to === "marker") this.marker += text;
    else if (group.to === "text" && group.deleted) this.noteUnseen("deleted", text);
    else if (group.to === "text") {
      this.noteUnseen(group.hidden ? "hidden" : null, text);
      this.sink().add(text, group.bold);
    }
    if (group.to === "styles" && this.entry.includes(";")) this.endStyle();
  }

  /** Words that follow each other are one run, however they are cut into groups. */
  private noteUnseen(how: UnseenRun["how"] | null, text: string): void {
    if (how !== null && this.unseenNow === how) this.unseen.at(-1)?.words.push(text);
    else if (how !== null) this.unseen.push({ how, words: [text] });
    if (how !== null || text.trim() !== "") this.unseenNow = how;
  }

  private endStyle(): void {
    this.tables.styles.set(this.entryNumber, this.entry.replace(/;.*$/s, "").trim());
    this.entry = "";
  }

  private closeGroup(): void {
    this.skipCharacters = 0;
    this.flush();
    const { holds } = this.group;
    if (holds) this.closeSink(holds.sink, holds.note);
    this.group = this.groups.pop() ?? this.group;
    this.starred = false;
  }

  private closeSink(sink: RtfSink, note: boolean): void {
    this.sinks.pop();
    const drafts = sink.end({ heading: null, marker: "" }).filter((draft) => draft.pieces.length > 0);
    if (!note) {
      this.sink().after(drafts);
      return;
    }
    const [first, ...rest] = drafts;
    if (first) this.notes.push({ ...first, kind: "list-item", marker: `[${this.noteCount}]` }, ...rest);
  }

  private takeControl(word: string, value: number | null): void {
    if (this.skipCharacters > 0) {
      this.skipCharacters -= 1;
      return;
    }
    if (word === "*") {
      this.starred = true;
      return;
    }
    const hidden = this.starred && !starred.has(word);
    this.starred = false;
    if (word === "u" && value !== null) {
      this.takeUnicode(value);
      return;
    }
    this.flush();
    if (word === "upr") this.group.old = true;
    if (hidden || skipped.has(word)) this.group.to = "skip";
    else if (!this.opensDestination(word) && !noteCodePage(this.tables, word, value))
      this.format(word, value);
  }

  private takeUnicode(value: number): void {
    this.flush();
    const code = value < 0 ? value + 0x10000 : value;
    this.emit(code >= 0xf000 && code <= 0xf0ff ? symbolSign(code) : String.fromCharCode(code));
    this.skipCharacters = this.group.fallback;
  }

  private opensDestination(word: string): boolean {
    const { group } = this;
    if (word === "fonttbl") group.to = "fonts";
    else if (word === "stylesheet") Object.assign(group, { to: "styles" });
    else if (word === "info") group.to = "skip";
    else if ((word === "title" || word === "author") && !group.old)
      Object.assign(group, { to: "info", infoKey: word });
    else if (group.to === "skip") {
      // Unicode words stand beside those for old readers, in the group that those readers skip.
      if (word === "ud") Object.assign(group, { to: "text", old: false });
      else return false;
    } else if (word === "listtext" || word === "pntext") {
      group.to = "marker";
      this.marker = "";
    } else if (word === "footnote" || word === "shptxt") this.openSink(word === "footnote");
    else return false;
    return true;
  }

  private openSink(note: boolean): void {
    if (note) {
      this.noteCount += 1;
      this.sink().mark(String(this.noteCount));
    }
    this.group.holds = { sink: newSink(), note };
    this.sinks.push(this.group.holds.sink);
  }

  private format(word: string, value: number | null): void {
    const { group } = this;
    const on = value !== 0;
    if (word === "f") {
      group.font = value;
      this.entryNumber = value ?? 0;
    } else if (group.to === "fonts") noteFont(this.tables, this.entryNumber, word, value);
    else if (word === "s" || (word === "cs" && group.to === "styles")) this.takeStyle(word, value ?? 0);
    else if (word === "uc") group.fallback = value ?? 1;
    else if (word === "b") group.bold = on;
    else if (word === "v") group.hidden = on;
    else if (word === "deleted") group.deleted = on;
    else if (word === "plain")
      Object.assign(group, { bold: false, hidden: false, font: this.tables.defaultFont });
    else if (Object.hasOwn(characters, word)) this.emit(characters[word] ?? "");
    else if (group.to === "text") this.layOut(word, value);
  }

  private takeStyle(word: string, value: number): void {
    if (this.group.to === "styles") this.entryNumber = word === "s" ? value : -1 - value;
    else this.style = value;
  }

  private layOut(word: string, value: number | null): void {
    if (word === "par" || word === "sect" || word === "page" || word === "\r" || word === "\n")
      this.endParagraph();
    else if (word === "pard") {
      this.style = null;
      this.outline = null;
      this.inTable = false;
    } else if (word === "intbl") this.inTable = true;
    else if (word === "outlinelevel") this.outline = value;
    else if (word === "cell" || word === "nestcell") this.sink().endCell();
    else if (word === "row" || word === "nestrow") this.sink().endRow();
    if (word === "cell" || word === "row") this.marker = "";
  }

  private endParagraph(): void {
    if (this.inTable) {
      this.sink().add(" ", false);
      return;
    }
    this.sink().endParagraph(this.shape());
    this.marker = "";
  }
}

function symbolOf(sign: string): string {
  const code = sign.charCodeAt(0);
  return code >= 0xf000 ? symbolSign(code) : sign;
}
