/**
 * Transcripts written for the purpose, in the layouts of many committees, courts, councils and parliaments. A line that
 * begins with `@@` marks what follows it and is no part of the file: `@@ 12 | The Chair | chair | time=10.30` a turn
 * (question, speaker, role, where it stands; `-` for none), `@@ chair: …`, `@@ member: …`, `@@ counsel: …` and
 * `@@ witness: name | post | body | panel` those whom it declares, `@@ division: number | for | against | names | names`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { structure } from "../../ingest/structure/structure.js";
import type { Structured } from "../../ingest/structure/structured.js";
import { projectRoot } from "../project-root.js";
import { letters, placesOf } from "./letters.js";
import { readBytes, setInType } from "./set-in-type.js";
import { type MarkedTurn, scoreTurns, type TurnMarks } from "./turn-score.js";

const folder = join(projectRoot, "tests", "fixtures", "transcripts");

export interface SampleScore extends TurnMarks {
  name: string;
  text: string;
  read: Structured;
  /** Of the confusions, those that are not about turns: roles, people, divisions. */
  wrong: string[];
}

/** The names of the samples. */
export const samples: readonly string[] = readdirSync(folder).sort();

/** Reads one sample as an upload is read and scores its turns, and what else is marked of them and of the whole. */
export async function scoreSample(name: string): Promise<SampleScore> {
  const extension = extname(name).slice(1);
  return scoreSource(name, readFileSync(join(folder, name), "utf8"), extension);
}

/** Scores a marked source in the form that `extension` names; Word files and PDFs are set from the samples' markup. */
export async function scoreSource(name: string, source: string, extension: string): Promise<SampleScore> {
  const { file, turns, declared } = unmarked(source, extension);
  const bytes = await setInType(file, extension);
  const { extraction, mediaType } = await readBytes(
    bytes,
    `transcript.${/^(?:lines|columns)$/.test(extension) ? "pdf" : extension}`,
  );
  const read = structure(extraction, { name, mediaType, kind: "transcript" });
  const placed = placedTurns(extraction.text, turns);
  const scored = scoreTurns(name, extraction.text, read.passages, placed);
  const wrong = [...wrongDetails(name, read, placed), ...wrongPeople(name, read, declared)];
  return {
    ...scored,
    confusions: [...scored.confusions, ...wrong],
    wrong,
    name,
    text: extraction.text,
    read,
  };
}

interface Sample {
  file: string;
  turns: Mark[];
  declared: string[];
}

interface Mark {
  speaker: string | null;
  question: string | null;
  role: string | null;
  details: [string, string][];
  /** The line it stands above. */
  words: string;
}

function unmarked(source: string, extension: string): Sample {
  const sample: Sample = { file: "", turns: [], declared: [] };
  const kept: string[] = [];
  let waiting: Omit<Mark, "words">[] = [];
  for (const line of source.split("\n")) {
    const mark = /^@@ (.*)$/.exec(line)?.[1];
    if (mark === undefined) {
      kept.push(line);
      const words = /^(?:html|vtt)$/.test(extension)
        ? line.replace(/<[^>]*>/g, "").replace(/&\w+;/g, " ")
        : line;
      for (const turn of waiting) sample.turns.push({ ...turn, words });
      waiting = [];
    } else if (/^\w+: /.test(mark)) sample.declared.push(mark.trim());
    else waiting = [turnOf(mark)];
  }
  sample.file = kept.join("\n");
  return sample;
}

function turnOf(mark: string): Omit<Mark, "words"> {
  const [question = "-", speaker = "-", role = "", ...rest] = mark.split("|").map((part) => part.trim());
  const parts = role.includes("=") ? [role, ...rest] : rest;
  const known = (word: string) => (word === "-" || word === "" ? null : word);
  return {
    question: known(question),
    speaker: known(speaker),
    role: role.includes("=") ? null : known(role),
    details: parts.map((part) => part.split("=") as [string, string]),
  };
}

interface Placed extends MarkedTurn, Pick<Mark, "role" | "details"> {}

function placedTurns(text: string, turns: readonly Mark[]): Placed[] {
  const starts = placesOf(
    text,
    // Numbers in the margin may be taken out of the text.
    turns.map(({ words }) => words.replace(/^ *\d+ {2,}/, "")),
  );
  return turns.map(({ words: _, ...turn }, index) => ({
    ...turn,
    start: starts[index] ?? 0,
    end: starts[index + 1] ?? text.replace(/\s+\d{1,3}\s*$/, "").length,
  }));
}

function wrongDetails(name: string, { passages }: Structured, turns: readonly Placed[]): string[] {
  return turns.flatMap((turn) => {
    const passage = passages.find(({ start, end }) => start <= turn.start && turn.start < end);
    const wanted: [string, string][] = turn.role === null ? [] : [["role", turn.role]];
    return [...wanted, ...turn.details].flatMap(([what, value]) => {
      const found = passage?.[what as "role"] ?? null;
      return found === value ? [] : [`${name}: ${what} of <${turn.speaker}> is ${value}, found ${found}`];
    });
  });
}

function wrongPeople(name: string, { facts }: Structured, declared: readonly string[]): string[] {
  const transcript = facts.transcript;
  const found = [
    ...(transcript?.chair ? [`chair: ${transcript.chair.value}`] : []),
    ...(transcript?.membersPresent ?? []).map(({ value }) => `member: ${value}`),
    ...(transcript?.participants ?? []).flatMap(({ name: read, role, post, body, panel }) => {
      if (role === "counsel") return [`counsel: ${read.value}`];
      const all = [read.value, post?.value, body?.value, panel].map((value) => value ?? "");
      return role === "witness" ? [`witness: ${all.join(" | ")}`] : [];
    }),
    ...(transcript?.divisions ?? []).map(({ number, tally, votes, flags }) => {
      const of = (side: string) => votes.filter((vote) => vote.side === side).map((vote) => vote.name.value);
      const counts = [number?.value, tally.for?.value, tally.against?.value];
      const names = [of("for").join("; "), of("against").join("; ")];
      return `division: ${[...counts, ...names, flags.map(({ code }) => code).join()].join(" | ")}`;
    }),
  ];
  const bare = (line: string) => letters(line).letters;
  const wanted = new Set(declared.map(bare));
  const there = new Set(found.map(bare));
  return [
    ...declared.filter((line) => !there.has(bare(line))).map((line) => `${name}: not found: ${line}`),
    ...found.filter((line) => !wanted.has(bare(line))).map((line) => `${name}: not marked: ${line}`),
  ];
}
