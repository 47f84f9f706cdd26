import type { AccessionRow } from "../storage/catalogue/tables.js";
import type { LeftInside, WholeAccession } from "./found-inside.js";
import { type ItemStanding, isSettled } from "./shown/item-standings.js";
import type { Site } from "./site.js";
import { urls } from "./urls.js";

/** An accession for programs. */
export function accessionJson(
  site: Pick<Site, "address">,
  act: AccessionRow,
  items: readonly ItemStanding[],
) {
  const { container, container_version: version } = act;
  return {
    accession: act.number,
    url: site.address + urls.accession(act.number),
    at: act.at,
    by: act.by,
    way: act.way,
    from: act.origin,
    container:
      container === null || version === null
        ? null
        : { document: container, version, url: site.address + urls.version(container, version) },
    settled: isSettled(items),
    items: items.map(({ accession: _, ...item }) => ({
      ...item,
      url: item.document && item.readAs ? site.address + urls.version(item.document, item.readAs) : null,
    })),
  };
}

/** An accession with the accessions of what was found in its files; `ibid ingest --json` prints the same. */
export function wholeAccessionJson(
  site: Pick<Site, "address">,
  { acts: [act, ...inside], items, settled }: WholeAccession,
  left: readonly LeftInside[],
) {
  const itemsOf = ({ number }: AccessionRow) => items.filter((item) => item.accession === number);
  return {
    ...accessionJson(site, act, itemsOf(act)),
    settled,
    inside: inside.map((each) => accessionJson(site, each, itemsOf(each))),
    leftInside: left,
  };
}
