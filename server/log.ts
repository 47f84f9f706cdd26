import type { Log } from "../ingest/archive.js";

const levels = ["error", "warn", "info"] as const;

/**
 * Writes one line a message to standard error, never the contents of documents: as words with the facts as JSON at their
 * end, or whole as JSON.
 */
export function stderrLog(most: (typeof levels)[number] = "info", form: "text" | "json" = "text"): Log {
  return (level, message, facts) => {
    if (levels.indexOf(level) > levels.indexOf(most)) return;
    const at = new Date().toISOString();
    if (form === "json") {
      process.stderr.write(`${JSON.stringify({ at, level, message, ...facts })}\n`);
      return;
    }
    const rest = facts && Object.keys(facts).length > 0 ? ` ${JSON.stringify(facts)}` : "";
    process.stderr.write(`${at} ${level} ${message}${rest}\n`);
  };
}
