/** Pictures that the body of a message shows: they are attached to it as files are. */

/**
 * Logos and signatures as a rule, which stay in the message. A page scanned into the body is larger than this, in
 * bytes, and is taken out to be read.
 */
const smallestScan = 100 * 1024;

/** Why a picture that the body shows stays. */
export const shownReason = "a small picture that the message shows in its text";

/** Tells of an attachment, by its Content-ID and its size, whether it is such a picture in this body. */
export function smallPictures(html: string): (contentId: string | undefined, size: number) => boolean {
  const shown = new Set<string>();
  for (const [, id = ""] of html.matchAll(/cid:([^"'\s>)]{1,500})/gi)) shown.add(plain(id));
  return (contentId, size) => contentId !== undefined && size < smallestScan && shown.has(plain(contentId));
}

/** Without the angle brackets of a header or the escapes of an address. */
function plain(id: string): string {
  return id.replace(/^<|>$/g, "").replaceAll("%40", "@").replaceAll("%24", "$");
}
