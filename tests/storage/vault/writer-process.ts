/**
 * A process that writes to a vault, for tests that need a real one: to kill it, to race it, to take its rights away.
 * Each acknowledged state is one line on standard output, written before the next write begins.
 */
import { writeSync } from "node:fs";
import { openFileVault } from "../../../storage/vault/file-vault.js";
import { VaultConflict, VaultUnwritable } from "../../../storage/vault/vault.js";
import { change, text } from "./scratch-vault.js";

const tasks: Record<string, (root: string, ...rest: string[]) => Promise<void>> = {
  writeForEver,
  raceForHeads,
  addFiles,
  writeAsStranger,
  keepFile,
};

const [task = "", root = "", ...rest] = process.argv.slice(2);
const chosen = tasks[task];
if (!chosen) throw new Error(`Expected one of ${Object.keys(tasks)}, got ${task}`);
await chosen(root, ...rest);

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

/** Creates objects and gives each two more states, four at a time, until it is killed. Says `<id> <head>`. */
async function writeForEver(root: string, name = ""): Promise<void> {
  const vault = await openFileVault(root);
  const lane = async (which: number) => {
    for (let count = 0; ; count++) {
      const id = `urn:x:${name}:${which}:${count}`;
      const created = await vault.create(id, [text("record.json", id), text("a/b.txt", "same")], change);
      say(`${id} ${created.head}`);
      for (const state of ["second", "third"]) {
        const { head } = await vault.update(id, [text("record.json", id + state)], change);
        say(`${id} ${head}`);
      }
    }
  };
  await Promise.all([0, 1, 2, 3].map(lane));
}

/** Tries to be the one who writes the next state, `rounds` times. Says `<head>` for each one it won. */
async function raceForHeads(root: string, id = "", name = "", rounds = ""): Promise<void> {
  const vault = await openFileVault(root);
  for (let round = 0; round < Number(rounds); round++) {
    const head = (await vault.inspect(id))?.head ?? 0;
    try {
      const won = await vault.update(id, [text("a.txt", `${name} ${round}`)], change, head);
      say(`${won.head}`);
    } catch (error) {
      if (!(error instanceof VaultConflict)) throw error;
    }
  }
}

/** Adds `count` files, each in a state of its own, to whatever the object holds by then. */
async function addFiles(root: string, id = "", name = "", count = ""): Promise<void> {
  const vault = await openFileVault(root);
  for (let index = 0; index < Number(count); index++) {
    const path = `${name}-${index}.txt`;
    await vault.update(id, [text(path, path)], change);
  }
}

/** Reads and tries to write as a user who may only read. Says the file it read and the error's name and words. */
async function writeAsStranger(root: string, id = ""): Promise<void> {
  // Root may write anywhere, so it becomes `nobody`, whose number is the same on every Linux.
  if (process.getuid?.() === 0) process.seteuid?.(65534);
  const vault = await openFileVault(root);
  say((await vault.read(id, "a.txt")).toString("utf8"));
  await vault.create("urn:x:new", [text("a.txt", "new")], change).catch(sayUnwritable);
  await vault.update(id, [text("a.txt", "new")], change).catch(sayUnwritable);
  await vault.purge(id).catch(sayUnwritable);
}

/** Keeps a file in an object of its own, then a tiny one in another. Says what went wrong, and `kept` for the tiny one. */
async function keepFile(root: string, from = ""): Promise<void> {
  // A write past the limit of a file's size must fail as any other, not end the process.
  process.on("SIGXFSZ", () => {});
  const vault = await openFileVault(root);
  await vault.create("urn:x:large", [{ path: "large.bin", from }], change).catch(sayUnwritable);
  await vault.update("urn:x:small", [{ path: "large.bin", from }], change).catch(sayUnwritable);
  await vault.update("urn:x:small", [text("tiny.txt", "tiny")], change);
  say("kept");
}

function sayUnwritable(error: unknown): void {
  if (!(error instanceof VaultUnwritable)) throw error;
  say(error.message);
}
