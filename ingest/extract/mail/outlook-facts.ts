/** What stands at the head of an Outlook item: the people and the date of a message, and what else its kind has. */
import { mailHeaders } from "./mail-headers.js";
import { headerWords } from "./mime.js";
import type { OutlookFields, OutlookItem } from "./outlook-item.js";

export type Fact = readonly [label: string, value: string | null];

/** The date as the sender wrote it; else the one that Outlook noted, in UTC. */
export function itemDate({ headers, clientSubmitTime, messageDeliveryTime }: OutlookFields): string | null {
  return transported(headers, "date") ?? clientSubmitTime ?? messageDeliveryTime ?? null;
}

/** What is shown between the subject and the body. */
export function itemFacts(item: OutlookItem): Fact[] {
  const { fields } = item;
  const kind = (fields.messageClass ?? "").toLowerCase();
  if (kind.startsWith("ipm.contact")) return contactFacts(fields);
  const people: Fact[] = [
    ["From", sender(fields)],
    ["To", recipients(fields, "to")],
    ["Cc", recipients(fields, "cc")],
    ["Bcc", recipients(fields, "bcc")],
    ["Date", itemDate(fields)],
  ];
  if (kind.startsWith("ipm.appointment") || kind.startsWith("ipm.schedule"))
    return [
      ...people,
      ["Place", fields.apptLocation ?? null],
      ["Starts", fields.apptStartWhole ?? null],
      ["Ends", fields.apptEndWhole ?? null],
      ["Time zone", fields.timeZoneDesc ?? null],
    ];
  return kind.startsWith("ipm.task") ? [...people, ...taskFacts(item)] : people;
}

/** Addresses of Exchange lead nowhere outside it. */
function sender(fields: OutlookFields): string | null {
  const own = fields.senderAddressType === "EX" ? undefined : fields.senderEmail;
  const address = fields.senderSmtpAddress ?? own ?? fields.sentRepresentingSmtpAddress;
  return fields.senderName || address
    ? person(fields.senderName, address)
    : transported(fields.headers, "from");
}

function recipients({ recipients = [], headers }: OutlookFields, type: "to" | "cc" | "bcc"): string | null {
  const named = recipients
    .filter(({ recipType }) => (recipType ?? "to") === type)
    .map(({ name, smtpAddress, email, addressType }) =>
      person(name, smtpAddress ?? (addressType === "EX" ? undefined : email)),
    );
  return named.length > 0 ? named.join("; ") : transported(headers, type);
}

/** A name that is the address, in quotes or not, says nothing more. */
function person(name = "", address = ""): string {
  const bare = name.replace(/^'(.*)'$/, "$1");
  if (address === "" || bare === address) return bare;
  return bare === "" ? address : `${bare} <${address}>`;
}

/** A header of the message as it was sent, which Outlook keeps beside its own fields. */
function transported(headers: string | undefined, name: string): string | null {
  const value = headers && mailHeaders(Buffer.from(headers)).get(name);
  return value ? headerWords(value) : null;
}

const taskSet = "00062003-0000-0000-c000-000000000046";
/** MS-OXPROPS 2.352, 2.344, 2.354. */
const taskProperties: [label: string, number: string][] = [
  ["Starts", "00008104"],
  ["Due", "00008105"],
  ["Owner", "0000811f"],
];

function taskFacts(item: OutlookItem): Fact[] {
  return taskProperties.map(([label, number]) => {
    const value = item.named(taskSet, number);
    return [label, typeof value === "string" ? value : null];
  });
}

function contactFacts(fields: OutlookFields): Fact[] {
  return [
    ["Name", fields.name ?? null],
    ["Company", fields.companyName ?? null],
    ["Department", fields.departmentName ?? null],
    ["Position", fields.title ?? null],
    ["E-mail", fields.email1EmailAddress ?? null],
    ["Telephone, business", fields.businessTelephoneNumber ?? null],
    ["Telephone, home", fields.homeTelephoneNumber ?? null],
    ["Telephone, mobile", fields.mobileTelephoneNumber ?? null],
    ["Fax", fields.businessFaxNumber ?? null],
    ["Address", fields.postalAddress ?? null],
    ["Address, business", fields.workAddress === fields.postalAddress ? null : (fields.workAddress ?? null)],
    ["Country", fields.country ?? null],
    ["Web page", fields.businessHomePage ?? null],
  ];
}
