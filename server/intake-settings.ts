/** The settings of what is fetched and watched; see `settings.ts`. */
import { z } from "zod";
import type { Setting } from "./settings.js";

const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** `minutes.intern:8080`, parted by commas. */
const hostsAndPorts = z
  .string()
  .regex(/^[^\s,:]+:\d+(,\s*[^\s,:]+:\d+)*$/, "expected host:port, parted by commas")
  .transform((value) => value.split(/,\s*/));

const folders = z
  .string()
  .regex(/^\/[^,]*(,\s*\/[^,]*)*$/, "expected whole paths, parted by commas")
  .transform((value) => value.split(/,\s*/));

export const intakeSettings = [
  {
    name: "IBID_CAPTURE_MB",
    help: "Largest page or paper that is fetched from an address.",
    default: "100",
    schema: wholeNumber(1, 2_048),
  },
  {
    name: "IBID_CAPTURE_SECONDS",
    help: "Longest time one answer to a capture may take.",
    default: "60",
    schema: wholeNumber(1, 3_600),
  },
  {
    name: "IBID_CAPTURE_DELAY_SECONDS",
    help: "Pause between two questions to one site; a site that asks for a longer one is given it.",
    default: "3",
    schema: z.coerce.number().min(0).max(3_600),
  },
  {
    name: "IBID_CAPTURE_ALLOW",
    help: "Sites that may be captured though their address is not public, as host:port,host:port.",
    default: "",
    schema: hostsAndPorts,
  },
  {
    name: "IBID_WATCH_FOLDERS",
    help: "Folders of this machine that archivists may have watched, with all below them, as /path,/path; unset: none.",
    default: "",
    schema: folders,
  },
  {
    name: "IBID_IMAP_URL",
    help: "Mail server whose mailboxes archivists may have watched, as imaps://NAME:PASSWORD@HOST; unset: none.",
    default: "",
    schema: z.url({ protocol: /^imaps?$/ }),
  },
] as const satisfies readonly Setting[];
