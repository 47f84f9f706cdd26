/** A thread of a hostile reader: connects to the port it is given. */
import net from "node:net";
import { parentPort, workerData } from "node:worker_threads";

net.connect(workerData, "127.0.0.1").on("connect", () => parentPort?.postMessage("connected"));
