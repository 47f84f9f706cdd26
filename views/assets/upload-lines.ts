/** What the upload page shows of each file and of all of them together. */
import type { Picked } from "./picked-files.js";
import type { Upload, Watcher } from "./upload-files.js";

/** More lines are scrolled in a box of their own, which the keyboard must reach. */
const mostInSight = 8;

export interface Lines {
  /** Shows what was picked. */
  list(files: readonly Picked[]): void;
  /** Shows how far each has come from now on; tells how many have failed. */
  start(uploads: readonly Upload[]): () => number;
  /** All is over, and some failed: leads to the accession. */
  end(address: string): void;
  watcher: Watcher;
}

export function linesFor(list: HTMLElement, told: HTMLElement): Lines {
  let lines: Line[] = [];
  let sizes: number[] = [];
  let sent: number[] = [];
  let over: ("done" | "failed" | null)[] = [];
  const tell = () => {
    const all = sizes.reduce((sum, size) => sum + size, 0);
    const gone = sent.reduce((sum, bytes) => sum + bytes, 0);
    const tenths = all === 0 ? 10 : Math.floor((gone / all) * 10);
    const ended = over.filter((each) => each !== null).length;
    const sentence = `${tenths * 10} %, ${ended} of ${sizes.length} files. You may close this page: what has arrived is kept, and the upload can be gone on with.`;
    if (told.textContent !== sentence) told.textContent = sentence;
  };
  const finish = (at: number, how: "done" | "failed", words: string) => {
    over[at] = how;
    sent[at] = sizes[at] ?? 0;
    lines[at]?.finish(words);
    tell();
  };
  return {
    list: (files) => {
      lines = files.map(({ name, file }) => newLine(name, file.size));
      list.replaceChildren(...lines.map(({ element }) => element));
      list.tabIndex = files.length > mostInSight ? 0 : -1;
      told.textContent = "";
    },
    start: (uploads) => {
      sizes = uploads.map(({ picked }) => picked.file.size);
      sent = sizes.map(() => 0);
      over = sizes.map(() => null);
      for (const [at, { item }] of uploads.entries()) {
        lines[at]?.say("being checked");
        if (item === null) finish(at, "done", "not sent: it has arrived, or is no part of this accession");
      }
      tell();
      return () => over.filter((each) => each === "failed").length;
    },
    end: (address) => {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = "Look at the accession";
      told.replaceChildren("Some files did not arrive; each says why. ", link);
    },
    watcher: {
      checked: (at) => lines[at]?.say("waiting to be sent"),
      progress: (at, bytes) => {
        sent[at] = Math.min(bytes, sizes[at] ?? 0);
        lines[at]?.progress(sent[at] ?? 0);
        tell();
      },
      paused: (at, seconds) => lines[at]?.say(`the connection broke; tried again in ${Math.ceil(seconds)} s`),
      done: (at, held) => {
        finish(at, "done", held ? "held already, not sent: " : "arrived");
        if (held) lines[at]?.link(held.title, held.url);
      },
      failed: (at, why) => finish(at, "failed", why),
    },
  };
}

interface Line {
  element: HTMLElement;
  say(words: string): void;
  progress(bytes: number): void;
  finish(words: string): void;
  link(label: string, href: string): void;
}

function newLine(name: string, bytes: number): Line {
  const element = document.createElement("li");
  const [title, size, state] = ["", "quiet", "chosen-state quiet"].map((kind) => {
    const span = document.createElement("span");
    if (kind !== "") span.className = kind;
    return span;
  }) as [HTMLElement, HTMLElement, HTMLElement];
  title.textContent = name;
  size.textContent = sizePhrase(bytes);
  element.append(title, size);
  let bar: HTMLProgressElement | null = null;
  const say = (words: string) => {
    state.textContent = words;
    if (!state.isConnected) element.append(state);
  };
  return {
    element,
    say,
    progress: (sent) => {
      if (!bar) {
        bar = element.appendChild(document.createElement("progress"));
        bar.setAttribute("aria-label", name);
        bar.max = Math.max(1, bytes);
      }
      bar.value = sent;
      say("being sent");
    },
    finish: (words) => {
      bar?.remove();
      bar = null;
      say(words);
    },
    link: (label, href) => {
      const link = document.createElement("a");
      link.href = href;
      link.textContent = label;
      state.append(link);
    },
  };
}

/** A sentence about what went wrong, where it is read at once. */
export function say(where: HTMLElement, sentence: string): void {
  const line = document.createElement("p");
  line.className = "notice notice-wrong";
  line.textContent = sentence;
  where.replaceChildren(line);
  where.scrollIntoView({ block: "center" });
}

export function sizePhrase(bytes: number): string {
  const units = ["bytes", "KB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1_000 && unit < 3) {
    value /= 1_000;
    unit += 1;
  }
  return unit === 0 ? `${bytes} bytes` : `${value.toFixed(1).replace(/\.0$/, "")} ${units[unit]}`;
}
