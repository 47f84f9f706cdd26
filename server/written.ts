import ejs from "ejs";

/**
 * What `<%= %>` writes into a page: text, with everything escaped that could be mark-up; linked data as JSON that cannot
 * end the script element it stands in, which is data and never runs. Throws for any other object: it has no words.
 */
export function written(value: unknown): string {
  if (typeof value !== "object" || value === null)
    return ejs.escapeXML(value === undefined ? "" : String(value));
  if (!("@context" in value)) throw new Error("A view was to write an object");
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
