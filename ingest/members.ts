/**
 * The files inside a file become documents of their own. This is done after the container has been read and before its
 * text is frozen: a container whose text the vault holds has all its members in the register. Until then it is read
 * again, and since the names of items and documents follow from the bytes and their place, nothing is made twice:
 *
 *     read → kept in quarantine → entered in the register → text and list of members frozen
 *          ↑ killed here: what was kept is entered at the next opening, the rest by the next reading
 */
import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import type { CatalogueScope } from "../storage/catalogue/catalogue.js";
import { nameAsReceived, seen } from "../storage/model/file-name.js";
import { documentIdLength, idFromBytes } from "../storage/model/identity.js";
import { cutWhole } from "../storage/model/kept-text.js";
import type { HeldMember } from "../storage/model/member.js";
import type { DocumentRecord, Version } from "../storage/model/record.js";
import { type Archive, moment } from "./archive.js";
import {
  containersAround,
  deepestContainer,
  enteredOf,
  enterMembers,
  fitting,
  mostMemberBytes,
  mostMembers,
  roomIn,
} from "./enter-members.js";
import type { Member } from "./extract/extraction.js";
import { digestOf } from "./file-digest.js";
import { type IntakePlan, intakePlanSchema } from "./quarantine.js";
import { keepAndEnter } from "./receive.js";
import type { ContainerKey } from "./register.js";

type Desk = Pick<Archive, "catalogue" | "quarantine" | "now">;

/** The first of thousands are taken in while the last are still being kept. */
const enteredAtOnce = 100;
const longestPlace = 2_000;
const longestAddress = 2_000;

const tooDeep = `it lies inside ${deepestContainer} containers, one in the other, and files are taken out of no deeper one; upload this container by itself`;
const noRoom = `at most ${mostMembers.toLocaleString("en-GB")} files, and ${mostMemberBytes / 1e9} GB of them, are taken out of one file handed in; upload it by itself`;

/** A member whose bytes lie in the scratch folder. */
interface Found {
  path: string;
  address: string | null;
  line: HeldMember & { item: string; bytes: number };
  document: string;
}

/** Whether a version is read for the first time, or was read before: `again` shows what nobody knew of until now. */
type Occasion = "first" | "again";

/**
 * Takes in the members of a version that was just read, their bytes out of the scratch folder. Returns the list to be
 * frozen with its text; it says the same however often the reading is repeated. See `planFor` for what is public.
 */
export async function takeMembers(
  desk: Desk,
  record: DocumentRecord,
  version: Version,
  { members, occasion }: { members: readonly Member[]; occasion: Occasion },
): Promise<HeldMember[]> {
  if (members.length === 0) return [];
  // Read again, it is still the file that came with an earlier version.
  const came = record.versions.find(({ original }) => original.path === version.original.path) ?? version;
  const container = { document: record.id, version: came.number };
  const chain = await containersAround(desk.catalogue, container);
  const outermost = chain.at(-1) ?? container;
  const lines: HeldMember[] = [];
  const found = new Map<string, Found>();
  for (const member of members) {
    if (member.path === null) lines.push(left(member, member.reason));
    else if (chain.length > deepestContainer) lines.push(left(member, tooDeep));
    else {
      const one = await lookAt(record.id, version, member, member.path);
      lines.push(one.line);
      if (!found.has(one.line.item)) found.set(one.line.item, one);
    }
  }
  const entered = await takeFound(desk, record, version, { container, outermost, occasion }, [
    ...found.values(),
  ]);
  return lines.map((line) =>
    line.item === null || entered.has(line.item)
      ? line
      : { ...line, item: null, digest: null, reason: noRoom },
  );
}

/** Keeps and enters what the register does not know yet; returns the items it knows then. */
async function takeFound(
  desk: Desk,
  record: DocumentRecord,
  version: Version,
  {
    container,
    outermost,
    occasion,
  }: { container: ContainerKey; outermost: ContainerKey; occasion: Occasion },
  found: readonly Found[],
): Promise<Set<string>> {
  const known = await enteredOf(
    desk.catalogue,
    found.map(({ line }) => line.item),
  );
  const candidates = found
    .filter(({ line }) => !known.has(line.item))
    .map((one) => ({ ...one, bytes: one.line.bytes }));
  const fresh = fitting(await roomIn(desk.catalogue, outermost), candidates);
  if (fresh.length === 0) return known;
  const plan = await planFor(desk, record, container.version, occasion);
  const { by } = version.provenance;
  const act = { by, way: "member" as const, origin: await nameOf(desk, outermost), at: moment(desk) };
  const files = fresh.map(({ path, address, document, line }) => ({
    path,
    move: true,
    receipt: {
      ...act,
      item: line.item,
      document,
      name: line.name,
      plan: { ...plan, address, container: { ...container, place: line.place } },
    },
  }));
  const entered = new Set(known);
  for (let at = 0; at < files.length; at += enteredAtOnce) {
    const batch = files.slice(at, at + enteredAtOnce);
    const items = await keepAndEnter(desk, batch, (kept) => enterMembers(desk, act, container, kept));
    for (const item of items) entered.add(item);
  }
  return entered;
}

function left({ name, place }: Member, reason: string | null): HeldMember {
  return { ...named(name, place), item: null, bytes: null, digest: null, reason };
}

function named(name: string, place: string) {
  return { name: nameAsReceived(name) || "unnamed", place: cutWhole(seen(place), longestPlace) };
}

async function lookAt(
  document: string,
  { original }: Version,
  { name, place, address }: Member,
  path: string,
): Promise<Found> {
  const digest = await digestOf(path);
  const { size } = await stat(path);
  // The container's id is in it, which nobody knew who made the file: no two names can be made to meet.
  const nameFor = (what: string, length: number) => {
    const source = JSON.stringify([what, document, original.digest, place, digest]);
    return idFromBytes(createHash("sha256").update(source).digest(), length);
  };
  const item = nameFor("item", 16);
  return {
    path,
    address: addressOf(address),
    line: { ...named(name, place), item, bytes: size, digest, reason: null },
    document: nameFor("document", documentIdLength),
  };
}

/** An address that a reader may be led to. */
function addressOf(address: string | undefined): string | null {
  if (address === undefined || !/^https?:/i.test(address) || !URL.canParse(address)) return null;
  const { href } = new URL(address);
  return href.length <= longestAddress ? href : null;
}

/**
 * What was said of the container when it was handed in is said of its members, but for what is its own. The wish to
 * publish was for what could be seen then, and holds as long as nobody took it back: at the first reading of a
 * container that is public now. `admit` asks once more.
 */
async function planFor(
  { catalogue }: Desk,
  record: DocumentRecord,
  version: number,
  occasion: Occasion,
): Promise<IntakePlan> {
  const rows = await catalogue
    .selectFrom("accession_item")
    .select(["plan", "version"])
    .where("document", "=", record.id)
    .where("state", "=", "taken")
    .orderBy("version")
    .execute();
  const own = rows.find((each) => each.version === version);
  const row = own ?? rows[0];
  const said = intakePlanSchema.parse(row ? JSON.parse(row.plan) : {});
  const { source, series, tags } = said;
  const publish =
    occasion === "first" && own !== undefined && said.publish && (await isPublic(catalogue, record.id));
  return intakePlanSchema.parse({ publish, source, series, tags, sample: record.sample });
}

/** True when everybody may see the document now. */
export async function isPublic(scope: CatalogueScope, document: string): Promise<boolean> {
  const row = await scope
    .selectFrom("document")
    .select("state")
    .where("id", "=", document)
    .executeTakeFirst();
  return row?.state === "published";
}

async function nameOf({ catalogue }: Desk, { document, version }: ContainerKey): Promise<string | null> {
  const row = await catalogue
    .selectFrom("version")
    .select("original_name")
    .where("document", "=", document)
    .where("number", "=", version)
    .executeTakeFirst();
  return row?.original_name ?? null;
}
