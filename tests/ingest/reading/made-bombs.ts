/** Hostile files: small on disk, immense to whoever reads them without care. */
import { deflateSync } from "node:zlib";

export const megabyte = 1024 * 1024;

/** A PDF whose one page has this content stream, packed so many times; 1 MB of it inflates to 1 GB of spaces. */
export function flateBomb(packings = 1, unpacked = 1024 * megabyte): Buffer {
  let stream: Buffer = Buffer.alloc(unpacked, " ");
  for (let packing = 0; packing < packings; packing++) stream = deflateSync(stream);
  const filters = Array(packings).fill("/FlateDecode").join(" ");
  return pdfOf(stream, `/Filter [${filters}]`);
}

/** A PDF of one page with a content stream, and other objects from number 5 on. */
export function pdfOf(stream: Buffer, entries = "", media = "0 0 600 800", others: string[] = []): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [${media}] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>`,
  ].map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`);
  const rest = others.map((body, index) => `${index + 5} 0 obj\n${body}\nendobj\n`);
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n${objects.join("")}${rest.join("")}4 0 obj\n<< /Length ${stream.length} ${entries} >>\nstream\n`,
    ),
    stream,
    Buffer.from("\nendstream\nendobj\ntrailer << /Root 1 0 R /Size 5 >>\n%%EOF\n"),
  ]);
}
