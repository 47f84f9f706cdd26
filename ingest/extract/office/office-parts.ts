/** Office Open XML packages (ECMA-376 part 2): parts, how they lead to each other, and what they say of themselves. */
import { posix } from "node:path";
import { cleanText } from "../clean-text.js";
import type { FileMetadata } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { damaged, openParts } from "../packed/zip-parts.js";
import { childOf, childrenOf, parseXml, textOf, type XmlElement } from "../xml/xml.js";

export interface Relationship {
  /** Last part of the type's address: `footnotes`, `notesSlide`. */
  type: string;
  /** Path of the part it leads to. */
  target: string;
}

export interface OfficeParts {
  /** Path of the main part. */
  main: string;
  names: readonly string[];
  /** The root of a part; undefined when there is none of that name. */
  xml(path: string): XmlElement | undefined;
  /** The bytes of a part, as they are; null when there is none of that name. */
  read(path: string): Uint8Array | null;
  /** Where a part leads, by id; links that leave the file are left out. */
  relationships(path: string): Map<string, Relationship>;
  metadata: Partial<FileMetadata>;
  /** Who made it and who changed it last, as its properties say. */
  people: string[];
}

/**
 * Opens a package.
 * @throws ExtractionFailed `corrupt` when it leads to no main part, `too-large`, `encrypted`
 */
export async function openOffice(input: FileInput): Promise<OfficeParts> {
  const parts = await openParts(input);
  const xml = (path: string) => {
    const bytes = parts.read(path);
    return bytes ? parseXml(bytes, `${input.name} (${path})`) : undefined;
  };
  const relationships = (path: string) => relationshipsOf(path, xml);
  const links = [...relationships("").values()];
  const main = links.find((link) => link.type === "officeDocument")?.target;
  if (main === undefined || !parts.has(main)) throw damaged(input, "its main part is missing");
  const properties = links.find((link) => link.type === "core-properties")?.target;
  const said = properties ? xml(properties) : undefined;
  return {
    main,
    names: parts.names,
    xml,
    read: (path) => parts.read(path),
    relationships,
    metadata: said ? propertiesOf(said) : {},
    people: ["creator", "lastModifiedBy"]
      .map((name) => cleanText(textOf(childOf(said, name))))
      .filter(Boolean),
  };
}

function relationshipsOf(path: string, xml: OfficeParts["xml"]): Map<string, Relationship> {
  const folder = posix.dirname(path);
  const root = xml(posix.join(folder, "_rels", `${posix.basename(path)}.rels`));
  const links = root ? childrenOf(root, "Relationship") : [];
  return new Map(
    links
      .filter((link) => link.attributes.get("TargetMode") !== "External")
      .map((link) => {
        const target = link.attributes.get("Target") ?? "";
        return [
          link.attributes.get("Id") ?? "",
          {
            type: posix.basename(link.attributes.get("Type") ?? ""),
            target: target.startsWith("/") ? target.slice(1) : posix.join(folder, target),
          },
        ];
      }),
  );
}

/** Core properties (ECMA-376 part 2, 11.1). A title that is only a file name says nothing. */
function propertiesOf(root: XmlElement | undefined): Partial<FileMetadata> {
  const value = (name: string) => cleanText(textOf(childOf(root, name))) || null;
  const title = value("title");
  const named =
    title !== null && !/^(?:Microsoft \w+|PowerPoint Presentation)\b|\.(?:doc|ppt|xls)[mx]?$/i.test(title);
  return { title: named ? title : null, byline: value("creator"), language: value("language") };
}
