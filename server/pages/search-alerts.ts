/** What is sent by e-mail: whether, how often, and where to. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { moment, newId } from "../../ingest/archive.js";
import { type Cadence, cadences } from "../../storage/catalogue/alert-tables.js";
import { mailAddress, putMailAddress, removeMailAddress } from "../../storage/catalogue/mail-addresses.js";
import { savedSearch } from "../../storage/catalogue/saved-searches.js";
import { beginAlert, endAlert, newestSearched } from "../../storage/catalogue/search-alerts.js";
import { newToken, tokenDigest } from "../accounts/tokens.js";
import { visitorOf } from "../accounts/visitor.js";
import { HttpError } from "../errors.js";
import { type Mail, MailNotSent, MailUncertain } from "../mail/smtp.js";
import { redirectWithNotice } from "../notice.js";
import { parameters } from "../parameters.js";
import { foundSet } from "../search/find.js";
import { readWritten } from "../search/written-search.js";
import { fullAddress, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";

/** How long the link that confirms an address holds, in milliseconds: two days. */
const linkMs = 172_800_000;
const keyLength = 32;

const addressForm = z.object({
  address: z.string("expected an e-mail address").trim().max(254).pipe(z.email("expected an e-mail address")),
});

/** Takes `address` and sends the link that confirms it there; until it is opened, nothing else is sent. */
export const saveAddress =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const mail = mailOf(site);
    const { address } = parameters(addressForm, request.body ?? {});
    const account = visitorOf(response).account ?? { id: "", name: "" };
    const { catalogue } = site.archive;
    const token = newToken();
    await putMailAddress(catalogue, {
      ...{ account: account.id, address, link_digest: tokenDigest(token) },
      link_until: new Date(site.archive.now() + linkMs).toISOString(),
    });
    const link = fullAddress(site, urls.confirmAddress(token));
    await mail
      .send({
        ...{ id: newId(20), to: address, subject: `Confirm your address – ${site.config.name}` },
        text: `The account “${account.name}” of ${site.config.name} asks for searches to be sent to this address.\n\nOpen this link to confirm it. It holds for two days:\n${link}\n\nIf you did not ask for this, do nothing: nothing more will be sent.\n\n-- \n${site.config.name}\n${site.address}`,
      })
      .catch((error: unknown) => {
        if (!(error instanceof MailNotSent || error instanceof MailUncertain)) throw error;
        throw new HttpError(503, `The link could not be sent to ${address}: ${error.message}`);
      });
    if (wantsJson(request)) response.status(202).json({ address, confirmed: false });
    else redirectWithNotice(response, urls.savedSearches(), "address-link-sent");
  };

export const forgetAddress =
  (site: Site): RequestHandler =>
  async (request, response) => {
    await removeMailAddress(site.archive.catalogue, visitorOf(response).account?.id ?? "");
    if (wantsJson(request)) response.json({ address: null });
    else redirectWithNotice(response, urls.savedSearches(), "address-forgotten");
  };

const alertForm = z.object({
  cadence: z.enum(["off", ...cadences], `expected one of off, ${cadences.join(", ")}`),
});

/** Takes `cadence`. What the search finds now is not sent, only what it finds later. */
export const changeSearchAlert =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const { catalogue } = site.archive;
    const account = visitorOf(response).account?.id ?? "";
    const id = String(request.params.id);
    const row = await savedSearch(catalogue, account, id);
    if (!row) throw new HttpError(404, `You have no saved search “${id}”.`);
    const { cadence } = parameters(alertForm, request.body ?? {});
    if (cadence === "off") await endAlert(catalogue, { search: id });
    else {
      mailOf(site);
      if ((await mailAddress(catalogue, account)) === null)
        throw new HttpError(422, "Nothing was changed: give an e-mail address first.");
      await begin(site, row, cadence, visibleStates(response));
    }
    if (wantsJson(request)) response.json({ id, cadence });
    else redirectWithNotice(response, urls.savedSearches(), "alert-changed");
  };

async function begin(
  { archive }: Site,
  { id, query }: { id: string; query: string },
  cadence: Cadence,
  states: ReturnType<typeof visibleStates>,
): Promise<void> {
  const seen = await newestSearched(archive.catalogue);
  const { documents } = await foundSet(archive, { ...readWritten(query), sort: "added" }, states);
  await beginAlert(
    archive.catalogue,
    { search: id, cadence, key: newId(keyLength), due_at: moment(archive), seen },
    documents.map(({ document }) => document),
  );
}

function mailOf({ mail }: Site): Mail {
  if (mail !== null) return mail;
  throw new HttpError(422, "This archive sends no e-mail: its operator has named no mail server for it.");
}
