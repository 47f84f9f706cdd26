/**
 * The page that a proof is: checks itself, and the files chosen beside it, without any network. It is put together with
 * those of `storage/model` that it names, into one script by `server/proof/proof-html.ts`.
 */

interface Finding {
  what: string;
  state: "holds" | "fails" | "open";
  sentence: string;
}
interface Given {
  original: { bytes: number; sha256: string } | null;
  text: { sha256: string; words: string | null } | null;
}
declare function hexOf(bytes: Uint8Array): string;
declare const sha256Identifier: string;
declare function readTimestamp(bytes: Uint8Array): { algorithm: string; digest: string; at: string } | null;
declare function checkProof(
  proof: unknown,
  beside: Given,
  tools: object,
  pinned: string | null,
): Promise<Finding[]>;

const marks = { holds: "✓", fails: "✗", open: "?" };
const beside: Given = { original: null, text: null };

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** Null where the browser has no Ed25519. */
async function verify(
  publicKey: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
): Promise<boolean | null> {
  try {
    const key = await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", key, signature, message);
  } catch (error) {
    if (error instanceof DOMException && error.name === "DataError") return false;
    return null;
  }
}

/** What a browser can see of a stamp: for what and when. Who signed it, it cannot. */
async function timestamp(
  response: Uint8Array,
  stamped: Uint8Array<ArrayBuffer>,
): Promise<Omit<Finding, "what">> {
  const read = readTimestamp(response);
  if (!read) return { state: "fails", sentence: "This is no time-stamp." };
  if (read.algorithm !== sha256Identifier || read.digest !== (await sha256(stamped)))
    return { state: "fails", sentence: "It was given for something else than this signature." };
  const sentence = `It gives ${read.at} for this signature. Browsers cannot check who signed it: ibid check-proof does.`;
  return { state: "open", sentence };
}

function wordsIn(bytes: Uint8Array<ArrayBuffer>): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function embedded(id: string): unknown {
  try {
    return JSON.parse(document.getElementById(id)?.textContent ?? "null");
  } catch {
    return null;
  }
}

async function textOf(bytes: Uint8Array<ArrayBuffer>): Promise<Given["text"]> {
  return { sha256: await sha256(bytes), words: wordsIn(bytes) };
}

async function check(): Promise<void> {
  const list = document.getElementById("findings");
  const verdict = document.getElementById("verdict");
  if (!list || !verdict) return;
  if (!globalThis.crypto?.subtle) {
    verdict.textContent = "This browser does not let this page reckon digests. Use ibid check-proof.";
    return;
  }
  const pinned = (document.getElementById("known-key") as HTMLInputElement | null)?.value.trim() || null;
  const findings = await checkProof(embedded("proof"), beside, { sha256, verify, timestamp }, pinned);
  findings.push(...shownWords());
  list.replaceChildren(...findings.map(shown));
  const failed = findings.filter(({ state }) => state === "fails").length;
  const open = findings.filter(({ state }) => state === "open").length;
  verdict.dataset.state = failed > 0 ? "fails" : open > 0 ? "open" : "holds";
  verdict.textContent =
    failed > 0
      ? "Something does not hold: see below."
      : open > 0
        ? `What was checked holds. ${open} ${open === 1 ? "point is" : "points are"} open.`
        : "Everything holds.";
}

/** What stands above for people to read must be what was signed. */
function shownWords(): Finding[] {
  const { statement } = (embedded("proof") ?? {}) as {
    statement?: { quote?: { exact?: unknown; quotation?: unknown } };
  };
  const signed = statement?.quote?.quotation ?? statement?.quote?.exact;
  if (document.querySelector("mark")?.textContent === signed) return [];
  return [{ what: "This page", state: "fails", sentence: "It shows other words than were signed." }];
}

function shown({ what, state, sentence }: Finding): HTMLElement {
  const item = document.createElement("li");
  item.className = state;
  const mark = document.createElement("strong");
  mark.textContent = `${marks[state]} ${what}`;
  item.append(mark, ` ${state}. ${sentence}`);
  return item;
}

function onFile(id: string, take: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>): void {
  const input = document.getElementById(id);
  if (!(input instanceof HTMLInputElement)) return;
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (!file) return;
    void file
      .arrayBuffer()
      .then((buffer) => take(new Uint8Array(buffer)))
      .then(check);
  });
}

onFile("original-file", async (bytes) => {
  beside.original = { bytes: bytes.length, sha256: await sha256(bytes) };
});
onFile("text-file", async (bytes) => {
  beside.text = await textOf(bytes);
});
document.getElementById("known-key")?.addEventListener("change", () => void check());

const inside = embedded("text");
void (
  typeof inside === "string" && globalThis.crypto?.subtle
    ? textOf(new TextEncoder().encode(inside)).then((text) => {
        beside.text = text;
      })
    : Promise.resolve()
).then(check);

export {};
