import { facets } from "../../storage/index/search-index.js";
import { searchAnswer } from "../search/answer.js";
import { find } from "../search/find.js";
import { searchParameters, searchRequest } from "../search/request.js";
import { coverageLine } from "../shown/coverage-line.js";
import { type Command, commandArguments, exits, print, printJson, WrongUse } from "./command.js";
import { addressOf, withArchive } from "./with-archive.js";

export const search: Command = {
  name: "search",
  usage:
    "search QUERY [--json] [--limit N] [--exact] [--kind K]… [--source S]… [--year Y]… [--tag T]… [--speaker S]…",
  help: "Searches everything, drafts included; --exact finds these very words and all of them.",
  run: async (args) => {
    const many = { type: "string", multiple: true } as const;
    const { values, positionals } = commandArguments(args, {
      json: { type: "boolean", default: false },
      exact: { type: "boolean", default: false },
      limit: { type: "string" },
      ...{ kind: many, source: many, year: many, tag: many, speaker: many },
    });
    const asked = searchParameters.safeParse({
      q: positionals.join(" "),
      exact: values.exact ? "1" : "0",
      limit: values.limit,
      ...Object.fromEntries(facets.map((facet) => [facet, values[facet]])),
    });
    if (!asked.success) {
      const [issue] = asked.error.issues;
      throw new WrongUse(`--${issue?.path.join(".")}: ${issue?.message}`);
    }
    const request = searchRequest(asked.data);
    if (request.words === "" && Object.keys(request.filters).length === 0)
      throw new WrongUse("Expected words to search for, or at least one filter.");
    return withArchive(async (archive, config) => {
      const found = await find(archive, request, ["published", "draft"]);
      if (values.json) {
        printJson(searchAnswer(found, await addressOf(config)));
        return exits.done;
      }
      print(`${found.total} passages. ${coverageLine(found.coverage).sentence}`);
      for (const { record } of found.hits) {
        const place = [
          record.attribution,
          record.question && `Q${record.question}`,
          record.page && `page ${record.pageLabel ?? record.page}`,
        ];
        print(`\n${record.title} (${[record.source, record.date, ...place].filter(Boolean).join(", ")})`);
        print(`  ${record.text.replace(/\s+/g, " ").slice(0, 300)}`);
      }
      return exits.done;
    });
  },
};
