/** The archive at work: its stores, its loop and its pages, from the start to the signal that ends them. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Derivation, startDerivation } from "../ingest/derive.js";
import { startFixityChecks } from "../ingest/fixity/rolling.js";
import { healIndex, noteEmptyIndex } from "../ingest/heal.js";
import { recordLog } from "../ingest/log/parts.js";
import { type OpenArchive, openArchive } from "../ingest/open-archive.js";
import { rebuildAgain } from "../ingest/rebuild.js";
import { loadSamples } from "../ingest/samples/load.js";
import { countAccounts } from "../storage/catalogue/accounts.js";
import { countDocuments } from "../storage/catalogue/records.js";
import { IndexUnavailable } from "../storage/index/search-index.js";
import { newSetupLink } from "./accounts/setup-link.js";
import { createApp } from "./app.js";
import { type Config, readConfig } from "./config.js";
import { patientServer } from "./http-server.js";
import { stderrLog } from "./log.js";
import { mailBy } from "./mail/smtp.js";
import { renderer } from "./render.js";
import { alertQuestion } from "./saved/send-alert.js";
import { localAddress, noteAddress, removeAddress } from "./server-address.js";
import { urls } from "./urls.js";

/** Longest wait for requests under way when the server is told to stop, in milliseconds. */
const graceMs = 5_000;
/** How often it is looked whether the search index must be checked, in milliseconds. */
const lookAtIndexMs = 250;
/** How often objects that could not be rebuilt are tried again, in milliseconds. */
const tryAgainMs = 60_000;

/** Serves the archive until the process is told to stop. */
export async function serveArchive(): Promise<void> {
  const config = readConfig();
  const log = stderrLog("info", config.logForm);
  const archive = await openArchive({ ...config, log }, "server");
  await noteEmptyIndex(archive).catch((error) =>
    log("warn", "The search index could not be looked at", { error: String(error) }),
  );
  const mail = config.mail && mailBy(config.mail);
  const server = patientServer();
  let fixity: ReturnType<typeof startFixityChecks> | null = null;
  let derivation: Derivation | null = null;
  try {
    await listen(server, config);
    const address = config.publicAddress ?? localAddress((server.address() as AddressInfo).port);
    derivation = startDerivation(archive, mail ? [alertQuestion({ config, mail, address })] : []);
    mail
      ?.check()
      .catch((error: Error) =>
        log("warn", `The mail server of IBID_SMTP_URL cannot be used just now: ${error.message}`),
      );
    const site = {
      archive,
      config,
      mail,
      render: renderer(config.production),
      address,
      nudge: () => derivation?.nudge(),
    };
    server.on("request", createApp(site));
    await noteAddress(config.dataFolder, address).catch((error) =>
      log("warn", "The address could not be left for commands", { error: String(error) }),
    );
    await greet(archive, config, address);
    const checking = keepIndexTrue(archive, config);
    const repairing = setInterval(() => {
      rebuildAgain(archive).catch((error) =>
        log("warn", "What could not be rebuilt could not be tried again", { error: String(error) }),
      );
    }, tryAgainMs);
    fixity = startFixityChecks(archive, config.fixity);
    await toldToStop();
    clearInterval(checking);
    clearInterval(repairing);
    log("info", "Stopping");
  } finally {
    await close(server);
    await fixity?.stop();
    await derivation?.stop();
    await recordLog(archive).catch((error) =>
      log("warn", "The end of the log could not be written to the vault", { error: String(error) }),
    );
    await removeAddress(config.dataFolder).catch((error) =>
      log("warn", "The note of the address could not be removed", { error: String(error) }),
    );
    await archive.close();
  }
}

async function listen(server: Server, { port, host }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}

/** What the operator sees: the address, and on a new archive how to make the first account. */
async function greet(archive: OpenArchive, config: Config, address: string): Promise<void> {
  process.stderr.write(`\nIbid is at ${address}\n`);
  if ((await countAccounts(archive.catalogue)) === 0) {
    const link = address + urls.setup(await newSetupLink(archive.catalogue, archive.now()));
    process.stderr.write(`Nobody has an account yet. Make the first one within a day at\n  ${link}\n`);
  }
  process.stderr.write("\n");
  if (config.samples && (await countDocuments(archive.catalogue)) === 0) {
    const accession = await loadSamples(archive);
    if (accession) archive.log("info", `Loading the sample collection as accession ${accession}`);
  }
}

/**
 * Compares the index with the catalogue on every new connection to the engine, for it may come back empty, and
 * on a timer; refills it when they disagree.
 */
function keepIndexTrue(archive: OpenArchive, { checkIndexMs }: Config): NodeJS.Timeout {
  let checked = { status: archive.index.status(), due: 0 };
  let isChecking = false;
  const check = async () => {
    const status = archive.index.status();
    const isDue = status !== checked.status || archive.now() >= checked.due;
    if (status.state !== "ready" || !isDue) return;
    if ((await healIndex(archive)) !== "busy") checked = { status, due: archive.now() + checkIndexMs };
  };
  return setInterval(() => {
    if (isChecking) return;
    isChecking = true;
    check()
      .catch((error) => {
        // An engine that is away says so itself, and comes back with a new connection.
        if (error instanceof IndexUnavailable) return;
        archive.log("warn", "The search index could not be checked", { error: String(error) });
        checked = { status: archive.index.status(), due: archive.now() + checkIndexMs };
      })
      .finally(() => {
        isChecking = false;
      });
  }, lookAtIndexMs);
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(impatience);
}
