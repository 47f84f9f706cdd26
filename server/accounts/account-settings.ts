import type { Response } from "express";
import type { Frame, Views } from "../../views/contexts.js";
import type { SessionSettings } from "./sessions.js";

type AccountView =
  | "sign-in"
  | "sign-in-step"
  | "setup"
  | "account"
  | "second-step"
  | "accounts"
  | "invitation";

/** What a page says besides the frame that every page has. */
export type PageContext<V extends AccountView> = Omit<Views[V], keyof Frame> & Pick<Frame, "pageTitle">;

/** What the pages of accounts need. */
export interface AccountSettings extends SessionSettings {
  /** What the archive is called in authenticator apps and by passkeys. */
  archiveName: string;
  /** Only people with an account may read. */
  closed: boolean;
  /** Answers with a view; adds the frame. */
  render<V extends AccountView>(
    response: Response,
    view: V,
    context: PageContext<V>,
    status: number,
  ): Promise<void>;
}
