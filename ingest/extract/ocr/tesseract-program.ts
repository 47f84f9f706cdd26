/** The `tesseract` program of the machine: the same reader, built for its processor and about twice as fast. */
import { spawn } from "node:child_process";
import { pgmOf, type Raster } from "./raster.js";
import type { OcrSettings, Recognizer } from "./recognizer.js";
import { withinTime } from "./within-time.js";

/** A look for the program takes no longer. */
const lookMs = 10_000;

/** A recognizer by the program, or null when there is none that knows all the languages. */
export async function programRecognizer(settings: OcrSettings): Promise<Recognizer | null> {
  const { languages, pageMs, programPath } = settings;
  if (!programPath) return null;
  try {
    const known = (await run(programPath, ["--list-langs"], lookMs)).split("\n").slice(1);
    if (!languages.every((language) => known.includes(language))) return null;
    const [version = ""] = (await run(programPath, ["--version"], lookMs)).split("\n");
    return {
      name: `${version.trim()} ${languages.join("+")}`,
      recognize: (raster) => run(programPath, readingArguments(raster, languages), pageMs, pgmOf(raster)),
      close: async () => {},
    };
  } catch {
    // No such program, or one that does not work: the other reader needs neither.
    return null;
  }
}

function readingArguments(raster: Raster, languages: readonly string[]): string[] {
  const dpi = `${Math.round(raster.dpi)}`;
  return ["stdin", "stdout", "-l", languages.join("+"), "--psm", "3", "--dpi", dpi, "hocr"];
}

/** What the program prints on standard output. Throws when it ends badly or takes too long; it is ended then. */
async function run(programPath: string, args: string[], ms: number, input?: Buffer): Promise<string> {
  // One thread each: two pages at once are faster than one page on two cores.
  const program = spawn("tesseract", args, {
    env: { PATH: programPath, OMP_THREAD_LIMIT: "1" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const printed: Buffer[] = [];
  const ended = new Promise<string>((resolve, reject) => {
    program.once("error", reject);
    program.stdout.on("data", (part: Buffer) => printed.push(part));
    program.once("close", (code, signal) => {
      if (code === 0) resolve(Buffer.concat(printed).toString("utf8"));
      else reject(new Error(`tesseract ended with ${signal ?? `exit code ${code}`}`));
    });
  });
  // A program that ends before it has read everything is heard of by its exit code.
  program.stdin.on("error", () => {});
  program.stdin.end(input);
  try {
    return await withinTime(ms, ended);
  } finally {
    program.kill("SIGKILL");
  }
}
