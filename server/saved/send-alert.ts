/** Sending what a saved search found that it had not found before: one message, once. */
import { type Archive, moment, newId } from "../../ingest/archive.js";
import { NotYet } from "../../ingest/claim-bytes.js";
import type { StillMine } from "../../ingest/lease-holder.js";
import type { Question } from "../../ingest/questions.js";
import {
  changeAlert,
  claimTexts,
  type DueAlert,
  dueAlert,
  dueAlerts,
  newestSearched,
  settleMessage,
  untold,
} from "../../storage/catalogue/search-alerts.js";
import { HttpError } from "../errors.js";
import { type Mail, MailNotSent, MailUncertain } from "../mail/smtp.js";
import { type FoundSet, foundSet } from "../search/find.js";
import type { Counted } from "../search/listing.js";
import { newestFirst } from "../search/newest.js";
import { readWritten } from "../search/written-search.js";
import { type Site, statesSeenBy } from "../site.js";
import { alertHtml, alertText } from "./alert-forms.js";
import { alertMessage } from "./alert-message.js";

const dayMs = 86_400_000;
/** Between two looks of an alert at once, and between two of its messages, in milliseconds. */
const lookMs = 10_000;
const gatherMs = 60_000;
/** Rest after a message that did not go out, doubled each time up to the longest, in milliseconds. */
const firstRestMs = 60_000;
const longestRestMs = 21_600_000;

type AlertDesk = Pick<Site, "address" | "config"> & { mail: Mail };

/** Which alerts have something to look for; each is answered by at most one message. */
export function alertQuestion(desk: AlertDesk): Question<{ search: string }> {
  return {
    name: "send what is new by e-mail",
    concurrency: 1,
    lease: ({ search }) => `alert:${search}`,
    find: async (archive, limit) => {
      const newest = await newestSearched(archive.catalogue);
      return dueAlerts(archive.catalogue, moment(archive), newest, limit);
    },
    answer: (archive, { search }, stillMine) => sendAlert({ ...desk, archive }, search, stillMine),
    failed: async () => {},
  };
}

type Sending = AlertDesk & { archive: Archive };

async function sendAlert(desk: Sending, search: string, stillMine: StillMine): Promise<void> {
  const { catalogue } = desk.archive;
  const alert = await dueAlert(catalogue, search);
  if (alert === null) return;
  if (alert.sending !== null) await settleCutOff(desk, alert, alert.sending);
  const seen = await newestSearched(catalogue);
  try {
    const asked = readWritten(alert.query);
    const states = statesSeenBy(alert.role);
    const found = await foundSet(desk.archive, { ...asked, sort: "added" }, states);
    const fresh = await newOnes(desk, search, found);
    const message = await alertMessage(desk, { ...alert, asked }, { found, fresh }, states);
    if (message === null) {
      const due_at = later(desk, alert.cadence === "daily" ? dayMs : lookMs);
      await changeAlert(catalogue, search, { seen, due_at, failures: 0 });
      return;
    }
    await stillMine();
    const id = newId(20);
    if (!(await claimTexts(catalogue, search, textsOf(fresh), { id, at: moment(desk.archive) })))
      throw new NotYet(`A message of the alert ${search} is under way.`);
    await handOver(desk, alert, { id, seen, message });
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    await changeAlert(catalogue, search, { seen, due_at: later(desk, dayMs), problem: error.message });
  }
}

async function handOver(
  desk: Sending,
  alert: DueAlert,
  { id, seen, message }: { id: string; seen: number; message: Parameters<typeof alertText>[0] },
): Promise<void> {
  const { catalogue, log } = desk.archive;
  const settle = (wentOut: boolean, change: Parameters<typeof settleMessage>[2]) =>
    settleMessage(catalogue, { search: alert.search, message: id, wentOut }, change);
  const due_at = later(desk, alert.cadence === "daily" ? dayMs : gatherMs);
  try {
    await desk.mail.send({
      ...{ id, to: alert.address, subject: message.subject },
      ...{ text: alertText(message), html: alertHtml(message) },
      headers: {
        "List-Unsubscribe": `<${message.unsubscribe}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      },
    });
    await settle(true, { seen, due_at, sent_at: moment(desk.archive), failures: 0, problem: null });
  } catch (error) {
    if (error instanceof MailNotSent) {
      log("warn", `An alert could not be sent: ${error.message}`, { search: alert.search });
      const failures = alert.failures + 1;
      const restMs = Math.min(firstRestMs * 2 ** (failures - 1), longestRestMs);
      const problem = `The last message could not be sent: ${error.message}`;
      await settle(false, { due_at: later(desk, restMs), failures, problem });
    } else if (error instanceof MailUncertain) {
      log("warn", `An alert may not have been sent: ${error.message}`, { search: alert.search });
      await settle(true, { seen, due_at, failures: 0, problem: uncertain(moment(desk.archive)) });
    } else throw error;
  }
}

/** The process that was sending is gone. Nobody is told the same twice, so its message counts as sent. */
async function settleCutOff({ archive }: Sending, alert: DueAlert, message: string): Promise<void> {
  const problem = uncertain(alert.sending_at ?? moment(archive));
  await settleMessage(archive.catalogue, { search: alert.search, message, wentOut: true }, { problem });
}

function uncertain(at: string): string {
  return `The message of ${at.slice(0, 16).replace("T", " ")} UTC was cut off while it was sent, and may not have arrived.`;
}

async function newOnes({ archive }: Sending, search: string, found: FoundSet): Promise<Counted[]> {
  const texts = found.documents.map((each) => ({ ...each.document, each }));
  const fresh = await untold(archive.catalogue, search, texts);
  return newestFirst(
    archive.catalogue,
    fresh.map(({ each }) => each),
  );
}

function textsOf(fresh: readonly Counted[]) {
  return fresh.map(({ document: { id, version } }) => ({ id, version }));
}

function later({ archive }: Sending, milliseconds: number): string {
  return new Date(archive.now() + milliseconds).toISOString();
}
