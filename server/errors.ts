/**
 * A request that cannot be answered as asked: the status says whose fault it is, the message says to a person
 * what happened and what to do, `detail` carries the facts for programs.
 */
export class HttpError extends Error {
  override name = "HttpError";
  constructor(
    readonly status: number,
    message: string,
    readonly detail: Record<string, unknown> = {},
  ) {
    super(message);
  }
}
