/** How large a picture says it is, from its first bytes: asked before it is unpacked, which may take gigabytes. */

export interface Size {
  width: number;
  height: number;
}

/** The size of a PNG, JPEG or WebP picture, or null when the bytes do not say one. */
export function imageSize(bytes: Uint8Array): Size | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 30) return null;
  if (view.readUInt32BE(0) === 0x89504e47)
    return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
  if (view.readUInt16BE(0) === 0xffd8) return jpegSize(view);
  return view.toString("latin1", 0, 4) === "RIFF" ? webpSize(view) : null;
}

/** The first frame header (ITU-T T.81, B.2.2); `C4`, `C8` and `CC` are other segments. */
function jpegSize(view: Buffer): Size | null {
  for (let at = 2; at + 9 < view.length; ) {
    if (view[at] !== 0xff) return null;
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) };
    else at += 2 + view.readUInt16BE(at + 2);
  }
  return null;
}

/** RFC 9649: a plain, a lossless or an extended picture. */
function webpSize(view: Buffer): Size | null {
  const form = view.toString("latin1", 12, 16);
  if (form === "VP8X") return { width: view.readUIntLE(24, 3) + 1, height: view.readUIntLE(27, 3) + 1 };
  if (form === "VP8 ")
    return { width: view.readUInt16LE(26) & 0x3fff, height: view.readUInt16LE(28) & 0x3fff };
  if (form !== "VP8L") return null;
  const bits = view.readUInt32LE(21);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}
