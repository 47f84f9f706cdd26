/** The rules for paths inside an object: OCFL 1.1 section 3.5.3.1, and what a file system can hold. */

const longestSegment = 255;

/** What is wrong with a path by OCFL's rules for logical and content paths, or null. */
export function pathFault(path: string): "slash at an end" | "empty, . or .. element" | null {
  if (path.startsWith("/") || path.endsWith("/")) return "slash at an end";
  if (path.split("/").some((segment) => segment === "" || segment === "." || segment === "..")) {
    return "empty, . or .. element";
  }
  return null;
}

/** Pairs of paths of which one would be both a file and a folder: `a` and `a/b`. Each once, shorter first. */
export function conflictingPaths(paths: Iterable<string>): [string, string][] {
  const all = new Set(paths);
  const found: [string, string][] = [];
  for (const path of all) {
    for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1)) {
      const folder = path.slice(0, at);
      if (all.has(folder)) found.push([folder, path]);
    }
  }
  return found;
}

/** Throws a TypeError that names the path when the vault cannot keep a file under it. */
export function requireLogicalPath(path: string): void {
  const fault = pathFault(path);
  if (fault !== null) throw new TypeError(`Expected a path inside an object, got "${path}": ${fault}`);
  if (path.includes("\0")) throw new TypeError(`Expected a path without a NUL character, got "${path}"`);
  for (const segment of path.split("/")) {
    const bytes = Buffer.byteLength(segment, "utf8");
    if (bytes > longestSegment) {
      throw new TypeError(
        `Expected path segments of at most ${longestSegment} bytes, got ${bytes} in "${segment}"`,
      );
    }
  }
}

/** Throws a TypeError when two of the paths cannot stand beside each other. */
export function requireCompatible(paths: Iterable<string>): void {
  const [first] = conflictingPaths(paths);
  if (first) throw new TypeError(`"${first[0]}" cannot be a file, for there is also "${first[1]}"`);
}
