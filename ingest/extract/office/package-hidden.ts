/** What any packed office file may hold besides what it shows: names in its properties, positions in its pictures. */
import { posix } from "node:path";
import { type Finding, outsideText } from "../../../storage/model/finding.js";
import { positionIn } from "../pictures/picture-position.js";

interface Package {
  names: readonly string[];
  read(path: string): Uint8Array | null;
  people: readonly string[];
}

const picture = /\.(?:jpe?g|png|webp|tiff?)$/i;
/** Pictures looked at in one file. */
const mostPictures = 500;
/** Names that programs and new computers write. */
const nobody =
  /^(?:user|owner|author|guest|unknown|none|default|admin(?:istrator)?|un-named)\d*$|\b(?:user|microsoft|office user|word|excel|powerpoint|libreoffice|openoffice|adobe|acrobat|pdf|apache|poi|python|docx|xlsx|openpyxl|aspose|google|docs4j|docx4j|software|converter)\b/i;

/** Findings of the package as a whole; a picture that cannot be unpacked says nothing. */
export function foundInPackage({ names, read, people }: Package): Finding[] {
  const pictures = names.filter((name) => picture.test(name)).slice(0, mostPictures);
  return [
    ...foundPeople(people),
    ...pictures.flatMap((name) => {
      const bytes = read(name);
      const position = bytes && positionIn(bytes);
      return position ? [outsideText("position", `picture ${posix.basename(name)}`, position)] : [];
    }),
  ];
}

/** People named in a file's properties, each once; what programs write there is left out. */
export function foundPeople(people: readonly string[]): Finding[] {
  return [...new Set(people.map((name) => name.trim()))]
    .filter((name) => name !== "" && !nobody.test(name))
    .map((name) => outsideText("name in the properties", "the file’s properties", name));
}
