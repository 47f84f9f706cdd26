/** A worker that takes a while, and tells when that was and how many files it has had. */
let jobs = 0;

process.on("message", () => {
  jobs += 1;
  const from = Date.now();
  setTimeout(() => {
    const text = JSON.stringify({ from, to: Date.now(), jobs });
    process.send?.({ extraction: { text }, structured: {} });
  }, 200);
});
