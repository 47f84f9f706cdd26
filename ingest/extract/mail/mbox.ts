/** Mailboxes of the mbox kind: an inventory of their messages, and each message as a member. */
import type { Draft } from "../assemble.js";
import { withSource } from "../byte-source.js";
import type { Extraction } from "../extraction.js";
import type { FileOnDisk } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { inventoryOf } from "../packed/inventory.js";
import { type MemberLimits, memberFiles, memberLimits } from "../packed/member-files.js";
import { rowDraft } from "../table-rows.js";
import { mailHeaders } from "./mail-headers.js";
import { copyMessage, mboxMessages } from "./mbox-messages.js";
import { headerWords } from "./mime.js";

/** Nothing is packed in a mailbox: its messages are as large as it is. People keep tens of thousands. */
const mboxLimits: MemberLimits = {
  ...memberLimits,
  mostMembers: 100_000,
  mostBytes: Number.POSITIVE_INFINITY,
};

/** Enough for the headers of a message. */
const headLength = 64 * 1024;

/** The messages as rows with date, sender and subject, and as members. */
export async function extractMbox(file: FileOnDisk, limits: MemberLimits = mboxLimits): Promise<Extraction> {
  return withSource(file.path, async (source) => {
    const files = memberFiles(file.scratch, source.size, limits);
    const drafts: Draft[] = [];
    let number = 0;
    for await (const message of mboxMessages(source)) {
      number += 1;
      const size = message.end - message.start;
      const headers = mailHeaders(await source.read(message.start, Math.min(size, headLength)));
      const said = (name: string) => headerWords(headers.get(name) ?? "");
      const place = `message ${number}`;
      const name = `${said("subject").replace(/[\\/]/g, " ").trim() || place}.eml`;
      await files.take({ name, place }, (write) => copyMessage(source, message, write));
      if (number > limits.mostMembers) continue;
      const values = [place, said("date"), said("from"), said("subject"), `${size} bytes`];
      drafts.push(rowDraft(values, ["", "Date", "From", "Subject", "Size"]));
    }
    const empty = number === 0 ? ["No message was found in this mailbox."] : [];
    return inventoryOf({
      ...madeBy("mbox"),
      drafts,
      members: files.members,
      warnings: [...empty, ...files.warnings()],
    });
  });
}
