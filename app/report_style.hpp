/// The style sheet of the report.
#pragma once

namespace overfit::app {

inline constexpr const char* report_style = R"css(
:root { color-scheme: light dark;
  --paper: #ffffff; --ink: #1b1b1b; --soft: #565656; --line: #d9d9d9; --tint: #f5f6f7;
  --link: #0b57a4; --good: #0a5c2b; --good-tint: #e2f3e8; --bad: #8e1b1b; --bad-tint: #fbe5e5;
  --open: #674600; --open-tint: #fcf0d3; --refuted: #46348f; --refuted-tint: #ebe8fb; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #121212; --ink: #ececec; --soft: #b0b0b0; --line: #3b3b3b; --tint: #1d1e20;
  --link: #8cc2ff; --good: #a5e3bb; --good-tint: #12351f; --bad: #ffb9b9; --bad-tint: #471717;
  --open: #ffdf94; --open-tint: #3d2e08; --refuted: #d0c6ff; --refuted-tint: #2b2350; }
  figure svg { filter: invert(0.93) hue-rotate(180deg); } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.25rem 1rem 4rem; max-width: 60rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.55 system-ui, "Liberation Sans", Arial, sans-serif;
  overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.9rem; margin: 0.5rem 0; }
h2 { font-size: 1.4rem; margin: 3rem 0 0.5rem; }
h3 { font-size: 1.1rem; margin: 0; }
h4 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
p { margin: 0.5rem 0; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible {
  outline: 3px solid var(--link); outline-offset: 2px; }
code, .id { font: 0.875em/1.45 ui-monospace, "Liberation Mono", Menlo, Consolas, monospace; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; }
.soft, figcaption, .about { color: var(--soft); font-size: 0.925rem; }
.badge { display: inline-block; padding: 0.05rem 0.55rem; border-radius: 1rem; font-weight: 600;
  font-size: 0.85rem; white-space: nowrap; }
.good { color: var(--good); background: var(--good-tint); }
.bad { color: var(--bad); background: var(--bad-tint); }
.open { color: var(--open); background: var(--open-tint); }
.refuted { color: var(--refuted); background: var(--refuted-tint); }
.checklist { list-style: none; padding: 0; margin: 0.75rem 0; border-top: 1px solid var(--line); }
.checklist .soft .badge { font-size: 0.75rem; font-weight: 500; }
.checklist li { display: grid; grid-template-columns: 6.75rem 1fr; gap: 0 0.75rem;
  padding: 0.55rem 0; border-bottom: 1px solid var(--line); }
article { margin-top: 2rem; padding-top: 1.5rem; border-top: 3px solid var(--line); }
article .statement { font-size: 1.1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; margin: 1rem 0; }
dt { color: var(--soft); }
dd { margin: 0; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 0.4rem;
  margin: 0.75rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem;
  font-variant-numeric: tabular-nums; overflow-wrap: normal; }
th, td { padding: 0.35rem 0.55rem; text-align: right; white-space: nowrap;
  border-bottom: 1px solid var(--line); }
tr:last-child > td, tr:last-child > th { border-bottom: 0; }
thead th { background: var(--tint); text-align: right; }
th:first-child, td:first-child { text-align: left; }
tbody th { font-weight: 500; white-space: normal; min-width: 9rem; }
figure { margin: 1.25rem 0; }
figure .scroll { background: var(--paper); padding: 0.25rem; }
figure svg { display: block; width: 100%; min-width: 34rem; height: auto; }
pre { background: var(--tint); border: 1px solid var(--line); border-radius: 0.4rem;
  padding: 0.6rem 0.8rem; white-space: pre-wrap; margin: 0.75rem 0; }
details { margin: 0.6rem 0; border: 1px solid var(--line); border-radius: 0.4rem;
  padding: 0.5rem 0.8rem; }
summary { cursor: pointer; }
@media (max-width: 34rem) {
  body { padding: 0.75rem 0.75rem 3rem; }
  h1 { font-size: 1.5rem; }
  .checklist li, dl { grid-template-columns: 1fr; }
  dt { margin-top: 0.4rem; } }
@media print {
  body { max-width: none; font-size: 10pt; }
  .scroll { overflow: visible; border: 0; }
  th, td { white-space: normal; }
  article, figure, tr { break-inside: avoid-page; }
  figure svg { min-width: 0; filter: none; }
  a { color: inherit; }
  details::details-content { content-visibility: visible; display: block; }
  nav, .skip { display: none; } }
)css";

}  // namespace overfit::app
