import type { CaptureSettings } from "./capture.js";

/** What the archive is told of capturing: the limits, and how it names itself. */
export interface CaptureDesk extends CaptureSettings {
  /** As the web archives name the program that made them. */
  software: string;
}

/** The usual limits, for commands and tests that have no settings of their own. */
export const usualCapture: CaptureDesk = {
  bytes: 100_000_000,
  timeMs: 60_000,
  redirects: 10,
  allowed: [],
  delayMs: 3_000,
  userAgent: "Ibid (a document archive)",
  software: "Ibid",
};
