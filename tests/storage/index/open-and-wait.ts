/** A process that opens the index of the data folder it is given, says so, and stays until it is killed. */
import { openIndex } from "../../../storage/index/open-index.js";

const [dataFolder = "", role = ""] = process.argv.slice(2);
try {
  const index = await openIndex({
    dataFolder,
    role: role === "server" ? "server" : "command",
    threads: 1,
    log: () => {},
  });
  console.log(index.status().state);
  setInterval(() => {}, 60_000);
} catch (error) {
  console.log(error instanceof Error ? error.name : String(error));
}
