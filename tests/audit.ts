/**
 * `npm run audit`: packages of the program with a known weakness that is high or critical, as the registry tells them; exit
 * 1 when there is one. A registry that answers no such question is said to be one, and fails nothing.
 */
import { execFile } from "node:child_process";
import { projectRoot } from "./project-root.js";

/** What `npm audit --json` prints, as far as it is read here. */
interface Report {
  message?: string;
  vulnerabilities?: Record<string, { severity: string; range?: string }>;
}

const grave = ["high", "critical"];

execFile(
  "npm",
  ["audit", "--omit=dev", "--json", "--fetch-retries=0", "--fetch-timeout=30000"],
  { cwd: projectRoot },
  (_, out) => {
    const { message, vulnerabilities } = reportIn(out);
    if (vulnerabilities === undefined) {
      process.stdout.write(`Not looked at: the registry tells no weaknesses (${message ?? "no answer"}).\n`);
      return;
    }
    const found = Object.entries(vulnerabilities).filter(([, { severity }]) => grave.includes(severity));
    for (const [name, { severity, range }] of found)
      process.stdout.write(`${name} ${range ?? ""}: ${severity}\n`);
    process.stdout.write(`${found.length} packages with a known weakness that is high or critical.\n`);
    if (found.length > 0) process.exitCode = 1;
  },
);

function reportIn(out: string): Report {
  try {
    return JSON.parse(out) as Report;
  } catch {
    return {};
  }
}
