/** Opening an archive: its stores in the order in which they need one another, and closing them in the other. */
import { join } from "node:path";
import { openCatalogue } from "../storage/catalogue/catalogue.js";
import { freeLeasesOfTheGone } from "../storage/catalogue/lease.js";
import { openIndex } from "../storage/index/open-index.js";
import { privateFolder } from "../storage/private-folder.js";
import { isProcessAlive, processIdentity } from "../storage/process-identity.js";
import { openFileVault } from "../storage/vault/file-vault.js";
import type { Archive, Log } from "./archive.js";
import { type CaptureDesk, usualCapture } from "./capture/usual-capture.js";
import { sweepComing } from "./coming/arrive.js";
import { languageFolder } from "./extract/ocr/languages.js";
import { createLeaseHolder } from "./lease-holder.js";
import { enterOlderEvents } from "./log/enter-older.js";
import { bringBackLog } from "./log/parts.js";
import { type EmbeddingSettings, embedderBy } from "./near/embedder.js";
import { openQuarantine } from "./quarantine.js";
import { createReaderPool } from "./reading/pool.js";
import { systemWalls } from "./reading/walls.js";
import { recoverReceipts } from "./receive.js";
import { nameFinder } from "./suggest/look-through.js";
import { completeCatalogue } from "./whole-catalogue.js";

export interface ArchiveSettings {
  dataFolder: string;
  engine: { url: string | null; key: string | null; prefix: string; memoryBytes: number; searchPath: string };
  readers: ReaderSettings;
  /** Address of an authority for time-stamps; none when absent. */
  timestampAuthority?: string | null;
  /** The usual limits when absent. */
  capture?: CaptureDesk;
  /** Folders that may be watched, with all below them; none when absent. */
  watchable?: readonly string[];
  /** The mail server with name and password; none when absent. */
  mailbox?: string | null;
  /** A service that makes vectors of texts; none when absent. */
  embeddings?: EmbeddingSettings | null;
  log: Log;
}

export interface ReaderSettings {
  size: number;
  timeoutMs: number;
  pageMs: number;
  memoryBytes: number;
  programPath: string;
  /** Of scans, as Tesseract names them. */
  languages: readonly string[];
}

/** An archive with its end. */
export interface OpenArchive extends Archive {
  close(): Promise<void>;
}

/**
 * Opens the archive in `dataFolder`. As `server` it is the only one there (ArchiveInUse otherwise) and clears
 * up after a predecessor that was killed; as `command` it works beside a server or alone.
 */
export async function openArchive(
  settings: ArchiveSettings,
  role: "server" | "command",
): Promise<OpenArchive> {
  const { dataFolder, engine, log } = settings;
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closer of closers.reverse()) await closer();
  };
  try {
    // A language whose data is missing is told now, not with the first scan.
    for (const language of settings.readers.languages) languageFolder(language);
    if ((await privateFolder(dataFolder)).isOpenToOthers)
      log("warn", `Others on this machine may look into ${dataFolder}; chmod 700 closes it`);
    for (const name of ["vault", "vault-staging", "quarantine"]) await privateFolder(join(dataFolder, name));
    const index = await openIndex({
      dataFolder,
      role,
      url: engine.url ?? undefined,
      key: engine.key ?? undefined,
      searchPath: engine.searchPath,
      prefix: engine.prefix,
      memoryBytes: engine.memoryBytes,
      log: (message) => log("info", message),
    });
    closers.push(() => index.close());
    const vault = await openFileVault(join(dataFolder, "vault"));
    const catalogue = await openCatalogue(join(dataFolder, "catalogue.sqlite"), new Date().toISOString());
    closers.push(() => catalogue.destroy());
    const owner = processIdentity();
    const quarantine = await openQuarantine(join(dataFolder, "quarantine"), owner, isProcessAlive, log);
    closers.push(() => quarantine.close());
    if (role === "server") tellOfWalls(log);
    const pool = createReaderPool({ ...settings.readers, scratchFolder: quarantine.incoming });
    closers.push(() => pool.close());
    const names = nameFinder();
    closers.push(() => names.close());
    const leases = createLeaseHolder(catalogue, owner, Date.now);
    closers.push(() => leases.close());
    const archive: Archive = {
      ...{ vault, catalogue, index, pool, names, quarantine, leases, log },
      role,
      now: Date.now,
      keysFolder: join(dataFolder, "keys"),
      timestampAuthority: settings.timestampAuthority ?? null,
      capture: settings.capture ?? usualCapture,
      watchable: settings.watchable ?? [],
      mailbox: settings.mailbox ?? null,
      embedder: settings.embeddings ? embedderBy(settings.embeddings) : null,
    };
    await freeLeasesOfTheGone(catalogue, isProcessAlive);
    await bringBackLog(archive).catch((error) =>
      log("error", `The log could not be brought back: ${error.message}`),
    );
    await completeCatalogue(archive);
    await enterOlderEvents(archive);
    await leases.whileHolding("receipts", () => recover(archive));
    return { ...archive, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Says what the machine does not do to keep files that are read from doing harm; SECURITY.md says what is left. */
function tellOfWalls(log: Log): void {
  const { network, files } = systemWalls();
  const open = [...(network ? [] : ["the network"]), ...(files ? [] : ["other files"])];
  if (open.length > 0)
    log(
      "warn",
      `This system does not keep readers from ${open.join(" and ")}; only Node does (see SECURITY.md)`,
    );
}

/** Enters what a process that was killed had received and not entered. */
async function recover(archive: Archive): Promise<void> {
  const recovered = await recoverReceipts(archive);
  await sweepComing(archive);
  if (recovered > 0)
    archive.log("info", `Entered ${recovered} acts of taking in that were in quarantine unlisted`);
}
