/** The Robots Exclusion Protocol (RFC 9309): may this program fetch this path? Pure. */

/** The name by which a site can speak to us. */
export const robotName = "Ibid";

interface Rule {
  allow: boolean;
  pattern: string;
}

/**
 * Whether `path` (with its query) may be fetched by `name`, by the words of a robots.txt. The longest rule that matches
 * decides; of two as long, the one that allows.
 */
export function mayFetch(robots: string, path: string, name = robotName): boolean {
  let best: Rule = { allow: true, pattern: "" };
  for (const rule of rulesFor(robots, name)) {
    if (!matches(rule.pattern, path)) continue;
    const isBetter =
      rule.pattern.length > best.pattern.length ||
      (rule.pattern.length === best.pattern.length && rule.allow);
    if (isBetter) best = rule;
  }
  return best.allow;
}

/** The seconds that a site asks to wait between two fetches; null when it does not. */
export function crawlDelay(robots: string, name = robotName): number | null {
  const delays = groupsFor(robots, name).flatMap(({ lines }) =>
    lines.flatMap(([field, value]) => (field === "crawl-delay" ? Number(value) : [])),
  );
  const [first] = delays.filter((delay) => Number.isFinite(delay) && delay >= 0);
  return first ?? null;
}

interface Group {
  names: string[];
  lines: [string, string][];
}

function groupsOf(robots: string): Group[] {
  const groups: Group[] = [];
  let isNaming = false;
  for (const line of robots.split(/\r\n|\r|\n/).slice(0, 10_000)) {
    const [, field = "", value = ""] = /^\s*([\w-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(line) ?? [];
    const name = field.toLowerCase();
    if (name === "user-agent") {
      if (!isNaming) groups.push({ names: [], lines: [] });
      groups.at(-1)?.names.push(value.toLowerCase());
      isNaming = true;
    } else if (["allow", "disallow", "crawl-delay"].includes(name)) {
      isNaming = false;
      groups.at(-1)?.lines.push([name, value]);
    }
  }
  return groups;
}

/** All groups that name us; those for everybody where none does. */
function groupsFor(robots: string, name: string): Group[] {
  const groups = groupsOf(robots);
  const own = groups.filter(({ names }) => names.includes(name.toLowerCase()));
  return own.length > 0 ? own : groups.filter(({ names }) => names.includes("*"));
}

function rulesFor(robots: string, name: string): Rule[] {
  return groupsFor(robots, name).flatMap(({ lines }) =>
    lines.flatMap(([field, pattern]) =>
      field === "crawl-delay" || pattern === "" ? [] : { allow: field === "allow", pattern },
    ),
  );
}

/** `*` stands for anything, `$` at the end for the end. Found from the left, so that no pattern can take long. */
function matches(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith("$");
  const parts = (isWhole ? pattern.slice(0, -1) : pattern).split("*");
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (index === 0) {
      if (!path.startsWith(part)) return false;
      at = part.length;
    } else if (isWhole && index === parts.length - 1) {
      return path.length - part.length >= at && path.endsWith(part);
    } else {
      const found = path.indexOf(part, at);
      if (found === -1) return false;
      at = found + part.length;
    }
  }
  return !isWhole || at === path.length;
}
