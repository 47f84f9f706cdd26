/** Every view with its sample contexts; the type asks for each view that is declared. */
import type { ViewName, Views } from "../../views/contexts.js";
import {
  about,
  accession,
  accessions,
  coverage,
  documents,
  edit,
  error,
  setup,
  signIn,
  tombstone,
  upload,
} from "./keeping-samples.js";
import { citation, cite, document, home, search } from "./reading-samples.js";

export const samples: { [V in ViewName]: Record<string, Views[V]> } = {
  home,
  search,
  document,
  cite,
  citation,
  documents,
  accessions,
  accession,
  upload,
  edit,
  "sign-in": signIn,
  setup,
  coverage,
  about,
  tombstone,
  error,
};
