/**
 * ZIP files carry the time of each entry twice: in the header before its bytes and in the central directory
 * at the end. Layout and offsets: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */
const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
/** 1 January 1980, 00:00: the first moment the format can say. */
const earliest = 0x0021_0000;

/** A copy of `zip` in which every entry is dated 1 January 1980. Throws when it has no central directory. */
export function fixZipTimes(zip: Uint8Array): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  const end = findEnd(view);
  const entries = view.getUint16(end + 10, true);
  let entry = view.getUint32(end + 16, true);
  for (let count = 0; count < entries; count += 1) {
    if (view.getUint32(entry, true) !== entrySignature)
      throw new Error(`Expected a ZIP directory entry at byte ${entry}`);
    view.setUint32(entry + 12, earliest, true);
    view.setUint32(view.getUint32(entry + 42, true) + 10, earliest, true);
    entry += 46 + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(entry + field, true), 0);
  }
  return copy;
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - endLength; at >= 0; at -= 1)
    if (view.getUint32(at, true) === endSignature) return at;
  throw new Error(`Expected a ZIP file, found no central directory in ${view.byteLength} bytes`);
}
