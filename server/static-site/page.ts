/** Pages of the static site: plain HTML that needs no script, no server and no network. */
import { written } from "../written.js";

/** HTML that is as it should be; everything else put into a template is text. */
export class Markup {
  constructor(readonly html: string) {}
}

type Value = string | number | Markup | readonly Markup[] | null;

/** A template whose values are written as text, unless they are mark-up made here. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  const parts = strings.map(
    (string, index) => string + (index < values.length ? asHtml(values[index] ?? null) : ""),
  );
  return new Markup(parts.join(""));
}

function asHtml(value: Value): string {
  if (value === null) return "";
  if (value instanceof Markup) return value.html;
  if (typeof value === "object") return value.map((each) => each.html).join("");
  return written(value);
}

/** A whole page. `up`: the way from it to the site’s root, `../../` or nothing. */
export function page({
  title,
  archive,
  up,
  body,
}: {
  title: string;
  archive: string;
  up: string;
  body: Markup;
}): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${archive}</title>
<link rel="stylesheet" href="${up}style.css">
</head>
<body>
<header><a href="${up}index.html">${archive}</a></header>
<main>
${body}
</main>
<footer><p>A copy that can be read without the archive. <a href="${up}digests.txt">Digests of every file</a>: <code>sha256sum -c digests.txt</code> checks them.</p></footer>
</body>
</html>
`.html;
}

export const style = `:root { color-scheme: light dark; --rule: #8886; }
body { font: 1.05rem/1.55 Georgia, "Times New Roman", serif; margin: 0 auto; max-width: 44rem; padding: 1rem; overflow-wrap: anywhere; }
header, footer { font-family: system-ui, sans-serif; font-size: 0.9rem; border-bottom: 1px solid var(--rule); padding: 0.5rem 0; margin-bottom: 1.5rem; }
footer { border: 0; border-top: 1px solid var(--rule); margin-top: 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; font-family: system-ui, sans-serif; font-size: 0.9rem; }
dd { margin: 0; }
.margin { font-family: system-ui, sans-serif; font-size: 0.8rem; opacity: 0.75; display: block; }
.heading { font-weight: bold; }
ul.documents { list-style: none; padding: 0; }
ul.documents li { padding: 0.6rem 0; border-top: 1px solid var(--rule); }
blockquote { border-left: 3px solid var(--rule); margin: 1rem 0; padding-left: 1rem; }
.around { opacity: 0.7; }
a { color: inherit; }
`;
