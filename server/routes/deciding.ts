/** The addresses of deciding on documents and of what is said of them beyond their own page. */
import { requireRight } from "../accounts/require-right.js";
import { embargoDocument, returnDocument, submitDocument } from "../pages/decide.js";
import { describeManyPage, doDescribeMany } from "../pages/describe-many.js";
import { changeList, listLimits, listPage, sendListPage, takeList } from "../pages/description-list.js";
import { eraseForGood, erasePage } from "../pages/erase.js";
import { changeManyAct, manyActPage } from "../pages/many-act.js";
import { publishMany, publishManyPage } from "../pages/publish-many.js";
import { redactDocument, redactPage } from "../pages/redact.js";
import { changeRelations } from "../pages/relations.js";
import { makeSeries, seriesListPage, seriesPage } from "../pages/series.js";
import { saveSeries, seriesEditPage } from "../pages/series-edit.js";
import { seriesFile } from "../pages/series-files.js";
import type { Site } from "../site.js";
import { receiveFiles } from "../upload.js";
import { get, post, type Route } from "./route.js";

export function decidingTable(site: Site): Route[] {
  const archivist = requireRight("keep");
  const administrator = requireRight("run");
  const contributor = requireRight("contribute");
  return [
    post("/documents/:id/submit", contributor, submitDocument(site)),
    post("/documents/:id/return", archivist, returnDocument(site)),
    post("/documents/:id/embargo", archivist, embargoDocument(site)),
    post("/documents/:id/relations", archivist, changeRelations(site)),
    get("/documents/:id/redact", archivist, redactPage(site)),
    post("/documents/:id/redact", archivist, redactDocument(site)),
    get("/documents/:id/erase", administrator, erasePage(site)),
    post("/documents/:id/erase", administrator, eraseForGood(site)),
    get("/describe/many", archivist, describeManyPage(site)),
    post("/describe/many", archivist, doDescribeMany(site)),
    get("/describe/many/:act", archivist, manyActPage(site)),
    post("/describe/many/:act", archivist, changeManyAct(site)),
    get("/publish/many", archivist, publishManyPage(site)),
    post("/publish/many", archivist, publishMany(site)),
    get("/describe/list", archivist, sendListPage(site)),
    post(
      "/describe/list",
      archivist,
      receiveFiles(site.archive.quarantine.incoming, listLimits),
      takeList(site),
    ),
    get("/describe/list/:list", archivist, listPage(site)),
    post("/describe/list/:list", archivist, changeList(site)),
    get("/series", seriesListPage(site)),
    post("/series", archivist, makeSeries(site)),
    get("/series/:id", seriesPage(site)),
    get("/series/:id/ead.xml", seriesFile("ead.xml")(site)),
    get("/series/:id/dc.xml", seriesFile("dc.xml")(site)),
    get("/series/:id/edit", archivist, seriesEditPage(site)),
    post("/series/:id/edit", archivist, saveSeries(site)),
  ];
}
