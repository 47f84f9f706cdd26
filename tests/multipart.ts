/** A form with files, byte for byte as the test wants it: names that no browser would send go through unchanged. */
import { randomBytes } from "node:crypto";

export type Part = { field: string } & ({ value: string } | { name: string; content: string | Uint8Array });

/** A file for the field that uploads are taken from. */
export function file(name: string, content: string | Uint8Array): Part {
  return { field: "files", name, content };
}

/** The body of `multipart/form-data` (RFC 7578) and its content type. */
export function multipart(parts: readonly Part[]): { body: Buffer; contentType: string } {
  const boundary = `ibid-${randomBytes(12).toString("hex")}`;
  const chunks = parts.flatMap((part) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${part.field}"`),
    "value" in part
      ? Buffer.from(`\r\n\r\n${part.value}`)
      : Buffer.from(`; filename="${part.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`),
    "value" in part ? Buffer.alloc(0) : Buffer.from(part.content),
    Buffer.from("\r\n"),
  ]);
  const body = Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
  return { body, contentType: `multipart/form-data; boundary=${boundary}` };
}
