/** What a file says that it is: the types that a page states for machines, and the words of its name and address. */
import type { DocumentKind } from "../../storage/model/kind.js";
import { type Looked, type Named, type Sign, when } from "./kind-signs.js";

const news =
  /^(?:\w*newsarticle|(?:live)?blogposting|satiricalarticle|og:published|og:blog|(?:news|blog)[ _-]?(?:story|item|post|article)?|press[ _-]?release|post|story)$/;
const article = /^(?:og:)?(?:article|techarticle|scholarlyarticle)$/;
/** Pages of reference, services, things for sale. */
const page =
  /^(?:og:(?!article|published|blog)\w[\w.:]*|\w*page|governmentservice|service|product|event|howto|recipe|course|webapplication|softwareapplication|jobposting|dataset)$/;
const paper =
  /\b(?:report|guidance|guide|policy|legislation|law|regulation|speech|consultation|form|statistics?|correspondence|letter|publication|standard|thesis|book)\b/;
const meeting = /\b(?:minutes|agenda|motion|resolution)\b/;
const spoken = /\b(?:transcript|hansard|debate|oral evidence|interview|hearing|podcastepisode)\b/;

/** What the types of a page say; nothing of files that state none. */
export function declaredSigns({ extraction }: Looked): Sign[] {
  const types = extraction.metadata.types ?? [];
  const states = (form: RegExp) => types.some((type) => form.test(type));
  const isNews = states(news);
  const isArticle = states(article);
  return [
    ...when(isNews, "saysNews", "says for machines that it is news or a post"),
    ...when(isArticle && !isNews, "saysArticle", "says for machines that it is an article"),
    ...when(states(page) && !isNews && !isArticle, "saysPage", "says for machines that it is a page"),
    ...when(states(paper), "saysPaper", "says for machines that it is a paper"),
    ...when(states(meeting), "saysMeeting", "says for machines that it is of a meeting"),
    ...when(states(spoken), "saysSpoken", "says for machines that it is a record of spoken words"),
  ];
}

/** In a name or address, as words of their own. */
const names: Record<DocumentKind, RegExp> = {
  article:
    /\b(?:articles?|news|story|stories|blogs?|opinions?|comment|editorials?|features|columnists?|press releases?)\b|\b(?:19|20)\d\d (?:0?[1-9]|1[0-2]) (?:\d{1,2} )?\p{Ll}/iu,
  motion: /\b(?:motions?|minutes|agendas?|resolutions?)\b/i,
  transcript: /\b(?:transcripts?|oral ?evidence|hearings?|hansard|debates?|testimony)\b/i,
  other:
    /\b(?:reports?|guidance|polic(?:y|ies)|forms?|letters?|speech(?:es)?|submissions?|written ?evidence|legislation|regulations|apply|faqs?)\b/i,
};

/** The kinds that a file's name, or the path of the page's own address, has a word for; mostly none. */
export function namedKinds({ name }: Named, address: string | null): DocumentKind[] {
  const path = address !== null && URL.canParse(address) ? new URL(address).pathname : "";
  const words = [name, path].map((part) => part.replace(/[^\p{L}\d]+/gu, " "));
  return (Object.keys(names) as DocumentKind[]).filter((kind) => words.some((one) => names[kind].test(one)));
}
