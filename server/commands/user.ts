import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { createAccount, listAccounts, removeAccount, setPassword } from "../accounts/keep-accounts.js";
import { askPassword } from "./ask-password.js";
import { type Command, commandArguments, type Exit, exits, print, printJson, WrongUse } from "./command.js";
import { withArchive, withNewArchive } from "./with-archive.js";

export const user: Command = {
  name: "user",
  usage: "user add NAME [--role ROLE] | user password NAME | user remove NAME | user list [--json]",
  help: "Keeps accounts; a password is asked for, or read from standard input.",
  run: async (args) => {
    const { values, positionals } = commandArguments(args, {
      role: { type: "string", default: "archivist" },
      json: { type: "boolean", default: false },
    });
    const [action = "", ...rest] = positionals;
    if (action === "list" && rest.length === 0)
      return withArchive(({ catalogue }) => list(catalogue, values.json));
    const [name] = rest;
    if (!["add", "password", "remove"].includes(action) || !name || rest.length > 1) {
      throw new WrongUse("Expected add, password or remove with a name, or list.");
    }
    const open = action === "add" ? withNewArchive : withArchive;
    const password = action === "remove" ? "" : await askPassword(`Password for ${name}: `);
    return open(async (archive) => {
      if (action === "add") await createAccount(archive, { name, password, role: values.role });
      else if (action === "password") await setPassword(archive, name, password);
      else await removeAccount(archive, name);
      print(
        `${name}: ${{ add: "added", password: "password set, sessions closed", remove: "removed" }[action]}.`,
      );
      return exits.done;
    });
  },
};

async function list(catalogue: Catalogue, asJson: boolean): Promise<Exit> {
  const accounts = await listAccounts({ catalogue });
  if (asJson) printJson(accounts);
  else
    for (const account of accounts)
      print(`${account.name}  ${account.role}  since ${account.createdAt.slice(0, 10)}`);
  return exits.done;
}
