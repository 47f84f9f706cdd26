/** The style of a proof's file, which has no sheet beside it: ink on paper, as the archive's pages. */
export const proofStyle = `
:root { --paper: #fbf9f4; --sheet: #f3efe6; --ink: #211d18; --quiet: #5f574b; --rule: #dcd5c7; --accent: #7a1f2b; --cited: #f3d8d2; --green: #2b5f3a; --red: #9c1c1c; --amber: #7d4e00; }
@media (prefers-color-scheme: dark) { :root { --paper: #181512; --sheet: #221e1a; --ink: #ece5d9; --quiet: #b0a698; --rule: #3a342d; --accent: #eda39c; --cited: #5a2a2b; --green: #9cd0a8; --red: #f5a097; --amber: #e9be6d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; } h2 { margin-top: 2.5rem; font-size: 1.125rem; }
.kicker, .quiet, .place, dt { color: var(--quiet); font-size: 0.875rem; }
blockquote { margin: 0; padding: 1.25rem; border: 1px solid var(--rule); border-top: 3px solid var(--accent); background: var(--sheet); color: var(--quiet); font: 1.25rem/1.55 Georgia, serif; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: var(--cited); color: var(--ink); text-decoration: underline 2px var(--accent); text-underline-offset: 0.25em; }
label { display: block; font-weight: 600; overflow-wrap: anywhere; }
input { max-width: 100%; min-height: 2.75rem; font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--quiet); padding: 0.5rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.verdict { font-weight: 600; } .verdict:empty { display: none; }
.findings { padding: 0; list-style: none; } .findings li { padding: 0.625rem 0; border-top: 1px solid var(--rule); overflow-wrap: anywhere; }
.holds strong, .verdict[data-state="holds"] { color: var(--green); } .fails strong, .verdict[data-state="fails"] { color: var(--red); } .open strong, .verdict[data-state="open"] { color: var(--amber); }
dd { margin: 0 0 0.75rem; font-family: ui-monospace, monospace; font-size: 0.8125rem; overflow-wrap: anywhere; }
@media print { input, label, noscript { display: none; } }
`;
