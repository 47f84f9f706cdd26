/** Where a picture was taken, as the camera noted it in it (Exif 2.32, 4.6.6; XMP part 2, 3.3). Speaks to exifreader. */
import ExifReader from "exifreader";

/** XMP stands in a picture as text; of its latitude and longitude, `51,30.0818N`. */
const packet =
  /exif:GPS(Latitude|Longitude)(?:="|>)\s*(\d{1,3}),(\d{1,2}(?:\.\d{1,10})?)(?:,(\d{1,2}(?:\.\d{1,10})?))?([NSEW])/g;

/** Latitude and longitude in degrees, `51.50136, -0.14189`; null when the picture does not say. Never throws. */
export function positionIn(bytes: Uint8Array): string | null {
  return exifPosition(bytes) ?? xmpPosition(bytes);
}

/** How far before its notes a JPEG begins, at most, and how far they reach (a segment holds 64 KB). */
const beforeNotes = 4096;
const longestNotes = 70_000;
const mostPictures = 500;

/** The positions in JPEG pictures that lie in the bytes of another file as they are, as in a PDF; each once. */
export function positionsInside(bytes: Uint8Array): string[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Set<string>();
  let at = file.indexOf("Exif\0\0");
  for (let count = 0; at >= 0 && count < mostPictures; count++) {
    const start = file.lastIndexOf(Buffer.from([0xff, 0xd8, 0xff]), at);
    const position =
      start >= at - beforeNotes && start >= 0 ? exifPosition(file.subarray(start, at + longestNotes)) : null;
    if (position !== null) found.add(position);
    at = file.indexOf("Exif\0\0", at + 6);
  }
  return [...found];
}

function exifPosition(bytes: Uint8Array): string | null {
  try {
    const { gps } = ExifReader.load(Buffer.from(bytes), { expanded: true, excludeTags: { xmp: true } });
    const { Latitude: latitude, Longitude: longitude } = gps ?? {};
    return inWords(latitude, longitude);
  } catch {
    // A picture without such notes, or with damaged ones, says nothing.
    return null;
  }
}

function xmpPosition(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  if (!text.includes("exif:GPSL")) return null;
  const found = new Map<string, number>();
  for (const [, name = "", degrees, minutes, seconds = "0", side = ""] of text.matchAll(packet)) {
    const value = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
    found.set(name, /[SW]/.test(side) ? -value : value);
  }
  return inWords(found.get("Latitude"), found.get("Longitude"));
}

/** Cameras without a fix write zeros. */
function inWords(latitude: number | undefined, longitude: number | undefined): string | null {
  if (!Number.isFinite(latitude) || !Number.isFinite(longitude) || (latitude === 0 && longitude === 0))
    return null;
  return `${latitude?.toFixed(5)}, ${longitude?.toFixed(5)}`;
}
