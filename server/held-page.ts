/** A page of a version as pages ask for it: held to what the asker may see. */
import type { Request, Response } from "express";
import type { Catalogue } from "../storage/catalogue/catalogue.js";
import type { Page } from "../storage/model/passage.js";
import { HttpError } from "./errors.js";
import { type HeldVersion, heldVersion } from "./held-version.js";
import { documentParameter, pageInPath, versionInPath } from "./parameters.js";
import { textState } from "./shown/text-state.js";
import { counted } from "./shown/words.js";

export interface HeldPage extends HeldVersion {
  page: Page;
  /** All of the version. */
  pages: Page[];
}

/** The page that the request's path names; 404 in words when the version has no such page, or none at all. */
export async function heldPage(
  catalogue: Catalogue,
  request: Request,
  response: Response,
): Promise<HeldPage> {
  const held = await heldVersion(catalogue, documentParameter(request), versionInPath(request), response);
  const number = pageInPath(request);
  const pages = JSON.parse(held.version.pages) as Page[];
  const page = pages.find((one) => one.number === number);
  if (!page) throw new HttpError(404, withoutPage(held, number, pages.length));
  return { ...held, page, pages };
}

function withoutPage({ version }: HeldVersion, number: number, all: number): string {
  const name = version.original_name;
  if (all > 0) return `There is no page ${number} in ${name}: it has ${counted(all, "page")}.`;
  if (version.text_state !== "known") return `The pages of ${name} are not known. ${textState(version)}`;
  return `${name} is of a format without pages.`;
}
