/**
 * Who signed a time-stamp: the signature of RFC 5652 (SignedData) around the stamp of RFC 3161, checked with node:crypto.
 * Everything that an authority may leave to choice is read from the token: digests, RSA, RSA-PSS, ECDSA and Ed25519.
 */
import { constants, createHash, verify, X509Certificate } from "node:crypto";
import { type Der, hexOf, valuesIn } from "../../storage/model/timestamp-token.js";

/** Object identifiers as they are encoded, in hex. */
const identifiers = {
  contentType: "2a864886f70d010903",
  messageDigest: "2a864886f70d010904",
  signingCertificate: "2a864886f70d010910020c",
  signingCertificateV2: "2a864886f70d010910022f",
  timestampInfo: "2a864886f70d0109100104",
  pss: "2a864886f70d01010a",
} as const;

const digests: Record<string, string> = {
  "2b0e03021a": "sha1",
  "608648016503040201": "sha256",
  "608648016503040202": "sha384",
  "608648016503040203": "sha512",
};

/** Something about the signature is not as it must be; the message is the end of a sentence. */
export class BadStamp extends Error {
  override name = "BadStamp";
}

/** The certificate that signed the stamp in a TimeStampResp, and those that came with it. Throws BadStamp. */
export function signerOf(response: Uint8Array): { signer: X509Certificate; others: X509Certificate[] } {
  const signedData = inside(valuesIn(at(inside(at(inside(valuesIn(response)[0]), 1)), 1).content)[0]);
  const content = inside(at(signedData, 2));
  if (idOf(at(content, 0)) !== identifiers.timestampInfo) throw new BadStamp("it holds no time-stamp");
  const stamped = at(valuesIn(at(content, 1).content), 0).content;
  const certificates = certificatesIn(signedData);
  const signerInfo = inside(valuesIn(signedData.at(-1)?.content)[0]);
  const [, , digestAlgorithm, attributes, signatureAlgorithm, signature] = signerInfo;
  if (attributes?.tag !== 0xa0) throw new BadStamp("its signature covers no attributes");
  const digest = digestOf(inside(digestAlgorithm)[0]);
  const attribute = attributesIn(attributes);
  if (idOf(attribute(identifiers.contentType)) !== identifiers.timestampInfo)
    throw new BadStamp("it signs something else");
  const said = attribute(identifiers.messageDigest)?.content;
  if (!said || hexOf(said) !== createHash(digest).update(stamped).digest("hex"))
    throw new BadStamp("the stamp is not the one that was signed");
  const signer = certificates.find((each) => isNamed(each, attribute));
  if (!signer) throw new BadStamp("the certificate that signed it is not in it");
  // What is signed is the set of attributes, which stands in the structure under another tag.
  const signed = Buffer.from(attributes.whole);
  signed[0] = 0x31;
  const isPss = idOf(inside(signatureAlgorithm)[0]) === identifiers.pss;
  const key = isPss
    ? {
        key: signer.publicKey,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: constants.RSA_PSS_SALTLEN_AUTO,
      }
    : signer.publicKey;
  const isEdwards = signer.publicKey.asymmetricKeyType?.startsWith("ed") === true;
  if (!verify(isEdwards ? null : digest, signed, key, signature?.content ?? new Uint8Array()))
    throw new BadStamp("its signature is not that of the certificate in it");
  return { signer, others: certificates.filter((each) => each !== signer) };
}

function certificatesIn(signedData: Der[]): X509Certificate[] {
  const set = signedData.find(({ tag }) => tag === 0xa0);
  return valuesIn(set?.content ?? new Uint8Array())
    .filter(({ tag }) => tag === 0x30)
    .map(({ whole }) => new X509Certificate(whole));
}

type AttributeOf = (id: string) => Der | undefined;

/** The first value of each signed attribute, by its identifier. */
function attributesIn(attributes: Der): AttributeOf {
  const all = new Map(
    valuesIn(attributes.content).map((each) => {
      const [name, values] = inside(each);
      return [idOf(name), valuesIn(values?.content)[0]];
    }),
  );
  return (id) => all.get(id);
}

/** True for the certificate whose digest the attributes give (RFC 5035; RFC 3161 asks for it). */
function isNamed({ raw }: X509Certificate, attribute: AttributeOf): boolean {
  const second = attribute(identifiers.signingCertificateV2);
  const first = second ?? attribute(identifiers.signingCertificate);
  if (!first) throw new BadStamp("it does not name the certificate that signed it");
  const named = inside(valuesIn(inside(first)[0]?.content)[0]);
  // The second form names its digest when that is not SHA-256; the first is always SHA-1.
  const [one, other] = named;
  const hasName = second !== undefined && one?.tag === 0x30;
  const digest = hasName ? digestOf(inside(one)[0]) : second ? "sha256" : "sha1";
  const value = (hasName ? other : one)?.content;
  return value !== undefined && hexOf(value) === createHash(digest).update(raw).digest("hex");
}

function digestOf(name: Der | undefined): string {
  const digest = digests[idOf(name)];
  if (!digest) throw new BadStamp("it uses a digest that is not known here");
  return digest;
}

function idOf(value: Der | undefined): string {
  return value?.tag === 0x06 ? hexOf(value.content) : "";
}

/** The values inside a sequence or set. */
function inside(value: Der | undefined): Der[] {
  if (value?.tag !== 0x30 && value?.tag !== 0x31) throw new BadStamp("it is not built as a time-stamp is");
  return valuesIn(value.content);
}

function at(values: readonly Der[], index: number): Der {
  const value = values[index];
  if (!value) throw new BadStamp("it is cut off");
  return value;
}
