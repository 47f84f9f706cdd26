/** A worker that never answers: it is busy for ever, and deaf to its parent. */
process.on("message", () => {
  for (;;);
});
