import { setTimeout as sleep } from "node:timers/promises";

/** Hosts with the end of the last question to each. */
const turns = new Map<string, Promise<unknown>>();

/** Does `work` when everything before it on this host is over, and `delayMs` have passed since. */
export function inTurn<T>(host: string, delayMs: number, work: () => Promise<T>): Promise<T> {
  const before = turns.get(host);
  const turn = (async () => {
    if (before) {
      await before.catch(() => {});
      await sleep(delayMs);
    }
    return work();
  })();
  turns.set(host, turn);
  // Nobody waits for a host that has been left alone: the list would grow with every host ever asked.
  const forget = () => {
    setTimeout(() => {
      if (turns.get(host) === turn) turns.delete(host);
    }, delayMs).unref();
  };
  turn.then(forget, forget);
  return turn;
}
