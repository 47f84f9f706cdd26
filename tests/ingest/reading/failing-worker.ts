/** A worker that ends as soon as it is given a file. */
process.on("message", () => process.exit(3));
