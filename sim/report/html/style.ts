/** Colours by day. Texts keep a contrast of 7:1 with what they stand on, and no colour says anything that words do not. */
const DAY = `
--page:#ffffff;--panel:#f4f6f8;--ink:#16212c;--dim:#45525e;--rule:#d0d8df;--link:#0a4f88;
--good:#0a5c33;--good-panel:#e7f4ec;--bad:#8f1d17;--bad-panel:#fbeceb;--warn:#6b4200;--warn-panel:#fdf3e0;
--truth:#0b62a8;--belief:#b45309;--flow:#5b4b9a;--pressure:#0f766e;--limit:#a3211b;
--calm:#c9d3dc;--active:#8dbbe0;--alarming:#f2b8b0;--alerting:#f3d18b;--latched:#e4dcc2;--held:#cdbfe6;--on-lane:#16212c;`;

/** Colours by night; lanes keep dark letters on light ground. */
const NIGHT = `
--page:#12171d;--panel:#1b232c;--ink:#e6ebf0;--dim:#b3bec9;--rule:#36424e;--link:#8cc4f5;
--good:#7fdba6;--good-panel:#12301f;--bad:#ffaaa1;--bad-panel:#3a1815;--warn:#f5cb7a;--warn-panel:#33260d;
--truth:#6cb4f0;--belief:#f0a04b;--flow:#b6a6f2;--pressure:#5fd0c5;--limit:#ff8f84;
--calm:#8496a6;--active:#7fb0d8;--alarming:#ee978c;--alerting:#e3b95f;--latched:#c2b78f;--held:#b3a1da;--on-lane:#16212c;`;

const SCREEN = `
*{box-sizing:border-box}
html{background:var(--page);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
body{max-width:68rem;margin:0 auto;padding:1.25rem 1rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.65rem;line-height:1.25;margin:.25rem 0 .5rem}
h2{font-size:1.2rem;line-height:1.3;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--rule)}
h3{font-size:1rem;margin:1.5rem 0 .5rem}
p{margin:.5rem 0;max-width:46rem}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.notice,.dim,figcaption,caption{color:var(--dim)}
.notice{font-size:.875rem;max-width:none}
.verdict{display:grid;grid-template-columns:auto 1fr;gap:.1rem .9rem;align-items:center;max-width:none;margin:1rem 0;padding:.8rem 1.1rem;border:1px solid;border-left-width:.5rem;border-radius:.4rem}
.verdict .sign{font-size:2.2rem;line-height:1;grid-row:span 2}
.verdict strong{font-size:1.35rem;line-height:1.2}
.verdict .why{color:var(--ink);font-weight:400}
.verdict.good{color:var(--good);background:var(--good-panel)}
.verdict.bad{color:var(--bad);background:var(--bad-panel)}
.verdict.warn{color:var(--warn);background:var(--warn-panel)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:1rem 0 0;padding:0}
nav a{display:inline-block;padding:.15rem 0}
dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.3rem 1.25rem;margin:.75rem 0}
dt{color:var(--dim)}
dd{margin:0}
code{font:.9em/1.5 ui-monospace,"SF Mono",Consolas,"DejaVu Sans Mono",monospace}
.command{display:block;margin:.25rem 0 .75rem;padding:.6rem .8rem;background:var(--panel);border:1px solid var(--rule);border-radius:.3rem;white-space:pre-wrap;user-select:all;-webkit-user-select:all}
pre.command{margin:.5rem 0}
.scroll{overflow-x:auto;margin:.5rem 0 1rem}
table{border-collapse:collapse;min-width:min(100%,22rem);font-size:.9rem;line-height:1.4}
table.wide{width:100%}
caption{text-align:left;padding:.25rem 0 .4rem;caption-side:top}
th,td{text-align:left;vertical-align:top;padding:.35rem .9rem .35rem 0;border-bottom:1px solid var(--rule);font-weight:inherit}
table.wide .text{min-width:11rem}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--dim);border-bottom:2px solid var(--rule);white-space:nowrap}
.fixed{white-space:nowrap;overflow-wrap:normal}
.number{text-align:right;white-space:nowrap;overflow-wrap:normal}
tr.good .mark{color:var(--good)}
tr.bad .mark,tr.bad .tone{color:var(--bad)}
tr.warn .mark,tr.warn .tone{color:var(--warn)}
tr.good .mark,tr.bad .mark,tr.bad .tone{font-weight:600}
tr.dim td{color:var(--dim)}
p.bad{color:var(--bad);font-weight:600}
p.warn{color:var(--warn)}
figure{margin:1.75rem 0 .25rem}
figcaption{font-size:.9rem;max-width:46rem}
figcaption b{color:var(--ink)}
figure svg{display:block;width:100%;height:auto}
details{margin:.25rem 0 1.5rem}
summary{cursor:pointer;color:var(--link);font-size:.9rem;padding:.15rem 0;width:max-content;max-width:100%}
footer{margin-top:3rem;padding-top:.75rem;border-top:1px solid var(--rule)}
@media (max-width:46rem){
body{padding:1rem .8rem 2rem}
h1{font-size:1.35rem}
dl{grid-template-columns:1fr;gap:0}
dd{margin-bottom:.5rem}
.scroll svg{min-width:40rem}
table.stack,.stack caption,.stack tbody,.stack tr,.stack .text{display:block}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack tr{padding:.4rem 0;border-bottom:1px solid var(--rule)}
.stack td{display:inline-block;border:0;padding:0 .8rem .1rem 0;text-align:left}
.stack td:empty{display:none}
.stack td[data-head]::before{content:attr(data-head) ": ";color:var(--dim);font-weight:400}
}`;

const PAPER = `
@page{size:A4;margin:14mm}
@media print{
html{font-size:10pt;background:none}
body{max-width:none;padding:0}
nav,summary{display:none}
.scroll{overflow:visible}
table{font-size:8.5pt}
thead{display:table-header-group}
tr,figure,.verdict,dl,.keep{break-inside:avoid}
figure+details{margin-bottom:1.5rem}
h2,h3,h2+p,caption,thead{break-after:avoid}
h2{margin-top:1.5rem}
figure{margin:.75rem 0}
a{color:inherit;text-decoration:none}
.verdict,.command,svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
details::details-content{content-visibility:visible;block-size:auto;height:auto}
}`;

/** How a page looks: by day and by night, on a phone and on paper. */
export const STYLE = `:root{color-scheme:light dark;${DAY}}
@media screen and (prefers-color-scheme:dark){:root{${NIGHT}}}${SCREEN}${PAPER}`.replace(/\n+/g, '\n');
