/** A change of many documents, waited for. */
import assert from "node:assert/strict";
import { asProgram, type Client } from "./signed-in-client.js";

export type Counts = Record<"changed" | "same" | "unready" | "undone" | "kept" | "left", number>;

/** Asks for it with `post` and waits until nothing is left to do; its path, and its documents by what became of them. */
export async function changeMany(
  client: Client,
  path: string,
  asked: Record<string, string>,
): Promise<{ act: string; counts: Counts }> {
  const begun = await client.post(path, asked, asProgram);
  assert.equal(begun.status, 202, begun.text);
  return settledAct(client, new URL(JSON.parse(begun.text).url).pathname);
}

/** Takes it back, and waits until that is done. */
export async function undoMany(client: Client, act: string): Promise<Counts> {
  assert.equal((await client.post(act, { act: "undo" }, asProgram)).status, 202);
  return (await settledAct(client, act)).counts;
}

/** Waits until nothing of it is left to do. */
export async function settledAct(client: Client, act: string): Promise<{ act: string; counts: Counts }> {
  for (const end = Date.now() + 30_000; ; ) {
    const { state, counts } = await client.json<{ state: string; counts: Counts }>(act);
    if (state === "done" || state === "undone") return { act, counts };
    assert.ok(Date.now() < end, JSON.stringify(counts));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
