/** What a command is, and how commands end. */
import { type ParseArgsConfig, parseArgs } from "node:util";

/** 0 done; 1 some inputs failed, each named; 2 wrong use; 3 a store cannot be reached. */
export const exits = { done: 0, someFailed: 1, wrongUse: 2, unreachable: 3 } as const;
export type Exit = (typeof exits)[keyof typeof exits];

export interface Command {
  name: string;
  /** After `ibid`: `search QUERY [--json]`. */
  usage: string;
  help: string;
  run(args: string[]): Promise<Exit>;
}

/** The command was not used as it must be; the message says how. */
export class WrongUse extends Error {
  override name = "WrongUse";
}

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Parses a command's arguments; throws WrongUse naming what does not fit. */
export function commandArguments<O extends Options>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new WrongUse(misfit(error instanceof Error ? error.message : String(error), options));
  }
}

/** What does not fit, from the parser's sentence, which names the option first and in quotes. */
function misfit(message: string, options: Options): string {
  const [, option = "", name = ""] = /'(-{1,2}([^'=<,\s]+))/.exec(message) ?? [];
  if (option === "") return message;
  const type = Object.hasOwn(options, name) ? options[name]?.type : undefined;
  if (type === "boolean") return `${option} takes no value.`;
  if (type === "string")
    return `${option} needs a value; one that begins with a dash is given as ${option}=VALUE.`;
  const known = Object.keys(options).map((each) => `--${each}`);
  return `There is no option ${option}${known.length > 0 ? `; there are ${known.join(", ")}` : ""}.`;
}

/** For commands that take none: a word too many was meant for something. Throws WrongUse. */
export function refuseOperands(positionals: readonly string[]): void {
  if (positionals.length > 0)
    throw new WrongUse(`Expected nothing but options, got ${JSON.stringify(positionals.join(" "))}.`);
}

/** Why a file that was named cannot be read: the end of a sentence. */
export function whyUnreadable({ code, message }: NodeJS.ErrnoException): string {
  const reasons: Record<string, string> = {
    ENOENT: "there is no such file",
    ENOTDIR: "there is no such file",
    EISDIR: "it is a folder",
    EACCES: "this account may not read it",
  };
  return reasons[code ?? ""] ?? message;
}

/** Prints one JSON value to standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
