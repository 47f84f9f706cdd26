import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { WrongUse } from "./command.js";

/** Asks on a terminal without showing what is typed; from a pipe, reads the first line. Throws WrongUse at its end. */
export async function askPassword(question: string): Promise<string> {
  const isTerminal = process.stdin.isTTY === true;
  if (isTerminal) process.stderr.write(question);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: isTerminal });
  try {
    for await (const line of lines) return line;
    throw new WrongUse("Expected a password on standard input, got nothing.");
  } finally {
    lines.close();
    if (isTerminal) process.stderr.write("\n");
  }
}
