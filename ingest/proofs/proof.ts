/** A citation's proof: signed once, kept in the object of its document, given out with the keys of its archive. */
import { setTimeout as sleep } from "node:timers/promises";
import { noteProof } from "../../storage/catalogue/proofs.js";
import {
  type KeptProof,
  keptProofSchema,
  type Proof,
  proofAt,
  proofPath,
  publishedKey,
} from "../../storage/model/proof.js";
import { statementBytes } from "../../storage/model/signed-bytes.js";
import { VaultMissing } from "../../storage/vault/vault.js";
import { type Archive, documentObject, moment } from "../archive.js";
import { currentSigner, keyHistory } from "./signing-key.js";
import { statementOf } from "./statement.js";

export type ProofDesk = Pick<Archive, "catalogue" | "vault" | "leases" | "now" | "keysFolder">;

/** How often it is looked whether another process has made it, in milliseconds. */
const lookMs = 50;

/** How the archive is known when it signs. */
export interface Signatory {
  name: string;
  /** Its address, and that of the citation. */
  address: string;
  citationAddress: string;
}

/** The proof of a citation, made now when there is none yet. Null when there is no such citation. */
export async function proofOf(desk: ProofDesk, citation: string, as: Signatory): Promise<Proof | null> {
  const document = await documentOf(desk, citation);
  if (document === null) return null;
  for (;;) {
    const kept = await keptProof(desk, document, citation);
    if (kept) return { ...kept, keys: (await keyHistory(desk)).map(publishedKey) };
    await desk.leases.whileHolding(`proof:${citation}`, async () => {
      if (!(await keptProof(desk, document, citation))) await makeProof(desk, citation, as);
    });
    // Somebody else is making it.
    if (!(await keptProof(desk, document, citation))) await sleep(lookMs);
  }
}

/** What the vault keeps; null when no proof of it was made. */
export async function keptProof(
  { vault }: Pick<ProofDesk, "vault">,
  document: string,
  citation: string,
): Promise<KeptProof | null> {
  try {
    const file = await vault.read(documentObject(document), proofPath(citation));
    return keptProofSchema.parse(JSON.parse(file.toString("utf8")));
  } catch (error) {
    if (error instanceof VaultMissing) return null;
    throw error;
  }
}

/** Every proof in the object of a document. */
export async function keptProofs(desk: Pick<ProofDesk, "vault">, document: string): Promise<KeptProof[]> {
  const object = await desk.vault.inspect(documentObject(document));
  const proofs: KeptProof[] = [];
  for (const { path } of object?.files ?? []) {
    const citation = proofAt(path);
    const proof = citation && (await keptProof(desk, document, citation));
    if (proof) proofs.push(proof);
  }
  return proofs;
}

/** Keeps a proof, and notes in the catalogue that it is there. */
export async function keepProof(
  desk: Pick<ProofDesk, "catalogue" | "vault" | "now">,
  proof: KeptProof,
): Promise<void> {
  const { citation, document } = proof.statement;
  const files = [{ path: proofPath(citation), content: JSON.stringify(proof) }];
  const change = { by: "ibid", message: `proof of citation ${citation}`, at: moment(desk) };
  await desk.vault.update(documentObject(document.id), files, change);
  await noteProof(desk.catalogue, proof);
}

async function makeProof(
  desk: ProofDesk,
  citation: string,
  { name, address, citationAddress }: Signatory,
): Promise<void> {
  const said = await statementOf(desk.catalogue, citation);
  const signer = await currentSigner(desk);
  const statement = {
    ...said,
    address: citationAddress,
    archive: { name, address },
    signed: { key: signer.key.id, at: moment(desk) },
  };
  const signature = { key: signer.key.id, value: signer.sign(statementBytes(statement)) };
  await keepProof(desk, keptProofSchema.parse({ ibid: 1, statement, signature, timestamps: [] }));
}

async function documentOf(
  { catalogue }: Pick<ProofDesk, "catalogue">,
  citation: string,
): Promise<string | null> {
  const row = await catalogue
    .selectFrom("citation")
    .select("document")
    .where("id", "=", citation)
    .executeTakeFirst();
  return row?.document ?? null;
}
