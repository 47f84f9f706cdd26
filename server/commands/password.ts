import { givePassword, takesPassword } from "../../ingest/second-chances.js";
import { rereadingOf } from "../../storage/catalogue/rereadings.js";
import { askPassword } from "./ask-password.js";
import { type Command, commandArguments, exits, print, WrongUse } from "./command.js";
import { withArchive } from "./with-archive.js";
import { workUntil } from "./work-until.js";

export const password: Command = {
  name: "password",
  usage: "password DOCUMENT",
  help: "Reads the newest version of a document with a password, which is asked for, or read from standard input.",
  run: async (args) => {
    const { positionals } = commandArguments(args, {});
    const [document] = positionals;
    if (!document || positionals.length > 1) throw new WrongUse("Expected one document.");
    return withArchive(async (archive) => {
      const newest = () =>
        archive.catalogue
          .selectFrom("version")
          .select(["number", "text_state", "reason"])
          .where("document", "=", document)
          .orderBy("number", "desc")
          .executeTakeFirst();
      const version = await newest();
      if (!version) throw new WrongUse(`There is no document ${document}.`);
      const notWaiting = `Version ${version.number} of ${document} is not waiting for a password.`;
      if (!(await takesPassword(archive.catalogue, document, version.number))) throw new WrongUse(notWaiting);
      const given = { password: await askPassword(`Password of ${document}: `), by: "command line" };
      if (given.password === "") throw new WrongUse("Expected a password, got an empty line.");
      if (!(await givePassword(archive, document, version.number, given))) throw new WrongUse(notWaiting);
      const { isRead, reason } = await workUntil(archive, async () => {
        const now = await newest();
        const request = await rereadingOf(archive.catalogue, document);
        if (!now || now.text_state === "waiting" || request?.state === "waiting") return null;
        const isRead = now.text_state === "known" && request === null;
        return { isRead, reason: request?.reason ?? now.reason };
      });
      print(`${document}: ${isRead ? "read." : reason}`);
      return isRead ? exits.done : exits.someFailed;
    });
  },
};
