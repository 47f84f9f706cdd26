/** Peak resident memory of this process and of each of its children, looked at while something runs. */
import { readdirSync, readFileSync } from "node:fs";

const everyMs = 150;

export interface MemoryWatch {
  /** Peak bytes by what the process is, ends the watch. */
  stop(): Map<string, number>;
}

export function watchMemory(): MemoryWatch {
  const peaks = new Map<string, number>();
  const look = () => {
    for (const { name, bytes } of family()) peaks.set(name, Math.max(peaks.get(name) ?? 0, bytes));
  };
  const timer = setInterval(look, everyMs);
  look();
  return {
    stop: () => {
      clearInterval(timer);
      return peaks;
    },
  };
}

function family(): { name: string; bytes: number }[] {
  const processes = [{ name: "server", bytes: resident(process.pid) }];
  for (const pid of readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      if (Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) !== process.pid) continue;
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      processes.push({ name: nameOf(command), bytes: resident(pid) });
    } catch {
      // It ended between being listed and being looked at.
    }
  }
  return processes;
}

function nameOf(command: string): string {
  if (command.includes("meilisearch")) return "engine";
  return command.startsWith("tesseract") ? "tesseract" : "reader (largest)";
}

function resident(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) * 1024;
}
