/** XML files: the vocabularies that parliaments publish in, any other as the paragraphs of its words. */

import { makeExtraction, type Parts } from "../assemble.js";
import type { Extraction } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { readFlatOpenDocument } from "../opendocument/opendocument.js";
import { readAkomaNtoso } from "./akoma-ntoso.js";
import { readPublicWhip } from "./publicwhip.js";
import { readTei } from "./tei.js";
import { parseXml, type XmlElement } from "./xml.js";
import { xmlBlocks } from "./xml-blocks.js";

type Found = Omit<Parts, "extractor" | "extractorVersion">;

/** By the name of the root element. */
const vocabularies: Record<string, [extractor: string, read: (root: XmlElement) => Found]> = {
  publicwhip: ["publicwhip", readPublicWhip],
  akomaNtoso: ["akoma-ntoso", readAkomaNtoso],
  TEI: ["tei", readTei],
  teiCorpus: ["tei", readTei],
  document: ["opendocument", readFlatOpenDocument],
};

/** The text of an XML file. @throws ExtractionFailed `corrupt` when it is not well formed or is a trap */
export async function extractXml(input: FileInput): Promise<Extraction> {
  const root = parseXml(input.bytes, input.name);
  const [extractor, read] = (Object.hasOwn(vocabularies, root.name) && vocabularies[root.name]) || plain;
  return makeExtraction({ ...madeBy(extractor), ...read(root) });
}

const plain: [string, (root: XmlElement) => Found] = ["xml", (root) => xmlBlocks(root, { roles: {} })];
