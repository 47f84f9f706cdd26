/** Time-stamps of an authority outside (RFC 3161): asked for, and checked. */
import type { X509Certificate } from "node:crypto";
import type { Finding } from "../../storage/model/proof-check.js";
import { readTimestamp, sha256Identifier } from "../../storage/model/timestamp-token.js";
import { BadStamp, signerOf } from "./signed-data.js";
import { sha256Hex } from "./signing-key.js";

/** Longest wait for an authority in milliseconds, and its longest answer in bytes. */
const patienceMs = 15_000;
const longestAnswer = 64 * 1024;
/** Extended key usage: time-stamping. */
const forTimestamps = "1.3.6.1.5.5.7.3.8";

/** No stamp was to be had; the message says why. */
export class NoStamp extends Error {
  override name = "NoStamp";
}

/** Asks the authority at `url` to stamp the SHA-256 of these bytes. Returns its answer and the moment in it. Throws NoStamp. */
export async function requestTimestamp(
  url: string,
  bytes: Uint8Array,
): Promise<{ response: Buffer; at: string }> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/timestamp-query" },
    body: queryFor(sha256Hex(bytes)),
    signal: AbortSignal.timeout(patienceMs),
    redirect: "error",
  }).catch((error: unknown) => {
    throw new NoStamp(`the authority at ${url} cannot be reached: ${reasonOf(error)}`);
  });
  if (!answer.ok) throw new NoStamp(`the authority at ${url} answered ${answer.status}`);
  const response = Buffer.from(await answer.arrayBuffer());
  if (response.length > longestAnswer)
    throw new NoStamp(`the authority’s answer has ${response.length} bytes`);
  const { state, sentence } = checkTimestamp(response, bytes, null);
  if (state === "fails") throw new NoStamp(sentence);
  return { response, at: readTimestamp(response)?.at ?? "" };
}

/**
 * Whether a stamp is sound: given for the SHA-256 of these bytes, signed by a certificate for time-stamping that was
 * valid then, and, with `authorities` (certificates in PEM), issued by one of these. Without them that is left open.
 */
export function checkTimestamp(
  response: Uint8Array,
  bytes: Uint8Array,
  authorities: readonly X509Certificate[] | null,
): Pick<Finding, "state" | "sentence"> {
  const fails = (sentence: string) => ({ state: "fails", sentence }) as const;
  const read = readTimestamp(response);
  if (!read) return fails("This is no time-stamp, or the authority refused to give one.");
  if (read.algorithm !== sha256Identifier || read.digest !== sha256Hex(bytes))
    return fails("It was given for something else than this signature.");
  try {
    const { signer, others } = signerOf(response);
    const by = nameOf(signer.subject);
    if (!signer.keyUsage?.includes(forTimestamps))
      return fails(`The certificate of ${by} is not for time-stamps.`);
    if (!wasValid(signer, read.at)) return fails(`The certificate of ${by} was not valid at ${read.at}.`);
    const said = `${by} stamped this signature at ${read.at}`;
    if (authorities === null)
      return {
        state: "open",
        sentence: `${said}. Who issued that certificate was not checked: give its authority.`,
      };
    if (!leadsTo(signer, others, authorities, read.at))
      return fails(`The certificate of ${by} was not issued by the authority given.`);
    return { state: "holds", sentence: `${said}; its certificate leads back to the authority given.` };
  } catch (error) {
    return fails(
      `The time-stamp is not sound: ${error instanceof BadStamp ? error.message : "it is not built as one is"}.`,
    );
  }
}

/** Follows issuers through the certificates that came along, at most as many steps as there are. */
function leadsTo(
  signer: X509Certificate,
  others: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
  moment: string,
): boolean {
  let current = signer;
  for (let step = 0; step <= others.length; step += 1) {
    if (
      authorities.some(
        (authority) => authority.raw.equals(current.raw) || isIssued(current, authority, moment),
      )
    )
      return true;
    const next = others.find((other) => isIssued(current, other, moment));
    if (!next || next === current) return false;
    current = next;
  }
  return false;
}

function isIssued(certificate: X509Certificate, issuer: X509Certificate, moment: string): boolean {
  return (
    issuer.ca &&
    wasValid(issuer, moment) &&
    certificate.checkIssued(issuer) &&
    certificate.verify(issuer.publicKey)
  );
}

function wasValid({ validFrom, validTo }: X509Certificate, moment: string): boolean {
  const at = Date.parse(moment);
  return at >= Date.parse(validFrom) && at <= Date.parse(validTo);
}

/** `CN` of a subject, or all of it on one line. */
function nameOf(subject: string): string {
  return /^CN=(.+)$/m.exec(subject)?.[1] ?? subject.replaceAll("\n", ", ");
}

/** A TimeStampReq in DER: version 1, the SHA-256 to be stamped, and the wish for the certificate. */
function queryFor(sha256: string): Buffer {
  const imprint = Buffer.from(`3031300d0609${sha256Identifier}05000420${sha256}`, "hex");
  return Buffer.concat([
    Buffer.from([0x30, imprint.length + 6, 0x02, 0x01, 0x01]),
    imprint,
    Buffer.from([0x01, 0x01, 0xff]),
  ]);
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: Error };
  return cause?.message || message;
}
