/**
 * Checking a proof, on the command line and in the browser by the same lines: nothing is fetched,
 * and what needs a machine (digests, signatures) is handed in. A proof is whatever somebody was given: nothing in it is
 * believed before it has been checked.
 */
import { partsFault, quotedWords } from "./quoted-parts.js";
import {
  bytes64,
  type Fields,
  fields,
  introductionBytes,
  keyIdOf,
  list,
  Malformed,
  object,
  statementBytes,
  string,
} from "./signed-bytes.js";

/** `holds`, `fails`, or `open`: it could not be checked here, for the reason given. */
export interface Finding {
  what: string;
  state: "holds" | "fails" | "open";
  sentence: string;
}

/** What lies beside the proof; null when it was not given. */
export interface Beside {
  /** The original's size in bytes, and its SHA-256 in hex. */
  original: { bytes: number; sha256: string } | null;
  /** The text file's SHA-256 in hex, and its words; null when they are no UTF-8. */
  text: { sha256: string; words: string | null } | null;
}

export interface Tools {
  /** In hex. */
  sha256(bytes: Uint8Array): Promise<string>;
  /** Ed25519 (RFC 8032); null when this machine cannot tell. */
  verify(publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): Promise<boolean | null>;
  /** Whether a time-stamp (a TimeStampResp in DER) is sound and was given for these bytes. */
  timestamp(response: Uint8Array, stamped: Uint8Array): Promise<Pick<Finding, "state" | "sentence">>;
}

/** Checks everything that can be checked, each in a finding; `pinned` is the id of a key known from elsewhere. */
export async function checkProof(
  proof: unknown,
  beside: Beside,
  tools: Tools,
  pinned: string | null = null,
): Promise<Finding[]> {
  try {
    const whole = fields(proof, "the proof");
    const statement = object(whole, "statement");
    const signature = await checkSignature(whole, statement, tools, pinned);
    return [
      ...signature,
      ...(await checkStamps(whole, tools)),
      checkOriginal(object(statement, "original"), beside.original),
      ...checkText(statement, beside.text),
    ];
  } catch (error) {
    const why = error instanceof Malformed ? error.message : "it is nested too deeply, or no proof at all";
    return [{ what: "The proof", state: "fails", sentence: `This is no whole proof: ${why}.` }];
  }
}

async function checkSignature(
  proof: Fields,
  statement: Fields,
  tools: Tools,
  pinned: string | null,
): Promise<Finding[]> {
  const what = "The archive’s signature";
  const { key: id, value } = object(proof, "signature");
  const signed = object(statement, "signed");
  const fails = (sentence: string): Finding[] => [{ what, state: "fails", sentence }];
  if (string(statement, "format") !== "ibid-proof-1")
    return fails("The proof is of a form that is not known here.");
  if (signed.key !== id) return fails("The statement was signed for another key than the one named.");
  const keys = list(proof, "keys").map((key) => fields(key, "a key"));
  const key = keys.find((each) => each.id === id);
  if (!key) return fails(`The key ${String(id)} is not in the list of the archive’s keys.`);
  const raw = bytes64(string(key, "publicKey"), "publicKey");
  if (raw.length !== 32 || (await keyIdOf(raw, tools.sha256)) !== id)
    return fails("The key is not the one it is named for.");
  const at = string(signed, "at");
  const until = key.until === null ? null : string(key, "until");
  if (at < string(key, "from") || (until !== null && at > until))
    return fails(`The key was not in use at ${at}.`);
  const holds = await tools.verify(raw, bytes64(value, "signature.value"), statementBytes(statement));
  if (holds === null) {
    const sentence = "This browser cannot check signatures of this kind (Ed25519). Use ibid check-proof.";
    return [{ what, state: "open", sentence }];
  }
  if (!holds)
    return fails("The signature is not that of this statement under this key: one of the two was changed.");
  const history = await checkHistory(keys, key, tools, pinned);
  return [
    {
      what,
      state: "holds",
      sentence: `Key ${String(id)} signed this statement; it gives ${at} as the time.`,
    },
    ...history,
  ];
}

/** That each key was vouched for by the one before it, back to the one known from elsewhere. */
async function checkHistory(
  keys: Fields[],
  last: Fields,
  tools: Tools,
  pinned: string | null,
): Promise<Finding[]> {
  const what = "The key’s history";
  let key = last;
  const seen = new Set([key.id]);
  while (key.introducedBy !== null && key.introducedBy !== undefined && key.id !== pinned) {
    const elder = keys.find((each) => each.id === key.introducedBy);
    if (!elder || seen.has(elder.id))
      return [{ what, state: "fails", sentence: `The key before ${String(key.id)} is missing.` }];
    const raw = bytes64(string(elder, "publicKey"), "publicKey");
    const introduced = introductionBytes({
      id: string(key, "id"),
      publicKey: string(key, "publicKey"),
      from: string(key, "from"),
    });
    const isOwn = raw.length === 32 && (await keyIdOf(raw, tools.sha256)) === elder.id;
    const holds = isOwn && (await tools.verify(raw, bytes64(key.introduction, "introduction"), introduced));
    if (holds === null) return [];
    if (!holds)
      return [
        {
          what,
          state: "fails",
          sentence: `Key ${String(elder.id)} did not vouch for key ${String(key.id)}.`,
        },
      ];
    seen.add(elder.id);
    key = elder;
  }
  if (pinned === null) {
    const sentence = `Compare the key ${String(last.id)} with the list of keys that the archive publishes, or that you kept: anybody can make a key.`;
    return [{ what, state: "open", sentence }];
  }
  if (key.id !== pinned)
    return [{ what, state: "fails", sentence: `It does not lead back to the key ${pinned}.` }];
  return [{ what, state: "holds", sentence: `It leads back to the key ${pinned}.` }];
}

async function checkStamps(proof: Fields, tools: Tools): Promise<Finding[]> {
  const what = "The time-stamp";
  const stamps = proof.timestamps === undefined ? [] : list(proof, "timestamps");
  if (stamps.length === 0) {
    const sentence = "There is none: the time of signing is the archive’s word alone.";
    return [{ what, state: "open", sentence }];
  }
  const stamped = bytes64(object(proof, "signature").value, "signature.value");
  const findings: Finding[] = [];
  for (const stamp of stamps) {
    const response = bytes64(fields(stamp, "a time-stamp").response, "response");
    findings.push({ what, ...(await tools.timestamp(response, stamped)) });
  }
  return findings;
}

function checkOriginal(told: Fields, original: Beside["original"]): Finding {
  const what = "The original";
  if (!original)
    return { what, state: "open", sentence: `Not given; it is the file “${String(told.name)}”.` };
  const size = `${original.bytes} bytes`;
  if (original.bytes !== told.bytes)
    return { what, state: "fails", sentence: `The file has ${size}, the original ${String(told.bytes)}.` };
  if (`sha256:${original.sha256}` !== told.digest)
    return {
      what,
      state: "fails",
      sentence: `The file is another: its digest is sha256:${original.sha256}.`,
    };
  return {
    what,
    state: "holds",
    sentence: `The file has the digest that was signed, to the last of its ${size}.`,
  };
}

function checkText(statement: Fields, text: Beside["text"]): Finding[] {
  const what = "The text";
  const told = object(statement, "text");
  if (!text)
    return [{ what, state: "open", sentence: "Not given: whether the words stand in it was not looked at." }];
  if (`sha256:${text.sha256}` !== told.digest)
    return [{ what, state: "fails", sentence: `The text is another: its digest is sha256:${text.sha256}.` }];
  if (text.words === null) return [{ what, state: "fails", sentence: "The text is not UTF-8." }];
  return [
    { what, state: "holds", sentence: "The text has the digest that was signed." },
    wordsStand(object(statement, "quote"), text.words),
    ...partsStand(object(statement, "quote")),
  ];
}

/** Of words with an editor's marks: that what is quoted is these parts of them, in this order, and marks. */
function partsStand(quote: Fields): Finding[] {
  if (quote.parts === undefined && quote.quotation === undefined) return [];
  const what = "The parts";
  const [exact, after] = [string(quote, "exact"), string(quote, "after")];
  const [start, end] = [Number(quote.start), Number(quote.end)];
  const parts = list(quote, "parts").map((part) => {
    const each = fields(part, "a part");
    return { before: string(each, "before"), start: Number(each.start), end: Number(each.end) };
  });
  const fault = partsFault({ exact, start, end }, { parts, after });
  if (fault !== null) return [{ what, state: "fails", sentence: fault }];
  if (quotedWords({ exact, start }, { parts, after }) !== string(quote, "quotation"))
    return [{ what, state: "fails", sentence: "They do not make up the quotation that was signed." }];
  const count = parts.length === 1 ? "One part stands" : `${parts.length} parts stand`;
  const sentence = `${count} in the text in this order; what is in brackets, and the ellipses, are the quoting person’s.`;
  return [{ what, state: "holds", sentence }];
}

function wordsStand(quote: Fields, words: string): Finding {
  const what = "The words";
  const [exact, prefix, suffix] = [string(quote, "exact"), string(quote, "prefix"), string(quote, "suffix")];
  const [start, end] = [quote.start, quote.end];
  if (!Number.isInteger(start) || !Number.isInteger(end)) throw new Malformed("start and end are no offsets");
  const [from, to] = [Number(start), Number(end)];
  const fails = (sentence: string): Finding => ({ what, state: "fails", sentence });
  if (words.slice(from, to) !== exact) return fails(`Other words stand at ${from} to ${to} of the text.`);
  if (words.slice(Math.max(0, from - prefix.length), from) !== prefix)
    return fails("The words before them are others.");
  if (words.slice(to, to + suffix.length) !== suffix) return fails("The words after them are others.");
  return { what, state: "holds", sentence: `They stand at ${from} to ${to} of the text, letter for letter.` };
}
