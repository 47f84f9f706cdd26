/** A served archive with invented evidence in it, for the pages of people. */

import { addAccount } from "../add-account.js";
import { type Accession, allSettled } from "../faults/whole-register.js";
import { type Evidence, evidence } from "../ingest/people/evidence.js";
import { file } from "../multipart.js";
import { archiveFolder, serveArchive } from "../served-archive.js";
import { anonymous, type Client, signIn } from "../signed-in-client.js";

const password = "correct horse battery";

/** Starts an archive with one archivist. */
export async function peopleServed(name: string) {
  const { folder, remove } = await archiveFolder(name);
  await addAccount(folder, "ida", password);
  const server = await serveArchive(folder);
  const ida = await signIn(server.address, "ida", password);
  return { server, remove, ida, anyone: anonymous(server.address) };
}

/** Hands evidence in as a transcript and waits until all is done; returns its document. */
export async function takeIn(ida: Client, name: string, of: Evidence, publish: boolean): Promise<string> {
  const answer = await ida.upload([
    { field: "publish", value: publish ? "1" : "" },
    { field: "kind", value: "transcript" },
    { field: "source", value: of.source },
    { field: "date", value: of.date },
    file(name, evidence(of)),
  ]);
  if (answer.status !== 201) throw new Error(`The upload answered ${answer.status}: ${answer.text}`);
  await allSettled(ida);
  const { accession } = JSON.parse(answer.text) as { accession: string };
  const { items } = await ida.json<Accession>(`/accessions/${accession}`);
  return items[0]?.document ?? "";
}

interface Listed {
  total: number;
  people: { id: string; name: string; documents: number }[];
}

/** Waits until the list has somebody of that name, and returns the id. */
export async function idOf(client: Client, name: string, kind = "person"): Promise<string> {
  const until = Date.now() + 20_000;
  for (;;) {
    const { people } = await client.json<Listed>(`/people?kind=${kind}&q=${encodeURIComponent(name)}`);
    const found = people.find((one) => one.name === name);
    if (found) return found.id;
    if (Date.now() > until) throw new Error(`Expected “${name}” in the list, got ${JSON.stringify(people)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
