/** How long something takes, one after the other or many at once. */

/** Milliseconds. */
export interface Quantiles {
  p50: number;
  p95: number;
  p99: number;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Does `work` for each of the list, `atOnce` at a time, and tells how long each waited. */
export async function timesOf<T>(
  list: readonly T[],
  atOnce: number,
  work: (each: T) => Promise<void>,
): Promise<Quantiles> {
  const left = list.values();
  const times: number[] = [];
  const reader = async () => {
    for (const each of left) times.push(await timed(() => work(each)));
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return quantiles(times);
}

function quantiles(times: readonly number[]): Quantiles {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
