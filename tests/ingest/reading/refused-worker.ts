/** A worker whose parser takes a refusal of memory for a fault of the file. */
import type { Job } from "../../../ingest/reading/worker.js";

process.on("message", ({ file }: Job) => {
  const message = `${file.name} is damaged and cannot be read as a PDF (Array buffer allocation failed).`;
  process.send?.({ failure: { code: "corrupt", message } });
});
