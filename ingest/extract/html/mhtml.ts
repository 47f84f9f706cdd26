/** Web pages saved with what they show, as MHTML (RFC 2557): the page is read, the rest stays. */
import { cleanText } from "../clean-text.js";
import { type Extraction, ExtractionFailed } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { mailHeaders } from "../mail/mail-headers.js";
import { headerWords, parseMime } from "../mail/mime.js";
import { extractHtml } from "./html.js";

/**
 * The page that was saved.
 * @throws ExtractionFailed `corrupt` when no page is in it, `too-large`
 */
export async function extractMhtml(input: FileInput): Promise<Extraction> {
  const email = await parseMime(input.bytes, input.name);
  if (email.html === undefined && email.text === undefined)
    throw new ExtractionFailed("corrupt", `${input.name} is damaged: the saved page is not in it.`);
  const headers = mailHeaders(input.bytes);
  const said = (name: string) => cleanText(headerWords(headers.get(name) ?? ""));
  const bytes = Buffer.from(email.html === undefined ? (email.text ?? "") : firstPage(email.html));
  const page = await extractHtml({ ...input, bytes, mediaType: "text/html" });
  const address = said("snapshot-content-location") || said("content-location");
  return {
    ...page,
    ...madeBy("mhtml"),
    metadata: {
      ...page.metadata,
      title: page.metadata.title ?? (said("subject") || null),
      address: page.metadata.address ?? (address || null),
    },
  };
}

/** The page comes first; pages shown in frames of it, which follow, are mostly advertisements. */
function firstPage(html: string): string {
  const end = /<\/html>\s*(?=<!doctype|<html)/i.exec(html);
  return end === null ? html : html.slice(0, end.index + end[0].length);
}
