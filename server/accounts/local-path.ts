/** Any origin does: it only has to be one that no address handed in can name by chance. */
const here = "http://here.invalid";
const longestPath = 2_000;

/**
 * The path, query and fragment of `address` when it leads to a page of this archive, else `/`. Whatever a
 * browser would take to another host (`//host`, `/\host`, `https:…`, a tab in between) leads home.
 */
export function localPath(address: unknown): string {
  if (typeof address !== "string" || !address.startsWith("/") || address.length > longestPath) return "/";
  // Browsers read a backslash as a slash and drop control characters; neither belongs in our addresses.
  if (/[\\\p{Cc}]/u.test(address) || !URL.canParse(address, here)) return "/";
  const { origin, pathname, search, hash } = new URL(address, here);
  // `/.//host` is local until its dots are resolved.
  return origin === here && !pathname.startsWith("//") ? pathname + search + hash : "/";
}
