export const captureFailures = [
  "wrong-address",
  "no-host",
  "refused-address",
  "unreachable",
  "too-slow",
  "too-large",
  "broken-off",
  "too-many-redirects",
  "robots",
  "status",
  "wrong-type",
  "empty",
] as const;

/** Nothing was captured; the message is a sentence that says why. */
export class CaptureFailure extends Error {
  override name = "CaptureFailure";
  constructor(
    readonly code: (typeof captureFailures)[number],
    message: string,
    /** Seconds after which the host asks to be tried again, where it says so. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
  }
}
