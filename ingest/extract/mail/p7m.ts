/**
 * Files in a signed envelope (CMS, RFC 5652; S/MIME, RFC 8551): what was signed is taken out, and who holds the
 * certificates is told. Signatures are not checked here.
 */
import { X509Certificate } from "node:crypto";
import type { Draft } from "../assemble.js";
import { type Extraction, ExtractionFailed } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { inventoryOf } from "../packed/inventory.js";
import { memberFiles } from "../packed/member-files.js";
import { rowDraft } from "../table-rows.js";
import { type Asn1Value, asn1Octets, asn1Value, asn1Values } from "./asn1.js";

/** The kinds of content that RFC 5652 names, by the last byte of their identifier 1.2.840.113549.1.7.x. */
const kinds = Buffer.from("2a864886f70d0107", "hex");
const signed = 2;
const sequence = 0x30;
const context0 = 0xa0;

/**
 * What was signed, as the one member.
 * @throws ExtractionFailed `unsupported` when it is encrypted or holds a signature alone, `corrupt`
 */
export async function extractP7m(input: FileInput): Promise<Extraction> {
  const bytes = Buffer.from(input.bytes.buffer, input.bytes.byteOffset, input.bytes.byteLength);
  const outer = valuesAt(bytes, asn1Value(bytes, 0));
  const kind = kindOf(bytes, outer[0]);
  if (kind === null) throw damaged(input);
  if (kind !== signed) throw sealed(input);
  const parts = valuesAt(bytes, valuesAt(bytes, outer[1])[0]);
  const content = valuesAt(
    bytes,
    parts.find(({ tag }) => tag === sequence),
  );
  if (content.length === 0) throw damaged(input);
  const octets = valuesAt(bytes, content[1])[0];
  if (!octets)
    throw new ExtractionFailed(
      "unsupported",
      `${input.name} is a signature without the file that it signs. It is kept; upload the file too.`,
    );
  const files = memberFiles(input.scratch, bytes.length);
  const name = nameInside(input.name, asn1Octets(bytes, octets).next().value);
  await files.take({ name, place: "signed content" }, async (write) => {
    for (const piece of asn1Octets(bytes, octets)) await write(piece);
  });
  return inventoryOf({
    ...madeBy("p7m"),
    drafts: [rowDraft([name], ["Signed file"]), ...certificateRows(bytes, parts)],
    members: files.members,
    warnings: ["The signature has not been checked.", ...files.warnings()],
  });
}

function valuesAt(bytes: Buffer, value: Asn1Value | null | undefined): Asn1Value[] {
  return value ? asn1Values(bytes, value) : [];
}

function kindOf(bytes: Buffer, identifier: Asn1Value | undefined): number | null {
  if (identifier?.tag !== 6) return null;
  const content = bytes.subarray(identifier.start, identifier.end);
  return content.length === kinds.length + 1 && content.subarray(0, -1).equals(kinds)
    ? (content.at(-1) ?? null)
    : null;
}

/** A message in an envelope is headers and a body; a file keeps its name without that of the envelope. */
function nameInside(name: string, start: Buffer | undefined): string {
  const bare = name.replace(/\.(?:p7m|p7|cms)$/i, "") || name;
  return /^(?:Content-Type|MIME-Version):/i.test(start?.toString("latin1", 0, 20) ?? "")
    ? `${bare}.eml`
    : bare;
}

function certificateRows(bytes: Buffer, parts: Asn1Value[]): Draft[] {
  const certificates = valuesAt(
    bytes,
    parts.find(({ tag }) => tag === context0),
  );
  return certificates.flatMap(({ at, next }) => {
    try {
      const { subject, issuer, validFrom, validTo } = new X509Certificate(bytes.subarray(at, next));
      const values = [subject, issuer, validFrom, validTo].map((value) => value.replaceAll("\n", ", "));
      return [rowDraft(values, ["Certificate of", "Issued by", "Valid from", "Valid to"])];
    } catch {
      // Other forms of certificate than X.509 say nothing that could be read.
      return [];
    }
  });
}

function sealed({ name }: FileInput): ExtractionFailed {
  return new ExtractionFailed(
    "unsupported",
    `${name} is encrypted for its addressee (S/MIME): only the addressee’s key opens it. It is kept; ask the addressee for a copy that is not encrypted.`,
  );
}

function damaged({ name }: FileInput): ExtractionFailed {
  return new ExtractionFailed("corrupt", `${name} is damaged: it cannot be read as a signed envelope.`);
}
