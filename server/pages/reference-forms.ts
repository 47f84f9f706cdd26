/** One form of a reference, by its address: of words cited, or of a whole document. */
import type { RequestHandler, Response } from "express";
import type { Cited } from "../cited/cited.js";
import { docxForm, formNamed, forms } from "../cited/forms.js";
import { citedDocument, citedWords } from "../cited/gather.js";
import { HttpError } from "../errors.js";
import { heldCitation } from "../held-citation.js";
import { heldVersion } from "../held-version.js";
import { citationParameter, documentParameter, versionInPath } from "../parameters.js";
import type { Site } from "../site.js";

export const citationForm =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const whole = await heldCitation(site, citationParameter(request), response);
    await sendForm(response, String(request.params.form), await citedWords(site, whole));
  };

export const documentForm =
  (site: Site): RequestHandler =>
  async (request, response) => {
    const id = documentParameter(request);
    const held = await heldVersion(site.archive.catalogue, id, versionInPath(request), response);
    await sendForm(response, String(request.params.form), await citedDocument(site, held));
  };

/** The form as text in the browser, or as a file where programs take files. 404 for a form that there is not. */
async function sendForm(response: Response, name: string, cited: Cited): Promise<void> {
  const file = `ibid-${cited.words?.citation ?? cited.document}`;
  if (name === docxForm.name) {
    const bytes = await docxForm.make(cited);
    response.attachment(`${file}.${docxForm.extension}`).type(docxForm.mediaType).send(bytes);
    return;
  }
  const form = formNamed(name);
  if (!form) {
    const names = [...forms.map((each) => each.name), docxForm.name];
    throw new HttpError(404, `There is no form “${name}”; there are ${names.join(", ")}.`, { forms: names });
  }
  if (form.group === "file") response.attachment(`${file}.${form.extension}`);
  response.type(form.mediaType).send(form.make(cited));
}
