/** A form that asks in plain lines and writes the query of the search language for it; it needs no script. */
import type { RequestHandler } from "express";
import { z } from "zod";
import { documentKinds } from "../../storage/model/kind.js";
import { choices } from "../../storage/model/query/fields.js";
import type { AdvancedSearchContext } from "../../views/contexts.js";
import { frame } from "../frame.js";
import { parameters } from "../parameters.js";
import { type FormLine, formLines, writeQuery } from "../search/write-query.js";
import { kindName } from "../shown/words.js";
import type { Site } from "../site.js";
import { urls } from "../urls.js";

const line = z.string("expected one text").max(500).default("");
const lineParameters = z.object({
  ...(Object.fromEntries(formLines.map((name) => [name, line])) as Record<FormLine, typeof line>),
  exact: z.enum(["1", "0"], 'expected "1" or "0"').default("0"),
  /** What stands in the search box already: goes to the first line. */
  q: z.string("expected one text").max(2_000).default(""),
});

/** The form; with something filled in, the search that it asks for. */
export const advancedSearchPage =
  (site: Site): RequestHandler =>
  (request, response) => {
    const { q, exact, ...lines } = parameters(lineParameters, request.query);
    const written = writeQuery(lines);
    if (written !== "") {
      response.redirect(303, urls.search({ q: written, exact: exact === "1" }));
      return;
    }
    site.render(response, "advanced-search", {
      ...frame(site, request, response, { title: "Ask by a form", canonical: urls.advancedSearch() }),
      action: urls.advancedSearch(),
      groups: groups(q),
      exact: exact === "1",
    });
  };

function text(name: FormLine, label: string, hint: string | null = null, value = "") {
  return { name, label, hint, value, options: null };
}

function choice(name: FormLine, label: string, values: readonly string[], nameOf = (value: string) => value) {
  const options = ["", ...values].map((value) => ({
    value,
    label: value === "" ? "any" : nameOf(value),
    selected: value === "",
  }));
  return { name, label, hint: null, value: "", options };
}

function groups(words: string): AdvancedSearchContext["groups"] {
  return [
    {
      label: "Words",
      fields: [
        text("all", "All of these words", null, words),
        text("phrase", "This phrase, side by side"),
        text("any", "At least one of these words"),
        text("none", "None of these words"),
        text("near", "This word …"),
        text("beside", "… near this word"),
        choice("within", "… with so many words between them, at most", ["3", "5", "10", "20", "50"]),
      ],
    },
    {
      label: "People",
      fields: [
        text("said", "Said by", "Any part of the name."),
        text("asked", "Asked by", "Questions, and what was answered to them."),
        text("by", "Byline"),
        text("person", "Person spoken of or speaking"),
      ],
    },
    {
      label: "Documents",
      fields: [
        text("title", "Title"),
        choice("kind", "Kind", documentKinds, (kind) => kindName(kind as (typeof documentKinds)[number])),
        text("source", "Source"),
        text("body", "Body"),
        text("tag", "Tag"),
        text("place", "Place"),
        text("from", "From", "A day, month or year: 2023-05-12, 2023-05, 2023."),
        text("to", "To"),
        text("language", "Language", "As a code: en, cy."),
      ],
    },
    {
      label: "What it holds",
      fields: [
        choice("outcome", "Outcome", choices.outcome),
        choice("clause", "Part of a motion", choices.clause),
        choice("has", "With", choices.has),
      ],
    },
  ];
}
