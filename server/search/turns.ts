/**
 * Searches in the order in which they came, a few at once. All at once, each would go on a step and wait for every
 * other, so that most are late and those of many steps wait for ten times as long as the rest.
 */
import { setImmediate } from "node:timers/promises";
import type { RequestHandler } from "express";

/** So many that one is worked at while others wait for the engine. */
const atOnce = 3;
/** Milliseconds. What takes longer waits for the engine, and keeps nobody else waiting. */
const longestTurn = 200;

/**
 * Rounds of the event loop before each turn. A round lets in one new connection (libuv since 1.45), and a search is a
 * round: without these, whoever has just come waits until as many searches are done as others came with them.
 */
const rounds = 16;

async function letOthersIn(): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await setImmediate();
}

/**
 * Middleware: lets requests on in turn. One whose reader has gone before its turn, having typed on, is never answered.
 * Requests that pass through the same one share their turns.
 */
export function inTurn(turns = { atOnce, longestTurn }): RequestHandler {
  const waiting = new Set<() => void>();
  let running = 0;
  const callNext = () => {
    for (const begin of waiting) {
      if (running >= turns.atOnce) return;
      waiting.delete(begin);
      begin();
    }
  };
  return (_request, response, next) => {
    const begin = () => {
      running += 1;
      let isOver = false;
      const end = () => {
        clearTimeout(late);
        if (isOver) return;
        isOver = true;
        running -= 1;
        callNext();
      };
      const late = setTimeout(end, turns.longestTurn);
      response.once("close", end);
      void letOthersIn().then(() => next());
    };
    waiting.add(begin);
    response.once("close", () => waiting.delete(begin));
    callNext();
  };
}
