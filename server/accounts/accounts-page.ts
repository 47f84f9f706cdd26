/** The page `/accounts`, where administrators let people in, say what they may do, and shut them out. */
import type { Request, Response } from "express";
import { dropAccountLink, openAccountLinks } from "../../storage/catalogue/account-links.js";
import { roles } from "../../storage/catalogue/account-tables.js";
import type { AccountRow, ToldOnce } from "../../views/contexts.js";
import { HttpError } from "../errors.js";
import { type Notice, redirectWithNotice } from "../notice.js";
import { counted, listed, momentOf } from "../shown/words.js";
import { urls } from "../urls.js";
import { wantsJson } from "../wants-json.js";
import { accountGuards, type Guards } from "./account-guards.js";
import type { AccountSettings } from "./account-settings.js";
import { formField } from "./form-field.js";
import { invite, type MadeLink, makeResetLink } from "./invitations.js";
import { changeRole, knownRole, listAccounts, setInUse } from "./keep-accounts.js";
import { roleCan } from "./roles-in-words.js";
import { visitorBehind } from "./visitor.js";

const longestNote = 100;
const byWhom = (request: Request) => visitorBehind(request).account?.name ?? "";
/** A link's own id on the page; it opens nothing. */
const idOfLink = (digest: string) => digest.slice("sha256:".length);

export function accountsRoutes(settings: AccountSettings) {
  const { catalogue, now } = settings;

  async function show(
    request: Request,
    response: Response,
    {
      error = null,
      told = null,
      status = 200,
    }: { error?: string | null; told?: ToldOnce | null; status?: number },
  ): Promise<void> {
    const guards = await accountGuards(catalogue);
    const own = visitorBehind(request).account?.id;
    const accounts = await listAccounts(settings);
    const links = await openAccountLinks(catalogue, new Date(now()).toISOString());
    const rows = accounts.map(
      (account): AccountRow => ({
        ...{ id: account.id, name: account.name, role: account.role, isOwn: account.id === own },
        since: momentOf(account.createdAt),
        disabled: account.disabledAt === null ? null : momentOf(account.disabledAt),
        guards: inWords(guards.get(account.id)),
        changeRole: urls.accountRole(account.id),
        setUse: urls.accountUse(account.id),
        reset: urls.accountReset(account.id),
      }),
    );
    response.set("Cache-Control", "no-store");
    if (wantsJson(request)) {
      response.json({ accounts });
      return;
    }
    await settings.render(
      response,
      "accounts",
      {
        pageTitle: "Accounts",
        rows,
        roles: roles.map((role) => ({ value: role, label: role, hint: roleCan[role] })),
        invite: urls.invite(),
        links: links.map((link) => ({
          id: idOfLink(link.digest),
          what: link.role
            ? `A new account as ${link.role}${link.note && `, for ${link.note}`}`
            : `A new password for ${link.note}`,
          by: link.by,
          until: momentOf(link.expires_at),
        })),
        withdraw: urls.withdrawLink(),
        error,
        told,
      },
      status,
    );
  }

  /** The link is told on this page and nowhere again: only its digest is kept. */
  async function tell(request: Request, response: Response, sentence: string, made: MadeLink): Promise<void> {
    const link = settings.publicAddress + urls.invitation(made.code);
    response.set("Cache-Control", "no-store");
    if (wantsJson(request)) response.status(201).json({ link, expiresAt: made.expiresAt });
    else await show(request, response, { told: { sentence, value: link }, status: 201 });
  }

  /** Does it and goes back to the list; what cannot be done is told there. */
  const act =
    (notice: Notice, work: (id: string, request: Request) => Promise<unknown>) =>
    async (request: Request, response: Response): Promise<void> => {
      try {
        const done = await work(String(request.params.id), request);
        if (wantsJson(request)) response.json(done);
        else redirectWithNotice(response, urls.accounts(), notice);
      } catch (error) {
        if (!(error instanceof HttpError) || error.status === 404 || wantsJson(request)) throw error;
        await show(request, response, { error: error.message, status: error.status });
      }
    };

  return {
    accountsPage: (request: Request, response: Response) => show(request, response, {}),

    async inviteSomebody(request: Request, response: Response): Promise<void> {
      const role = knownRole(formField(request, "role"));
      const note = formField(request, "note").trim().slice(0, longestNote);
      const made = await invite(settings, { role, note, by: byWhom(request) });
      const whom = note === "" ? "whoever is to have the account" : note;
      await tell(
        request,
        response,
        `Send this link to ${whom}. It makes one account, as ${role}, and holds until ${momentOf(made.expiresAt).words}. It is shown only now.`,
        made,
      );
    },

    async resetPassword(request: Request, response: Response): Promise<void> {
      const id = String(request.params.id);
      const made = await makeResetLink(settings, id, byWhom(request));
      await tell(
        request,
        response,
        `Send this link to its owner. It sets a new password once, and holds until ${momentOf(made.expiresAt).words}. It is shown only now.`,
        made,
      );
    },

    giveRole: act("role-given", (id, request) =>
      changeRole(settings, id, formField(request, "role"), byWhom(request)),
    ),

    useAccount: act("account-use", (id, request) => {
      const use = formField(request, "use");
      if (use !== "yes" && use !== "no") throw new HttpError(422, `Expected use yes or no, got "${use}".`);
      return setInUse(settings, id, use === "yes", byWhom(request));
    }),

    withdrawLink: act("link-withdrawn", async (_, request) => {
      const id = formField(request, "link");
      if (!(await dropAccountLink(catalogue, `sha256:${id}`)))
        throw new HttpError(409, "That link held no more.");
      return { withdrawn: true };
    }),
  };
}

function inWords(guards: Guards | undefined): string | null {
  if (!guards) return null;
  const words = [
    ...(guards.app ? ["app"] : []),
    ...(guards.passkeys > 0 ? [counted(guards.passkeys, "passkey")] : []),
    ...(guards.tokens > 0 ? [counted(guards.tokens, "token")] : []),
  ];
  return words.length === 0 ? null : listed(words);
}
