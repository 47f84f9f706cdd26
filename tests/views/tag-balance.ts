/** Finds tags that are not closed, or closed in the wrong order: a forgiving parser would hide them. */

const voidTags = new Set(["meta", "link", "input", "img", "br", "hr"]);
const tagPattern = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/g;

/** Returns one sentence a fault; none for sound HTML. Text in the page must be escaped. */
export function tagFaults(html: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const rest = html
    .replace(/^\s*<!doctype html>/, "")
    .replaceAll(tagPattern, (_whole, slash, name, rawAttributes) => {
      const names = [...String(rawAttributes).matchAll(/\s([a-z-]+)(?:="[^"]*")?/g)].map((match) => match[1]);
      if (new Set(names).size < names.length)
        faults.push(`<${name}> has an attribute twice: ${names.join(" ")}`);
      if (slash === "/") {
        const last = open.pop();
        if (last !== name) faults.push(`</${name}> closes <${last ?? "nothing"}>`);
      } else if (!voidTags.has(name)) open.push(name);
      return "";
    });
  for (const name of open) faults.push(`<${name}> is never closed`);
  const stray = /[<>].{0,60}/.exec(rest);
  if (stray) faults.push(`not a tag, or not escaped: ${stray[0]}`);
  return faults;
}
