/** Which proofs have no time-stamp yet. Asked only where the operator named an authority; it keeps nobody waiting. */
import { noteUnstamped, unstamped } from "../../storage/catalogue/proofs.js";
import { moment } from "../archive.js";
import type { Question } from "../questions.js";
import { keepProof, keptProof } from "./proof.js";
import { requestTimestamp } from "./timestamp.js";

/** Rest after a failure in milliseconds, doubled each time up to the longest. */
const firstRestMs = 30_000;
const longestRestMs = 6 * 3_600_000;

export const notStamped: Question<{ citation: string; document: string }> = {
  name: "stamp",
  concurrency: 1,
  // Not the document's lease: an authority that is slow must not keep its record waiting.
  lease: ({ citation }) => `stamp:${citation}`,
  find: async (archive, limit) =>
    archive.timestampAuthority === null ? [] : unstamped(archive.catalogue, moment(archive), limit),
  answer: async (archive, { citation, document }, stillMine) => {
    const authority = archive.timestampAuthority;
    const proof = await keptProof(archive, document, citation);
    if (authority === null || !proof) return;
    const { response, at } = await requestTimestamp(authority, Buffer.from(proof.signature.value, "base64"));
    await stillMine();
    await keepProof(archive, {
      ...proof,
      timestamps: [...proof.timestamps, { authority, response: response.toString("base64"), at }],
    });
  },
  failed: (archive, { citation }, { message }) =>
    noteUnstamped(archive.catalogue, citation, message, (attempts) => {
      const rest = Math.min(firstRestMs * 2 ** (attempts - 1), longestRestMs);
      return new Date(archive.now() + rest).toISOString();
    }),
};
