/** A worker that says it is at page 37 of 200, and stays there. */
process.on("message", () => {
  process.send?.({ at: { page: 36, total: 200 } });
  process.send?.({ at: { page: 37, total: 200 } }, () => {
    for (;;);
  });
});
