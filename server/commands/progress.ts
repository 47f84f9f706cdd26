/** How far a long command has come, on standard error: standard output is kept for its answer. */

const pauseMs = 2_000;

/**
 * Tells it at most every two seconds: `1,200 of 10,000 files taken in`, or `1,200 objects read` where nobody knows of how
 * many. Nothing is said of what takes less.
 */
export function progressOf(what: string): (done: number, of?: number) => void {
  let last = Date.now();
  return (done, of) => {
    if (Date.now() - last < pauseMs) return;
    last = Date.now();
    const all = of === undefined ? "" : `of ${of.toLocaleString("en-GB")} `;
    process.stderr.write(`${done.toLocaleString("en-GB")} ${all}${what}\n`);
  };
}
