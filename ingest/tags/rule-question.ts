/**
 * Documents whose newest known text has not met the rules in force, and the tags that come of it. A document notes the
 * rules it has met (`ruled_as`), and forgets them when its passages are written: a new rule, a new text and a rebuilt
 * catalogue are all the same case.
 */

import { createHash } from "node:crypto";
import type { CatalogueScope } from "../../storage/catalogue/catalogue.js";
import { type RuleInForce, rulesInForce, standingConcepts } from "../../storage/catalogue/concepts.js";
import { hasText } from "../../storage/catalogue/has-text.js";
import { isNotNotedAs } from "../../storage/catalogue/noted-as.js";
import { changeRecord, loadRecord } from "../../storage/catalogue/records.js";
import { type RuleMatch, withRuleTags } from "../../storage/model/tag-change.js";
import { type Archive, newAct } from "../archive.js";
import { tagLabel } from "./concepts.js";
import { standingOf } from "./retag.js";
import { firstMatches, type ReadyRule, readyRules } from "./rules.js";

type Desk = Pick<Archive, "catalogue" | "now">;

/** Documents that are answered for under one lease, and passages read at once. */
const documentsAtOnce = 50;
const passagesAtOnce = 200;

/** Documents that have not met the rules in force, oldest first. Without rules, those that a rule once tagged. */
export async function unruled({ catalogue }: Pick<Desk, "catalogue">): Promise<string[]> {
  const rules = await rulesInForce(catalogue);
  const rows = await catalogue
    .selectFrom("document")
    .select("id")
    .where((where) => isNotNotedAs(where, "ruled_as", fingerprintOf(rules)))
    .where(hasText)
    .$if(rules.length === 0, (query) =>
      query.where("id", "in", (of) => of.selectFrom("tag").select("document").where("rule", "is not", null)),
    )
    .orderBy("created_at")
    .orderBy("id")
    .limit(documentsAtOnce)
    .execute();
  return rows.map(({ id }) => id);
}

/** How many documents have a known text, and how many of these have met the rules in force. */
export async function rulesProgress(scope: CatalogueScope): Promise<{ met: number; of: number }> {
  const fingerprint = fingerprintOf(await rulesInForce(scope));
  const row = await scope
    .selectFrom("document")
    .select((select) => [
      select.fn.countAll<number>().as("of"),
      select.fn.countAll<number>().filterWhere("ruled_as", "=", fingerprint).as("met"),
    ])
    .where("id", "in", (of) => of.selectFrom("version").select("document").where("text_state", "=", "known"))
    .executeTakeFirstOrThrow();
  return { met: Number(row.met), of: Number(row.of) };
}

/** Gives documents the tags of the rules in force, each in a change of its own. */
export async function applyRules(desk: Desk, documents: readonly string[]): Promise<void> {
  const rules = await rulesInForce(desk.catalogue);
  const ready = readyRules(rules);
  for (const id of documents) {
    const text = await newestText(desk.catalogue, id);
    if (!text) continue;
    const matches = await matchesIn(desk.catalogue, { document: id, version: text.number }, ready);
    await desk.catalogue.transaction().execute(async (transaction) => {
      // A newer text, or another structure, came while this one was looked at: it is its turn next.
      if (JSON.stringify(await newestText(transaction, id)) !== JSON.stringify(text)) return;
      const record = await loadRecord(transaction, id);
      const standing = await standingOf(transaction, [
        ...matches.map(({ concept }) => concept),
        ...(record?.tags ?? []).flatMap(({ concept }) => concept ?? []),
        ...(record?.declined ?? []).flatMap(({ authority }) => authority ?? []),
      ]);
      const act = newAct(desk, "ibid");
      await changeRecord(transaction, id, (current) => withRuleTags(current, matches, act, standing));
      const met = { ruled_as: fingerprintOf(rules) };
      await transaction.updateTable("document").set(met).where("id", "=", id).execute();
    });
  }
}

/** The rules that some passage of a version answers. */
async function matchesIn(
  scope: CatalogueScope,
  { document, version }: { document: string; version: number },
  rules: readonly ReadyRule<RuleInForce>[],
): Promise<RuleMatch[]> {
  const found: { rule: RuleInForce; words: { start: number; end: number } }[] = [];
  let open = rules;
  for (let after = -1; open.length > 0; ) {
    const passages = await scope
      .selectFrom("passage")
      .select(["start", "text"])
      .where("document", "=", document)
      .where("version", "=", version)
      .where("start", ">", after)
      .orderBy("start")
      .limit(passagesAtOnce)
      .execute();
    const matched = firstMatches(open, passages);
    for (const one of matched) found.push(one);
    open = open.filter(({ rule }) => !matched.some((one) => one.rule === rule));
    if (passages.length < passagesAtOnce) break;
    after = passages.at(-1)?.start ?? after;
  }
  const concepts = await standingConcepts(
    scope,
    found.map(({ rule }) => rule.concept),
  );
  return found.map(({ rule, words }) => ({
    concept: rule.concept,
    label: tagLabel(concepts.get(rule.concept)?.name ?? rule.query),
    rule: rule.id,
    query: rule.query,
    place: { version, ...words },
  }));
}

/** The newest version whose text is known, and when that was taken and structured. */
async function newestText(scope: CatalogueScope, document: string) {
  return scope
    .selectFrom("version")
    .select(["number", "text_at", "structure"])
    .where("document", "=", document)
    .where("text_state", "=", "known")
    .orderBy("number", "desc")
    .executeTakeFirst();
}

function fingerprintOf(rules: readonly RuleInForce[]): string {
  return createHash("sha256").update(JSON.stringify(rules)).digest("hex").slice(0, 32);
}
