/** How far a long command has come, on standard error: standard output is kept for its answer. */

const pauseMs = 2_000;

/** Tells it at most every two seconds: `1,200 of 10,000 files taken in`. Nothing is said of what takes less. */
export function progressOf(what: string): (done: number, of: number) => void {
  let last = Date.now();
  return (done, of) => {
    if (Date.now() - last < pauseMs) return;
    last = Date.now();
    process.stderr.write(`${done.toLocaleString("en-GB")} of ${of.toLocaleString("en-GB")} ${what}\n`);
  };
}
