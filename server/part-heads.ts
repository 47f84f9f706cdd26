/** Control characters in the heads of form parts: people's files are called so, and the parser refuses them. */

const carriageReturn = 0x0d;
const lineFeed = 0x0a;
const tab = 0x09;
const shown = Buffer.from("\uFFFD");
const endOfHead = Buffer.from("\r\n\r\n");

/**
 * Gives back each chunk of a `multipart/form-data` body (RFC 7578, RFC 2046 section 5.1) with the control characters
 * in the heads of its parts as U+FFFD in UTF-8; contents pass as they are. Nothing is held back between chunks.
 */
export function plainPartHeads(boundary: string): (chunk: Buffer) => Buffer {
  const delimiter = Buffer.from(`\r\n--${boundary}`, "latin1");
  let inHead = false;
  // The first delimiter may stand at the very beginning, without its line break.
  let matched = 2;
  return (chunk) => {
    const pieces: Buffer[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      if (!inHead && matched === 0) {
        at = chunk.indexOf(carriageReturn, at);
        if (at === -1) break;
      }
      const byte = chunk[at] ?? 0;
      const awaited = inHead ? endOfHead : delimiter;
      // Only the first byte of either is a carriage return that can begin it anew, but for the end of a head.
      matched = byte === awaited[matched] ? matched + 1 : byte === carriageReturn ? 1 : 0;
      if (matched === awaited.length) {
        inHead = !inHead;
        matched = 0;
      } else if (inHead && isControl(byte)) {
        pieces.push(chunk.subarray(from, at), shown);
        from = at + 1;
      }
    }
    return pieces.length === 0 ? chunk : Buffer.concat([...pieces, chunk.subarray(from)]);
  };
}

function isControl(byte: number): boolean {
  return (byte < 0x20 && byte !== carriageReturn && byte !== lineFeed && byte !== tab) || byte === 0x7f;
}
