/**
 * The `tesseract` program of the machine: the same reader as the package, built for its processor and about twice as
 * fast. Reading processes may start no program, so the pool starts it for them, behind walls of its own.
 */
import { spawn } from "node:child_process";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { withinTime } from "../extract/ocr/within-time.js";
import type { Allowance, Walls } from "./walls.js";

/** A look for the program takes no longer. */
const lookMs = 10_000;
/** More than is ever printed about one page. */
const mostPrinted = 64 * 1024 * 1024;

export interface ProgramTerms {
  /** Where to look for it (`PATH`). */
  programPath: string;
  languages: readonly string[];
  walls: Walls;
  allowance: Allowance;
}

export interface PageTerms {
  /** Dots an inch. */
  dpi: number;
  /** Longest time, in milliseconds. */
  ms: number;
  /** Told the number of the process. */
  onStart(pid: number): void;
  /** Ends it early. */
  signal: AbortSignal;
}

export interface TesseractProgram {
  /** What it is and knows, as it is noted beside the text: `tesseract 5.3.0 eng`. */
  name: string;
  /** The hOCR of the PGM image in a file, which must be a plain one. Throws when it fails or takes too long. */
  read(image: string, terms: PageTerms): Promise<string>;
}

/** The program, or null when there is none that knows all the languages. */
export async function findProgram(terms: ProgramTerms): Promise<TesseractProgram | null> {
  const { programPath, languages } = terms;
  if (programPath === "") return null;
  const look = { ms: lookMs, onStart: () => {}, signal: new AbortController().signal };
  try {
    const known = (await run(terms, ["--list-langs"], look)).split("\n").slice(1);
    if (!languages.every((language) => known.includes(language))) return null;
    const [version = ""] = (await run(terms, ["--version"], look)).split("\n");
    return {
      name: `${version.trim()} ${languages.join("+")}`,
      async read(image, page) {
        const file = await open(image, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
        try {
          return await run(terms, readingArguments(page.dpi, languages), page, file.fd);
        } finally {
          await file.close();
        }
      },
    };
  } catch {
    // No such program, or one that does not work: the other reader needs neither.
    return null;
  }
}

function readingArguments(dpi: number, languages: readonly string[]): string[] {
  return ["stdin", "stdout", "-l", languages.join("+"), "--psm", "3", "--dpi", `${Math.round(dpi)}`, "hocr"];
}

/** What the program prints on standard output. Throws when it ends badly or takes too long; it is ended then. */
async function run(
  { programPath, walls, allowance }: ProgramTerms,
  args: string[],
  { ms, onStart, signal }: Omit<PageTerms, "dpi">,
  input?: number,
): Promise<string> {
  const [command, ...rest] = walls.around(["tesseract", ...args], allowance);
  // One thread each: two pages at once are faster than one page on two cores.
  const program = spawn(command, rest, {
    env: { PATH: programPath, OMP_THREAD_LIMIT: "1" },
    cwd: allowance.writable,
    stdio: [input ?? "ignore", "pipe", "ignore"],
    signal,
    killSignal: "SIGKILL",
  });
  if (program.pid !== undefined) onStart(program.pid);
  const printed: Buffer[] = [];
  let bytes = 0;
  const ended = new Promise<string>((resolve, reject) => {
    program.once("error", reject);
    program.stdout?.on("data", (part: Buffer) => {
      bytes += part.length;
      if (bytes > mostPrinted) reject(new Error("tesseract printed more than a page can hold"));
      else printed.push(part);
    });
    program.once("close", (code, signal) => {
      if (code === 0) resolve(Buffer.concat(printed).toString("utf8"));
      else reject(new Error(`tesseract ended with ${signal ?? `exit code ${code}`}`));
    });
  });
  try {
    return await withinTime(ms, ended);
  } finally {
    program.kill("SIGKILL");
  }
}
