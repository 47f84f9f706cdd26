/** A proof and the files beside it, read from this machine and checked with its own means. */
import { createPublicKey, verify, X509Certificate } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { digestOf } from "../../ingest/file-digest.js";
import { sha256Hex } from "../../ingest/proofs/signing-key.js";
import { checkTimestamp } from "../../ingest/proofs/timestamp.js";
import { type Beside, checkProof, type Finding, type Tools } from "../../storage/model/proof-check.js";
import { partsOfProofHtml } from "./proof-html.js";

/** An Ed25519 key in SubjectPublicKeyInfo but for its 32 bytes (RFC 8410). */
const keyHead = Buffer.from("302a300506032b6570032100", "hex");

export interface ToCheck {
  /** Paths: the proof as JSON or HTML, the original, and the text when it does not come inside the proof. */
  proof: string;
  original: string | null;
  text: string | null;
  /** The id of a key known from elsewhere. */
  key: string | null;
  /** A file of certificates in PEM that time-stamps must lead back to. */
  authorities: string | null;
}

/** Checks everything that was given. Rejects when a file cannot be read; a proof that is none is a finding. */
export async function checkFiles({ proof, original, text, key, authorities }: ToCheck): Promise<Finding[]> {
  const parts = partsOfProofHtml(await readFile(proof, "utf8"));
  const bytes = text === null ? (parts.text === null ? null : Buffer.from(parts.text)) : await readFile(text);
  const beside: Beside = {
    original:
      original === null ? null : { bytes: (await stat(original)).size, sha256: await sha256Of(original) },
    text: bytes && { sha256: sha256Hex(bytes), words: wordsIn(bytes) },
  };
  const trusted = authorities === null ? null : await certificatesIn(authorities);
  const findings = await checkProof(parts.proof, beside, tools(trusted), key);
  if (parts.shown === null || parts.shown === quoteIn(parts.proof)) return findings;
  return [
    ...findings,
    { what: "The page", state: "fails", sentence: "It shows other words than were signed." },
  ];
}

/** What a file holds as a proof; null when it holds none. Rejects when it cannot be read. */
export async function proofIn(path: string): Promise<unknown> {
  return partsOfProofHtml(await readFile(path, "utf8")).proof;
}

function quoteIn(proof: unknown): unknown {
  const { statement } = (proof ?? {}) as { statement?: { quote?: { exact?: unknown; quotation?: unknown } } };
  return statement?.quote?.quotation ?? statement?.quote?.exact;
}

function tools(authorities: X509Certificate[] | null): Tools {
  return {
    sha256: async (bytes) => sha256Hex(bytes),
    verify: async (publicKey, signature, message) => {
      const key = createPublicKey({ key: Buffer.concat([keyHead, publicKey]), format: "der", type: "spki" });
      return verify(null, message, key, signature);
    },
    timestamp: async (response, stamped) => checkTimestamp(response, stamped, authorities),
  };
}

async function sha256Of(path: string): Promise<string> {
  return (await digestOf(path)).replace(/^sha256:/, "");
}

/** Null when the bytes are no UTF-8. A mark at the beginning is a character like any other: offsets count it. */
function wordsIn(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function certificatesIn(path: string): Promise<X509Certificate[]> {
  const blocks =
    (await readFile(path, "utf8")).match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}
