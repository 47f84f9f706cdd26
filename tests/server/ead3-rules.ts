/**
 * What EAD 3 asks of the elements that the finding aids use, told from its published schema (RELAX NG, release 1.1.0 of
 * 2017, Society of American Archivists) and written here anew: it is not the schema itself. An element or an
 * attribute that is not here is a fault, though EAD may know it.
 */
import { SaxesParser } from "saxes";

const namespace = "http://ead3.archivists.org/schema/";

interface Rule {
  /** Child elements in their order, each followed by a comma. */
  children: RegExp;
  /** Words may stand in it beside child elements. */
  text?: boolean;
  required?: Record<string, RegExp>;
  optional?: Record<string, RegExp>;
}

const none = /^$/;
const token = /^\S+( \S+)*$/;
const address = /^[a-z][a-z0-9+.-]*:\S+$/i;
/** `date`, `gYear` and `gYearMonth` of XML Schema, up to 2099. */
const day = /^(1\d{3}|20\d{2})(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const moment = /^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const words: Rule = { children: none, text: true };
const name: Rule = { children: /^(part,)+$/ };
const agents: Rule = { children: /^((corpname|famname|name|persname),)+$/ };
const notes = "accessrestrict|accruals|acqinfo|arrangement|bioghist|custodhist|odd|scopecontent|userestrict";
const paragraphs: Rule = { children: /^(p,)+$/ };
const date: Rule = { ...words, optional: { standarddate: day } };
const level = /^(class|collection|file|fonds|item|otherlevel|recordgrp|series|subfonds|subgrp|subseries)$/;
const didParts =
  "dao|langmaterial|origination|physdesc|physdescstructured|repository|unitdatestructured|unitid|unittitle";

const rules: Record<string, Rule> = {
  ead: { children: /^control,archdesc,$/ },
  control: { children: /^recordid,filedesc,maintenancestatus,maintenanceagency,maintenancehistory,$/ },
  recordid: { ...words, optional: { instanceurl: address } },
  filedesc: { children: /^titlestmt,$/ },
  titlestmt: { children: /^(titleproper,)+$/ },
  titleproper: words,
  maintenancestatus: {
    ...words,
    required: {
      value: /^(revised|deleted|new|deletedsplit|deletedmerged|deletedreplaced|cancelled|derived)$/,
    },
  },
  maintenanceagency: { children: /^(agencycode,)?(agencyname,)+$/ },
  agencyname: words,
  maintenancehistory: { children: /^(maintenanceevent,)+$/ },
  maintenanceevent: { children: /^eventtype,eventdatetime,agenttype,agent,$/ },
  eventtype: {
    ...words,
    required: { value: /^(created|revised|deleted|cancelled|derived|updated|unknown)$/ },
  },
  eventdatetime: { ...words, optional: { standarddatetime: moment } },
  agenttype: { ...words, required: { value: /^(human|machine|unknown)$/ } },
  agent: words,
  archdesc: { children: new RegExp(`^did,((${notes}|dsc),)*$`), required: { level } },
  did: { children: new RegExp(`^((${didParts}),)+$`) },
  unitid: words,
  unittitle: words,
  unitdatestructured: { children: /^(datesingle|daterange|dateset),$/ },
  datesingle: date,
  daterange: { children: /^(fromdate,)?(todate,)?$/ },
  fromdate: date,
  todate: date,
  physdesc: words,
  physdescstructured: {
    children: /^quantity,unittype,$/,
    required: {
      physdescstructuredtype: /^(carrier|materialtype|spaceoccupied|otherphysdescstructuredtype)$/,
      coverage: /^(whole|part)$/,
    },
  },
  quantity: words,
  unittype: words,
  origination: agents,
  repository: agents,
  corpname: name,
  persname: name,
  famname: name,
  name,
  part: words,
  langmaterial: { children: /^((language|languageset),)+$/ },
  language: words,
  dao: {
    children: none,
    required: { daotype: /^(borndigital|derived|unknown|otherdaotype)$/ },
    optional: { href: token },
  },
  ...Object.fromEntries(notes.split("|").map((note) => [note, paragraphs])),
  p: words,
  dsc: {
    children: /^(c,)*$/,
    optional: { dsctype: /^(analyticover|combined|in-depth|otherdsctype)$/ },
  },
  c: { children: new RegExp(`^did,((${notes}),)*(c,)*$`), optional: { level } },
};

/** Faults of an EAD 3 file, each with its element; none for one that fits. Throws for what is not well-formed XML. */
export function eadFaults(xml: string): string[] {
  const faults: string[] = [];
  const open: { name: string; children: string; text: boolean }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    const parent = open.at(-1);
    if (parent) parent.children += `${local},`;
    else if (local !== "ead") faults.push(`${local} is no root`);
    open.push({ name: local, children: "", text: false });
    if (uri !== namespace) faults.push(`${local} is of ${uri}`);
    const rule = rules[local];
    if (!rule) faults.push(`${local} is not known`);
    const known = { ...rule?.required, ...rule?.optional };
    for (const needed of Object.keys(rule?.required ?? {}))
      if (!Object.hasOwn(attributes, needed)) faults.push(`${local} lacks ${needed}`);
    for (const [key, { value, prefix }] of Object.entries(attributes)) {
      if (key === "xmlns" || prefix === "xmlns") continue;
      if (!known[key]?.test(value)) faults.push(`${local} has ${key}="${value}"`);
    }
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element && text.trim() !== "") element.text = true;
  });
  parser.on("closetag", () => {
    const element = open.pop();
    const rule = element && rules[element.name];
    if (!element || !rule) return;
    if (!rule.children.test(element.children))
      faults.push(`${element.name} holds ${element.children || "nothing"}`);
    if (element.text && !rule.text) faults.push(`${element.name} holds words`);
  });
  parser.write(xml).close();
  return faults;
}
