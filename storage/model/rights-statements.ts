/** Statements of rights and licences, each with the address under which it is defined. */

const cc = (terms: string) => `https://creativecommons.org/licenses/${terms}/4.0/`;
const statement = (name: string) => `https://rightsstatements.org/vocab/${name}/1.0/`;

export const rightsStatements = {
  InC: { label: "In copyright", address: statement("InC") },
  "InC-EDU": { label: "In copyright, educational use permitted", address: statement("InC-EDU") },
  "InC-NC": { label: "In copyright, non-commercial use permitted", address: statement("InC-NC") },
  "InC-RUU": { label: "In copyright, rights holders not found", address: statement("InC-RUU") },
  NKC: { label: "No known copyright", address: statement("NKC") },
  "NoC-NC": { label: "No copyright, non-commercial use only", address: statement("NoC-NC") },
  "NoC-OKLR": { label: "No copyright, other legal restrictions", address: statement("NoC-OKLR") },
  CNE: { label: "Copyright not evaluated", address: statement("CNE") },
  UND: { label: "Copyright undetermined", address: statement("UND") },
  PDM: { label: "Public domain", address: "https://creativecommons.org/publicdomain/mark/1.0/" },
  CC0: { label: "CC0: no rights reserved", address: "https://creativecommons.org/publicdomain/zero/1.0/" },
  "CC-BY": { label: "CC BY 4.0", address: cc("by") },
  "CC-BY-SA": { label: "CC BY-SA 4.0", address: cc("by-sa") },
  "CC-BY-ND": { label: "CC BY-ND 4.0", address: cc("by-nd") },
  "CC-BY-NC": { label: "CC BY-NC 4.0", address: cc("by-nc") },
  "CC-BY-NC-SA": { label: "CC BY-NC-SA 4.0", address: cc("by-nc-sa") },
  "CC-BY-NC-ND": { label: "CC BY-NC-ND 4.0", address: cc("by-nc-nd") },
  OGL: {
    label: "Open Government Licence 3.0",
    address: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
  },
  OPL: {
    label: "Open Parliament Licence 3.0",
    address: "https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/",
  },
} as const;
export type RightsKey = keyof typeof rightsStatements;
export const rightsKeys = Object.keys(rightsStatements) as [RightsKey, ...RightsKey[]];
