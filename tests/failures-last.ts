import type { TestEvent } from "node:test/reporters";
import { tap } from "node:test/reporters";

type Failure = Extract<TestEvent, { type: "test:fail" }>["data"];

/**
 * Node's TAP, with the tests that failed named once more just before the counts, as comments: whoever sees only the
 * end of a long run still reads what broke and where.
 */
export async function* tapWithFailures(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const failures: Failure[] = [];
  async function* watched(): AsyncGenerator<TestEvent, void> {
    for await (const event of events) {
      if (event.type === "test:fail" && event.data.todo === undefined) failures.push(event.data);
      yield event;
    }
  }
  for await (const line of tap(watched())) {
    if (line.startsWith("# tests ")) yield failures.map(told).join("");
    yield line;
  }
}

function told({ name, file, line, details: { error } }: Failure): string {
  const cause: unknown = error.cause;
  const why = cause instanceof Error ? (cause.stack ?? cause.message) : error.message;
  const first = why.split("\n").slice(0, 12).join("\n#     ");
  return `# failed: ${name.replaceAll("\n", " ")} (${file ?? "?"}:${line ?? "?"})\n#     ${first}\n`;
}
