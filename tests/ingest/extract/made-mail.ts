/** Messages made by tests: lines with CRLF, parts with boundaries. */

export interface MadePartOfMail {
  type: string;
  headers?: string[];
  body: string | Buffer;
  /** Encode the body in base64. */
  base64?: boolean;
}

/** Lines as a message has them. */
export function lines(...all: string[]): string {
  return all.join("\r\n");
}

/** A message of one part. */
export function makeMail(headers: string[], body: string): string {
  return lines(...headers, "", body);
}

/** A multipart body: its header first, then its parts. */
export function makeMultipart(subtype: string, boundary: string, parts: MadePartOfMail[]): string {
  const inside = parts.map(({ type, headers = [], body, base64 }) => {
    const text = base64 ? Buffer.from(body).toString("base64").replace(/.{76}/g, "$&\r\n") : `${body}`;
    const encoding = base64 ? ["Content-Transfer-Encoding: base64"] : [];
    return lines(`--${boundary}`, `Content-Type: ${type}`, ...encoding, ...headers, "", text);
  });
  return lines(
    `Content-Type: multipart/${subtype}; boundary="${boundary}"`,
    "",
    ...inside,
    `--${boundary}--`,
    "",
  );
}
