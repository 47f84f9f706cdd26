import type { Log } from "../ingest/archive.js";

const levels = ["error", "warn", "info"] as const;

/** Writes one line a message to standard error, facts as JSON at its end; never the contents of documents. */
export function stderrLog(most: (typeof levels)[number] = "info"): Log {
  return (level, message, facts) => {
    if (levels.indexOf(level) > levels.indexOf(most)) return;
    const rest = facts && Object.keys(facts).length > 0 ? ` ${JSON.stringify(facts)}` : "";
    process.stderr.write(`${new Date().toISOString()} ${level} ${message}${rest}\n`);
  };
}
