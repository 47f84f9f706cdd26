/** The addresses at which material comes in; see `../routes.ts`. */
import { requireRight } from "../accounts/require-right.js";
import { accessionEvents, accessionPage } from "../pages/accession.js";
import { accessionTable } from "../pages/accession-table.js";
import { accessionsPage } from "../pages/accessions.js";
import { capturePage, takeAddress } from "../pages/capture.js";
import { announceFiles, closeAccession, comingFiles, takePiece, tellDigests } from "../pages/coming-files.js";
import { takeUpload, uploadPage } from "../pages/upload.js";
import { beginWatch, changeWatchPage, watchesPage } from "../pages/watches.js";
import type { Site } from "../site.js";
import { receiveFiles } from "../upload.js";
import { get, post, type Route } from "./route.js";

export function intakeTable(site: Site): Route[] {
  const archivist = requireRight("keep");
  const contributor = requireRight("contribute");
  return [
    get("/upload", contributor, uploadPage(site)),
    post(
      "/upload",
      contributor,
      receiveFiles(site.archive.quarantine.incoming, site.config.upload),
      takeUpload(site),
    ),
    get("/watches", archivist, watchesPage(site)),
    post("/watches", archivist, beginWatch(site)),
    post("/watches/:watch", archivist, changeWatchPage(site)),
    get("/capture", contributor, capturePage(site)),
    post("/capture", contributor, takeAddress(site)),
    get("/accessions", contributor, accessionsPage(site)),
    post("/accessions", contributor, announceFiles(site)),
    get("/accessions/:number/coming", contributor, comingFiles(site)),
    post("/accessions/:number/coming", contributor, tellDigests(site)),
    post("/accessions/:number/coming/:item", contributor, takePiece(site)),
    post("/accessions/:number/close", contributor, closeAccession(site)),
    get("/accessions/:number", contributor, accessionPage(site)),
    get("/accessions/:number/files.csv", archivist, accessionTable(site)),
    get("/accessions/:number/events", contributor, accessionEvents(site)),
  ];
}
