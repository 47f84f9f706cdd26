/** A thread of the child process that ends it when its parent is gone, even while it is busy. */
import { workerData } from "node:worker_threads";
import { endGroup } from "./end-group.js";

const interval = 500;

setInterval(() => {
  if (process.ppid !== workerData) endGroup(process.pid);
}, interval);
